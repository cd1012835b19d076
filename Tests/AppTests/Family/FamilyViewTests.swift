import Caseload
import Casework
import Documents
import Screen
import Testing

@testable import App

@Suite struct FamilyViewTests {
    private func text(
        _ view: FamilyView,
        width: Int = 78,
        language: Language = .indonesian,
    ) throws -> [String] {
        let words = Words(language, ProgrammeNames(try Sample.programmes()))
        let parts = FamilyText.parts(
            view,
            try Sample.wholePage(),
            words,
            Stage.moment.day,
            [width + 3],
        )
        return parts[0].map { $0.plain(.terminal) }
    }

    private func whole(_ view: FamilyView, width: Int = 200) throws -> String {
        try text(view, width: width).map(\.trimmed).joined(separator: "\n")
    }

    @Test func `v goes round the five views, V back, and F7 does the same`() throws {
        var stage = try Sample.viewStage()
        let view = { (stage: Stage) in stage.state.workspace?.family.view }
        for wanted in FamilyView.allCases {
            #expect(view(stage) == wanted)
            #expect(stage.lines()[1].contains(stage.state.words.name(of: wanted)))
            stage.press("v")
        }
        #expect(view(stage) == .cycle)
        stage.press("V")
        #expect(view(stage) == .progress)
        stage.press("F7")
        #expect(view(stage) == .cycle)
    }

    @Test func `the view stays when the next family is opened`() throws {
        var stage = try Sample.viewStage("v v n")
        #expect(stage.state.workspace?.family.id == "family:f2")
        #expect(stage.state.workspace?.family.view == .programmes)
        stage.press("p")
        #expect(stage.state.workspace?.family.view == .programmes)
    }

