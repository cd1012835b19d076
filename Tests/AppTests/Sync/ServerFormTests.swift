import LocalStore
import Replication
import Screen
import Sync
import Testing

@testable import App

@Suite struct ServerFormTests {
    /// The form, opened from *Sinkron*, with what is kept already.
    private func stage(_ kept: SyncSettings? = nil) -> Stage {
        var view = SyncView()
        view.settings = kept
        var stage = Sample.syncStage(view)
        stage.press("F6")
        return stage
    }

    private func form(_ stage: Stage) -> ServerState {
        stage.state.workspace?.server ?? ServerState()
    }

    private func kept(_ stage: Stage) -> SyncSettings? {
        for case .sync(.keep(let settings)) in stage.effects { return settings }
        return nil
    }

    private func typed() -> Stage {
        var stage = stage()
        for text in ["couch.example:6984", "w-1", "pdp-001", "rahasia sekali"] {
            stage.type(text)
            stage.press("Tab")
        }
        return stage
    }

    @Test func `a form filled from top to bottom is kept whole`() {
        var stage = typed()
        stage.press("F2")
        #expect(kept(stage) == Sample.server)
    }

    @Test func `F4 tests what is typed, before it is kept`() {
        var stage = typed()
        stage.press("F4")
        let tested = stage.effects.contains {
            if case .sync(.test(let settings)) = $0 { settings.database == "w-1" } else { false }
        }
        #expect(tested)
        #expect(kept(stage) == nil)
        #expect(stage.frame().text.contains("Menguji"))
        stage.act(.sync(.tested(SyncTest(.passed(.desk), Sample.server))))
        #expect(stage.frame().text.contains("sebuah meja"))
    }

    @Test func `the password shows as dots wherever it is`() {
        var stage = typed()
        #expect(!stage.frame().text.contains("rahasia"))
        stage.act(.sync(.kept(.success(Sample.server))))
        #expect(!stage.frame().text.contains("rahasia"))
    }

    private static let failures: [(PeerError, String)] = [
        (.noLink(detail: ""), "Periksa modem"),
        (.noLink(detail: PeerError.nameUnknown + "x"), "tidak dikenal di jaringan"),
        (.certificate(detail: ""), "kode meja"),
        (.certificate(detail: "certificate has expired"), "jam laptop"),
        (
            .noLink(detail: PeerError.nobodyListens + "x"),
            "tidak ada meja atau server yang terbuka",
        ),
        (.badAddress(detail: PeerError.noTLS + "x"), "Ini bukan soal sertifikat"),
        (.badAddress(detail: PeerError.noTLS + "x"), "Periksa nomor porta"),
        (.badAddress(detail: PeerError.onlyTLS + "x"), "Tulis https:// di depan alamat"),
        (.noLink(detail: PeerError.saysNothingPlain + "x"), "Tulis https:// di depan alamat"),
        (.noLink(detail: PeerError.cutInHandshake + "x"), "porta itu mungkin tanpa TLS"),
        (.loginRefused(detail: "temporarily locked"), "mengunci login ini sebentar"),
        (.loginRefused(detail: ""), "menolak nama login"),
        (.loginNoLongerTaken(detail: ""), "padahal sebelumnya diterima"),
        (.loginNoLongerTaken(detail: ""), "program mencoba lagi sendiri"),
        (.noRight(detail: ""), "tidak berhak"),
        (.noDatabase(name: "w-1"), "«w-1» tidak ada"), (.full(detail: ""), "penuh"),
        (.tooOld(detail: ""), "Versi di sisi lain"),
        (.noLibrary(name: "libx.so.1"), "«libx.so.1»"),
    ]

    @Test(arguments: failures)
    func `each failure says what happened and what to do`(error: PeerError, words: String) {
        var stage = typed()
        stage.press("F4")
        stage.act(.sync(.tested(SyncTest(.failed(.link, error), Sample.server))))
        let text = stage.frame().text.split(separator: "\n").map { $0.trimmingPrefix(" ") }
        #expect(text.joined(separator: " ").contains(words), "\(stage.frame().text)")
    }

