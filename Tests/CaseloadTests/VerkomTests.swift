import Casework
import Documents
import Exchange
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct VerkomTests {
    private func sample() throws -> Bench {
        let bench = try Bench()
        try bench.importFiles(
            ["keluarga.csv", "anggota.csv", "fasilitas.csv", "kelompok.csv"].map {
                ($0, try Bench.sampleData($0))
            }
        )
        return bench
    }

    private func only(_ exports: [VerkomExport]) throws -> VerkomExport {
        #expect(exports.count == 1)
        return try #require(exports.first)
    }

    @Test func `filled months of a school's form become records`() throws {
        let bench = try sample()
        let bytes = try Bench.sampleData("verkom-69900007.csv")
        let report = try bench.importFiles([("verkom.csv", bytes)])
        let file = report.files[0]
        #expect(file.kind == .verkom && file.added > 0 && file.changed == 0)
        #expect(report.waiting == file.added)
        #expect(try bench.caseload.queue().allSatisfy { $0.kind == "check" && $0.state != nil })
        let sheet = try VerkomSheet(file: bytes, year: 2026)
        let filled = sheet.pupils.flatMap(\.months).count { !$0.isBlank }
        #expect(file.added == filled, "\(report.findings.groups.map(\.first.reason))")
    }

    @Test func `an imported form goes back byte for byte but for the cells filled`() throws {
        let bench = try sample()
        for name in ["verkom-69900001.csv", "verkom-69900007.csv", "verkom-69900009.csv"] {
            let bytes = try Bench.sampleData(name)
            try bench.importFiles([(name, bytes)])
            let npsn = String(name.dropFirst(7).prefix(8))
            let export = try only(bench.caseload.exportVerkom(npsn: npsn, quarter: Bench.quarter))
            #expect(export.isOwnForm && export.unknown == 0)
            let before = try VerkomSheet(file: bytes, year: 2026)
            let after = try VerkomSheet(file: export.bytes, year: 2026)
            #expect(after.pupils.map(\.name) == before.pupils.map(\.name))
            #expect(after.text.dialect == before.text.dialect)
            for (old, new) in zip(before.pupils, after.pupils) {
                for (old, new) in zip(old.months, new.months) where !old.isBlank {
                    #expect(new.alpa == old.alpa && new.sakit == old.sakit)
                }
            }
        }
    }

    @Test func `what is recorded fills the form's cells`() throws {
        let bench = try sample()
        try bench.importFiles([("v.csv", try Bench.sampleData("verkom-69900001.csv"))])
        let school = try #require(
            try bench.caseload.rosters(Bench.quarter, today: Bench.today).first {
                $0.kind == "sekolah" && $0.people > 3
            }
        )
        let npsn = try #require(try bench.document(school.door.id)?.body["npsn"]?.string)
        let page = try #require(try bench.caseload.entryPage(school.door, Bench.quarter))
        let rows = page.rows.filter { $0.input == .attendance }
        #expect(!rows.isEmpty)
        var changes: [RecordChange] = []
        for (place, row) in rows.enumerated() {
            let cell = try #require(row.cells[0])
            let attendance = try Attendance(alpa: place % 3, izin: 1, sakit: 0, effective: 20)
            var value = RecordedValue(state: .patuh, attendance: attendance, how: .typed)
            if place == 0 { value.attendance = nil }
            changes.append(
                RecordChange(
                    member: row.member,
                    family: row.family,
                    cell: cell.cell,
                    before: cell.recorded,
                    after: value,
                )
            )
        }
        let outcome = try bench.caseload.commit(changes, at: Bench.now)
        #expect(outcome.overtaken.isEmpty)
        let export = try only(bench.caseload.exportVerkom(npsn: npsn, quarter: Bench.quarter))
        #expect(export.stateOnly == 1 && export.filled == outcome.saved - 1)
        #expect(export.fileName == "verkom-\(npsn)-2026-Q4.csv")
        let sheet = try VerkomSheet(file: export.bytes, year: 2026)
        #expect(sheet.quarter == Bench.quarter && sheet.npsn == npsn)
        let filled = sheet.pupils.compactMap { $0.months[0].izin }
        #expect(filled.count == export.filled && filled.allSatisfy { $0 == 1 })
    }

    @Test func `a month taken back or recorded as a state alone is blank in the form`() throws {
        let bench = try sample()
        let bytes = try Bench.sampleData("verkom-69900007.csv")
        try bench.importFiles([("v.csv", bytes)])
        func filled() throws -> Int {
            let export = try only(
                bench.caseload.exportVerkom(npsn: "69900007", quarter: Bench.quarter)
            )
            let sheet = try VerkomSheet(file: export.bytes, year: 2026)
            return sheet.pupils.flatMap(\.months).count { !$0.isBlank }
        }
        let before = try filled()
        let rows = try bench.caseload.queue().filter { $0.kind == "check" }
        for (row, input) in zip(rows, [RecordInput.blank, .state(.izin)]) {
            let parts = row.id.rawValue.split(separator: ":")
            _ = try bench.caseload.record(
                member: String(parts[1]),
                obligation: String(parts[2]),
                period: String(parts[3]),
                input,
                at: Bench.now,
            )
        }
        #expect(try filled() == before - 2)
    }

    @Test func `a school without a form of its own gets one in the ministry's layout`() throws {
        let bench = try sample()
        let export = try only(
            bench.caseload.exportVerkom(npsn: "69900007", quarter: Bench.quarter)
        )
        #expect(!export.isOwnForm && export.pupils > 0 && export.filled == 0)
        let sheet = try VerkomSheet(file: export.bytes, year: 2026)
        #expect(sheet.layout.width == 25 && sheet.pupils.count == export.pupils)
        #expect(throws: CaseloadError.unknownSchool(npsn: "1")) {
            try bench.caseload.exportVerkom(npsn: "1", quarter: Bench.quarter)
        }
    }

    @Test func `members of a record that this program does not know outlive another import`()
        throws
    {
        let bench = try sample()
        let bytes = try Bench.sampleData("verkom-69900007.csv")
        try bench.importFiles([("v.csv", bytes)])
        let id = try #require(try bench.caseload.queue().first?.id)
        var body = try #require(try bench.document(id)?.body)
        body["newer"] = .string("kept")
        try bench.store.write { (writer) throws(StoreError) in
            _ = try writer.put(id, body, parent: try writer.revision(id))
        }
        let report = try bench.importFiles([("v.csv", bytes)])
        #expect(report.files[0].changed == 0)
        #expect(try bench.document(id)?.body["newer"]?.string == "kept")
    }

    @Test func `pupils nobody knows are named by row, and the rest is taken`() throws {
        let bench = try sample()
        let text = String(decoding: try Bench.sampleData("verkom-69900007.csv"), as: UTF8.self)
        let sheet = try VerkomSheet(file: Array(text.utf8), year: 2026)
        let first = try #require(sheet.pupils.first { !$0.nik.isEmpty })
        let strange =
            text.replacing(first.nik, with: "9901010101010099")
            .replacing(first.name, with: "Orang Lain")
            .replacing(first.nisn, with: "0099999999")
        let report = try bench.importFiles([("v.csv", Array(strange.utf8))])
        let found = report.findings.findings.filter { $0.reason == .unknownPupil }
        #expect(found.map(\.row) == [first.row])
        #expect(report.files[0].refused == 1 && report.files[0].added > 0)
    }
}
