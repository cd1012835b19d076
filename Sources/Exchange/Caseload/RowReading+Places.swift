/// Small numbers that people write with words about them: RT, RW and the class of a school.
extension RowReading {
    /// The digits of an RT or RW as they are written, with or without `RT` before them.
    mutating func neighbourhood(_ field: CaseloadField) -> String? {
        guard let text = text(field), text != "-" else { return nil }
        let words = Words.of(text).joined()
        let digits =
            words.hasPrefix("RT") || words.hasPrefix("RW") ? words.dropFirst(2) : words[...]
        guard (1...3).contains(digits.utf8.count), digits.utf8.allSatisfy({ $0 &- 0x30 <= 9 })
        else {
            note(field, .valueOmitted, .notANumber)
            return nil
        }
        return String(digits)
    }

    /// The class as it is written: `6`, `Kelas 6B`, `XII IPA 2`; 1 to 13.
    mutating func grade() -> String? {
        guard let text = text(.grade), text != "-" else { return nil }
        var words = Words.of(text)[...]
        while let first = words.first, ["KELAS", "KLS", "KL", "TINGKAT"].contains(first) {
            words.removeFirst()
        }
        let first = words.first ?? ""
        let digits = first.prefix { $0.isNumber }
        let number = digits.isEmpty ? Self.roman(first) : Int(digits)
        guard let number else {
            note(.grade, .valueOmitted, .notANumber)
            return nil
        }
        guard Self.grades.contains(number) else {
            note(.grade, .valueOmitted, .numberOutOfRange(Self.grades))
            return nil
        }
        return text
    }

    private static let grades = 1...13

    private static let romans = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII",
    ]

    /// A class in Roman numbers, with the letter of a parallel class behind it or without.
    private static func roman(_ word: String) -> Int? {
        let place = romans.firstIndex(of: word) ?? romans.firstIndex(of: String(word.dropLast()))
        return place.map { $0 + 1 }
    }
}
