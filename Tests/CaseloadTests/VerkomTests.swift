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
        let page = try #require(
            try bench.caseload.entryPage(school.door, Bench.quarter, today: Bench.quarter.lastDay)
        )
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

    /// The form of SMPN 1 with cells of October changed: Alpa of the pupils in these rows.
    private func form(alpa: [Int: String]) throws -> [UInt8] {
        let text = String(decoding: try Bench.sampleData("verkom-69900007.csv"), as: UTF8.self)
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map(String.init)
        for (row, cell) in alpa {
            var cells = lines[row - 1].split(separator: ",", omittingEmptySubsequences: false)
                .map(String.init)
            cells[8] = cell
            lines[row - 1] = cells.joined(separator: ",")
        }
        return Array(lines.joined(separator: "\n").utf8)
    }

    @Test func `a month whose cell cannot be read or cannot be is refused, not stored as met`()
        throws
    {
        let bench = try sample()
        let bad = [8: "12x", 9: "8 hari", 10: "O", 11: "40"]
        let bytes = try form(alpa: bad)
        let report = try bench.importFiles([("verkom.csv", bytes)])
        let sheet = try VerkomSheet(file: bytes)
        let filled = sheet.pupils.flatMap(\.months).count { !$0.isBlank }
        let file = report.files[0]
        #expect(file.refused == 4 && file.added == filled, "\(report.findings.groups)")
        #expect(file.rows == filled + 4)
        let told = report.findings.findings.filter { $0.severity == .error }
        #expect(told.map(\.row) == [8, 9, 10, 11] && told.allSatisfy { $0.extent == .month })
        for pupil in sheet.pupils where pupil.refusedMonths.contains(0) {
            #expect(try bench.caseload.queue().allSatisfy { !$0.id.rawValue.contains(pupil.nik) })
        }
        #expect(try bench.caseload.queue().count == filled)
        // Mended, the form takes the place of the one that could not be read.
        let mended = try bench.importFiles([("v.csv", try form(alpa: [:]))])
        #expect(mended.files[0].added == 4 && mended.files[0].refused == 0)
        let export = try only(
            bench.caseload.exportVerkom(npsn: "69900007", quarter: Bench.quarter)
        )
        #expect(!String(decoding: export.bytes, as: UTF8.self).contains("12x"))
    }

    @Test func `all or nothing counts nothing as stored when a month is refused`() throws {
        let bench = try sample()
        let before = try bench.sequence()
        let report = try bench.importFiles(
            [("verkom.csv", try form(alpa: [8: "40"]))],
            allOrNothing: true,
        )
        #expect(!report.isStored && report.files[0].refused == 1)
        #expect(report.files[0].added == 0 && report.files[0].changed == 0)
        #expect(try bench.sequence() == before)
    }

    @Test func `a pupil found by name under another NIK is told with both last digits`() throws {
        let bench = try sample()
        let text = String(decoding: try Bench.sampleData("verkom-69900007.csv"), as: UTF8.self)
        let sheet = try VerkomSheet(file: Array(text.utf8))
        let pupil = try #require(sheet.pupils.first { $0.name == "Yohanes Ramadhan" })
        let other = text.replacing(pupil.nik, with: "9901011111111111")
            .replacing(pupil.nisn, with: "")
        let report = try bench.importFiles([("v.csv", Array(other.utf8))])
        let told = report.findings.findings.filter { $0.row == pupil.row }
        #expect(
            told.map(\.reason) == [.otherNIK(form: "1111", register: String(pupil.nik.suffix(4)))]
        )
        #expect(told.first?.column == 4 && told.first?.severity == .warning)
    }

    @Test func `a form of months to come stores none of them`() throws {
        let bench = try sample()
        let text = String(decoding: try Bench.sampleData("verkom-69900007.csv"), as: UTF8.self)
        let later = text.replacing("TAHUN 2026", with: "TAHUN 2028")
        let report = try bench.importFiles([("v.csv", Array(later.utf8))])
        #expect(report.files[0].added == 0 && report.files[0].refused == report.files[0].rows)
        #expect(report.findings.findings.contains { $0.reason == .notBegun(today: Bench.today) })
        #expect(try bench.caseload.queue().isEmpty)
        let contrary = text.replacing("TRIWULAN IV", with: "TRIWULAN I")
        let refused = try bench.importFiles([("v.csv", Array(contrary.utf8))])
        #expect(refused.hasRefusedFiles && refused.files[0].added == 0)
        let reason = FindingReason.quarterContradicts(named: 1, months: 4)
        #expect(refused.findings.findings.map(\.reason) == [reason])
    }

    @Test func `a form without a year is taken for the latest months that have come`() throws {
        let bench = try sample()
        let text = String(decoding: try Bench.sampleData("verkom-69900007.csv"), as: UTF8.self)
        let bare = Array(text.replacing(" TAHUN 2026", with: "").utf8)
        let report = try bench.importFiles([("v.csv", bare)])
        #expect(report.findings.findings.first?.reason == .assumedYear(2026))
        #expect(report.files[0].added > 0)
        let january = Moment(seconds: Bench.now.seconds + 60 * 86_400, offset: Bench.now.offset)
        let later = try bench.caseload.importFiles(
            [ImportFile(name: "v.csv", bytes: bare)],
            at: january,
        )
        #expect(january.day.year == 2027)
        #expect(later.findings.findings.first?.reason == .assumedYear(2026))
        #expect(later.files[0].unchanged == report.files[0].added)
    }

    @Test func `an export of typed days comes back without a conflict or a change`() throws {
        let bench = try sample()
        let bytes = try Bench.sampleData("verkom-69900007.csv")
        try bench.importFiles([("v.csv", bytes)])
        let rows = try bench.caseload.queue().filter { $0.kind == "check" }.prefix(4)
        let typed: [RecordInput] = [
            .attendance(try Attendance(alpa: 9, izin: 0, sakit: 0, effective: 20)),
            .attendance(try Attendance(alpa: 1, izin: 1, sakit: 1, effective: 23)),
            .attendance(try Attendance(percent: 87.5)),
            .attendance(try Attendance(alpa: 0, izin: 0, sakit: 0)),
        ]
        for (row, input) in zip(rows, typed) {
            let parts = row.id.rawValue.split(separator: ":")
            _ = try bench.caseload.record(
                member: String(parts[1]),
                obligation: String(parts[2]),
                period: String(parts[3]),
                input,
                at: Bench.now,
            )
        }
        let export = try only(
            bench.caseload.exportVerkom(npsn: "69900007", quarter: Bench.quarter)
        )
        let report = try bench.importFiles([("v.csv", export.bytes)])
        let remarks = report.findings.findings.filter { $0.reason == .recordedOtherwise }
        #expect(remarks.isEmpty && report.files[0].changed == 0, "\(report.findings.groups)")
        // What says otherwise is still told.
        let parts = rows[rows.startIndex].id.rawValue.split(separator: ":")
        _ = try bench.caseload.record(
            member: String(parts[1]),
            obligation: String(parts[2]),
            period: String(parts[3]),
            .attendance(try Attendance(alpa: 8, izin: 0, sakit: 0, effective: 20)),
            at: Bench.now,
        )
        let contrary = try bench.importFiles([("v.csv", export.bytes)])
        #expect(contrary.findings.findings.count { $0.reason == .recordedOtherwise } == 1)
    }

    @Test func `a record of a period to come is refused, from a file and by name`() throws {
        let bench = try sample()
        let catatan = String(decoding: try Bench.sampleData("catatan.csv"), as: UTF8.self)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map(String.init).prefix(2).joined(separator: "\n")
        let later = catatan.replacing(";2026-10;", with: ";2027-01;")
        let report = try bench.importFiles([("catatan.csv", Array(later.utf8))])
        #expect(report.files[0].refused == 1 && report.files[0].added == 0)
        #expect(report.findings.findings.contains { $0.reason == .notBegun(today: Bench.today) })
        let expected = CaseloadError.notBegun(period: "2026-12", today: Bench.today)
        #expect(throws: expected) {
            try bench.caseload.record(
                member: "A000001-4",
                obligation: "hadir-sekolah",
                period: "2026-12",
                .state(.patuh),
                at: Bench.now,
            )
        }
        #expect(try bench.caseload.queue().isEmpty)
    }
}
