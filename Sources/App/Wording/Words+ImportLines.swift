import Caseload
import Casework
import Exchange

/// The report of an import, line by line, as the command prints it and the screen keeps it.
extension Words {
    /// Every row that was remarked on, with file, row, column and reason; what is refused stands first.
    ///
    /// Rows of one reason share a line. Of a reason found in very many rows the first are named and the
    /// others counted.
    package func lines(for report: FindingReport) -> [String] {
        report.gravestFirst.flatMap { group in
            var alike: [(first: Finding, rows: [Int])] = []
            for finding in group.kept {
                let row = finding.row.map { [$0] } ?? []
                if let place = alike.firstIndex(where: { $0.first.reason == finding.reason }) {
                    alike[place].rows += row
                } else {
                    alike.append((finding, row))
                }
            }
            var lines = alike.map { sentence(for: $0.first, rows: $0.rows) }
            let further = group.count - group.kept.count
            if further > 0 {
                lines[lines.count - 1] += pick(
                    " … dan \(number(further)) baris lagi: lihat import --json",
                    " … and \(number(further)) rows more: see import --json",
                )
            }
            return lines
        }
    }

    /// What a changed file changed: row, key and columns of the first rows, and how many there are beyond.
    package func changeLines(_ report: ImportReport) -> [String] {
        let named = report.changes.prefix(Self.namedChanges)
        var lines = named.map { change in
            let columns = change.columns.joined(separator: ", ")
            let row = change.row
            return pick(
                "\(change.file), baris \(row): \(change.key) berubah",
                "\(change.file), row \(row): \(change.key) changed",
            ) + (columns.isEmpty ? "" : ": " + columns)
        }
        let further = report.changeCount - named.count
        if further > 0 {
            lines.append(
                pick(
                    "… dan \(number(further)) baris berubah lagi: lihat import --json",
                    "… and \(number(further)) changed rows more: see import --json",
                )
            )
        }
        return lines
    }

    /// Changed rows that are named one by one outside JSON.
    static let namedChanges = 20

    /// `8, 59, 134-140`: rows in their order, three or more on end as one span.
    func spans(of rows: [Int]) -> String {
        var spans: [ClosedRange<Int>] = []
        for row in rows {
            if let last = spans.last, row == last.upperBound + 1 {
                spans[spans.count - 1] = last.lowerBound...row
            } else if spans.last?.contains(row) != true {
                spans.append(row...row)
            }
        }
        return spans.map { span in
            switch span.count {
            case 1: "\(span.lowerBound)"
            case 2: "\(span.lowerBound), \(span.upperBound)"
            default: "\(span.lowerBound)-\(span.upperBound)"
            }
        }
        .joined(separator: ", ")
    }
}
