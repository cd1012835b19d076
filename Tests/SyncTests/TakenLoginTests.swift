import LocalStore
import Replication
import Sync
import Testing

/// A login that is refused though the same server took it before.
@Suite struct TakenLoginTests {
    private static let refused = PeerError.loginRefused(detail: "Name or password is incorrect.")
    private static let suddenly = PeerError.loginNoLongerTaken(
        detail: "Name or password is incorrect."
    )

    /// One sync that is refused where it opens.
    private func refusal(_ bench: SyncBench, _ settings: SyncSettings) -> SyncReport.Outcome {
        let script = ScriptedPeers()
        script.openError = Self.refused
        return script.run(bench, .server(settings)).outcome
    }

    @Test func `a login that has never been taken is refused, and no more is said`() throws {
        let bench = try SyncBench()
        try bench.store.keep(SyncBench.settings)
        #expect(refusal(bench, SyncBench.settings) == .failed(.opening, Self.refused))
    }

    @Test func `a login that was taken is told to have been, whatever step it is refused at`()
        throws
    {
        let bench = try SyncBench()
        try bench.store.keep(SyncBench.settings)
        #expect(ScriptedPeers().run(bench).outcome == .done)
        #expect(refusal(bench, SyncBench.settings) == .failed(.opening, Self.suddenly))
        let script = ScriptedPeers()
        script.pushError = Self.refused
        #expect(script.run(bench).outcome == .failed(.pushing, Self.suddenly))
        #expect(
            try bench.store.syncLog().entries.last?.outcome == .failed(.pushing, Self.suddenly)
        )
    }

    @Test func `a sync that fails behind the login remembers it too`() throws {
        let bench = try SyncBench()
        try bench.store.keep(SyncBench.settings)
        let script = ScriptedPeers()
        script.pullError = .timedOut(detail: "")
        _ = script.run(bench)
        #expect(refusal(bench, SyncBench.settings) == .failed(.opening, Self.suddenly))
    }

    @Test func `another password, login or address is another login`() throws {
        let changes: [(inout SyncSettings) -> Void] = [
            { $0.password = HiddenText("lain") }, { $0.login = "pdp-002" },
            { $0.address = "https://couch.lain" },
        ]
        for change in changes {
            let bench = try SyncBench()
            try bench.store.keep(SyncBench.settings)
            _ = ScriptedPeers().run(bench)
            var settings = SyncBench.settings
            change(&settings)
            #expect(refusal(bench, settings) == .failed(.opening, Self.refused), "not kept yet")
            try bench.store.keep(settings)
            #expect(refusal(bench, settings) == .failed(.opening, Self.refused), "kept")
            try bench.store.keep(SyncBench.settings)
            #expect(refusal(bench, SyncBench.settings) == .failed(.opening, Self.refused))
        }
    }

    @Test func `other settings of the same login leave it known`() throws {
        let bench = try SyncBench()
        try bench.store.keep(SyncBench.settings)
        _ = ScriptedPeers().run(bench)
        var settings = SyncBench.settings
        settings.minutes = 45
        try bench.store.keep(settings)
        #expect(try bench.store.syncSettings() == settings)
        #expect(refusal(bench, settings) == .failed(.opening, Self.suddenly))
        try bench.store.keep(nil)
        #expect(try bench.store.syncSettings() == nil)
        #expect(refusal(bench, settings) == .failed(.opening, Self.refused))
    }

    @Test func `of a login that is not kept nothing is remembered`() throws {
        let bench = try SyncBench()
        _ = ScriptedPeers().run(bench)
        #expect(try bench.store.syncSettings() == nil)
        #expect(refusal(bench, SyncBench.settings) == .failed(.opening, Self.refused))
    }

    @Test func `a quiet sync writes the note once`() throws {
        let bench = try SyncBench()
        try bench.store.keep(SyncBench.settings)
        for isFirst in [true, false] {
            _ = ScriptedPeers().run(bench)
            #expect(try bench.store.hasTaken(loginOf: SyncBench.settings), "\(isFirst)")
        }
    }
}
