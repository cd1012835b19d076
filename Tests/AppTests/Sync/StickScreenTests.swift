import Replication
import Screen
import StorePeers
import Sync
import TestSupport
import Testing

@testable import App

/// `F4` in *Sinkron*: which stick, whose, and its passphrase.
@Suite struct StickScreenTests {
    @Test func `a stick is asked whose it is where nobody has said it`() {
        var view = SyncView()
        view.stickPath = "/media/stik/data"
        var stage = Sample.syncStage(view)
        stage.press("F4 Enter")
        stage.act(.sync(.stick(path: "/media/stik/data", .there)))
        #expect(stage.frame().text.contains("Basis data Anda"), "\(stage.frame().text)")
        view.stickDatabase = "w-1"
        stage = Sample.syncStage(view)
        stage.press("F4 Enter")
        stage.act(.sync(.stick(path: "/media/stik/data", .there)))
        #expect(!stage.frame().text.contains("Basis data Anda"), "\(stage.frame().text)")
    }

    @Test func `what a stick takes goes over no wire, and no bytes are told of it`() {
        var stage = Sample.syncStage(Sample.running(.pushing, .sending, written: 7))
        #expect(stage.frame().text.contains("7 dokumen"), "\(stage.frame().text)")
        #expect(!stage.frame().text.contains(" 0 B"), "\(stage.frame().text)")
        stage = Sample.syncStage(Sample.running(.pushing, .sending, written: 7, bytes: 820))
        #expect(stage.frame().text.contains("7 dokumen, 820 B"), "\(stage.frame().text)")
    }

    @Test(arguments: [Size(80, 24), Size(40, 12)])
    func `whose database a stick brings is asked with where to find its name`(size: Size) {
        var stage = Sample.syncStage(SyncView(), size: size)
        stage.press("F4 Enter")
        stage.act(.sync(.stick(path: "/media/stik/catatan.dat", .new)))
        let text = stage.lines().map { $0.trimmed }.joined(separator: " ")
        #expect(text.contains("mis. pendamping-siti"), "\(stage.frame().text)")
    }

    @Test func `a path that cannot be is explained to its end`() {
        var stage = Sample.syncStage(Sample.view(.idle(next: nil)))
        stage.press("F4 C-u")
        stage.type("/tidak/ada")
        stage.press("Enter")
        stage.act(.sync(.stick(path: "/tidak/ada", .noFolder)))
        let words = stage.state.words.sentence(for: StickError.missingFolder(path: "/tidak/ada"))
        let text = stage.lines().map { $0.trimmed }.joined(separator: " ")
        let last = words.split(separator: " ").suffix(2).joined(separator: " ")
        #expect(text.contains(last), "\(stage.frame().text)")
    }

    @Test func `F4 proposes a neutral name, and then the stick that was used last`() {
        var view = Sample.view(.idle(next: nil))
        var first = Sample.syncStage(view)
        first.press("F4")
        #expect(first.frame().text.contains(" /media/stik/catatan.dat"))
        view.stickPath = "/media/biru/milik.dat"
        var stage = Sample.syncStage(view)
        stage.press("F4")
        #expect(stage.frame().text.contains("/media/biru/milik.dat"))
        stage.press("Enter")
        let looked = stage.syncActs.contains {
            if case .lookForStick("/media/biru/milik.dat") = $0 { true } else { false }
        }
        #expect(looked)
    }

    @Test func `a passphrase typed before the stick was looked up is its answer`() {
        var view = Sample.view(.idle(next: nil))
        view.stickPath = "/media/stik/catatan.dat"
        var stage = Sample.syncStage(view)
        stage.press("F4 Enter")
        stage.type("rahasia 8 kata")
        stage.press("Enter")
        #expect(stage.place == .sync)
        stage.act(.sync(.stick(path: "/media/stik/catatan.dat", .there)))
        let begun = stage.syncActs.contains {
            if case .stick("/media/stik/catatan.dat", Secret("rahasia 8 kata"), nil) = $0 {
                true
            } else {
                false
            }
        }
        #expect(begun)
    }
}
