import Exchange
import Screen
import Testing

@testable import App
@testable import Caseload

/// What the screen keeps of an import: the same report as the command line's.
struct ImportHistoryTests {
    private func report() -> ImportReport {
        var report = ImportReport()
        var file = ImportReport.FileResult(name: "k.csv", kind: .caseload(.families))
        file.rows = 200
        file.refused = 4
        report.files = [file]
        for row in [8, 59, 134, 191] {
            report.findings.add(
                Finding(
                    file: "k.csv",
                    row: row,
                    column: 1,
                    header: "kode_keluarga",
                    severity: .error,
                    reason: .missing,
                )
            )
        }
        report.note(
            ImportReport.Change(file: "k.csv", row: 3, key: "K2", columns: ["rt", "desa"])
        )
        return report
    }

    @Test func `the history names every refused row and every changed one`() {
        var stage = Stage()
        stage.act(.imported(report()))
        let said = stage.state.messages.all.map(\.text)
        #expect(
            said.contains {
                $0.hasPrefix("k.csv, baris 8, 59, 134, 191, kolom kode_keluarga: wajib diisi")
            },
            "\(said)",
        )
        #expect(said.contains("k.csv, baris 3: K2 berubah: rt, desa"), "\(said)")
        #expect(said.last?.hasPrefix("Impor selesai") == true)
        stage.press("C-e")
        #expect(stage.frame().text.contains("baris 8, 59, 134, 191"))
    }

    @Test func `rows on end are one span`() {
        let words = Words(.indonesian)
        #expect(words.spans(of: [2, 3, 5, 6, 7, 8, 20]) == "2, 3, 5-8, 20")
        #expect(words.spans(of: []).isEmpty)
    }
}
