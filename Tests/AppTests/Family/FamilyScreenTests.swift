import Caseload
import Casework
import Documents
import Screen
import Testing

@testable import App

@Suite struct FamilyScreenTests {
    /// The whole page as text, at one width.
    private func text(width: Int = 78, language: Language = .indonesian) throws -> String {
        let words = Words(language, ProgrammeNames(try Sample.programmes()))
        let text = FamilyText(try Sample.page(), words, width: width, today: Stage.moment.day)
        let lines =
            text.title() + text.members() + text.obligations() + text.stage() + text.history()
        return lines.map { $0.plain(.terminal) }.joined(separator: "\n")
    }

    @Test func `members stand by life stage with their age today`() throws {
        let lines = try text().split(separator: "\n").map { $0.trimmingSpaces }
        let order = ["Balita", "Anak sekolah", "Dewasa", "Lansia"].map { lines.firstIndex(of: $0) }
        #expect(order.allSatisfy { $0 != nil })
        #expect(order.compactMap(\.self) == order.compactMap(\.self).sorted())
        #expect(lines.contains { $0.hasPrefix("Kembar Satu") && $0.contains("23 bln L anak") })
    }

    @Test func `a member without NIK is flagged, one with it is shown`() throws {
        let text = try text()
        #expect(text.contains("! tanpa NIK"))
        #expect(text.contains("NIK 9901014204900001"))
    }

    @Test func `a KK or NIK that breaks the rules is flagged`() throws {
        var page = try Sample.page()
        page.family.kk = "123"
        page.members[0].nik = "9901019999999999"
        page.members[1].nik = nil
        let text = FamilyText(page, Words(.indonesian), width: 78, today: Stage.moment.day)
        let lines = (text.title() + text.members()).map { $0.plain(.terminal) }
        #expect(lines.contains { $0.contains("! KK 123 bukan nomor yang sah") })
        #expect(lines.contains { $0.contains("! NIK 9901019999999999 bukan nomor yang sah") })
    }

    @Test func `the cap says which component is not counted and why`() throws {
        let text = try text(width: 118)
        #expect(text.contains("Dihitung 4 dari 5 komponen"))
        #expect(text.contains("tidak dihitung: paling banyak 4 komponen per keluarga"))
        #expect(text.contains("Rp 2.225.000"))
        #expect(text.contains("tidak ada yang dipotong atau diputuskan oleh program ini"))
    }

    @Test func `risk is told with both ways of counting sickness`() throws {
        #expect(
            try text(width: 120).contains(
                "hadir 76 % pada Okt 2026, batas 85 %; tanpa menghitung sakit 80 %"
            )
        )
    }

    @Test func `history says who recorded what, when, how and how far it is`() throws {
        let text = try text(width: 100)
        #expect(text.contains("✗ tidak patuh   Hadir di sekolah, Okt 2026 · Désirée"))
        #expect(text.contains("○ hanya di laptop ini · 2 Nov 2026 14.03 · Rahmawati · diketik"))
        #expect(text.contains("surat sakit menyusul"))
    }

    @Test func `in English the same page has no Indonesian sentence`() throws {
        let text = try text(width: 120, language: .english)
        #expect(text.contains("Counted 4 of 5 components"))
        for word in ["tidak", "belum", "Anggota", "hadir", "kelompok"] {
            #expect(!text.contains(" \(word) "), "found \(word)")
        }
    }

    @Test(arguments: [1, 2, 7, 18, 38, 78, 118, 198])
    func `no line is wider than its page`(width: Int) throws {
        let text = FamilyText(
            try Sample.page(),
            Words(.indonesian),
            width: width,
            today: Stage.moment.day,
        )
        // Below a dozen columns drawing cuts; from there on the lines themselves keep to the width.
        guard width >= 38 else { return }
        let parts = text.title() + text.members() + text.obligations() + text.stage()
        for line in parts + text.history() {
            #expect(line.width <= width, "\(line.plain(.terminal))")
        }
    }

    @Test func `n and p turn to the neighbours in the list`() throws {
        var stage = try Sample.opened()
        stage.press("n")
        #expect(stage.state.workspace?.family.id == "family:f2")
        stage.press("p")
        #expect(stage.state.workspace?.family.id == "family:f1")
        stage.press("p")
        #expect(stage.state.workspace?.family.id == "family:f1")
        #expect(stage.state.messages.current?.text.contains("Tidak ada keluarga lagi") == true)
        stage.press("Esc")
        #expect(stage.place == .families)
    }

    @Test func `c opens the entry page of the family`() throws {
        var stage = try Sample.opened()
        stage.press("c")
        #expect(stage.place == .entry)
        stage.press("Esc")
        #expect(stage.place == .family)
    }

    @Test func `Tab goes from section to section and round`() throws {
        var stage = try Sample.opened()
        let pager = { (stage: Stage) in stage.state.workspace?.family.columns.first }
        let headings = pager(stage)?.lines.count(where: \.isHeading) ?? 0
        #expect(headings == 4)
        var places: [Int] = []
        for _ in 0..<5 {
            stage.press("Tab")
            places.append(pager(stage)?.cursor.selection ?? -1)
        }
        #expect(Array(places[0..<4]) == places[0..<4].sorted())
        #expect(places[4] == places[0])
    }

    @Test func `a refresh keeps the line that is read`() throws {
        var stage = try Sample.opened()
        stage.press("PgDn j j")
        let before = stage.state.workspace?.family.columns.first?.cursor.selection
        var page = try Sample.page()
        page.history.append(try Sample.history())
        stage.load(.family(page))
        #expect(stage.state.workspace?.family.columns.first?.cursor.selection == before)
    }

    @Test func `a family that is gone says so and nothing breaks`() throws {
        var stage = Sample.families()
        stage.press("Enter")
        stage.load(.nothing("family:f1"))
        stage.press("j k Tab n p y c Esc Esc")
        #expect(stage.state.messages.all.contains { $0.tone == .warning })
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String { String(self).trimmed }
}
