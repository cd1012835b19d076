import Documents
import Replication
import Testing

/// The link is cut after request 1, 2, 3 … of a session: nothing is lost, nothing goes twice.
struct CutTests {
    /// What is lost with the link.
    enum Loss: CaseIterable, Sendable {
        case request, answer
    }

    @Test(arguments: Loss.allCases)
    func `a push cut at any request is finished by the next session`(_ loss: Loss) {
        for number in 1...requests(isPush: true) {
            let pair = Self.pair()
            let link = Self.link(pair, cutAt: number, loss)
            let cut = pair.push(over: link, options: Self.options(pair))
            #expect(cut.error == .noLink(detail: "cut"), "cut at request \(number)")
            #expect(Self.isHonest(pair), "cut at request \(number)")
            #expect(pair.push(options: Self.options(pair)).error == nil)
            #expect(pair.timesSent.count == 27, "cut at request \(number)")
            #expect(pair.timesSent.values.allSatisfy { $0 == 1 }, "cut at request \(number)")
            pair.expectSettled()
        }
    }

    @Test(arguments: Loss.allCases)
    func `a pull cut at any request is finished by the next session`(_ loss: Loss) {
        for number in 1...requests(isPush: false) {
            let pair = Self.pair()
            (pair.laptop.data, pair.server.data) = (pair.server.data, pair.laptop.data)
            let link = Self.link(pair, cutAt: number, loss)
            let cut = pair.pull(over: link, options: Self.options(pair))
            #expect(cut.error == .noLink(detail: "cut"), "cut at request \(number)")
            #expect(pair.pull(options: Self.options(pair)).error == nil)
            #expect(pair.laptop.data.leaves == pair.server.data.leaves, "request \(number)")
        }
    }

    @Test(arguments: Loss.allCases)
    func `one request lost at any place is made again within the session`(_ loss: Loss) {
        for number in 1...requests(isPush: true) {
            let pair = Self.pair()
            let link = Self.link(pair, cutAt: number, loss, times: 1)
            let push = pair.push(over: link, options: Self.options(pair))
            #expect(push.error == nil, "request \(number)")
            #expect(push.report.written == 27, "request \(number)")
            #expect(pair.clock.waits.count == 1, "request \(number)")
            pair.expectSettled()
        }
    }

    @Test func `a process that dies at any request goes on where it was`() {
        for number in 1...requests(isPush: true) {
            let pair = Self.pair()
            let link = ScriptedPeer(pair.server)
            link.before = { (_, made) throws(PeerError) in
                if made >= number { throw .store(Died()) }
            }
            #expect(pair.push(over: link, options: Self.options(pair)).error != nil)
            pair.laptop.crash()
            pair.server.crash()
            #expect(Self.isHonest(pair), "died at request \(number)")
            #expect(pair.push(options: Self.options(pair)).error == nil)
            #expect(pair.timesSent.values.allSatisfy { $0 == 1 }, "died at request \(number)")
            pair.expectSettled()
        }
    }

    private struct Died: Error {}

    /// Three pages of records and one document with two open ends.
    private static func pair() -> Pair {
        let pair = Pair()
        let first = pair.laptop.data.edit("check:0", parent: nil, ["state": "hadir"])
        pair.laptop.data.edit("check:0", parent: first, ["state": "izin"])
        pair.laptop.data.edit("check:0", parent: first, ["state": "alpa"])
        for number in 1...25 { pair.laptop.record(number) }
        return pair
    }

    private static func options(_ pair: Pair) -> ReplicationOptions {
        pair.clock.options(batch: 10, tries: 3)
    }

    private static func link(
        _ pair: Pair,
        cutAt number: Int,
        _ loss: Loss,
        times: Int = .max,
    ) -> ScriptedPeer {
        let link = ScriptedPeer(pair.server)
        let isCut = { (made: Int) in made >= number && made - number < times }
        link.before = { (_, made) throws(PeerError) in
            let isFirst = made == number
            if isCut(made), loss == .request || !isFirst { throw .noLink(detail: "cut") }
        }
        link.after = { (_, made) throws(PeerError) in
            if isCut(made) { throw .noLink(detail: "cut") }
        }
        return link
    }

    /// What counts as delivered is there.
    private static func isHonest(_ pair: Pair) -> Bool {
        pair.laptop.data.documents.allSatisfy { id, document in
            document.book.allSatisfy { revision, state in
                state != .delivered
                    || pair.server.data.documents[id]?.tree.contains(revision) == true
            }
        }
    }

    private func requests(isPush: Bool) -> Int {
        let pair = Self.pair()
        if !isPush { (pair.laptop.data, pair.server.data) = (pair.server.data, pair.laptop.data) }
        let link = ScriptedPeer(pair.server)
        _ =
            isPush
            ? pair.push(over: link, options: Self.options(pair))
            : pair.pull(over: link, options: Self.options(pair))
        return link.requests.count
    }
}
