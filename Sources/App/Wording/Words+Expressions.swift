import Casework

/// Why a text is not an expression of a form, in words.
extension Words {
    func reason(_ fault: ExpressionFault, at offset: Int) -> String {
        pick("ungkapan, huruf ke-\(offset + 1): ", "expression, letter \(offset + 1): ")
            + reason(fault)
    }

    private func reason(_ fault: ExpressionFault) -> String {
        switch fault {
        case .empty: pick("kosong", "empty")
        case .tooLong(let limit):
            pick("lebih dari \(number(limit)) byte", "more than \(number(limit)) bytes")
        case .tooDeep(let limit):
            pick("lebih dari \(limit) tingkat", "more than \(limit) levels deep")
        case .endsEarly: pick("belum selesai", "stops too early")
        case .unexpected(let text):
            pick("«\(text)» tidak pada tempatnya", "«\(text)» cannot stand here")
        case .unknownSign(let sign):
            pick("tanda «\(sign)» tidak dikenal", "unknown sign «\(sign)»")
        case .unclosedText: pick("tanda petik tidak ditutup", "the quote is not closed")
        case .badNumber: pick("bukan bilangan", "not a number")
        case .badDay: pick("bukan tanggal (@2026-10-01)", "not a date (@2026-10-01)")
        case .unknownFunction(let name, let near):
            pick("fungsi «\(name)» tidak ada", "there is no function «\(name)»")
                + (near.map { pick("; maksudnya «\($0)»?", "; did you mean «\($0)»?") } ?? "")
        case .wrongCount(let function, let least, let most):
            pick("\(function)() perlu ", "\(function)() takes ") + count(least, most)
                + pick(" nilai", " values")
        }
    }

    private func count(_ least: Int, _ most: Int?) -> String {
        guard let most else { return pick("\(least) atau lebih", "\(least) or more") }
        return least == most ? "\(least)" : pick("\(least) sampai \(most)", "\(least) to \(most)")
    }
}
