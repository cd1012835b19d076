import Caseload
import Casework
import Documents
import FoundationEssentials
import Forms
import Glibc
import Screen
import TestSupport
import Testing

@testable import App

/// Papers from the screen on a real store: keys in, and a file with what it is for.
@Suite struct PrintingTests {
    /// Replaces the proposed path, and lets the file be written.
    private func print(to path: String, _ desk: inout WalkDesk) throws -> String {
        guard case .line(let prompt)? = desk.state.overlay else {
            Issue.record("no path is asked for: \(desk.message)")
            return ""
        }
        #expect(prompt.line.text.hasSuffix(".html"))
        for _ in prompt.line.text { desk.press("Backspace") }
        desk.type(path)
        desk.press("Enter")
        #expect(desk.message.contains(path), "\(desk.message)")
        var info = stat()
        try #require(stat(path, &info) == 0, "\(path) was not written")
        #expect(info.st_mode & 0o777 == 0o600)
        return String(decoding: try Bytes.read(path), as: UTF8.self)
    }

    private func logged(_ desk: WalkDesk) throws -> [String] {
        try #require(desk.caseload).exports().map(\.what)
    }

    @Test func `the agenda's visit list, what was chosen of it, and the list on the screen`() throws
    {
        var desk = try WalkDesk(families: 6)
        desk.press("7")
        let list = try #require(desk.state.workspace?.agenda.list)
        let families = (0..<list.count).map { list[$0] }.filter { $0.family != nil }
        let first = try #require(families.first)
        desk.press("F2")
        let all = try print(to: desk.file("semua.html"), &desk)
        #expect(all.contains("Daftar kunjungan") && all.contains(first.familyName))
        for item in families { #expect(all.contains(item.familyName)) }
        // Only what is chosen, from the list itself and from the page that is made of it.
        while desk.state.workspace?.agenda.selectedItem?.family == nil { desk.press("Down") }
        let chosen = try #require(desk.state.workspace?.agenda.selectedItem)
        let other = try #require(families.first { $0.familyName != chosen.familyName })
        desk.press("Space F2")
        let one = try print(to: desk.file("satu.html"), &desk)
        #expect(one.contains(chosen.familyName) && !one.contains(other.familyName))
        desk.press("p F2")
        let shown = try print(to: desk.file("layar.html"), &desk)
        #expect(shown.contains(chosen.familyName) && !shown.contains(other.familyName))
        #expect(try logged(desk) == Array(repeating: "jalan \(Stage.moment.day)", count: 3))
    }

    @Test func `a backup goes where its prompt proposes, into the home folder`() throws {
        var desk = try WalkDesk(families: 2)
        desk.press("C-p")
        desk.type("cadangkan")
        desk.press("Enter")
        guard case .line(let prompt)? = desk.state.overlay else {
            Issue.record("no folder is asked for: \(desk.frame())")
            return
        }
        #expect(prompt.line.text == "~/cadangan-2026-11-05")
        desk.press("Enter")
        let made = try FileManager.default.contentsOfDirectory(
            atPath: desk.file("cadangan-2026-11-05")
        )
        #expect(!made.isEmpty, "\(desk.message)")
    }

    @Test func `a path that is taken or ends otherwise is asked for again, and nothing is lost`()
        throws
    {
        var desk = try WalkDesk(families: 3)
        let path = desk.file("ada.html")
        try Bytes.write("milik orang", to: path)
        desk.press("7 F2")
        guard case .line(let prompt)? = desk.state.overlay else {
            Issue.record("no path is asked for")
            return
        }
        for _ in prompt.line.text { desk.press("Backspace") }
        desk.type(desk.file("tabel.csv"))
        desk.press("Enter")
        guard case .line(let again)? = desk.state.overlay else {
            Issue.record("a CSV of visits was taken")
            return
        }
        #expect(again.complaint != nil)
        for _ in again.line.text { desk.press("Backspace") }
        desk.type(path)
        desk.press("Enter")
        #expect(String(decoding: try Bytes.read(path), as: UTF8.self) == "milik orang")
        guard case .line(let third)? = desk.state.overlay else {
            Issue.record("what was typed is lost")
            return
        }
        #expect(third.line.text == path && third.complaint != nil)
        #expect(try logged(desk).isEmpty)
    }

    @Test func `a family's card from its page`() throws {
        var desk = try WalkDesk(families: 4)
        desk.press("2 Enter")
        let page = try #require(desk.state.workspace?.family.page)
        desk.press("F2")
        guard case .line(let prompt)? = desk.state.overlay else {
            Issue.record("no path is asked for")
            return
        }
        // Whose card it is, nobody learns from the file's name.
        #expect(prompt.line.text == "~/kartu-\(page.family.id.rowKey)-2026-11-05.html")
        let card = try print(to: desk.file("kartu.html"), &desk)
        for member in page.members { #expect(card.contains(member.name)) }
        #expect(try logged(desk) == ["kartu \(Stage.quarter)"])
    }

    @Test func `the month's and the quarter's report and the forms from the reports`() throws {
        var desk = try WalkDesk(families: 6)
        desk.press("9 p")
        guard case .menu(let menu)? = desk.state.overlay else {
            Issue.record("no choice of pages")
            return
        }
        // October and November; December has not begun.
        #expect(menu.commands.count == 5)
        let marks = [
            "Laporan bulanan pendamping sosial", "Laporan bulanan pendamping sosial",
            "Laporan triwulan pendampingan sosial", "<table", "<table",
        ]
        desk.press("Esc")
        var texts: [String] = []
        for (number, mark) in marks.enumerated() {
            desk.press("p")
            for _ in 0..<number { desk.press("Down") }
            desk.press("Enter")
            texts.append(try print(to: desk.file("halaman-\(number).html"), &desk))
            #expect(texts[number].contains(mark))
        }
        let caseload = try #require(desk.caseload)
        let places = try caseload.formPlaces(Stage.quarter, today: Stage.moment.day)
        let pupil = try #require(places.first)
        #expect(texts[3].contains(pupil.name) && texts[4].contains(pupil.name))
        #expect(texts[3] != texts[4])
        #expect(
            try logged(desk).reversed() == [
                "bulanan \(Stage.moment.day.month)",
                "bulanan \(Stage.quarter.months[0])", "triwulan \(Stage.quarter)",
                "formulir \(Stage.quarter)", "formulir \(Stage.quarter)",
            ]
        )
    }

    @Test func `a complaint's letter from its record`() throws {
        var desk = try WalkDesk(families: 4)
        let caseload = try #require(desk.caseload)
        let index = try caseload.familyIndex()
        let subject = RecordSubject(family: index.list(index.search("")).id(0))
        let form = FormID("puskesos/pengaduan")
        let page = try #require(
            try caseload.formPage(form, subject, today: Stage.moment.day)
        )
        var draft = page.begun(Stage.moment.day)
        draft.answers["nama"] = "Mak Ijah"
        draft.answers["isi"] = "Rumah bocor sejak banjir."
        let service = page.version.question("layanan")?.list?.rows.first?.code
        draft.answers["layanan"] = .string(try #require(service))
        let outcome = try caseload.save(draft, at: Stage.moment, sure: true)
        guard case .saved(let back, _) = outcome else {
            Issue.record("not saved: \(outcome)")
            return
        }
        desk.open(back.id)
        desk.press("w")
        let path = desk.file("surat.html")
        guard case .line(let prompt)? = desk.state.overlay else {
            Issue.record("no path is asked for")
            return
        }
        // Several letters are written a day, and none says for whom it is.
        #expect(prompt.line.text == "~/surat-2026-11-05-0900.html")
        desk.press("C-u")
        desk.type(path)
        desk.press("Enter")
        let letter = String(decoding: try Bytes.read(path), as: UTF8.self)
        #expect(letter.contains("Rumah bocor sejak banjir.") && letter.contains("Mak Ijah"))
        #expect(try logged(desk) == ["surat pengaduan"])
    }
}
