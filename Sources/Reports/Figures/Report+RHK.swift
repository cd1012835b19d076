import Casework

/// The lines of the performance plan (*rencana hasil kerja*) of a pendamping, and what was done under
/// each.
package struct RHKFigures: Sendable, Equatable {
    /// One thing that was done, with its figure.
    package struct Fact: Sendable, Equatable {
        package var what: Wording
        package var figure: ReportTable.Cell

        package init(_ what: Wording, _ figure: ReportTable.Cell) {
            self.what = what
            self.figure = figure
        }
    }

    /// What the worker says of a line in her own words.
    package struct Remark: Sendable, Equatable {
        /// 1 to 9.
        package var line: Int
        /// The question: *Kendala*.
        package var label: Wording
        package var month: Month
        package var by: String
        package var text: String

        package init(line: Int, label: Wording, month: Month, by: String, text: String) {
            self.line = line
            self.label = label
            self.month = month
            self.by = by
            self.text = text
        }
    }

    /// By number, 1 to 9.
    package var facts: [Int: [Fact]]
    /// In the order of the lines.
    package var remarks: [Remark] = []
    /// Other words for lines, from a code list of a programme file.
    package var labels: [Int: Wording]

    package init(facts: [Int: [Fact]] = [:], labels: [Int: Wording] = [:]) {
        self.facts = facts
        self.labels = labels
    }

    package mutating func add(_ line: Int, _ what: Wording, _ figure: ReportTable.Cell) {
        facts[line, default: []].append(Fact(what, figure))
    }

    /// The lines as helpers' tools of 2025 have them (domain reference, 1.5, [29]).
    package static let lines: [Wording] = [
        Wording(
            id: "Penyaluran bantuan tepat sasaran dan jumlah",
            en: "Aid distributed to the right people in the right sum",
        ),
        Wording(id: "Pelaksanaan P2K2", en: "P2K2 group sessions"),
        Wording(
            id: "Verifikasi komitmen pendidikan, kesehatan, kesejahteraan sosial",
            en: "Commitment verification of education, health, social welfare",
        ),
        Wording(id: "Data dan pelaksanaan graduasi", en: "Graduation"),
        Wording(
            id: "Verifikasi, validasi dan pemutakhiran data",
            en: "Verification, validation and update of data",
        ),
        Wording(
            id: "Respons kasus adaptif: pengaduan, bencana, kerentanan",
            en: "Adaptive case response: complaints, disasters, vulnerability",
        ),
        Wording(id: "Laporan analisis bulanan", en: "Monthly analysis report"),
        Wording(
            id: "Pelaksanaan arahan pimpinan, termasuk tindak lanjut TLHP",
            en: "Directives of the leadership, audit follow-up included",
        ),
        Wording(
            id: "Penyebaran berita baik Kementerian",
            en: "Spreading the ministry's good news",
        ),
    ]
}

extension Report {
    package static func rhk(
        _ figures: RHKFigures,
        _ scope: ReportScope,
        smallest: Int = 0,
    ) -> Report {
        var rows: [[ReportTable.Cell]] = []
        for number in 1...RHKFigures.lines.count {
            let label = figures.labels[number] ?? RHKFigures.lines[number - 1]
            let facts = figures.facts[number] ?? []
            guard !facts.isEmpty else {
                rows.append([
                    .count(number), .wording(label),
                    .wording(Wording(id: "belum ada catatan", en: "nothing recorded")), .empty,
                ])
                continue
            }
            for (place, fact) in facts.enumerated() {
                rows.append([
                    place == 0 ? .count(number) : .empty, place == 0 ? .wording(label) : .empty,
                    .wording(fact.what), fact.figure,
                ])
            }
        }
        let title = Wording(id: "Sembilan butir rencana hasil kerja", en: "The nine lines")
        let table = ReportTable(
            title: title,
            columns: [
                .init(Wording(id: "Butir", en: "Line"), isNumber: true),
                .init(Wording(id: "Rencana hasil kerja", en: "Planned result")),
                .init(Wording(id: "Yang dikerjakan", en: "What was done")),
                .init(Wording(id: "Jumlah", en: "Figure"), isNumber: true),
            ],
            rows: rows,
            notes: [
                Wording(
                    id: "Dihitung dari catatan di laptop ini sampai saat dibuat.",
                    en: "Counted from the records on this laptop when it was made.",
                )
            ],
        )
        var report = Report(.rhk, scope, sections: [Section(table)] + remarks(figures, scope))
        if report.isMasked { report.notes.append(ReportTable.maskNote(smallest)) }
        return report
    }

    /// As prose; of several months or authors each remark says whose it is.
    private static func remarks(_ figures: RHKFigures, _ scope: ReportScope) -> [Section] {
        guard !figures.remarks.isEmpty else { return [] }
        let isOfSeveral = Set(figures.remarks.map(\.by)).count > 1
        let rows = figures.remarks.map { remark -> [ReportTable.Cell] in
            let line = figures.labels[remark.line] ?? RHKFigures.lines[remark.line - 1]
            let by = isOfSeveral && !remark.by.isEmpty ? " (\(remark.by))" : ""
            let month = remark.month.wording
            let isOfMonth = scope.month != nil
            let label = Wording(
                id: remark.label.id + (isOfMonth ? "" : ", \(month.id)") + by,
                en: remark.label.en + (isOfMonth ? "" : ", \(month.en)") + by,
            )
            return [
                .wording(
                    Wording(id: "\(remark.line) \(line.id)", en: "\(remark.line) \(line.en)")
                ),
                .wording(label), .text(remark.text),
            ]
        }
        var table = ReportTable(
            title: Wording(id: "Uraian per butir", en: "In her own words"),
            columns: [
                .init(Wording(id: "Butir", en: "Line")),
                .init(Wording(id: "Isian", en: "Question")),
                .init(Wording(id: "Uraian", en: "Words")),
            ],
            rows: rows,
        )
        table.isProse = true
        return [Section(table)]
    }
}
