import Screen
import Testing

@testable import App

@Suite struct EverySizeTests {
    static let sizes = [
        Size(1, 1), Size(2, 2), Size(3, 9), Size(7, 3), Size(20, 5), Size(39, 11), Size(40, 12),
        Size(80, 24), Size(119, 30), Size(120, 30), Size(159, 45), Size(160, 45), Size(200, 60),
    ]

    /// Every screen of this folder's features, loaded, with what can lie over it.
    private func stages(_ size: Size) throws -> [(name: String, stage: Stage)] {
        var picker = Sample.families(size: size)
        picker.press("F7")
        var searching = Sample.families(size: size)
        searching.press("/")
        searching.type("王")
        var themes = Stage(size: size)
        themes.press("5 j Enter")
        var choosing = try Sample.conflictStage(size: size)
        choosing.press("j Enter 1")
        var alerts = try Sample.agendaStage(size: size)
        alerts.press("Tab Space")
        var server = Sample.syncStage(Sample.view(.idle(next: nil)), size: size)
        server.press("F6 Down Down")
        var stick = Sample.syncStage(Sample.view(.idle(next: nil)), size: size)
        stick.press("F4")
        return try [
            (
                "sync",
                Sample.syncStage(Sample.running(.pushing, .sending, pending: 7), size: size),
            ),
            ("sync without a server", Sample.syncStage(SyncView(), size: size)),
            ("server", server), ("stick", stick),
            ("conflicts", try Sample.conflictStage(size: size)), ("choosing", choosing),
            ("home", Sample.homeStage(size: size)),
            ("first home", Sample.homeStage(size: size, isEmpty: true)),
            ("families", Sample.families(size: size)), ("filters", picker),
            ("searching", searching), ("family", try Sample.opened(size: size)),
            ("queue", try Sample.queueStage(size: size)), ("themes", themes),
            ("agenda", try Sample.agendaStage(size: size)), ("alerts", alerts),
            ("before anything is loaded", Stage(size: size)),
        ] + Sample.serviceStages(size)
    }

    @Test(arguments: sizes)
    func `every screen draws and its cursor is on it`(size: Size) throws {
        for (name, stage) in try stages(size) {
            let canvas = stage.frame()
            #expect(canvas.rows.count == size.height, "\(name)")
            guard let cursor = canvas.cursor else {
                // On the smallest screens the row with the cursor may have no room.
                #expect(size.width < 20 || size.height < 8, "\(name) has no cursor")
                continue
            }
            #expect(Rect(size: size).contains(cursor), "\(name)")
        }
    }

    @Test func `every screen names its function keys`() throws {
        for (name, stage) in try stages(Size(80, 24))
        where stage.state.overlay == nil {
            let bar = stage.frame().text.split(separator: "\n").last ?? ""
            #expect(bar.contains("1Bantuan") && bar.contains("10Keluar"), "\(name): \(bar)")
        }
    }

    @Test func `shrinking to one cell and growing again gives the same frame`() throws {
        for (name, stage) in try stages(Size(80, 24)) {
            var other = stage
            other.resize(1, 1)
            _ = other.frame()
            other.resize(80, 24)
            #expect(other.frame().text == stage.frame().text, "\(name)")
        }
    }

    @Test func `no screen shows a word of the other language`() throws {
        var stage = Sample.families(language: .english)
        stage.press("1")
        stage.load(.home(Stage.quarter, Sample.home()))
        var text = stage.frame().text
        stage.press("4")
        stage.load(.queue(try Sample.queueRows()))
        text += stage.frame().text
        stage.press("K")
        stage.load(.conflicts(try Sample.conflicts()))
        text += stage.frame().text
        stage.press("Enter 1")
        text += stage.frame().text
        stage.press("Esc 5")
        text += stage.frame().text
        stage.act(.sync(.view(Sample.running(.pushing, .sending, pending: 3))))
        stage.press("6")
        stage.act(.sync(.log(Sample.syncLog(), releases: [])))
        text += stage.frame().text
        stage.press("F6")
        text += stage.frame().text
        for word in [
            "Tercatat", "kosong", "Antrean", "Belum", "Desa ", "Setelan", "menit", "Sinkron",
            "Alamat", "Kirim",
            "dokumen",
        ] {
            #expect(!text.contains(word), "found \(word)")
        }
    }
}
