import Caseload
import Casework
import Documents
import LocalStore
import Testing

@testable import Commands

/// A drawn record on the command line: hidden until it is keyed again.
@Suite struct VeilCommandTests {
    @Test func `family and queue tell of a drawn check that it is there, and no value`() throws {
        let bench = try CommandBench()
        try bench.fill()
        var drawn: DocumentID?
        var family = ""
        try bench.caseload { caseload in
            let ani = Caseload(
                store: caseload.store,
                worker: Worker(name: "ani", device: "laptop-a"),
            )
            let index = try caseload.familyIndex()
            let quarter = CommandBench.now.day.quarter
            var change: RecordChange?
            for ordinal in 0..<index.count where change == nil {
                let page = try caseload.entryPage(
                    .family(index.id(ordinal)),
                    quarter,
                    today: quarter.lastDay,
                )
                for row in page?.rows ?? [] where row.input == .state && change == nil {
                    let cells = row.cells.compactMap(\.self)
                    change = cells.first { $0.cell.applies && $0.recorded == nil }.map {
                        RecordChange(
                            member: row.member,
                            family: row.family,
                            cell: $0.cell,
                            before: nil,
                            after: RecordedValue(state: .tidak, how: .typed, note: "uji-rahasia"),
                        )
                    }
                }
            }
            let made = try #require(change)
            _ = try ani.commit([made], at: CommandBench.now)
            drawn = made.cell.checkID
            family = String(made.family.rowKey)
            try Caseload.set(
                Worker(name: "penyelia-1", device: "laptop-p"),
                .supervisor,
                in: caseload.store,
            )
            _ = try Caseload(store: caseload.store)
                .drawSample(quarter, seed: "benih", at: CommandBench.now)
        }
        let id = try #require(drawn).rawValue
        let page = try bench.json("family", family)
        let cells = page["cells"]?.array ?? page["family"]?["cells"]?.array ?? []
        let cell = try #require(cells.first { $0["id"]?.string == id })
        #expect(cell["hidden"] == true && cell["value"] == nil && cell["by"] == nil)
        let history = page["history"]?.array ?? page["family"]?["history"]?.array ?? []
        let line = try #require(history.first { $0["id"]?.string == id })
        #expect(line["hidden"] == true && line["value"] == "")
        let rows = try bench.json("queue")["queue"]?.array ?? []
        let row = try #require(rows.first { $0["id"]?.string == id })
        #expect(row["hidden"] == true && row["value"] == nil)
        for words in [["family", family], ["queue"], ["records", "--sensitive"]] {
            #expect(!bench.run(words).output.contains("uji-rahasia"), "\(words)")
        }
        #expect(bench.run("queue").output.contains("ketik ulang"))
    }
}
