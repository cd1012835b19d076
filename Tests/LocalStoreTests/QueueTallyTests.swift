import Documents
import TestSupport
import Testing

@testable import LocalStore

@Suite struct `The count of what waits` {
    /// One act on the deliveries of some document.
    private static func act(
        _ writer: Writer,
        _ generator: inout SeededGenerator,
    ) throws(StoreError) {
        let id = DocumentID("check:\(Int.random(in: 0..<12, using: &generator))")
        let number = JSONNumber(Int.random(in: 0..<1_000, using: &generator))
        let body: JSONObject = ["n": .number(number)]
        let parent = try writer.document(id).flatMap { $0.deleted ? nil : $0.revision }
        switch Int.random(in: 0..<6, using: &generator) {
        case 0, 1: _ = try writer.put(id, body, parent: parent)
        case 2:
            if let parent { _ = try writer.delete(id, parent: parent) }
        case 3:
            if let parent { _ = try writer.deleteWithoutTrace(id, parent: parent) }
        case 4: _ = try writer.purge(id, family: "family:1")
        default:
            let made = RevisionID.digest(parent: nil, deleted: false, body: .object(body))
            let state: DeliveryState = Bool.random(using: &generator) ? .server : .desk
            _ = try writer.putWithHistory(id, path: [made], body, delivery: state)
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `carried from write to write is the count made anew`(seed: UInt64) throws {
        let bench = try Bench()
        let store = try bench.create()
        let other = try bench.open()
        var generator = SeededGenerator(seed: seed)
        for round in 0..<40 {
            let writing = Int.random(in: 0..<10, using: &generator) == 0 ? other : store
            let isTakenBack = Int.random(in: 0..<6, using: &generator) == 0
            let isAsked = Bool.random(using: &generator)
            do {
                try writing.write { (writer) throws(StoreError) in
                    for _ in 0..<Int.random(in: 1...3, using: &generator) {
                        try Self.act(writer, &generator)
                    }
                    if isAsked {
                        let (carried, counted) = (
                            try writer.waitingCount(), try writer.queueCount(),
                        )
                        #expect(carried == counted, "seed \(seed), round \(round)")
                    }
                    if isTakenBack { throw .cancelled }
                }
            } catch StoreError.cancelled {}
        }
        try store.write { (writer) throws(StoreError) in
            #expect(try writer.waitingCount() == writer.queueCount(), "seed \(seed)")
        }
    }
}
