import Casework
import Screen
import Testing

@testable import App

/// The door: picker, passphrase, a new profile.
@Suite struct DoorTests {
    @Test(arguments: [Size(80, 24), Size(40, 12), Size(200, 60), Size(1, 1), Size(7, 3)])
    func `the door draws at every size`(size: Size) {
        let state = Self.door(size, profiles: ["Desa Sukamaju"])
        let canvas = Self.frame(state)
        #expect(canvas.rows.count == size.height)
        guard size.width >= 40 else { return }
        #expect(canvas.text.contains("Kata sandi"))
        #expect(canvas.text.contains("Desa Sukamaju"))
        #expect(canvas.cursor != nil)
    }

    @Test func `a passphrase never shows and is asked for only once it is typed`() {
        var state = Self.door(Size(80, 24), profiles: ["A"])
        #expect(state.update(.input(.key("Enter"))).isEmpty)
        for letter in "rahasia" {
            _ = state.update(.input(.key(Key(.character(letter.unicodeScalars.first ?? "x")))))
        }
        #expect(!Self.frame(state).text.contains("rahasia"))
        let effects = state.update(.input(.key("Enter")))
        guard case .unlock(_, let passphrase)? = effects.first else {
            Issue.record("no unlock: \(effects)")
            return
        }
        #expect(passphrase.text == "rahasia")
        #expect("\(passphrase)" == "••••")
    }

    @Test func `a refusal clears what was typed and says what to do`() {
        var state = Self.door(Size(80, 24), profiles: ["A"])
        _ = state.update(.input(.key("x")))
        _ = state.update(.unlocked(.failure(.caseload(.store(.wrongPassphrase)))))
        let frame = Self.frame(state).text
        #expect(frame.contains("Kata sandi salah."))
        #expect(!frame.contains("•"))
    }

    @Test func `without a profile the door asks for a new one, field by field`() {
        var state = Self.door(Size(80, 24), profiles: [])
        for text in ["Desa", "Rina", "rahasia1", "rahasia2"] {
            _ = state.update(.input(.paste(text)))
            _ = state.update(.input(.key("Enter")))
        }
        #expect(Self.frame(state).text.contains("Kedua kata sandi tidak sama"))
        _ = state.update(.input(.key("C-u")))
        _ = state.update(.input(.paste("rahasia1")))
        let effects = state.update(.input(.key("Enter")))
        guard case .createProfile(let label, let worker, let passphrase)? = effects.first else {
            Issue.record("no profile made: \(effects)")
            return
        }
        #expect(label == "Desa" && worker.name == "Rina" && passphrase.text == "rahasia1")
    }

    @Test func `help, menu and palette lie over the door and Esc takes them away`() {
        var state = Self.door(Size(80, 24), profiles: ["A"])
        let bare = Self.frame(state)
        for key in ["F1", "F9", "C-p"] as [Key] {
            _ = state.update(.input(.key(key)))
            #expect(Self.frame(state) != bare, "\(key)")
            _ = state.update(.input(.key("Esc")))
            #expect(Self.frame(state) == bare, "\(key)")
        }
    }

    private static func door(_ size: Size, profiles: [String]) -> AppState {
        AppState(
            size: size,
            moment: Moment(seconds: 1_795_000_000, offset: 25_200),
            settings: .standard,
            unlock: UnlockState(
                profiles: profiles.map { ProfileChoice(path: "/x/\($0)", label: $0) },
                device: "uji",
            ),
        )
    }

    private static func frame(_ state: AppState) -> Canvas {
        var canvas = Canvas(size: state.size)
        state.draw(theme: .terminal, into: &canvas)
        return canvas
    }
}
