import Casework

extension ReportTable.Cell {
    /// The figure of a cell that a chart can draw; nil for words, blanks and what is masked.
    package var magnitude: Double? {
        switch self {
        case .count(let count): Double(count)
        case .money(let rupiah): Double(rupiah)
        case .percent(let percent): percent
        case .text, .wording, .day, .masked, .empty: nil
        }
    }

    /// The share of a part in a whole; empty without a whole.
    package static func share(_ part: Int, of whole: Int) -> Self {
        whole > 0 ? .percent(Double(part) * 100 / Double(whole)) : .empty
    }

    /// The share of two cells of a table, masked where either is.
    package static func share(_ part: Self, of whole: Self) -> Self {
        if part == .masked || whole == .masked { return .masked }
        guard case .count(let part) = part, case .count(let whole) = whole else { return .empty }
        return share(part, of: whole)
    }
}

extension ReportTable {
    /// Rows that begin with words, then numbers.
    package static func counts(
        _ title: Wording,
        first: [Wording],
        numbers: [Wording],
        rows: [[Cell]],
        notes: [Wording] = [],
    ) -> ReportTable {
        ReportTable(
            title: title,
            columns: first.map { Column($0) } + numbers.map { Column($0, isNumber: true) },
            rows: rows,
            notes: notes,
        )
    }

    package static let totalLabel = Wording(id: "Jumlah", en: "Total")

    /// What hangs under a table with hidden figures.
    package static func maskNote(_ smallest: Int) -> Wording {
        Wording(
            id: "* disembunyikan: menyangkut kurang dari \(smallest) orang, atau dapat dipakai "
                + "menghitung angka yang disembunyikan",
            en: "* hidden: fewer than \(smallest) people, or a figure that one could be worked "
                + "out from",
        )
    }
}
