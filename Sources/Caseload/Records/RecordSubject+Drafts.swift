import Casework
import Documents

/// Drafts of one form that are about the same and yet two: two business groups of a village, two who share a name.
extension RecordSubject {
    /// Somebody whom the register does not have, by what was typed at the choice: a name, or a NIK.
    package static func stranger(typed text: String) -> RecordSubject {
        let digits = text.filter { !" .-'".contains($0) }
        let isNumber = digits.count == 16 && digits.allSatisfy(\.isNumber)
        return stranger(name: isNumber ? "" : text, nik: isNumber ? digits : "", kk: "")
    }

    /// Whether both are about the same, though not of the same draft.
    package func isBeside(_ other: RecordSubject) -> Bool {
        withoutNumber == other.withoutNumber
    }

    /// About the same in a draft of its own: one that none of the others has.
    package func beside(_ others: [RecordSubject]) -> RecordSubject {
        let taken = Set(others.filter(isBeside).map(\.newcomer))
        var made = withoutNumber
        guard taken.contains(made.newcomer) else { return made }
        var number = 2
        while true {
            made.newcomer = (withoutNumber.newcomer ?? "") + "#\(number)"
            if !taken.contains(made.newcomer) { return made }
            number += 1
        }
    }

    private var withoutNumber: RecordSubject {
        var plain = self
        let digest = newcomer?.split(separator: "#", omittingEmptySubsequences: false).first ?? ""
        plain.newcomer = digest.isEmpty ? nil : String(digest)
        return plain
    }
}
