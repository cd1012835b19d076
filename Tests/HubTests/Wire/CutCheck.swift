import Documents
import Replication

/// One sync that is cut after a byte, the next one over a good link, and what must hold of both.
struct CutCheck {
    private let round: WireRound
    private let wire: Wire
    /// What did not hold, in words.
    private(set) var wrong: [String] = []
    /// Whether the cut came before the sync's end.
    private(set) var isCut = false

    /// Revisions in one request: the smallest that makes more than one of a few.
    static let batch = 2

    init(_ lane: WireLane) throws {
        round = try lane.next()
        wire = lane.wire
    }

    /// A whole sync.
    ///
    /// - Returns: Its bytes, and where in them the other side began to speak.
    mutating func runWhole() throws -> (bytes: Int, turns: [Int]) {
        wire.proxy.reset()
        let register = try round.deskLeaves().count
        let sync = round.sync(Self.options(tries: 2))
        expect(sync.error == nil, "the uncut sync: \(String(describing: sync.error))")
        expect(sync.up.written == round.records.count, "the uncut sync pushed \(sync.up.written)")
        expect(sync.down.written == register, "the uncut sync pulled \(sync.down.written)")
        let whole = (wire.proxy.carried, wire.proxy.turns)
        try expectHealed(register + round.records.count, quiet: true)
        return whole
    }

    /// - quiet: Looks at the sync after next, too, which is to write nothing at all.
    mutating func run(cutAfter place: Int, quiet: Bool) throws {
        let sum = try round.deskLeaves().count + round.records.count
        wire.proxy.reset(.init(cutAfter: place))
        let first = round.sync(Self.options(tries: 1))
        isCut = first.error != nil
        // Whatever the worker is told now is so.
        let (held, here) = (try round.deskLeaves(), try round.laptopLeaves())
        for id in try round.delivered() {
            expect(here[id] == held[id], "\(id) is said to be at the desk and is not")
        }

        wire.proxy.reset()
        let second = round.sync(Self.options(tries: 2))
        expect(second.error == nil, "the next sync: \(String(describing: second.error))")
        for document in second.desk.sent
        where held[document.id]?.contains(document.revision) == true {
            expect(false, "\(document.id) was there and is sent again")
        }
        for (id, revision) in second.desk.asked where here[id]?.contains(revision) == true {
            expect(false, "\(id) was here and is fetched again")
        }
        let again = first.desk.sent.count + second.desk.sent.count - round.records.count
        expect(again <= first.desk.inFlight && again <= Self.batch, "\(again) sent again")
        try expectHealed(sum, quiet: quiet)
    }

    /// Both hold the same, all is delivered, and a further sync only asks.
    private mutating func expectHealed(_ sum: Int, quiet: Bool) throws {
        let (desk, laptop) = (try round.deskLeaves(), try round.laptopLeaves())
        expect(desk == laptop, "desk and laptop differ")
        expect(desk.count == sum, "\(desk.count) documents instead of \(sum)")
        for id in round.records where try round.laptop.state(id) != .desk {
            expect(false, "\(id) is not told to be at the desk")
        }
        // The next one sees in the desk's feed what it has sent, the one after that nothing new.
        for isQuiet in quiet ? [false, true] : [false] {
            let further = round.sync(Self.options(tries: 2))
            expect(further.error == nil, "a further sync: \(String(describing: further.error))")
            for peer in [further.laptop, further.desk] {
                expect(peer.sent.isEmpty && peer.asked.isEmpty, "a further sync moved something")
                if isQuiet { expect(peer.checkpoints == 0, "a quiet sync wrote something") }
            }
        }
    }

    private mutating func expect(_ holds: Bool, _ words: @autoclosure () -> String) {
        if !holds { wrong.append(words()) }
    }

    private static func options(tries: Int) -> ReplicationOptions {
        var options = TestLaptop.options
        options.batch = batch
        options.tries = tries
        return options
    }
}
