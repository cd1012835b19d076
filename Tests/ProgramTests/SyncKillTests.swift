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
        for round in 1...4 {
            let what = "seed \(seed), round \(round)"
            let sync = try laptop.start(laptop.syncWords(port, place), output: output)
            usleep(UInt32.random(in: 50...2_500, using: &generator) * 1000)
            if Bool.random(using: &generator) {
                hub.signal(SIGKILL)
                #expect(hub.waitForEnd() == 128 + SIGKILL, "\(what)")
                hub = try HubProcess(place, listen: "127.0.0.1:\(port)")
                // It tries again by itself and may well come to its end.
                let code = waitForEnd(sync)
                #expect(code == 0 || code == 1, "\(what)")
            } else {
                kill(sync, SIGKILL)
                waitForEnd(sync)
            }
            try expectKept(laptop, hub, all, what)
        }
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
    private func expectKept(
        _ laptop: SampleStore,
        _ hub: HubProcess,
        _ all: Int,
        _ what: String,
    ) throws {
        #expect(try laptop.doctor()["sound"]?.bool == true, "\(what)")
        let queue = try laptop.queue()
        #expect(queue.count == all, "\(what)")
        let held = try hub.leaves()
        for row in queue where row["state"]?.string == "desk" {
            let (id, revision) = (row["id"]?.string ?? "", row["rev"]?.string ?? "")
            #expect(held[id]?.contains(revision) == true, "\(id) \(revision), \(what)")
        }
        #expect(held.count <= all, "\(what)")
    }
}
