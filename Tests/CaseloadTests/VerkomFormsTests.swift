import Casework
import Documents
import Exchange
import FoundationEssentials
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// Several forms of one school and quarter, as a school sends them that makes one per class.
@Suite struct VerkomFormsTests {
    private static let npsn = "69900007"
    private let bench: Bench
    private let whole: [UInt8]
    /// The lines before the first pupil, and each pupil's.
    private let head: [ArraySlice<UInt8>]
    private let lines: [ArraySlice<UInt8>]

    init() throws {
        bench = try Bench()
        try bench.importFiles(
            ["keluarga.csv", "anggota.csv", "fasilitas.csv", "kelompok.csv"].map {
                ($0, try Bench.sampleData($0))
            }
        )
        whole = try Bench.sampleData("verkom-\(Self.npsn).csv")
        let pupils = try VerkomSheet(file: whole, year: 2026).pupils
        let all = whole.split(separator: 0x0A, omittingEmptySubsequences: false)
        let first = try #require(pupils.first?.line) - 1
        head = Array(all[..<first])
        lines = Array(all[first..<(first + pupils.count)])
    }

    private func form(_ pupils: [ArraySlice<UInt8>]) -> [UInt8] {
        Array((head + pupils).joined(separator: [0x0A])) + [0x0A]
    }

    private func exports() throws -> [VerkomExport] {
        try bench.caseload.exportVerkom(npsn: Self.npsn, quarter: Bench.quarter)
    }

    private func names(_ bytes: [UInt8]) throws -> [String] {
        try VerkomSheet(file: bytes, year: 2026).pupils.map(\.name)
    }

    @Test func `forms of two classes are both kept, and each goes back with its own rows`() throws {
        let classes = [form(Array(lines.prefix(3))), form(Array(lines.dropFirst(3)))]
        for bytes in classes { try bench.importFiles([("kelas.csv", bytes)]) }
        let exports = try exports()
        try #require(exports.count == 2)
        #expect(
            exports.map(\.fileName) == [
                "verkom-69900007-2026-Q4.csv", "verkom-69900007-2026-Q4-2.csv",
            ]
        )
        for (export, bytes) in zip(exports, classes) {
            #expect(try names(export.bytes) == names(bytes))
            // Nothing was recorded since: every byte is the school's.
            #expect(export.bytes == bytes && export.isOwnForm)
        }
        // The same files again change nothing.
        for bytes in classes { try bench.importFiles([("kelas.csv", bytes)]) }
        #expect(try self.exports() == exports)
    }

    @Test func `a form that has every row of earlier ones takes their place`() throws {
        for bytes in [form(Array(lines.prefix(3))), form(Array(lines.dropFirst(3)))] {
            try bench.importFiles([("kelas.csv", bytes)])
        }
        let report = try bench.importFiles([("sekolah.csv", whole)])
        #expect(try exports().map(\.bytes) == [whole])
        #expect(!report.findings.findings.contains { $0.reason == .furtherForm(count: 2) })
    }

    @Test func `of a pupil in two forms the later one stands, told by its row`() throws {
        let sheet = try VerkomSheet(file: whole, year: 2026)
        let index = try #require(sheet.pupils.firstIndex { $0.months[0].alpa == 0 })
        var changed = sheet
        var month = sheet.pupils[index].months[0]
        (month.alpa, month.izin, month.sakit) = (2, 0, 0)
        (month.total, month.percent) = (18, 90)
        changed.fill(pupil: index, month: 0, month)
        let line = changed.written().split(separator: 0x0A, omittingEmptySubsequences: false)[
            sheet.pupils[index].line - 1
        ]
        try bench.importFiles([("sekolah.csv", whole)])
        let report = try bench.importFiles([("susulan.csv", form([line]))])
        let told = report.findings.findings.filter { $0.reason == .formDiffers }
        #expect(told.map(\.row) == [head.count + 1] && told.first?.severity == .warning)
        #expect(report.findings.findings.contains { $0.reason == .furtherForm(count: 2) })
        let exports = try exports()
        try #require(exports.count == 2)
        for (export, place) in zip(exports, [index, 0]) {
            let pupil = try VerkomSheet(file: export.bytes, year: 2026).pupils[place]
            #expect(pupil.name == sheet.pupils[index].name)
            #expect(pupil.months[0].alpa == 2)
        }
        #expect(try names(exports[0].bytes) == names(whole))
    }

    @Test func `days of a pupil nobody knows are not lost to a blank form`() throws {
        let first = try #require(try VerkomSheet(file: whole, year: 2026).pupils.first)
        func strange(_ bytes: [UInt8]) -> [UInt8] {
            Array(
                String(decoding: bytes, as: UTF8.self)
                    .replacing(first.nik, with: "9901010101010099")
                    .replacing(first.name, with: "Orang Lain")
                    .replacing(first.nisn, with: "0099999999").utf8
            )
        }
        var blank = try VerkomSheet(file: whole, year: 2026)
        for pupil in blank.pupils.indices {
            for month in 0..<3 { blank.blank(pupil: pupil, month: month) }
        }
        try bench.importFiles([("isi.csv", strange(whole))])
        try bench.importFiles([("kosong.csv", strange(blank.written()))])
        #expect(try exports().map(\.bytes).contains(strange(whole)))
        // Where every pupil is known the records hold it all, and the blank form is enough.
        let known = try VerkomFormsTests()
        try known.bench.importFiles([("isi.csv", known.whole)])
        try known.bench.importFiles([("kosong.csv", blank.written())])
        #expect(try known.exports().count == 1)
    }

    @Test func `a form kept by an earlier version of the program is found`() throws {
        let file = JSONValue.string(Data(whole).base64EncodedString())
        try bench.store.write { (writer) throws(StoreError) in
            _ = try writer.putLocalDocument(
                DocumentID("_local/verkom:\(Self.npsn):\(Bench.quarter)"),
                ["file": file],
            )
        }
        #expect(try names(exports()[0].bytes) == names(whole))
    }
}
