import Documents
import LocalStore
import Replication
import TestSupport
import Testing

/// A day's records over a link of 30 kbit/s that takes 600 ms and breaks every so many seconds.
///
/// The budget says 60; a day's sync may be through by then, so it is cut more often too.
///
/// By default everything is ten times as fast, the engine's clock too; with `PENDAMPING_LONG=1` nothing is.
@Suite(.serialized) struct SlowWireTests {
    private let haste = Long.isOn ? 1 : 10

    @Test(arguments: Long.isOn ? [60, 15, 7] : [15, 7])
    func `a day's sync completes over a slow link that breaks again and again`(
        seconds life: Int
    ) throws {
        let wire = try Wire(isSecure: true)
        let round = try wire.round(records: 200, register: 20, seed: 4)
        wire.proxy.reset(
            LinkProxy.Behaviour(
                delay: 300 / haste,
                bytesPerSecond: 30_000 / 8 * haste,
                life: life * 1000 / haste,
            )
        )
        var (syncs, sent, inFlight) = (0, 0, 0)
        var largest = 0
        var last: PeerError?
        let start = StoreOptions.systemClock()
        repeat {
            let before = try round.delivered().count
            let sync = round.sync(options)
            (syncs, last) = (syncs + 1, sync.error)
            sent += sync.desk.sent.count
            inFlight += sync.desk.inFlight
            largest = max(largest, sync.desk.largestBatch)
            let (held, after) = (try round.deskLeaves(), try round.delivered())
            #expect(after.count >= before)
            for id in after { #expect(held[id] != nil, "\(id) is not at the desk") }
        } while last != nil && syncs < 12
        let seconds = (StoreOptions.systemClock() - start) * haste / 1000
        print(
            "slow wire, \(life) s at a time: \(seconds) s, \(wire.proxy.carried) bytes, \(wire.proxy.cuts) cuts, "
                + "\(syncs) syncs, \(sent) sent, \(inFlight) of them in flight when cut"
        )
        #expect(last == nil)
        #expect(wire.proxy.cuts > 0 || life == 60, "a day's sync takes longer than that")
        #expect(sent - 200 <= inFlight, "sent again is only what was in flight")
        #expect(inFlight <= wire.proxy.cuts * largest)
        #expect(try round.deskLeaves() == round.laptopLeaves())
        for id in round.records { #expect(try round.laptop.state(id) == .desk) }
    }

    /// As in the program, by a clock that goes faster with the link.
    private var options: ReplicationOptions {
        let haste = haste
        return ReplicationOptions(
            now: { StoreOptions.systemClock() * haste },
            random: { Double.random(in: 0...1) },
            wait: { [cancellation = Cancellation()] in
                cancellation.wait(milliseconds: $0 / haste)
            },
        )
    }
}
