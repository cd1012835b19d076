import Replication
import Screen
import Sync

/// *Pengaturan server*: the form for server, database, login and how the server proves itself.
package struct ServerState: Sendable {
    package enum Field: Int, CaseIterable, Sendable {
        case address, database, login, password, trust, proof, automatic, minutes

        /// Whether letters are typed into it.
        var isTyped: Bool { self != .trust && self != .automatic }
    }

    package enum TrustKind: CaseIterable, Sendable {
        case system, authority, pairing
    }

    package internal(set) var focus = Field.address
    package internal(set) var lines: [Field: LineEditor] = ServerState.lines(of: SyncSettings())
    package internal(set) var trust = TrustKind.system
    package internal(set) var isAutomatic = true
    /// What is kept in the store; nil where nothing is.
    package private(set) var saved: SyncSettings?
    /// Whether the form says something else than what is kept.
    package internal(set) var isDirty = false
    package internal(set) var isTesting = false
    package private(set) var test: SyncTest?
    /// What is wrong with the form as it stands.
    package internal(set) var complaint: String?

    package init() {}

    /// The fields in their order; the proof is always among them, so that who has a code sees where it goes.
    package var fields: [Field] { Field.allCases }

    /// What the form says, unchecked.
    package var settings: SyncSettings {
        SyncSettings(
            address: text(.address),
            database: text(.database),
            login: text(.login),
            password: HiddenText(lines[.password]?.text ?? ""),
            trust: typedTrust,
            isAutomatic: isAutomatic,
            minutes: Int(text(.minutes)) ?? 0,
        )
    }

    private var typedTrust: SyncSettings.Trust {
        switch trust {
        case .system: return .system
        case .authority: return .authority(file: text(.proof))
        case .pairing:
            let code = text(.proof)
            // The key that the same code stood for before is believed on.
            for known in [test?.settings, saved] {
                if case .pairing(let old, let pin?)? = known?.trust,
                    PairingCode.normalised(old) == PairingCode.normalised(code),
                    known?.address == (try? ServerAddress(typed: text(.address)).text)
                {
                    return .pairing(code: code, pin: pin)
                }
            }
            return .pairing(code: code, pin: nil)
        }
    }

    private func text(_ field: Field) -> String { lines[field]?.text.trimmed ?? "" }

    /// Takes what the store keeps, unless something else is being typed.
    mutating func follow(_ settings: SyncSettings?) {
        guard settings != saved else { return }
        saved = settings
        guard !isDirty else { return }
        fill(settings ?? SyncSettings())
    }

    mutating func kept(_ settings: SyncSettings) {
        saved = settings
        isDirty = false
        complaint = nil
        fill(settings)
    }

    mutating func take(_ test: SyncTest, _ words: Words) {
        isTesting = false
        self.test = test
        if case .malformed(let fault) = test.outcome { complain(fault, words) }
    }

    /// How the last test of what stands in the form ended; nil where there was none.
    var hasPassed: Bool? {
        guard let test else { return nil }
        if case .passed = test.outcome { return true }
        return false
    }

    mutating func beginTest() {
        test = nil
        isTesting = true
        complaint = nil
    }

    /// Shows what is wrong and goes to its field.
    mutating func complain(_ fault: SyncSettingsFault, _ words: Words) {
        complaint = words.sentence(for: fault)
        focus = fault.field
    }

    mutating func changed() {
        isDirty = settings != saved
        complaint = nil
        test = nil
        isTesting = false
    }

    private mutating func fill(_ settings: SyncSettings) {
        lines = Self.lines(of: settings)
        isAutomatic = settings.isAutomatic
        trust =
            switch settings.trust {
            case .system: .system
            case .authority: .authority
            case .pairing: .pairing
            }
    }

    private static func lines(of settings: SyncSettings) -> [Field: LineEditor] {
        let proof =
            switch settings.trust {
            case .system: ""
            case .authority(let file): file
            case .pairing(let code, _): code
            }
        return [
            .address: LineEditor(settings.address, limit: 300),
            .database: LineEditor(settings.database, limit: 240),
            .login: LineEditor(settings.login, limit: 200),
            .password: LineEditor(settings.password.text, limit: 500, isSecret: true),
            .proof: LineEditor(proof, limit: 1_000),
            .minutes: LineEditor("\(settings.minutes)", filter: .digits, limit: 4),
        ]
    }
}

extension SyncSettingsFault {
    /// The field of the form that it is about.
    var field: ServerState.Field {
        switch self {
        case .addressMissing, .addressMalformed, .schemeUnknown, .plainBeyondLoopback,
            .loginInAddress:
            .address
        case .databaseMissing, .databaseMalformed: .database
        case .loginMissing: .login
        case .passwordMissing: .password
        case .authorityMissing, .pairingCodeMalformed: .proof
        case .minutesOutOfRange: .minutes
        }
    }
}
