import Caseload
import Casework
import Screen

extension UnlockState {
    /// Gives a key to the field that has the cursor.
    ///
    /// - Returns: nil when the field has no use for the key, so that it may be a command.
    mutating func type(
        _ key: Key,
        _ messages: inout MessageLog,
        _ moment: Moment,
        _ words: Words,
    ) -> [Effect]? {
        switch step {
        case .opening, .making: return nil
        case .choosing: return choose(key)
        case .passphrase: return typePassphrase(key)
        case .creating(let field): return fill(field, key, words)
        case .showingCode:
            guard key == .enter else { return nil }
            step = .passphrase
            return []
        }
    }

    /// Types pasted text into the field that has the cursor.
    mutating func paste(_ text: String) {
        switch step {
        case .passphrase: passphrase.insert(text)
        case .creating(let field): fields[field.rawValue].insert(text)
        default: break
        }
    }

    private mutating func choose(_ key: Key) -> [Effect]? {
        if key == .enter {
            guard chosen != nil else { return [] }
            step = .passphrase
            return []
        }
        return cursor.press(key, letters: true) ? [] : nil
    }

    private mutating func typePassphrase(_ key: Key) -> [Effect]? {
        switch key {
        case .enter:
            guard let chosen, !passphrase.text.isEmpty else { return [] }
            step = .opening
            complaint = nil
            return [.unlock(profile: chosen.path, passphrase: Secret(passphrase.text))]
        case .escape where profiles.count > 1:
            passphrase.wipe()
            complaint = nil
            step = .choosing
            return []
        default: return passphrase.handle(key) == .ignored ? nil : []
        }
    }

    private mutating func fill(_ field: CreationField, _ key: Key, _ words: Words) -> [Effect]? {
        switch key {
        case .enter, .tab, .down: return leave(field, words)
        case .up, .backTab:
            if let before = CreationField(rawValue: field.rawValue - 1) { step = .creating(before) }
            return []
        case .escape where !profiles.isEmpty:
            step = profiles.count > 1 ? .choosing : .passphrase
            return []
        default: return fields[field.rawValue].handle(key) == .ignored ? nil : []
        }
    }

    /// Goes to the next field; after the last one makes the profile.
    private mutating func leave(_ field: CreationField, _ words: Words) -> [Effect] {
        complaint = nil
        if let next = CreationField(rawValue: field.rawValue + 1) {
            step = .creating(next)
            return []
        }
        if let (wrong, refusal) = firstTrouble() {
            complaint = words.sentence(for: refusal)
            step = .creating(wrong)
            return []
        }
        step = .making
        return [
            .createProfile(
                label: text(of: .label),
                worker: Worker(name: text(of: .worker), device: device),
                passphrase: Secret(fields[CreationField.passphrase.rawValue].text),
            )
        ]
    }

    private func firstTrouble() -> (CreationField, Refusal)? {
        if text(of: .label).isEmpty { return (.label, .nameMissing) }
        if text(of: .worker).isEmpty { return (.worker, .nameMissing) }
        let passphrase = fields[CreationField.passphrase.rawValue].text
        if passphrase.count < Secret.leastLength { return (.passphrase, .passphraseTooShort) }
        if passphrase != fields[CreationField.again.rawValue].text {
            return (.again, .passphrasesDiffer)
        }
        return nil
    }

    private func text(of field: CreationField) -> String {
        fields[field.rawValue].text.trimmed
    }
}