    @Test func `the step that failed has the cross, those before it the tick`() {
        var stage = typed()
        stage.act(
            .sync(.tested(SyncTest(.failed(.login, .loginRefused(detail: "")), Sample.server)))
        )
        let text = stage.frame().text
        #expect(text.contains("✓ alamat"))
        #expect(text.contains("✓ server"))
        #expect(!text.contains("✓ login"))
        #expect(!text.contains("✓ basis data"))
    }

    @Test func `a fault in the form goes to its field`() {
        var stage = stage()
        stage.type("http://couch.example")
        stage.press("F2")
        #expect(kept(stage) == nil)
        #expect(form(stage).focus == .address)
        #expect(stage.frame().text.contains("http tanpa enkripsi"))
        stage.press("Backspace")
        #expect(!stage.frame().text.contains("http tanpa enkripsi"), "typing takes it away")
    }

    @Test func `arrows choose how the server proves itself, and a code is asked for`() {
        var stage = typed()
        stage.press("Right Right")
        #expect(form(stage).trust == .pairing)
        stage.press("Down")
        stage.type("k7q2m abcde fghjk mnpqr")
        stage.press("F2")
        #expect(kept(stage)?.trust == .pairing(code: "K7Q2M-ABCDE-FGHJK-MNPQR", pin: nil))
    }

    @Test func `a desk's code has a line of its own from the start, and chooses by itself`() {
        var stage = typed()
        #expect(stage.frame().text.contains("Kode meja"))
        stage.press("Down")
        stage.type("k7q2m abcde fghjk mnpqr")
        #expect(form(stage).trust == .pairing)
        stage.press("F2")
        #expect(kept(stage)?.trust == .pairing(code: "K7Q2M-ABCDE-FGHJK-MNPQR", pin: nil))
        stage.press("C-u")
        #expect(form(stage).trust == .system, "without a code it is the public certificate again")
    }

    @Test func `typing on a row that is chosen runs no command`() {
        var stage = typed()
        #expect(form(stage).focus == .trust)
        stage.type("k7q2m")
        #expect(stage.place == .server)
        #expect(form(stage).trust == .pairing, "k: kode meja")
        #expect(stage.state.messages.current?.text.contains("panah") == true)
        stage.press("Down Down t")
        #expect(!form(stage).settings.isAutomatic)
        stage.press("1")
        #expect(stage.place == .server)
    }

    @Test func `the key that a test found for a code is kept with it`() {
        var stage = typed()
        stage.press("Right Right Down")
        stage.type("K7Q2MABCDEFGHJKMNPQR")
        var tested = form(stage).settings
        tested.trust = .pairing(code: "K7Q2M-ABCDE-FGHJK-MNPQR", pin: "sha256//x")
        tested.address = "https://couch.example:6984"
        stage.act(.sync(.tested(SyncTest(.passed(.desk), tested))))
        stage.press("F2")
        #expect(kept(stage)?.trust == tested.trust)
    }

    @Test func `leaving the form keeps what is typed, and says that it is not saved`() {
        var stage = typed()
        stage.press("Esc")
        #expect(stage.place == .sync)
        stage.act(.sync(.log(Sample.syncLog(), releases: [])))
        stage.press("F6")
        #expect(form(stage).settings.database == "w-1")
        #expect(stage.frame().text.contains("belum disimpan"))
    }

    @Test func `what the store keeps fills the form, but never over what is being typed`() {
        var stage = stage(Sample.server)
        #expect(form(stage).settings == Sample.server)
        #expect(!form(stage).isDirty)
        stage.press("Down")
        stage.type("x")
        var other = Sample.server
        other.minutes = 30
        var view = SyncView()
        view.settings = other
        stage.act(.sync(.view(view)))
        #expect(form(stage).settings.database == "w-1x")
        #expect(form(stage).isDirty)
    }

    @Test func `digits go into the form and open no other screen`() {
        var stage = stage()
        stage.type("10.0.0.5:6984")
        #expect(stage.place == .server)
        #expect(form(stage).settings.address == "10.0.0.5:6984")
    }

    @Test func `pasting goes into the field with the cursor`() {
        var stage = stage()
        stage.act(.input(.paste("https://couch.example/w-1")))
        #expect(form(stage).settings.address == "https://couch.example/w-1")
    }

    @Test func `a lock takes the typed password out of memory`() {
        var stage = typed()
        stage.press("C-l")
        #expect(stage.state.workspace == nil)
    }
}
