import Caseload
import Documents
import Screen
import Testing

@testable import App

@Suite struct FamilyListTests {
    private func holders(_ stage: Stage) -> [String] {
        let list = stage.families.list
        return (0..<list.count).map { list[$0].holder }
    }

    @Test func `typing narrows the list and Enter keeps what was typed`() {
        var stage = Sample.families()
        stage.press("/")
        stage.type("sukarno")
        #expect(holders(stage) == ["Soekarno"])
        stage.press("Enter")
        #expect(!stage.families.isSearching)
        #expect(stage.families.line.text == "sukarno")
        #expect(stage.place == .families)
    }

    @Test func `all words must be there in any order`() {
        var stage = Sample.families()
        stage.press("F3")
        stage.type("mekarsari siti")
        #expect(holders(stage) == ["Siti Rahmah"])
    }

    @Test func `an old spelling typed letter by letter finds the name at its end`() {
        var stage = Sample.families()
        // "soe" means "su", so it must not look only among those that have "so".
        stage.press("/")
        stage.type("so")
        #expect(holders(stage).isEmpty)
        stage.type("e")
        #expect(holders(stage).contains("Soekarno"))
        stage.type("karno")
        #expect(holders(stage) == ["Soekarno"])
    }

    @Test func `Esc leaves the search, then clears it, then goes back; Up brings it back`() {
        var stage = Sample.families()
        stage.press("/")
        stage.type("siti")
        stage.press("Esc")
        #expect(!stage.families.isSearching)
        #expect(stage.families.line.text == "siti", "Esc drops no typing")
        let found = stage.families.list.count
        stage.press("Esc")
        #expect(stage.families.list.count == 7 && found < 7)
        #expect(stage.place == .families)
        stage.press("/ Up")
        #expect(stage.families.line.text == "siti")
        #expect(stage.families.list.count == found)
        stage.press("Esc Esc Esc")
        #expect(stage.place == .home)
    }

    @Test func `a search begun over another one takes its place, unless it is edited`() {
        var stage = Sample.families()
        stage.press("/")
        stage.type("siti")
        stage.press("Esc /")
        stage.type("karno")
        #expect(stage.families.line.text == "karno")
        #expect(holders(stage) == ["Soekarno"])
        stage.press("Enter / Left Right")
        stage.type("x")
        #expect(stage.families.line.text == "karnox")
        stage.press("Esc / Backspace")
        #expect(stage.families.list.count == 7, "one key empties it")
    }

    @Test func `the cursor stays on the same family while letters hide and show it`() {
        var stage = Sample.families()
        stage.press("G k k")
        let chosen = stage.families.selected
        stage.press("/")
        stage.type("aminah")
        #expect(stage.families.selected == "family:f1")
        stage.press("Esc Esc")
        #expect(stage.families.selected == chosen)
    }

    @Test func `a search that hides the family shows its first find`() {
        var stage = Sample.families()
        stage.press("G /")
        stage.type("mekarsari")
        #expect(stage.families.cursor.selection == 0)
        stage.type(" siti")
        #expect(stage.families.selected == "family:f5")
    }

    @Test func `a family that leaves the filtered list leaves the cursor to its neighbour`() {
        var stage = Sample.families()
        stage.state.workspace?.families.change(FamilyFilter(status: .due))
        stage.press("g j")
        #expect(stage.families.selected == "family:f4")
        let index = stage.families.index
        let progress = FamilyProgress(
            quarter: Stage.quarter,
            today: Stage.moment.day,
            index: index,
            tallies: (0..<index.count).map { ordinal in
                let id = index.id(ordinal).rawValue
                return Tally(expected: 9, due: ["family:f2", "family:f5"].contains(id) ? 1 : 0)
            },
        )
        stage.load(.progress(Stage.quarter, progress))
        #expect(stage.families.selected == "family:f5")
        stage.state.workspace?.families.change(FamilyFilter())
        #expect(stage.families.selected == "family:f4")
    }

    @Test func `an untouched cursor stays on its family when others come before it`() {
        var stage = Sample.families()
        let first = stage.families.selected
        let more = Sample.rows + [Sample.row("f0", "Aaa", village: "X", group: "", members: 1)]
        stage.load(.index(FamilyIndex(rows: more)))
        #expect(stage.families.selected == first)
        #expect(stage.families.cursor.selection == 1)
    }

