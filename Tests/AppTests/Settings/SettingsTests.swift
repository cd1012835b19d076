import Screen
import Testing

@testable import App

@Suite struct SettingsTests {
    private func stage() -> Stage {
        var stage = Stage()
        stage.state.themeNames = ["gelap", "kontras", "mono", "terang-luar", "terminal"]
        stage.press("5")
        stage.effects = []
        return stage
    }

    private func saved(_ stage: Stage) -> [Settings] {
        stage.effects.compactMap { if case .saveSettings(let made) = $0 { made } else { nil } }
    }

    @Test func `Enter on the language changes it at once and saves it`() {
        var stage = stage()
        stage.press("Enter")
        #expect(stage.state.words.language == .english)
        #expect(saved(stage).map(\.language) == [.english])
        #expect(stage.lines()[1].contains("Settings of this laptop"))
    }

    @Test func `the screen follows the theme under the cursor and Esc brings the old one back`() {
        var stage = stage()
        stage.press("j Enter")
        #expect(stage.state.themeName == "terminal")
        stage.press("k")
        #expect(stage.state.themeName == "terang-luar")
        #expect(saved(stage).isEmpty)
        stage.press("Esc")
        #expect(stage.state.themeName == "terminal")
        #expect(stage.place == .settings)
        stage.press("Enter k k Enter")
        #expect(stage.state.themeName == "mono")
        #expect(saved(stage).map(\.theme) == ["mono"])
    }

    @Test func `arrows step through the lock minutes and round`() {
        var stage = stage()
        stage.press("j j Right")
        #expect(stage.state.settings.lockMinutes == 15)
        stage.press("Right Right Right")
        #expect(stage.state.settings.lockMinutes == 0)
        stage.press("Left")
        #expect(stage.state.settings.lockMinutes == 60)
        #expect(saved(stage).count == 5)
    }

    @Test func `a lock time from the file that is not in the list steps to a known one`() {
        var stage = stage()
        stage.state.settings.lockMinutes = 7
        stage.press("j j Right")
        #expect(stage.state.settings.lockMinutes == 10)
    }

    @Test func `who works here is for reading`() {
        var stage = stage()
        stage.press("G Enter k Enter")
        #expect(saved(stage).isEmpty)
        #expect(stage.frame().text.contains("Rahmawati"))
        #expect(stage.frame().text.contains("laptop-1a2b"))
    }

    @Test func `without a folder of themes the list does not open`() {
        var stage = stage()
        stage.state.themeNames = []
        stage.press("j Enter Right")
        #expect(stage.state.themeName == "terminal")
        #expect(stage.state.workspace?.settings.choice == nil)
    }
}
