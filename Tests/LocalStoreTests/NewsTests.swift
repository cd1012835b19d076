import Documents
import Testing

@testable import LocalStore

/// What is known of a delivery after each piece of news, for every pair there is.
@Suite struct NewsTests {
    private static let all: [DeliveryNews] = DeliveryState.allCases.flatMap { state in
        state == .accepted || state == .refusedByOffice
            ? [DeliveryNews(state), DeliveryNews(state, byStick: true, reason: "x")]
            : [DeliveryNews(state)]
    }

    private func isSafe(_ news: DeliveryNews) -> Bool {
        news.state.isSafeElsewhere && !news.byStick
    }

    @Test func `the same news twice is news once`() {
        for known in Self.all {
            for news in Self.all {
                let once = known.hearing(news)
                #expect(once.hearing(news) == once, "\(known) heard \(news)")
            }
        }
    }

    @Test func `what the server is known to have stays so, and only its own word makes it so`() {
        for known in Self.all {
            for news in Self.all {
                let now = known.hearing(news)
                if isSafe(known) { #expect(isSafe(now), "\(known) heard \(news)") }
                if isSafe(now), !isSafe(known) {
                    #expect(isSafe(news), "\(known) heard \(news)")
                }
            }
        }
    }

    @Test func `only a refusal takes a record back, and only one nobody is known to have`() {
        for known in Self.all {
            for news in Self.all {
                let now = known.hearing(news)
                guard now.state < known.state else { continue }
                let isRefusal = news.state == .refusedByServer && known.state == .serverByStick
                let isDecision = news.state == .accepted && known.state == .refusedByOffice
                #expect(isRefusal || isDecision, "\(known) heard \(news)")
            }
        }
    }

    /// More than 200 documents in one write are told in fewer statements.
    @Test func `news of many at once is what news of each by itself is`() throws {
        let states: [DeliveryState] = [.stick, .desk, .server, .refusedByServer]
        for state in states {
            let (one, many) = (try Bench(), try Bench(seed: 2))
            let (first, second) = (try one.create(), try many.create())
            for store in [first, second] { try Self.fill(store) }
            for number in 0..<Self.count {
                try first.write { (writer) throws(StoreError) in
                    try Self.hear(number, state, writer)
                }
            }
            try second.write { (writer) throws(StoreError) in
                for number in 0..<Self.count { try Self.hear(number, state, writer) }
            }
            for number in 0..<Self.count {
                let alone = try Self.told(number, first)
                #expect(try Self.told(number, second) == alone, "\(state), \(number)")
            }
            let waiting = try second.read { (reader) throws(StoreError) in
                try reader.queueCount()
            }
            let counted = try first.write { (writer) throws(StoreError) in
                try writer.waitingCount()
            }
            #expect(waiting == counted && waiting > 0, "\(state)")
        }
    }

    private static let count = 320

    /// Documents of one revision, of two, with two leaves, known to be somewhere, and a local one.
    private static func fill(_ store: Store) throws {
        try store.write { (writer) throws(StoreError) in
            for number in 0..<count {
                let id = DocumentID("check:\(number)")
                let made = try writer.put(id, ["n": JSONValue(number)], local: number % 9 == 8)
                guard let revision = made.revision else { continue }
                switch number % 9 {
                case 1: try writer.put(id, ["n": "again"], parent: revision)
                case 2:
                    let other = RevisionID.digest(parent: nil, deleted: false, body: ["n": "x"])
                    try writer.putWithHistory(id, path: [other], ["n": "x"], delivery: .desk)
                case 3: try writer.setDelivery(id, revision, .desk)
                case 4: try writer.setDelivery(id, revision, .accepted, reason: "ya")
                case 5: try writer.delete(id, parent: revision)
                default: break
                }
            }
        }
    }

    private static func hear(
        _ number: Int,
        _ state: DeliveryState,
        _ writer: Writer,
    ) throws(StoreError) {
        let id = DocumentID("check:\(number)")
        guard number % 7 != 0, let revision = try writer.revision(id) else { return }
        let reason = state == .refusedByServer ? "forbidden" : nil
        try writer.hear(id, revision, DeliveryNews(state, reason: reason))
    }

    /// What the store tells of a document, times left out.
    private static func told(_ number: Int, _ store: Store) throws -> [String] {
        let id = DocumentID("check:\(number)")
        return try store.read { (reader) throws(StoreError) in
            var told = try reader.deliveries(id).map { delivery in
                "\(delivery.revision) \(delivery.state) \(delivery.reason ?? "-")"
                    + " \(delivery.isLeaf) \(delivery.byStick)"
            }
            for leaf in try reader.tree(id)?.leaves ?? [] {
                told.append("\(leaf.revision) \(try reader.body(id, leaf.revision) != nil)")
            }
            return told.sorted()
        }
    }

    @Test func `where no refusal is, the order of news does not matter`() {
        let way = Self.all.filter { $0.state < .accepted && $0.state != .refusedByServer }
        for first in way {
            for second in way {
                let start = DeliveryNews(.local)
                let one = start.hearing(first).hearing(second)
                #expect(one == start.hearing(second).hearing(first), "\(first), \(second)")
            }
        }
    }

    @Test func `the order of states is the order of the way`() {
        let order: [DeliveryState] = [
            .local, .stick, .desk, .refusedByServer, .serverByStick, .server, .accepted,
            .refusedByOffice,
        ]
        #expect(DeliveryState.allCases.sorted() == order)
        #expect(DeliveryState.allCases.filter(\.isWaiting) == [.local, .stick, .desk])
    }
}