    @Test func `a member has, could have, and has not with the rule that fails`() throws {
        let text = try whole(.cycle)
        #expect(text.contains("✓ punya: PKH SMP/MTs sederajat Rp 375.000"))
        // In a category, but beyond the cap: no amount.
        #expect(text.contains("✓ punya: PKH SD/MI sederajat\n"))
        #expect(
            text.contains("belum: Sembako Pemegang KKS; syarat cocok, keluarga tidak terdaftar")
        )
        let aged = "umur 14 th: Anak usia dini (sampai 5 th), Lanjut usia (mulai 60 th)"
        #expect(text.contains(aged))
        #expect(text.contains("tidak tercatat demikian: Ibu hamil/nifas, Disabilitas berat"))
    }

    @Test func `a pending proposal stands over the register's value`() throws {
        let lines = try text(.cycle, width: 200).map(\.trimmed)
        let proposal = try #require(lines.firstIndex { $0.contains("diusulkan: Perbaikan data") })
        #expect(lines[proposal].contains("Yang benar 9901014406120001"))
        #expect(lines[proposal].hasSuffix("menunggu keputusan (Ditelaah)"))
        let before = lines[..<proposal]
        #expect(before.last { $0.hasPrefix("Désirée") } != nil)
        let details = try #require(
            lines[proposal...].firstIndex { $0.contains("lahir 4 Jun 2012") }
        )
        #expect(proposal < details)
    }

    @Test(arguments: FamilyView.allCases)
    func `of a restricted record only that it is there`(view: FamilyView) throws {
        let text = try whole(view)
        for word in ["Kekerasan", "dipukul", "Kejadian"] {
            #expect(!text.contains(word), "\(view): \(word)")
        }
        if view != .progress { #expect(text.contains("terbatas"), "\(view)") }
    }

    @Test func `somebody the register has lost keeps her open records in sight`() throws {
        let text = try whole(.cycle)
        #expect(text.contains("Tidak lagi dalam daftar anggota (1)"))
        #expect(text.contains("Pengaduan: Bantuan PKH · (bukan anggota lagi) · Diterima"))
    }

    @Test func `each pillar tells what runs under it, open first`() throws {
        let lines = try text(.pillars).map(\.trimmed)
        let heads = [
            "Perlindungan sosial (2)", "Jaminan sosial (1)", "Rehabilitasi sosial (1)",
            "Pemberdayaan sosial (0)", "Tanpa pilar (1)", "Catatan terbatas (1)",
        ].map { head in lines.firstIndex(of: head) }
        #expect(heads.allSatisfy { $0 != nil }, "\(lines)")
        #expect(heads.compactMap { $0 } == heads.compactMap { $0 }.sorted())
        #expect(lines.contains { $0.hasPrefix("! PKH aktif sejak 1 Jan 2024 · Berisiko") })
    }

    @Test func `each programme tells enrolment, stage and its records`() throws {
        let lines = try text(.programmes).map(\.trimmed)
        #expect(lines.contains("PKH aktif sejak 1 Jan 2024"))
        #expect(lines.contains { $0.hasPrefix("Dihitung 4 dari 5 komponen") })
        let desk = try #require(lines.firstIndex(of: "PUSKESOS"))
        #expect(lines[desk + 1] == "keluarga bukan peserta program ini")
    }

    @Test func `a programme that a record puts her into says so`() throws {
        var page = try Sample.wholePage()
        let day = try #require(Day(2026, 11, 13))
        let form = Wording(id: "Kartu", en: "Card")
        page.joinings = [Joining(programme: "puskesos", form: form, day: day)]
        let words = Words(.indonesian, ProgrammeNames(try Sample.programmes()))
        let parts = FamilyText.parts(.programmes, page, words, Stage.moment.day, [81])
        let lines = parts[0].map { $0.plain(.terminal).trimmed }
        let desk = try #require(lines.firstIndex(of: "PUSKESOS"))
        #expect(lines[desk + 1] == "peserta menurut catatan Kartu, 13 Nov 2026")
    }

    @Test func `the timeline is newest first, with who and when`() throws {
        let lines = try text(.timeline).map(\.trimmed)
        let days = ["4 Nov 2026", "2 Nov 2026", "1 Nov 2026", "28 Okt 2026"].map {
            lines.firstIndex(of: $0)
        }
        #expect(days.allSatisfy { $0 != nil }, "\(lines)")
        #expect(days.compactMap { $0 } == days.compactMap { $0 }.sorted())
        #expect(
            lines.contains { $0.hasSuffix("14.03 · Rahmawati · 1 kewajiban: 1 tidak patuh") }
        )
        #expect(
            lines.contains {
                $0.contains("10.00 · pdp-002 · Perbaikan data: NIK") && $0.contains("→ Ditelaah")
            }
        )
    }

    @Test func `progress compares with the year recorded before`() throws {
        let lines = try text(.progress).map(\.trimmed)
        func line(_ name: String) throws -> String {
            let line = try #require(lines.first { $0.hasPrefix(name) }, "\(lines)")
            return line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        let met = try line("Kewajiban dipenuhi")
        #expect(met == "Kewajiban dipenuhi 80 % 92,5 % ↑ 92,5 % =")
        let school = try line("Hadir di sekolah")
        #expect(school == "Hadir di sekolah 97 % 76 % ↓")
        let income = try line("Pendapatan")
        #expect(income == "Pendapatan sebulan 500.000 1.250.000 ↑")
        let house = try line("Rumah")
        #expect(house.hasSuffix("≠"))
    }

    @Test func `Enter opens the record of the line, a restricted one after a question`() throws {
        var stage = try Sample.viewStage("v v v")
        for _ in 0..<60 {
            guard stage.state.workspace?.family.selectedRecord?.isRestricted != false else { break }
            stage.press("j")
        }
        let found = try #require(stage.state.workspace?.family.selectedRecord)
        stage.press("Enter")
        #expect(stage.place == .record)
        #expect(stage.state.workspace?.record.id == found.id)
        stage.press("Esc")
        #expect(stage.place == .family)
        #expect(stage.state.workspace?.family.view == .timeline)
        stage.load(.family(try Sample.wholePage()))
        for _ in 0..<60 {
            guard stage.state.workspace?.family.selectedRecord?.isRestricted != true else { break }
            stage.press("j")
        }
        #expect(stage.state.workspace?.family.selectedRecord?.isRestricted == true)
        stage.press("Enter")
        #expect(stage.place == .family && stage.state.overlay != nil)
        stage.press("b")
        #expect(stage.place == .record)
    }

    @Test func `on other lines Enter records obligations, and c always does`() throws {
        var stage = try Sample.viewStage()
        stage.press("Enter")
        #expect(stage.place == .entry)
        stage = try Sample.viewStage("v v v G c")
        #expect(stage.place == .entry)
    }

    @Test func `the line of views is clicked`() throws {
        var stage = try Sample.viewStage()
        let column = try #require(stage.lines()[1].range(of: "Linimasa")).lowerBound
        let x = stage.lines()[1].distance(from: stage.lines()[1].startIndex, to: column)
        stage.act(.input(.mouse(MouseEvent(.press, at: Point(x, 1)))))
        #expect(stage.state.workspace?.family.view == .timeline)
    }

    @Test(arguments: FamilyView.allCases, [38, 60, 78, 118, 198])
    func `no line is wider than its page, and no control character is drawn`(
        view: FamilyView,
        width: Int,
    ) throws {
        let words = Words(.indonesian, ProgrammeNames(try Sample.programmes()))
        let today = Stage.moment.day
        for part in FamilyText.parts(view, try Sample.wholePage(), words, today, [width + 3]) {
            for line in part {
                let plain = line.plain(.terminal)
                #expect(line.width <= width, "\(view): \(plain)")
                #expect(!plain.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E })
            }
        }
    }

    @Test(arguments: FamilyView.allCases)
    func `in English no view has an Indonesian word of ours`(view: FamilyView) throws {
        let text = " " + (try self.text(view, language: .english)).joined(separator: " ")
        for word in [
            "punya", "belum", "tidak", "umur", "sampai", "kewajiban", "diusulkan", "terbatas",
        ] {
            #expect(!text.contains(" \(word)"), "\(view): \(word)")
        }
    }

    @Test(arguments: FamilyView.allCases)
    func `every size draws every view`(view: FamilyView) throws {
        for size in EverySizeTests.sizes {
            let stage = try Sample.viewStage(
                Array(repeating: "v", count: view.rawValue).joined(separator: " "),
                size: size,
            )
            #expect(stage.frame().rows.count == size.height)
        }
    }

    @Test func `the head counts what goes on: records, proposals, drafts, alerts`() throws {
        var page = try Sample.wholePage()
        page.drafts = 2
        page.alerts = 3
        let text = { (page: FamilyPage) in
            FamilyText(page, Words(.indonesian), width: 76, today: Stage.moment.day).title()
                .map { $0.plain(.terminal) }.joined(separator: "\n")
        }
        let all = text(page)
        #expect(all.contains("2 catatan terbuka · 1 usulan menunggu · 2 draf · 3 peringatan"))
        (page.records, page.drafts, page.alerts) = ([], 0, 0)
        #expect(!text(page).contains("terbuka") && !text(page).contains("draf"))
    }

    @Test func `a step in the timeline says of which form it is`() throws {
        let text = try whole(.timeline)
        #expect(text.contains("Pengaduan: Bantuan PKH → Diterima"))
    }

    @Test(arguments: [40, 78, 118])
    func `no word of the progress is cut`(width: Int) throws {
        var page = try Sample.wholePage()
        let value = "Berkecukupan sekali"
        let line = page.years.lines.indices.last ?? 0
        page.years.lines[line].values[2026]?.text = Wording(id: value, en: value)
        let parts = FamilyText.parts(
            .progress,
            page,
            Words(.indonesian),
            Stage.moment.day,
            [width + 3],
        )
        let text = parts[0].map { $0.plain(.terminal) }.joined(separator: "\n")
        for word in ["Berkecukupan", "sekali", "Pendapatan", "sebulan", "Kewajiban", "dipenuhi"] {
            #expect(text.contains(word), "\(word) at \(width):\n\(text)")
        }
    }
}
