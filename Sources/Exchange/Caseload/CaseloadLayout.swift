/// Which field of a row is which column, found by the words of the header row.
struct CaseloadLayout: Sendable {
    let kind: CaseloadKind
    /// Field places by `CaseloadField`, from 0; -1 where the file has no such column.
    private var places = [Int](repeating: -1, count: CaseloadField.allCases.count)
    /// Columns nobody knows: their place and the member name their cells are kept under.
    private(set) var unknown: [(place: Int, name: String)] = []
    /// The file's own headers.
    let headers: [String]
    private(set) var findings: [Finding] = []

    /// Rows that are looked at for the header: offices put titles above it.
    static let preamble = 15

    /// Recognises the kind of file by its header row; nil if it is none of ours.
    ///
    /// `isFirst`: The file's first row may lack columns, which is then told; one further down is a header only
    /// with all that it must have.
    init?(header row: CSVRow, file: String, isFirst: Bool = true) {
        headers = (0..<row.count).map { row[$0] }
        guard let kind = CaseloadLayout.kind(of: headers) else { return nil }
        self.kind = kind
        assign(row, file: file)
        if !isFirst, findings.contains(where: { $0.severity == .error }) { return nil }
    }

    func place(_ field: CaseloadField) -> Int? {
        let place = places[Int(field.rawValue)]
        return place < 0 ? nil : place
    }

    private mutating func assign(_ row: CSVRow, file: String) {
        func finding(_ place: Int?, _ severity: Finding.Severity, _ reason: FindingReason)
            -> Finding
        {
            Finding(
                file: file,
                row: row.number,
                line: row.line,
                column: place.map { $0 + 1 },
                header: place.map { headers[$0] },
                severity: severity,
                reason: reason,
            )
        }
        for (place, header) in headers.enumerated() {
            let key = Words.key(header)
            guard !key.isEmpty else { continue }
            if let column = kind.columns.first(where: { $0.synonyms.contains(key) }) {
                if places[Int(column.field.rawValue)] < 0 {
                    places[Int(column.field.rawValue)] = place
                } else {
                    findings.append(finding(place, .warning, .repeatedColumn))
                }
            } else {
                unknown.append((place, memberName(header)))
                findings.append(finding(place, .note, .unknownColumn))
            }
        }
        for column in kind.columns where column.isRequired && self.place(column.field) == nil {
            findings.append(finding(nil, .error, .missingColumn(column.header)))
        }
    }

    /// The name an unknown column's cells get in the document; never one that means something
    /// there.
    private func memberName(_ header: String) -> String {
        let name = Words.of(header).joined(separator: "_").lowercased()
        let isTaken = DocumentMembers.known.contains(name) || unknown.contains { $0.name == name }
        return isTaken ? "kolom_\(name)_\(unknown.count + 1)" : name
    }

    /// The kind whose own key the headers have, else the one they fit best with three columns or
    /// more.
    private static func kind(of headers: [String]) -> CaseloadKind? {
        let keys = Set(headers.map(Words.key))
        func has(_ field: CaseloadField, in kind: CaseloadKind) -> Bool {
            kind.columns.contains { $0.field == field && !keys.isDisjoint(with: $0.synonyms) }
        }
        if has(.member, in: .members) {
            let isRecord = has(.obligation, in: .records) || has(.service, in: .records)
            return isRecord ? .records : .members
        }
        // A members file names the family too, but without its own key it has a NIK and a birth
        // date.
        if has(.family, in: .families), !has(.born, in: .members) { return .families }
        if has(.facility, in: .facilities) { return .facilities }
        if has(.group, in: .groups), !has(.born, in: .members) { return .groups }
        let fits = CaseloadKind.allCases.map { kind in
            (kind, kind.columns.count { !keys.isDisjoint(with: $0.synonyms) })
        }
        guard let best = fits.max(by: { $0.1 < $1.1 }), best.1 >= 3 else { return nil }
        return best.0
    }
}

/// Member names of the register's documents, which no unknown column may take.
package enum DocumentMembers {
    /// In lower case.
    package static let known: Set<String> = [
        "_id", "_rev", "type", "v", "kk", "head", "pengurus", "address", "rt", "rw", "village",
        "villagecode", "district", "regency", "group", "phone", "kks", "desil", "programmes",
        "assignedto", "note", "family", "name", "nik", "sex", "born", "relation", "mother", "nisn",
        "school", "posyandu", "states", "kind", "npsn", "level", "chair",
    ]
}
