import Caseload
import Casework
import Documents
import LocalStore
import Replication
import Screen
import StorePeers
import Sync
import TestSupport
import Testing

@testable import App

@Suite struct StickPromptTests {
    private func stage() -> Stage {
        var stage = Sample.syncStage(Sample.view(.idle(next: nil)))
        stage.press("F4 C-u")
        stage.type("/media/x/data.dat")
        stage.press("Enter")
        return stage
    }

    private func start(_ stage: Stage) -> (path: String, passphrase: String, database: String?)? {
        for case .sync(.stick(let path, let passphrase, let database)) in stage.effects {
            return (path, passphrase.text, database)
        }
        return nil
    }

    @Test func `a stick that is there asks for its passphrase once`() throws {
        var stage = stage()
        stage.act(.sync(.stick(path: "/media/x/data.dat", .there)))
        stage.type("pendek")
        #expect(!stage.frame().text.contains("pendek"))
        stage.press("Enter")
        let asked = try #require(start(stage))
        #expect(asked == ("/media/x/data.dat", "pendek", nil))
        #expect(stage.place == .sync)
    }

    @Test func `a new one wants its passphrase twice and long enough`() throws {
        var stage = stage()
        stage.act(.sync(.stick(path: "/media/x/data.dat", .new)))
        stage.type("pendek")
        stage.press("Enter")
        #expect(start(stage) == nil)
        stage.type("cukup panjang ")
        stage.press("Enter")
        stage.type("cukup panjanh ")
        stage.press("Enter")
        #expect(start(stage) == nil, "they differ")
        for _ in 0..<2 {
            stage.type("cukup panjang ")
            stage.press("Enter")
        }
        #expect(try #require(start(stage)).passphrase == "cukup panjang ")
    }

    @Test func `without a server a new one asks for the database too`() throws {
        var stage = Sample.syncStage(SyncView())
        stage.press("F4 C-u")
        stage.type("/media/x/data.dat")
        stage.press("Enter")
        stage.act(.sync(.stick(path: "/media/x/data.dat", .new)))
        stage.type("w-9")
        stage.press("Enter")
        for _ in 0..<2 {
            stage.type("cukup panjang")
            stage.press("Enter")
        }
        #expect(try #require(start(stage)).database == "w-9")
    }

    @Test(arguments: [StickPresence.isFolder, .noFolder])
    func `a path that cannot be is asked again with what was typed`(presence: StickPresence) {
        var stage = stage()
        stage.act(.sync(.stick(path: "/media/x/data.dat", presence)))
        guard case .line(let prompt)? = stage.state.overlay else {
            Issue.record("nothing is asked")
            return
        }
        #expect(prompt.line.text == "/media/x/data.dat")
        #expect(prompt.complaint != nil)
    }

    @Test func `Esc gives up, and a late answer asks nothing`() {
        var stage = stage()
        stage.press("Esc")
        stage.act(.sync(.stick(path: "/media/x/data.dat", .there)))
        #expect(stage.state.overlay == nil)
    }
}
