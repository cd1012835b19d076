import Casework
import Exchange

/// Who wrote a file, and when.
package struct PrintStamp: Sendable, Hashable {
    package let worker: String
    package let at: Moment
    /// Counts the files that left this store; nil where none leaves it.
    package let number: Int?
    /// Whether she looks after other workers, and signs as that.
    package let isSupervisor: Bool

    package init(worker: String, at: Moment, number: Int? = nil, isSupervisor: Bool = false) {
        self.worker = worker
        self.at = at
        self.number = number
        self.isSupervisor = isSupervisor
    }

    /// She who prints, as she signs.
    var signer: Signer { isSupervisor ? .supervisor(worker) : .worker(worker) }
}

extension Report {
    /// The report as a spreadsheet opens it: every table with its title and heads, a blank line between.
    ///
    /// Texts are defused, so that no spreadsheet runs one as a formula; counts and rupiah are bare
    /// digits, a hidden figure is `*`.
    package func csv(_ words: PageWords, _ stamp: PrintStamp) -> [UInt8] {
        var writer = CSVWriter()
        writer.row([.text(words.privacyMark), .text(words.exportMark(stamp))])
        writer.row([.text(words(name.title)), .text(words.period(scope))])
        writer.row([.text(words.pick("Desa", "Village")), .text(words.place(scope))])
        writer.row([
            .text(words.pick("Dibuat", "Made")), .text(words.moment(stamp.at)),
            .text(stamp.worker),
        ])
        for section in sections {
            writer.row([])
            writer.row([.text(words(section.table.title))])
            writer.row(section.table.columns.map { .text(words($0.label)) })
            for row in section.table.rows {
                writer.row(row.map { Self.cell($0, words) })
            }
            for note in section.table.notes { writer.row([.text(words(note))]) }
        }
        if !notes.isEmpty {
            writer.row([])
            for note in notes { writer.row([.text(words(note))]) }
        }
        return writer.take()
    }

    private static func cell(_ cell: ReportTable.Cell, _ words: PageWords) -> CSVWriter.Cell {
        switch cell {
        case .text(let text): .text(text)
        case .wording(let wording): .text(words(wording))
        case .count(let count): .literal(String(count))
        case .money(let amount): .literal(String(amount))
        case .percent(let share): .literal(words.decimal(share))
        case .day(let day): .literal(day.description)
        case .masked: .literal("*")
        case .empty: .empty
        }
    }
}
