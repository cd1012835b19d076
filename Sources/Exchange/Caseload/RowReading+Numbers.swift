import Casework

/// The long numbers of persons, families, cards and schools.
///
/// A number a spreadsheet has damaged is left out, the rest of the row is kept; a number that
/// cannot be right refuses the row, for it would be looked up in vain.
extension RowReading {
    mutating func nik(sex: Sex?, born: Day?) -> String? {
        guard let text = digits(.nik), !isCut(.nik) else { return nil }
        do throws(IdentityNumberError) {
            let nik: NIK
            if let value = SixteenDigitCell.value(text) {
                nik = try NIK(value: value)
            } else {
                nik = try NIK(text)
            }
            for warning in nik.warnings(stated: .init(born: born, sex: sex)) {
                note(.nik, .warning, .identityWarning(warning))
            }
            return nik.text
        } catch {
            refuse(.nik, error)
            return nil
        }
    }

    mutating func familyCard() -> String? {
        guard let text = digits(.familyCard), !isCut(.familyCard) else { return nil }
        do throws(IdentityNumberError) {
            let number = try KKNumber(text)
            for warning in number.warnings(homeRegion: village()) {
                note(.familyCard, .warning, .identityWarning(warning))
            }
            return number.text
        } catch {
            refuse(.familyCard, error)
            return nil
        }
    }

    /// A bank card's number: digits kept, damage left out.
    mutating func cardNumber() -> String? {
        guard let text = digits(.benefitCard) else { return nil }
        return undamaged(text, .benefitCard)
    }

    mutating func nisn() -> String? {
        guard let text = digits(.nisn), let kept = undamaged(text, .nisn) else { return nil }
        guard kept.utf8.allSatisfy({ $0 &- 0x30 <= 9 }) else {
            note(.nisn, .valueOmitted, .notANumber)
            return nil
        }
        // Ten digits; a spreadsheet drops the zeros in front.
        guard (8...10).contains(kept.utf8.count) else {
            note(.nisn, .valueOmitted, .digitCount(expected: 10, found: kept.utf8.count))
            return nil
        }
        return String(repeating: "0", count: 10 - kept.utf8.count) + kept
    }

    mutating func npsn() -> String? {
        guard let text = digits(.npsn) else { return nil }
        return undamaged(text, .npsn)
    }

    mutating func phone() -> String? {
        guard let text = text(.phone), text != "-" else { return nil }
        do throws(PhoneNumber.Failure) {
            return try PhoneNumber(text).international
        } catch {
            note(.phone, .valueOmitted, .phone(error))
            return nil
        }
    }

    /// A cell of digits without what kept a spreadsheet off it; nil for blank or a dash.
    private mutating func digits(_ field: CaseloadField) -> String? {
        guard let text = text(field) else { return nil }
        let bare = CellNumber.bare(text)
        return bare.isEmpty || bare == "-" ? nil : bare
    }

    /// Whether the number is one of a column that a spreadsheet has cut; then it says so.
    private mutating func isCut(_ field: CaseloadField) -> Bool {
        guard let cut else { return false }
        note(field, .valueOmitted, .trailingZeros(rows: cut))
        return true
    }

    private mutating func undamaged(_ text: String, _ field: CaseloadField) -> String? {
        if text.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }) { return text }
        guard let damage = SpreadsheetDamage(text) else { return text }
        note(field, .valueOmitted, .identityNumber(.spreadsheet(damage)))
        return nil
    }

    private mutating func refuse(_ field: CaseloadField, _ error: IdentityNumberError) {
        switch error {
        case .empty: break
        case .spreadsheet: note(field, .valueOmitted, .identityNumber(error))
        default: note(field, .error, .identityNumber(error))
        }
    }

    private func village() -> String? {
        guard let place = layout.place(.villageCode), !row.isEmpty(place) else { return nil }
        return row[place]
    }
}

/// Cells that hold nothing but the sixteen digits they should: nearly all of them.
enum SixteenDigitCell {
    /// The digits as one number; nil for anything a slower and more exact look is due to.
    static func value(_ text: String) -> UInt64? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count == 16 else { return nil }
            var value: UInt64 = 0
            var differs = false
            for byte in bytes {
                let digit = byte &- UInt8(ascii: "0")
                guard digit <= 9 else { return nil }
                value = value * 10 + UInt64(digit)
                differs = differs || byte != bytes[0]
            }
            return differs ? value : nil
        }
    }
}
