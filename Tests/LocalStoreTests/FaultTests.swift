import Documents
import TestSupport
import Testing

@testable import LocalStore

/// Writes and flushes that fail at every place of a session: what was acknowledged is there
/// afterwards.
@Suite struct FaultTests {
    /// One step of a session: an edit of one of a few documents, or a draft.
    private enum Act {
        case put(DocumentID, Int)
        case draft(String, Int)
        case records(draft: String, [DocumentID], Int)
    }

    /// What a reader must find: the value each document and draft was last acknowledged with, and
    /// those a failed act had tried.
    private struct Expectation {
        var values: [DocumentID: Int] = [:]
        var drafts: [String: Int] = [:]
        var tried: [DocumentID: Set<Int>] = [:]
        var triedDrafts: [String: Set<Int?>] = [:]
    }

    private static func session(seed: UInt64) -> [Act] {
        var generator = SeededGenerator(seed: seed)
        return (1...12).map { number in
            let id = DocumentID("person:\(Int.random(in: 1...4, using: &generator))")
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: return .draft("family:1", number)
            case 1: return .records(draft: "family:1", [id, "person:5"], number)
            default: return .put(id, number)
            }
        }
    }

    private static func run(_ act: Act, on store: Store) throws(StoreError) {
        try store.write { (writer) throws(StoreError) in
            switch act {
            case .put(let id, let value): try put(id, value, writer)
            case .draft(let key, let value):
                try writer.putDraft(key, .number(JSONNumber(value)))
            case .records(let draft, let ids, let value):
                for id in ids { try put(id, value, writer) }
                try writer.removeDraft(draft)
            }
        }
    }

    private static func put(
        _ id: DocumentID,
        _ value: Int,
        _ writer: Writer,
    ) throws(StoreError) {
        let body: JSONObject = ["name": .string("n\(value)"), "age": .number(JSONNumber(value))]
        try writer.put(id, body, parent: writer.revision(id))
    }

    private static func note(_ act: Act, done: Bool, in expected: inout Expectation) {
        switch act {
        case .put(let id, let value): note(id, value, done, &expected)
        case .draft(let key, let value):
            if done {
                expected.drafts[key] = value
            } else {
                expected.triedDrafts[key, default: []].insert(value)
            }
        case .records(let draft, let ids, let value):
            for id in ids { note(id, value, done, &expected) }
            if done {
                expected.drafts[draft] = nil
            } else {
                expected.triedDrafts[draft, default: []].insert(nil)
            }
        }
    }

    private static func note(
        _ id: DocumentID,
        _ value: Int,
        _ done: Bool,
        _ expected: inout Expectation,
    ) {
        if done {
            expected.values[id] = value
            expected.tried[id] = []
        } else {
            expected.tried[id, default: []].insert(value)
        }
    }

    @Test(arguments: Fault.Kind.allCases)
    func `what was acknowledged is there, wherever a write fails`(kind: Fault.Kind) throws {
        let seed: UInt64 = 20_261_005
        let layer = FaultLayer(name: "fault-\(kind)")
        let acts = FaultTests.session(seed: seed)
        var at = 1
        while true {
            let fault = Fault(kind: kind, at: at)
            var bench = try Bench()
            try bench.create().close()
            bench.options.vfs = layer.name
            var expected = Expectation()
            let store = try bench.open()
            layer.arm(fault)
            for act in acts {
                do {
                    try FaultTests.run(act, on: store)
                    FaultTests.note(act, done: true, in: &expected)
                } catch {
                    FaultTests.note(act, done: false, in: &expected)
                    let isTold =
                        switch error {
                        case .diskFull, .inputOutput: true
                        default: false
                        }
                    #expect(isTold, "\(error) for \(fault), seed \(seed)")
                }
            }
            store.close()
            let hasStruck = layer.hasStruck
            if kind == .powerLoss, hasStruck { layer.losePower() }
            layer.arm(nil)
            bench.options.vfs = nil
            try FaultTests.check(bench, expected, "\(fault), seed \(seed)")
            guard hasStruck else { break }
            // Every place of the first transactions, then a sample further on; all in the long set.
            at += at < 40 ? 1 : Long.step(9)
        }
        #expect(at > 40, "the session is long enough to fail in")
    }

    private static func check(_ bench: Bench, _ expected: Expectation, _ context: String) throws {
        let store = try bench.open()
        defer { store.close() }
        for id in Set(expected.values.keys).union(expected.tried.keys) {
            let found = try store.document(id)?.body["age"]?.int
            let isRight =
                found == expected.values[id]
                || found.map { expected.tried[id]?.contains($0) == true } == true
            #expect(isRight, "\(id) is \(String(describing: found)): \(context)")
        }
        for key in Set(expected.drafts.keys).union(expected.triedDrafts.keys) {
            let found = try store.read { (reader) throws(StoreError) in
                try reader.draft(key)?.body.int
            }
            let isRight =
                found == expected.drafts[key]
                || expected.triedDrafts[key]?.contains(found) == true
            #expect(isRight, "draft is \(String(describing: found)): \(context)")
        }
        let report = try store.examine()
        #expect(report.isSound, "\(report.findings): \(context)")
    }
}
