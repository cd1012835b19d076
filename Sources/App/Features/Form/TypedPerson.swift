import Casework
import Documents
import Forms

/// Someone new as far as she is typed: what those of the register are compared with.
package struct TypedPerson: Sendable, Equatable {
    package var name: String
    package var nik: String?
    package var born: Day?
    package var village: String?

    /// Fewer letters than these are no name to look for.
    private static let leastLetters = 3

    /// Nil while there is too little to look for: neither a name nor a whole NIK.
    init?(_ newcomer: Newcomer, _ answers: JSONObject, village: String) {
        func text(_ id: String?) -> String? {
            id.flatMap { answers[$0]?.string?.trimmed }.flatMap { $0.isEmpty ? nil : $0 }
        }
        name = text(newcomer.name) ?? ""
        nik = text(newcomer.nik).flatMap { $0.utf8.count == 16 ? $0 : nil }
        born = text(newcomer.born).flatMap { Day($0) }
        self.village = text(newcomer.village) ?? (village.isEmpty ? nil : village)
        let letters = name.count(where: \.isLetter)
        guard letters >= Self.leastLetters || nik != nil else { return nil }
    }
}
