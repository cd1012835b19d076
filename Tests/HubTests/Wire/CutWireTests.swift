import Documents
import Replication
import TestSupport
import Testing

/// One sync of a laptop with a desk, its link cut after byte N; then another over a good one.
///
/// N are the bytes around each turn of the talk and a sample by seed; with `PENDAMPING_LONG=1` every one,
/// with TLS every seventh (an hour each).
@Suite(.serialized) struct CutWireTests {
    @Test(arguments: [false, true])
    func `a sync cut after any byte loses nothing, repeats nothing, and the next one heals`(
        isSecure: Bool
    ) throws {
        let seed: UInt64 = 20_261
        var generator = SeededGenerator(seed: seed)
        var wire = try Wire(isSecure: isSecure)
        let whole = try wholeSync(wire)
        var places: Set<Int> = [0]
        for _ in 0..<20 { places.insert(Int.random(in: 0...whole.bytes, using: &generator)) }
        for turn in whole.turns where !isSecure {
            places.insert(turn + Int.random(in: -1...1, using: &generator))
        }
        if Long.isOn { places = Set(stride(from: 0, to: whole.bytes, by: isSecure ? 7 : 1)) }
        var cuts = 0
        for (number, place) in places.sorted().enumerated() {
            // A database of its own for each, and a desk for so many as it may have open files.
            if number % 60 == 59 { wire = try Wire(isSecure: isSecure) }
            let what = "cut after byte \(place) of \(whole.bytes), TLS \(isSecure), seed \(seed)"
            if try cut(wire, after: place, seed: seed, what) { cuts += 1 }
        }
        print("wire: \(cuts) of \(places.count) syncs cut, \(whole.bytes) bytes, TLS \(isSecure)")
        #expect(cuts > places.count * 9 / 10)
    }

    /// A whole sync: its bytes, and where in them the other side began to speak.
    private func wholeSync(_ wire: Wire) throws -> (bytes: Int, turns: [Int]) {
        let round = try wire.round(seed: 1)
        wire.proxy.reset()
        let sync = round.sync(options(batch: 5))
        #expect(sync.error == nil && sync.up.written == 12 && sync.down.written == 6)
        let (bytes, turns) = (wire.proxy.carried, wire.proxy.turns)
        #expect(turns.count >= 20 && bytes > 5_000)
        try expectHealed(round, wire, "uncut")
        return (bytes, turns)
    }

    /// - Returns: Whether the cut came before the end.
    private func cut(_ wire: Wire, after place: Int, seed: UInt64, _ what: String) throws -> Bool {
        let round = try wire.round(seed: seed)
        wire.proxy.reset(.init(cutAfter: place))
        let first = round.sync(options(batch: 5, tries: 1))
        // Whatever the worker is told now is so.
        let (held, here) = (try round.deskLeaves(), try round.laptopLeaves())
        for id in try round.delivered() {
            #expect(here[id] == held[id], "\(id) is not at the desk, \(what)")
        }

        wire.proxy.reset()
        let second = round.sync(options(batch: 5))
        #expect(second.error == nil, "\(what)")
        for document in second.desk.sent
        where held[document.id]?.contains(document.revision) == true {
            Issue.record("\(document.id) was there and is sent again, \(what)")
        }
        for (id, revision) in second.desk.asked where here[id]?.contains(revision) == true {
            Issue.record("\(id) was here and is fetched again, \(what)")
        }
        let again = first.desk.sent.count + second.desk.sent.count - round.records.count
        #expect(again <= first.desk.inFlight && again <= 5, "\(again) sent again, \(what)")
        try expectHealed(round, wire, what)
        return first.error != nil
    }

    /// Both hold the same, all is delivered, and a further sync only asks.
    private func expectHealed(_ round: WireRound, _ wire: Wire, _ what: String) throws {
        let (desk, laptop) = (try round.deskLeaves(), try round.laptopLeaves())
        #expect(desk == laptop && desk.count == 18, "\(what)")
        for id in round.records {
            #expect(try round.laptop.state(id) == .desk, "\(id), \(what)")
        }
        // The next one sees in the desk's feed what it has sent, the one after that nothing new.
        for isQuiet in [false, true] {
            let further = round.sync(options(batch: 5))
            #expect(further.error == nil, "\(what)")
            for peer in [further.laptop, further.desk] {
                #expect(
                    peer.sent.isEmpty && peer.asked.isEmpty,
                    "a further sync moved something, \(what)",
                )
                if isQuiet {
                    #expect(peer.checkpoints == 0, "a quiet sync wrote something, \(what)")
                }
            }
        }
    }

    private func options(batch: Int, tries: Int = 2) -> ReplicationOptions {
        var options = TestLaptop.options
        options.batch = batch
        options.tries = tries
        return options
    }
}
