import Casework

/// What a file given to `import` is, told from its words.
package enum FileKind: Sendable, Equatable {
    case caseload(CaseloadKind)
    case verification

    /// Looks at a file's first rows; nil if it is none of ours, throws if it is no CSV.
    package init?(file: [UInt8]) throws(CSVError) {
        // Enough for any preamble; a row cut at the end does no harm.
        var reader = try CSVReader(file: file)
        var rows: [CSVRow] = []
        while rows.count < VerkomHeader.rowLimit {
            do throws(CSVError) {
                guard let row = try reader.next() else { break }
                rows.append(row)
            } catch {
                break
            }
        }
        let said = rows.filter { !$0.isBlank && !$0.isComment }.prefix(CaseloadLayout.preamble)
        let whole = said.lazy.compactMap { CaseloadLayout(header: $0, file: "", isFirst: false) }
        if let layout = whole.first {
            self = .caseload(layout.kind)
        } else if VerkomHeader(rows, assuming: nil) != nil {
            self = .verification
        } else if let header = rows.first(where: { !$0.isBlank && !$0.isComment }),
            let layout = CaseloadLayout(header: header, file: "")
        {
            self = .caseload(layout.kind)
        } else {
            return nil
        }
    }
}
