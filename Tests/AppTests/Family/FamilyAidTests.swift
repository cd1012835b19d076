import Casework
import Documents
import Forms
import Screen
import Testing

@testable import App
@testable import Caseload

/// What the family's page says of programmes it does not have, and of what it has been taught.
@Suite struct FamilyAidTests {
    private func lines(_ view: FamilyView) throws -> [String] {
        let words = Words(.indonesian, ProgrammeNames(try Sample.programmes()))
        let parts = FamilyText.parts(
            view,
            try Sample.wholePage(),
            words,
            Stage.moment.day,
            [203],
        )
        return parts[0].map { $0.plain(.terminal).trimmed }
    }

    @Test func `what it could have, and what not with the reason, stands by programme`() throws {
        let lines = try lines(.programmes)
        let start = try #require(lines.firstIndex(of: "Berhak atau tidak"))
        #expect(
            lines[start + 1].hasSuffix("PKH: peserta, padahal tidak memenuhi: desil 7"),
            "\(lines[start + 1])",
        )
        #expect(
            lines[start + 2].hasSuffix(
                "Sembako: belum dapat, memenuhi: desil 2, bekerja di pemerintah: 0"
            ),
            "\(lines[start + 2])",
        )
        #expect(lines[start + 3].contains("tidak memenuhi: rumah layak"), "\(lines[start + 3])")
        #expect(
            lines[start + 4].hasSuffix(
                "Désirée: PIP: belum diketahui: layak PIP di Dapodik; memenuhi: SMP, umur 14"
            ),
            "\(lines[start + 4])",
        )
        #expect(
            lines[start + 5].hasSuffix("PIP: tidak memenuhi: Kembar Satu: tidak sekolah"),
            "\(lines[start + 5])",
        )
    }

    @Test(arguments: [
        (PaymentOutcome?.none, Mark.patuh), (.paid, .patuh), (.short, .warning), (.failed, .tidak),
        (.waiting, .blank),
    ])
    func `a payment is marked by what it came to`(payment: PaymentOutcome?, mark: Mark) throws {
        var page = try Sample.wholePage()
        let place = try #require(page.records.firstIndex { $0.id == "visit:v1" })
        page.records[place].row.payment = payment
        let words = Words(.indonesian, ProgrammeNames(try Sample.programmes()))
        let today = try #require(Day(2026, 11, 10))
        let lines = FamilyText.parts(.pillars, page, words, today, [203])[0]
        let opened = try #require(lines.first { $0.opens == "visit:v1" })
        #expect(opened.pieces.contains { $0.text == .mark(mark) }, "\(opened)")
    }

    @Test func `a member's own stand beside her in the life cycle`() throws {
        let lines = try lines(.cycle)
        #expect(
            lines.contains {
                $0.hasSuffix("PIP: belum diketahui: layak PIP di Dapodik; memenuhi: SMP, umur 14")
            }
        )
        #expect(lines.contains { $0.hasSuffix("tidak memenuhi: PIP: tidak sekolah") })
    }

    @Test func `each module tells its sessions, had, missed and still to come`() throws {
        let lines = try lines(.programmes)
        let start = try #require(lines.firstIndex(of: "Materi P2K2 1/4"))
        #expect(lines[start + 1] == "terakhir 10 Mar 2026 · tertinggal 1 sejak 8 Sep 2026")
        #expect(lines[start + 2] == "! Pengasuhan 1/3")
        #expect(lines[start + 3] == "✓ Memahami perilaku anak, sejak 10 Mar 2026")
        #expect(lines[start + 4] == "✗ Memulai usaha, tidak hadir 8 Sep 2026")
        #expect(lines[start + 5] == "· belum diberikan: Rencana aksi")
        #expect(lines[start + 6] == "· Stunting 0/1, belum diberikan")
    }

    @Test(arguments: [Size(80, 24), Size(40, 12), Size(200, 60)])
    func `they are reached by keys at any size`(size: Size) throws {
        var stage = try Sample.viewStage("v v", size: size)
        try stage.press("j") { stage in
            stage.lines().contains { $0.contains("Materi P2K2 1/4") }
        }
        #expect(stage.place == .family)
    }

    // MARK: The group's list

    @Test func `m on a group asks for what it has been taught, on a school it says why not`()
        throws
    {
        var stage = Stage()
        stage.press("3")
        func choice(_ door: EntryDoor, _ name: String, _ kind: String) -> RosterChoice {
            RosterChoice(
                door: door,
                name: name,
                kind: kind,
                village: "Sukamaju",
                people: 3,
                tally: Tally(expected: 3, recorded: 0, due: 3),
                hasDraft: false,
            )
        }
        stage.load(
            .rosters([
                choice(.facility(.facility("s1")), "SDN 1", "sekolah"),
                choice(.group("group:G1"), "Melati", "kelompok"),
            ])
        )
        stage.effects = []
        stage.press("g m")
        #expect(stage.effects.isEmpty)
        #expect(stage.lines().contains { $0.contains("Materi P2K2 ada di daftar kelompok") })
        stage.press("j m")
        let asked = stage.effects.compactMap { effect -> DocumentID? in
            if case .loadCourses(let group) = effect { group } else { nil }
        }
        #expect(asked == ["group:G1"])
        stage.load(
            .courses([
                GroupCourse(
                    group: "Melati",
                    course: Wording(id: "Materi P2K2", en: "P2K2 sessions"),
                    expected: 3,
                    lines: [
                        .init(family: "family:K1", name: "Siti", standing: try Sample.course())
                    ],
                )
            ])
        )
        let text = stage.lines().joined(separator: "\n")
        #expect(text.contains("Melati · Materi P2K2"))
        #expect(text.contains("1/4 Siti · terakhir 10 Mar 2026 · tertinggal 1 sejak 8 Sep 2026"))
        #expect(text.contains("belum: Memulai usaha"))
        stage.press("Esc")
        #expect(stage.state.overlay == nil && stage.place == .rosters)
    }
}