    @Test func `the cursor stays on the same family over sort, filter and refresh`() {
        var stage = Sample.families()
        stage.press("j j")
        let chosen = stage.families.selected
        for _ in FamilySort.allCases {
            stage.press("s")
            #expect(stage.families.selected == chosen, "sorted by \(stage.families.sort)")
            stage.press("S")
            #expect(stage.families.selected == chosen, "reversed \(stage.families.sort)")
        }
        let more = Sample.rows + [Sample.row("f0", "Aaa", village: "X", group: "", members: 1)]
        stage.load(.index(FamilyIndex(rows: more)))
        #expect(stage.families.selected == chosen)
        #expect(stage.families.list.count == 8)
    }

    @Test func `search, filter, sort and cursor are as before after a visit elsewhere`() {
        var stage = Sample.families()
        stage.press("s /")
        stage.type("a")
        stage.press("Enter j")
        let before = stage.families
        stage.press("Enter Esc 1 2")
        #expect(stage.place == .families)
        #expect(stage.families.selected == before.selected)
        #expect(stage.families.sort == .village)
        #expect(stage.families.line.text == "a")
        #expect(holders(stage).count == before.list.count)
    }

    @Test func `a chosen filter is a chip above the list and Backspace takes it off`() {
        var stage = Sample.families()
        stage.press("F7")
        stage.type("cibodas")
        stage.press("Enter Esc")
        #expect(holders(stage) == ["Soekarno", "Yohanes O'Neil"])
        #expect(stage.lines()[2].contains("[desa: Cibodas]"))
        stage.press("Backspace")
        #expect(stage.families.list.count == 7)
    }

    @Test(arguments: [
        (FamilyStatus.due, ["Désirée Ñoño", Sample.longName, "Siti Rahmah"]),
        (.notMet, ["王小明 Wijaya"]), (.draft, ["Siti Rahmah"]),
    ])
    func `a standing shows the families that are in it`(status: FamilyStatus, names: [String]) {
        var stage = Sample.families()
        stage.state.workspace?.families.change(FamilyFilter(status: status))
        #expect(Set(holders(stage)) == Set(names))
    }

    @Test func `marks make the worklist, in the order of the list`() {
        var stage = Sample.families()
        stage.press("g Space j Space")
        #expect(stage.families.marked.count == 2)
        let list = stage.families.worklist.map { stage.families.index.id(Int($0)) }
        #expect(list == [stage.families.list.id(0), stage.families.list.id(2)])
        stage.press("u")
        #expect(stage.families.worklist.count == 7)
        stage.press("*")
        #expect(stage.families.marked.count == 7)
        stage.press("*")
        #expect(stage.families.marked.isEmpty)
    }

    @Test func `marks follow their families into a new index`() {
        var stage = Sample.families()
        stage.press("g Space")
        let marked = stage.families.index.id(Int(stage.families.marked.first ?? 0))
        stage.load(.index(FamilyIndex(rows: Array(Sample.rows.reversed()))))
        #expect(stage.families.marked.map { stage.families.index.id(Int($0)) } == [marked])
    }

    @Test func `Enter opens the family, y copies its KK, c records it`() {
        var stage = Sample.families()
        stage.press("g y")
        guard case .copy("9901010101200001") = stage.effects.last else {
            Issue.record("y asked for \(stage.effects)")
            return
        }
        stage.press("Enter")
        #expect(stage.place == .family)
        guard case .loadFamily("family:f1", Stage.quarter) = stage.effects.last else {
            Issue.record("Enter asked for \(stage.effects)")
            return
        }
        stage.press("Esc c")
        #expect(stage.place == .entry)
    }

    @Test func `after a pile of families the cursor is on the one recorded last`() {
        var stage = Sample.families()
        stage.press("g c")
        stage.act(.loaded(.nothing("family:f1")))
        let next = stage.families.list.id(1)
        stage.state.workspace?.entry.open(.family(next))
        stage.press("Esc")
        #expect(stage.place == .families)
        #expect(stage.families.selected == next)
    }

    @Test func `an empty list says what to do and no key breaks it`() {
        var stage = Stage()
        stage.load(.index(FamilyIndex()))
        stage.press("2 Enter c y Space * u s S j k G g PgDn F7 Enter Esc Backspace /")
        #expect(stage.families.selected == nil)
        #expect(stage.lines().joined().contains("Belum ada keluarga"))
    }
}
