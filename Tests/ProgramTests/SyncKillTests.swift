import Documents
import Glibc
import TestSupport
import Testing

private let seeds: [UInt64] = OwnEnvironment.isLong ? Array(1...20) : [1, 2]

/// Desk or laptop ended at any moment of a sync.
@Suite(.serialized) struct SyncKillTests {
    @Test(arguments: seeds)
    func `a sync with either side killed loses nothing it has said is delivered, and heals`(
        seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: seed)
        let place = try HubProcess.Place()
        var hub = try HubProcess(place)
        let port = hub.port
        let laptop = try SampleStore(families: 150)
        let all = try laptop.queue().count
        #expect(all > 100)
        let output = laptop.home.file("keluar")
        // Slow enough for a sync to be under way whenever it is killed.
        let link = try LinkProxy(to: UInt16(port))
        link.reset(.init(bytesPerSecond: 30_000))
        defer { link.stop() }
        var partly = 0
        for round in 1...4 {
            let what = "seed \(seed), round \(round)"
            let sync = try laptop.start(
                laptop.syncWords(Int(link.port), place),
                output: output,
            )
            usleep(UInt32.random(in: 200...2_500, using: &generator) * 1000)
            if Bool.random(using: &generator) {
                hub.signal(SIGKILL)
                #expect(hub.waitForEnd() == 128 + SIGKILL, "\(what)")
                hub = try HubProcess(place, listen: "127.0.0.1:\(port)")
                // It tries again by itself; now and then it is let.
                usleep(UInt32.random(in: 0...1_500, using: &generator) * 1000)
                kill(sync, SIGKILL)
                waitForEnd(sync)
            } else {
                kill(sync, SIGKILL)
                waitForEnd(sync)
            }
            let delivered = try expectKept(laptop, hub, all, what)
            print("\(what): \(delivered) of \(all) delivered")
            if delivered < all { partly += 1 }
        }
        #expect(partly > 0, "seed \(seed): nothing was cut short")
        let last = try laptop.sync(port, place)
        #expect(last["outcome"]?.string == "done", "\(last)")
        let queue = try laptop.queue()
        #expect(queue.count == all && queue.allSatisfy { $0["state"]?.string == "desk" })
        try expectKept(laptop, hub, all, "seed \(seed), at the end")
        let quiet = try laptop.sync(port, place)
        #expect(quiet["pushed"]?.int == 0 && quiet["pulled"]?.int == 0, "\(quiet)")
        hub.signal(SIGTERM)
        #expect(hub.waitForEnd() == 0)
    }

    /// All that is called delivered is at the desk, and nothing has left the laptop.
    ///
    /// - Returns: How many are called delivered.
    @discardableResult
    private func expectKept(
        _ laptop: SampleStore,
        _ hub: HubProcess,
        _ all: Int,
        _ what: String,
    ) throws -> Int {
        #expect(try laptop.doctor()["sound"]?.bool == true, "\(what)")
        let queue = try laptop.queue()
        #expect(queue.count == all, "\(what)")
        let held = try hub.leaves()
        let delivered = queue.filter { $0["state"]?.string == "desk" }
        for row in delivered {
            let (id, revision) = (row["id"]?.string ?? "", row["rev"]?.string ?? "")
            #expect(held[id]?.contains(revision) == true, "\(id) \(revision), \(what)")
        }
        #expect(held.count <= all, "\(what)")
        return delivered.count
    }
}
