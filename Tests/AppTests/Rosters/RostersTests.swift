import Caseload
import Casework
import Documents
import Screen
import Testing

@testable import App

/// The list of schools, posyandu and groups.
struct RostersTests {
    private static let choices = [
        choice("s1", "SDN 1 Sukamaju", "sekolah", "Sukamaju", recorded: 12, of: 90),
        choice("s2", "SMPN 3 Cibodas", "sekolah", "Cibodas", recorded: 60, of: 60),
        choice(
            "p1",
            "Posyandu Mélati Ñ",
            "posyandu",
            "Mekarsari",
            recorded: 0,
            of: 40,
            draft: true,
        ),
        choice("p2", "王 Posyandu Kenanga dengan nama yang panjang sekali", "posyandu", "Cibodas"),
        choice("g1", "Mawar 1", "kelompok", "Sukamaju", recorded: 3, of: 30),
    ]

    private static func choice(
        _ key: String,
        _ name: String,
        _ kind: String,
        _ village: String,
        recorded: Int = 0,
        of expected: Int = 0,
        draft: Bool = false,
    ) -> RosterChoice {
        RosterChoice(
            door: kind == "kelompok" ? .group(.group(key)) : .facility(.facility(key)),
            name: name,
            kind: kind,
            village: village,
            people: 30,
            tally: Tally(expected: expected, recorded: recorded, due: expected - recorded),
            hasDraft: draft,
        )
    }

    private func desk(_ size: Size = Size(80, 24)) throws -> EntryDesk {
        var desk = EntryDesk(size: size, today: try #require(Day("2026-10-05")))
        desk.press("3")
        _ = desk.state.update(.loaded(.rosters(Self.choices)))
        return desk
    }

    private func rosters(_ desk: EntryDesk) -> RostersState {
        desk.state.workspace?.rosters ?? RostersState()
    }

    @Test func `a search keeps what holds every word, in any spelling`() throws {
        var desk = try desk()
        desk.type("/pos mel")
        #expect(rosters(desk).selected?.name == "Posyandu Mélati Ñ")
        #expect(rosters(desk).worklist.count == 1)
        desk.press("Esc")
        #expect(rosters(desk).worklist.count == 1, "as in every list, Esc leaves the line first")
        desk.press("Esc")
        #expect(rosters(desk).worklist.count == 5)
        #expect(rosters(desk).selected?.name == "Posyandu Mélati Ñ", "the cursor stays")
        #expect(desk.state.workspace?.place == .rosters)
    }

    @Test func `a word may be found by its end`() throws {
        var desk = try desk()
        desk.type("/bodas")
        #expect(rosters(desk).worklist.count == 2)
    }

    @Test func `Enter opens the roster, and the list goes along`() throws {
        var desk = try desk()
        desk.runsAtOnce = false
        desk.press("Down", "Enter")
        #expect(desk.state.workspace?.place == .entry)
        #expect(desk.entry.door == Self.choices[1].door)
        #expect(desk.entry.worklist.doors == Self.choices.map(\.door))
        #expect(desk.entry.worklist.next == Self.choices[2].door)
    }

    @Test func `Enter in the search opens what was found`() throws {
        var desk = try desk()
        desk.runsAtOnce = false
        desk.type("/mawar")
        desk.press("Enter")
        #expect(desk.entry.door == Self.choices[4].door)
    }

    @Test func `a refresh keeps the cursor on its roster`() throws {
        var desk = try desk()
        desk.press("j", "j")
        _ = desk.state.update(.loaded(.rosters(Array(Self.choices.reversed()))))
        #expect(rosters(desk).selected?.name == "Posyandu Mélati Ñ")
        _ = desk.state.update(.loaded(.rosters([])))
        #expect(rosters(desk).selected == nil)
        desk.press("Enter", "Down", "Up")
        #expect(desk.state.workspace?.place == .rosters)
    }

    @Test func `digits go to other screens, but not from the search`() throws {
        var desk = try desk()
        desk.type("/1")
        #expect(desk.state.workspace?.place == .rosters)
        desk.press("Esc")
        desk.type("1")
        #expect(desk.state.workspace?.place == .home)
    }

    @Test(arguments: [Size(80, 24), Size(40, 12), Size(200, 60), Size(1, 1), Size(9, 4)])
    func `it draws at every size`(size: Size) throws {
        let desk = try desk(size)
        let canvas = desk.frame()
        #expect(canvas.rows.count == size.height)
        #expect(canvas.cursor != nil || size.height < 4)
        guard size.width >= 40 else { return }
        #expect(canvas.text.contains("SDN 1 Sukamaju"))
        #expect(canvas.text.contains("12/90"))
    }

    @Test func `the list at 80 by 21`() throws {
        var canvas = Canvas(size: Size(80, 21))
        let desk = try desk()
        let scene = Scene(
            theme: .terminal,
            words: desk.state.words,
            moment: desk.state.moment,
            quarter: desk.state.today.quarter,
        )
        rosters(desk).draw(into: &canvas, scene)
        let lines = canvas.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines.prefix(5) == [
                " 5 daftar",
                " ~ Nama                      Jenis    Desa             Orang    Tercatat Kurang",
                "   SDN 1 Sukamaju            sekolah  Sukamaju            30       12/90     78",
                "   SMPN 3 Cibodas            sekolah  Cibodas             30     ✓ 60/60",
                " ~ Posyandu Mélati Ñ         posyandu Mekarsari           30        0/40     40",
            ],
            "\(canvas.text)",
        )
    }
}
