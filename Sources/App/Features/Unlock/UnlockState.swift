import Casework
import Caseload
import Screen

/// The door: choose a profile, type the passphrase; or make the first profile.
package struct UnlockState: Sendable {
    /// Which field has the cursor.
    package enum Step: Sendable, Equatable {
        case choosing
        case passphrase
        /// The store is being opened; key derivation takes about half a second.
        case opening
        case creating(CreationField)
        case making
        /// The recovery code is on the screen until it is confirmed.
        case showingCode(Secret)
    }

    /// The fields of a new profile, in order.
    package enum CreationField: Int, Sendable, CaseIterable {
        case label
        case worker
        case passphrase
        case again

        /// The field with nothing typed; passphrases show as dots.
        var emptyLine: LineEditor {
            LineEditor(limit: 200, isSecret: self == .passphrase || self == .again)
        }
    }

    /// Profiles shown at once.
    package static let rows = 10

    package var profiles: [ProfileChoice]
    package var cursor: ListCursor
    package var step: Step
    package var passphrase = LineEditor(isSecret: true)
    package var fields = CreationField.allCases.map(\.emptyLine)
    /// What was wrong with the last try.
    package var complaint: String?
    /// A name for this laptop made by the runtime at random.
    package var device: String

    package init(profiles: [ProfileChoice], device: String) {
        self.profiles = profiles
        self.device = device
        cursor = ListCursor(count: profiles.count, height: Self.rows)
        step = Self.firstStep(profiles)
    }

    private static func firstStep(_ profiles: [ProfileChoice]) -> Step {
        switch profiles.count {
        case 0: .creating(.label)
        case 1: .passphrase
        default: .choosing
        }
    }

    /// The profile whose passphrase is asked.
    package var chosen: ProfileChoice? {
        profiles.indices.contains(cursor.selection) ? profiles[cursor.selection] : nil
    }

    /// The door after a lock: the same profile, nothing typed.
    package func lockedAgain() -> UnlockState {
        var door = self
        door.clearTyped()
        door.step = profiles.isEmpty ? .creating(.label) : .passphrase
        door.complaint = nil
        return door
    }

    /// The store refused; the passphrase is typed anew.
    package mutating func refused(_ sentence: String) {
        clearTyped()
        step = .passphrase
        complaint = sentence
    }

    /// The caseload is open: nothing typed stays in memory here.
    package mutating func entered() {
        clearTyped()
        complaint = nil
    }

    /// A profile was made, or not.
    package mutating func created(
        _ result: Result<CreatedProfile, Refusal>,
        _ messages: inout MessageLog,
        _ moment: Moment,
        _ words: Words,
    ) -> [Effect] {
        switch result {
        case .success(let made):
            profiles.append(made.profile)
            cursor.refresh(count: profiles.count)
            cursor.select(profiles.count - 1)
            clearTyped()
            complaint = nil
            step = .showingCode(made.recoveryCode)
            for error in made.refused {
                messages.say(words.sentence(for: error), .warning, at: moment)
            }
        case .failure(let refusal):
            complaint = words.sentence(for: refusal)
            step = .creating(.label)
        }
        return []
    }

    private mutating func clearTyped() {
        passphrase.wipe()
        for index in fields.indices { fields[index].wipe() }
    }
}
