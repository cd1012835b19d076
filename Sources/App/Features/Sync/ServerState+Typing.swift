import Screen
import Sync

extension ServerState {
    /// Gives a key to the form; nil when it may be a command.
    mutating func type(_ key: Key) -> [Effect]? {
        switch key {
        case .up, .backTab: step(by: -1)
        case .down, .tab, .enter: step(by: 1)
        case .left where !focus.isTyped: choose(by: -1)
        case .right where !focus.isTyped, .character(" ") where !focus.isTyped: choose(by: 1)
        default:
            guard focus.isTyped, let outcome = lines[focus]?.handle(key) else { return nil }
            switch outcome {
            case .changed:
                if focus == .proof { followProof() }
                changed()
            case .handled: break
            case .ignored: return nil
            }
        }
        return []
    }

    mutating func paste(_ text: String) {
        guard focus.isTyped, lines[focus]?.insert(text) == true else { return }
        if focus == .proof { followProof() }
        changed()
    }

    /// A code or a path that is typed says by itself what is to be believed; without one it is the
    /// public certificate.
    private mutating func followProof() {
        let text = lines[.proof]?.text.trimmed ?? ""
        if text.isEmpty {
            trust = .system
        } else if trust == .system {
            trust = text.hasPrefix("/") ? .authority : .pairing
        }
    }

    /// Takes the choice whose name begins with a letter; false where none does.
    mutating func choose(by letter: Unicode.Scalar, _ words: Words) -> Bool {
        let begins = { (name: String) in name.lowercased().unicodeScalars.first == letter }
        switch focus {
        case .trust:
            guard let kind = TrustKind.allCases.first(where: { begins(words.value(of: $0)) }) else {
                return false
            }
            if kind != trust { lines[.proof]?.wipe() }
            trust = kind
        case .automatic:
            guard let value = [true, false].first(where: { begins(words.yesNo($0)) }) else {
                return false
            }
            isAutomatic = value
        default: return false
        }
        changed()
        return true
    }

    /// Goes to the field under the pointer.
    mutating func point(_ mouse: MouseEvent) {
        guard mouse.kind == .press || mouse.kind == .doublePress else { return }
        let place = mouse.at.y - Self.headRows
        if fields.indices.contains(place) { focus = fields[place] }
    }

    private mutating func step(by step: Int) {
        let fields = fields
        let place = fields.firstIndex(of: focus) ?? 0
        focus = fields[(place + step + fields.count) % fields.count]
    }

    private mutating func choose(by step: Int) {
        if focus == .automatic {
            isAutomatic.toggle()
        } else {
            let kinds = TrustKind.allCases
            let place = kinds.firstIndex(of: trust) ?? 0
            trust = kinds[(place + step + kinds.count) % kinds.count]
            // The proof of another kind of trust is none of this one.
            lines[.proof]?.wipe()
        }
        changed()
    }

    static let commands: [Command] = [
        Command(
            "server.save",
            keys: [.function(2)],
            in: [.place(.server)],
            label: { $0.entrySaveLabel },
            explanation: { $0.saveServerExplanation },
        ) { state in
            guard let form = state.workspace?.server else { return [] }
            do throws(SyncSettingsFault) {
                return [.sync(.keep(try form.settings.checked()))]
            } catch {
                state.workspace?.server.complain(error, state.words)
                if !state.hasRoomForNotes { state.say(state.words.sentence(for: error), .error) }
                return []
            }
        },
        Command(
            "server.test",
            keys: [.function(4)],
            in: [.place(.server)],
            label: { $0.testServerLabel },
            explanation: { $0.testServerExplanation },
            obstacle: { $0.workspace?.server.isTesting == true ? $0.words.testing : nil },
        ) { state in
            guard let settings = state.workspace?.server.settings else { return [] }
            state.workspace?.server.beginTest()
            return [.sync(.test(settings))]
        },
    ]
}

extension AppState {
    /// Gives a key to the server's form; a letter on a choice is no command of another screen.
    mutating func typeIntoServer(_ key: Key) -> [Effect]? {
        guard let form = workspace?.server, !form.focus.isTyped, let letter = key.typed,
            letter != " "
        else { return workspace?.server.type(key) }
        if workspace?.server.choose(by: letter, words) != true {
            say(words.choosesByArrows, .hint)
        }
        return []
    }
}
