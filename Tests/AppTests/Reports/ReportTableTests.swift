import Casework
import Reports
import Screen
import Testing

@testable import App

/// Tables of a report on narrow screens.
@Suite struct ReportTableTests {
    private func table(
        _ texts: [String],
        _ numbers: [String],
        _ rows: [([String], [Int?])],
    ) -> ReportTable {
        func wording(_ text: String) -> Wording { Wording(id: text, en: text) }
        let columns =
            texts.map { ReportTable.Column(wording($0)) }
            + numbers.map { ReportTable.Column(wording($0), isNumber: true) }
        return ReportTable(
            title: wording("Uji"),
            columns: columns,
            rows: rows.map { texts, numbers in
                texts.map { $0.isEmpty ? .empty : .text($0) }
                    + numbers.map { $0.map(ReportTable.Cell.count) ?? .empty }
            },
        )
    }

    private func lines(_ table: ReportTable, width: Int, offset: Int = 0) -> [String] {
        ReportTableLines(table, PageWords(), width: width, offset: offset).lines
            .map { $0.plain(.terminal) }
    }

    /// Two rows that begin with the same letters, and figures for more than the screen.
    private var visits: ReportTable {
        table(
            ["Formulir", "Tingkat"],
            ["Okt 2026", "Nov 2026", "Des 2026", "Jumlah"],
            [
                (["Kunjungan individu", "Individu"], [0, 2, 0, 2]),
                (["Kunjungan keluarga", "Keluarga"], [1, nil, 0, 1]),
            ],
        )
    }

    @Test func `where labels and figures have no room beside each other each figure is named`() {
        #expect(
            lines(visits, width: 38) == [
                "Formulir · Tingkat",
                "Kunjungan individu · Individu",
                "  Okt 2026 0 · Nov 2026 2 · Des 2026 0",
                "  Jumlah 2",
                "Kunjungan keluarga · Keluarga",
                "  Okt 2026 1 · Des 2026 0 · Jumlah 1",
            ]
        )
    }

    @Test func `where there is room a row is a line, and its figures go on to the right`() {
        #expect(
            lines(visits, width: 52) == [
                "Formulir           Tingkat    Okt 2026  Nov 2026›",
                "Kunjungan individu Individu          0         2",
                "Kunjungan keluarga Keluarga          1          ",
            ]
        )
        #expect(lines(visits, width: 52, offset: 2)[0].hasSuffix("‹  Des 2026  Jumlah"))
    }

    @Test func `few figures stand after the label, however many lines that has`() {
        let indicators = table(
            ["Indikator"],
            ["Nilai"],
            [
                (["Pengaduan masuk"], [6]),
                (["Lama sampai selesai, median (hari)"], [12]),
            ],
        )
        #expect(
            lines(indicators, width: 38) == [
                "Indikator                        Nilai",
                "Pengaduan masuk                      6",
                "Lama sampai selesai, median",
                "  (hari)                            12",
            ]
        )
    }

    @Test func `what the first column says for several rows is said once over them`() {
        let plans = table(
            ["Rencana hasil kerja", "Yang dikerjakan"],
            ["Butir", "Jumlah"],
            [
                (["Penyaluran bantuan tepat sasaran dan jumlah", "Beras diterima"], [1, 1]),
                (["", "Bantuan bencana diserahkan"], [nil, 4]),
                (["Jumlah", ""], [nil, 5]),
            ],
        )
        #expect(
            lines(plans, width: 38) == [
                "Rencana hasil kerja",
                "  Yang dikerjakan        Butir  Jumlah",
                "Penyaluran bantuan tepat sasaran dan",
                "jumlah",
                "  Beras diterima             1       1",
                "  Bantuan bencana",
                "    diserahkan                       4",
                "Jumlah                               5",
            ]
        )
    }

    @Test(arguments: 24...80)
    func `no label and no head is cut at any width, and no line is too long`(width: Int) {
        let long = table(
            ["Formulir", "Isian", "Satuan"],
            ["Terbuka di awal", "Terbuka di akhir", "Jumlah"],
            [
                (["Kaji cepat bencana", "Keluarga terdampak", "KK"], [1, 22, 1_234_567]),
                (["Kaji cepat bencana", "Keluarga mengungsi", "KK"], [1, 22, 1_234_567]),
            ],
        )
        for table in [visits, long] {
            let lines = lines(table, width: width)
            #expect(lines.allSatisfy { SafeText($0).width <= width && !$0.contains("…") })
            let text = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
            for row in table.rows {
                for case .text(let label) in row {
                    #expect(text.contains(label), "\(label): \(lines)")
                }
            }
            for column in table.columns where !column.isNumber {
                #expect(text.contains(column.label.id), "\(column.label.id): \(lines)")
            }
        }
    }
}
