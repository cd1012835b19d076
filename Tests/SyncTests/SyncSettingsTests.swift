import LocalStore
import Replication
import Sync
import Testing

@Suite struct SyncSettingsTests {
    private func settings(_ change: (inout SyncSettings) -> Void) -> SyncSettings {
        var settings = SyncBench.settings
        change(&settings)
        return settings
    }

    @Test(arguments: [
        ("couch.example", "https://couch.example"),
        (" HTTPS://Couch.Example:6984/ ", "https://couch.example:6984"),
        ("https://a.b/prefix/", "https://a.b/prefix"), ("localhost:5984", "http://localhost:5984"),
        ("127.0.0.1:5984", "http://127.0.0.1:5984"), ("http://[::1]:5984", "http://[::1]:5984"),
        ("10.0.0.7:6984", "https://10.0.0.7:6984"), ("[fe80::1]", "https://[fe80::1]"),
    ])
    func `an address is kept whole and plain`(typed: String, kept: String) throws {
        let checked = try settings { $0.address = typed }.checked()
        #expect(checked.address == kept)
    }

    @Test(arguments: [
        ("", SyncSettingsFault.addressMissing), ("   ", .addressMissing),
        ("http://couch.example", .plainBeyondLoopback),
        ("http://127.0.0.1.evil.example", .plainBeyondLoopback),
        ("ftp://a.b", .schemeUnknown("ftp")), ("https://", .addressMalformed),
        ("https://a.b:0", .addressMalformed), ("https://a.b:70000", .addressMalformed),
        ("https://a.b:", .addressMalformed), ("https://a b_ü", .addressMalformed),
        ("https://x:y@a.b", .loginInAddress), ("https://a.b/?q", .addressMalformed),
        ("https://[::1", .addressMalformed), ("https://a..b", .addressMalformed),
    ])
    func `an address that cannot be is refused with its reason`(
        typed: String,
        fault: SyncSettingsFault,
    ) {
        let wrong = settings { $0.address = typed }
        #expect(throws: fault) { try wrong.checked() }
    }

    @Test(arguments: [
        ("192.168.1.10", "https://192.168.1.10:6984"),
        ("https://meja.local/x", "https://meja.local:6984/x"),
        ("192.168.1.10:443", "https://192.168.1.10:443"),
    ])
    func `a desk listens at its usual port where none is typed`(
        typed: String,
        kept: String,
    ) throws {
        let desk = settings {
            $0.address = typed
            $0.trust = .pairing(code: "K7Q2M-ABCDE-FGHJK-MNPQR", pin: nil)
        }
        #expect(try desk.checked().address == kept)
    }

    @Test func `the database may stand behind the address`() throws {
        let checked = try settings {
            $0.address = "https://couch.example:6984/prefix/w-7"
            $0.database = ""
        }.checked()
        #expect(checked.address == "https://couch.example:6984/prefix")
        #expect(checked.database == "w-7")
    }

    @Test func `each missing or malformed part has a fault of its own`() {
        let cases: [((inout SyncSettings) -> Void, SyncSettingsFault)] = [
            ({ $0.database = "" }, .databaseMissing),
            ({ $0.database = "W-1" }, .databaseMalformed),
            ({ $0.database = "1w" }, .databaseMalformed),
            ({ $0.database = "w?x" }, .databaseMalformed),
            ({ $0.login = "" }, .loginMissing),
            ({ $0.password = HiddenText("") }, .passwordMissing),
            ({ $0.trust = .authority(file: "") }, .authorityMissing),
            ({ $0.trust = .pairing(code: "K7Q2M", pin: nil) }, .pairingCodeMalformed),
            ({ $0.minutes = 0 }, .minutesOutOfRange), ({ $0.minutes = 1441 }, .minutesOutOfRange),
        ]
        for (change, fault) in cases {
            let wrong = settings(change)
            #expect(throws: fault) { try wrong.checked() }
        }
    }

    @Test(arguments: ["k7q2m abcde fghjk mnpqr", "K7Q2MABCDEFGHJKMNPQR", "K7Q2M-ABCDE-FGHJK-MNPQR"])
    func `a pairing code is read however it is typed`(typed: String) {
        #expect(PairingCode.normalised(typed) == "K7Q2M-ABCDE-FGHJK-MNPQR")
    }

