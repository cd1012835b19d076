import Casework
import Testing

@testable import Exchange

/// A school's own form as it leaves the store.
@Suite struct VerkomExportTests {
    private static func form(_ remark: String, months: String = "0;1;0;19;95;;;;;;;;;;") -> [UInt8]
    {
        VerkomSheetTests.form(["1;\(VerkomSheetTests.pupil)\(months);\(remark);pdp"])
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test(
        arguments: [
            "=1+1", "=HYPERLINK(\"http://x\")", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0",
            "@SUM(A1)", "\u{FF1D}1+1", "- pindah sekolah", "=A1", "+alpa",
        ]
    )
    func `a formula in a remark leaves harmless and comes back as it was typed`(
        remark: String
    ) throws {
        let quoted = "\"" + remark.replacing("\"", with: "\"\"") + "\""
        for cell in remark.contains("\"") ? [quoted] : [remark, quoted] {
            let file = Self.form(cell)
            let sheet = try VerkomSheet(file: file)
            #expect(sheet.pupils.map(\.remark) == [remark])
            let exported = sheet.exported()
            let before = Self.text(file).components(around: cell)
            #expect(
                Self.text(exported)
                    == before.0
                    + cell.replacing(
                        remark.prefix(1),
                        with: "'" + remark.prefix(1),
                        maxReplacements: 1,
                    )
                    + before.1
            )
            let again = try VerkomSheet(file: exported)
            #expect(again.pupils == sheet.pupils, "what was typed is back")
            #expect(again.exported() == exported, "once is enough")
        }
    }

    @Test(
        arguments: [
            "-", "--", "+", "-5", "+3,5", "=\"9901011505160002\"", "sakit - izin", "a=b", "'kata",
            "\"dua\r\nbaris\"", "95 %", "",
        ]
    )
    func `what such files are full of leaves as it came, byte for byte`(remark: String) throws {
        let file = Self.form(remark, months: "-;-;0;19;95;;;;;;;;;;")
        #expect(try VerkomSheet(file: file).exported() == file)
    }

    @Test func `what a terminal acts on is taken out, in titles and footers too`() throws {
        let file = Self.form("ja\u{1B}[2Jhat") + Array("\r\nMengetahui;=cmd()\r\n".utf8)
        let exported = Self.text(try VerkomSheet(file: file).exported())
        #expect(!exported.unicodeScalars.contains("\u{1B}"))
        #expect(exported.contains("ja\u{FFFD}[2Jhat") && exported.contains("Mengetahui;'=cmd()"))
    }

    @Test func `filled cells and harmless remarks are in one file`() throws {
        var sheet = try VerkomSheet(file: Self.form("=A1", months: ";;;;;;;;;;;;;;"))
        let month = VerkomMonth(alpa: 1, izin: 0, sakit: 0, effectiveDays: 20, total: .present)
        sheet.fill(pupil: 0, month: 0, month)
        let again = try VerkomSheet(file: sheet.exported())
        #expect(again.pupils == sheet.pupils)
        #expect(Self.text(sheet.exported()).contains(";'=A1;pdp"))
    }
}

extension String {
    /// What stands before and behind the only place of a part.
    fileprivate func components(around part: String) -> (String, String) {
        guard let range = firstRange(of: part) else { return (self, "") }
        return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
    }
}
