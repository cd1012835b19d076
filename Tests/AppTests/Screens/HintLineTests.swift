import Screen
import Testing

@testable import App

@Suite struct HintLineTests {
    @Test(arguments: [
        (40, "F2 sinkron · F4 ke stik · F6 server · F1"),
        (39, "F2 sinkron · F4 ke stik · F6 server"),
        (34, "F2 sinkron · F4 ke stik · F1"), (24, "F2 sinkron · F4 ke stik"),
        (12, "F2 sinkron"), (8, "F2 sink…"),
        (70, "F2 sinkron · F4 ke stik · F6 server · F8 berhenti · Esc kembali"),
    ])
    func `a hint ends with a whole part and leads to the rest`(width: Int, shown: String) {
        let hint = "F2 sinkron · F4 ke stik · F6 server · F8 berhenti · Esc kembali"
        #expect(HintLine.fitted(hint, to: width).string == shown)
    }

    @Test func `parts divided by two spaces are whole too`() {
        let hint = "h hadir  s sakit  a alfa (1 3 2)  0 tak berlaku · a-z nama"
        #expect(HintLine.fitted(hint, to: 39).string == "h hadir  s sakit  a alfa (1 3 2) · F1")
    }

    @Test func `at 40 by 12 no standing hint is cut in two`() {
        var stage = Sample.families(size: Size(40, 12))
        for key in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "K", "P", "F6"] {
            stage.press(key)
            stage.state.messages.clearCurrent()
            let line = stage.lines().dropLast().last ?? ""
            #expect(!line.hasSuffix("…"), "\(key): \(line)")
        }
    }

    @Test func `help and menu tell no digit of a tab where the screen takes it for itself`() {
        var stage = Sample.families()
        func digits() -> [Key] {
            CommandRegistry.available(in: stage.state).filter { $0.id.hasPrefix("go.") }
                .flatMap { $0.shownKeys(in: stage.state) }
        }
        #expect(digits().contains(.character("3")))
        stage.press("F6")
        #expect(stage.place == .newRecord)
        #expect(!digits().contains(.character("3")))
        stage.press("F1")
        #expect(!stage.lines().contains { $0.hasPrefix("3 ") || $0.hasPrefix(" 3 ") })
    }

    @Test(arguments: [Size(40, 12), Size(80, 24), Size(200, 60)])
    func `what lies over a screen says how it is left, and the keys below it are not offered`(
        size: Size
    ) {
        for key in ["F1", "F9", "C-p", "C-e"] {
            var stage = Sample.families(size: size)
            stage.press(key)
            stage.state.messages.clearCurrent()
            let lines = stage.lines()
            #expect(stage.state.overlay != nil, "\(key)")
            #expect(lines.dropLast().last?.contains("Esc") == true, "\(key): \(lines)")
            #expect(lines.last?.isEmpty == true, "\(key): \(lines)")
        }
    }

    @Test func `a function key without use just now has no label in the bar`() throws {
        var stage = try Sample.recordStage()
        stage.state.messages.clearCurrent()
        var blank = 0
        for keys in ["", "1", "2", "4", "6", "7", "8", "9", "K"] {
            if !keys.isEmpty { stage.press(keys) }
            let commands = CommandRegistry.functionKeys(in: stage.state).commands
            for (command, item) in zip(commands, stage.state.keyBar.items) {
                guard let command else { continue }
                let isOff = command.obstacle(stage.state) != nil
                #expect(item.label.isEmpty == isOff, "\(keys): \(command.id)")
                if isOff { blank += 1 }
            }
        }
        #expect(blank > 5)
    }

    @Test func `a menu that is longer than the screen shows how much more there is`() {
        var stage = Sample.families(size: Size(80, 24))
        stage.press("F9")
        let short = stage.lines()
        #expect(short.contains { $0.hasSuffix("┃") })
        stage.resize(80, 100)
        #expect(!stage.lines().contains { $0.hasSuffix("┃") })
    }
}