    @Test func `look-alikes in a pairing code are put right, other signs refused`() {
        #expect(PairingCode.normalised("OIL00-00000-00000-00000") == "01100-00000-00000-00000")
        #expect(PairingCode.normalised("U0000-00000-00000-00000") == nil)
        #expect(PairingCode.normalised("00000-00000-00000-000000") == nil)
    }

    @Test func `settings come out of the store as they went in`() throws {
        let bench = try SyncBench()
        #expect(try bench.store.syncSettings() == nil)
        let trusts: [SyncSettings.Trust] = [
            .system, .authority(file: "/etc/ca.pem"),
            .pairing(code: "K7Q2M-ABCDE-FGHJK-MNPQR", pin: nil),
            .pairing(code: "K7Q2M-ABCDE-FGHJK-MNPQR", pin: "sha256//x"),
        ]
        for trust in trusts {
            let kept = settings {
                $0.trust = trust
                $0.isAutomatic = false
                $0.minutes = 7
            }
            try bench.store.keep(kept)
            #expect(try bench.store.syncSettings() == kept)
        }
        try bench.store.keep(nil)
        #expect(try bench.store.syncSettings() == nil)
    }

    @Test func `no way of printing settings shows the password`() {
        var dumped = ""
        dump(SyncBench.settings, to: &dumped)
        for text in ["\(SyncBench.settings)", String(reflecting: SyncBench.settings), dumped] {
            #expect(!text.contains("rahasia"))
        }
    }
}

@Suite struct SyncTestTests {
    private func peers(_ error: PeerError?, pinError: PeerError? = nil) -> SyncPeers {
        SyncPeers(
            own: { _, _ in NamedPeer(.laptop) },
            remote: { _, _ in RemoteSide(NamedPeer(.desk, failing: error)) },
            replicate: { _, _, _ in (ReplicationReport(), nil) },
            pin: { code, _, _ throws(PeerError) in
                if let pinError { throw pinError }
                return "sha256//of-" + code
            },
        )
    }

    @Test func `good settings pass and tell what the other side is`() {
        let test = SyncTest(SyncBench.settings, peers(nil), Cancellation())
        #expect(test.outcome == .passed(.desk))
    }

    @Test(arguments: [
        (PeerError.badAddress(detail: ""), SyncTest.Step.address), (.noLink(detail: ""), .link),
        (.timedOut(detail: ""), .link), (.certificate(detail: ""), .certificate),
        (.tooOld(detail: ""), .server), (.garbled(detail: ""), .server),
        (.full(detail: ""), .server),
        (.loginRefused(detail: ""), .login), (.noRight(detail: ""), .database),
        (.noDatabase(name: "w"), .database),
    ])
    func `a failure names the step it belongs to`(error: PeerError, step: SyncTest.Step) {
        let test = SyncTest(SyncBench.settings, peers(error), Cancellation())
        #expect(test.outcome == .failed(step, error))
    }

    @Test func `nothing is asked of a network before the form is right`() {
        var settings = SyncBench.settings
        settings.login = ""
        let test = SyncTest(settings, peers(.noLink(detail: "")), Cancellation())
        #expect(test.outcome == .malformed(.loginMissing))
    }

    @Test func `a pairing code is turned into the key it stands for, once`() throws {
        var settings = SyncBench.settings
        settings.trust = .pairing(code: "k7q2mabcdefghjkmnpqr", pin: nil)
        let test = SyncTest(settings, peers(nil), Cancellation())
        let code = "K7Q2M-ABCDE-FGHJK-MNPQR"
        #expect(test.settings.trust == .pairing(code: code, pin: "sha256//of-" + code))
        let again = SyncTest(
            test.settings,
            peers(nil, pinError: .certificate(detail: "")),
            Cancellation(),
        )
        #expect(again.outcome == .passed(.desk))
    }

    @Test func `a code of another desk fails at the certificate`() {
        var settings = SyncBench.settings
        settings.trust = .pairing(code: "K7Q2M-ABCDE-FGHJK-MNPQR", pin: nil)
        let refusing = peers(nil, pinError: .certificate(detail: "x"))
        let test = SyncTest(settings, refusing, Cancellation())
        #expect(test.outcome == .failed(.certificate, .certificate(detail: "x")))
    }
}
