import Caseload
@testable import Casework
import Documents
import Screen
import Testing

@testable import App

/// From typing to records, and through the pile.
struct EntrySaveTests {
    /// Three families' pages in a pile.
    private func pile(runsAtOnce: Bool = true) throws -> (desk: EntryDesk, doors: [EntryDoor]) {
        var desk = EntryDesk(today: try EntrySample.day("2026-10-05"))
        var doors: [EntryDoor] = []
        for key in ["f1", "f2", "f3"] {
            var page = try EntrySample.page()
            page.door = .family(.family(key))
            for row in page.rows.indices {
                let member = DocumentID.member("\(key)-\(page.rows[row].member.rowKey)")
                page.rows[row].family = .family(key)
                page.rows[row].member = member
                for column in page.rows[row].cells.indices {
                    guard let cell = page.rows[row].cells[column]?.cell else { continue }
                    page.rows[row].cells[column]?.cell = ObligationCell(
                        obligation: cell.obligation,
                        member: member,
                        category: cell.category,
                        period: cell.period,
                        due: cell.due,
                        counted: cell.counted,
                        standing: cell.standing,
                    )
                }
            }
            desk.add(page)
            doors.append(page.door)
        }
        desk.open(doors[0], worklist: doors)
        desk.runsAtOnce = runsAtOnce
        return (desk, doors)
    }

    @Test func `every key that changes a cell keeps the draft`() throws {
        var (desk, doors) = try pile()
        let key = try #require(desk.pages[doors[0]]?.draftKey)
        #expect(desk.drafts[key] == nil)
        desk.type("h")
        #expect(desk.drafts[key]?.changes.count == 1)
        desk.type("s")
        #expect(desk.drafts[key]?.changes.count == 2)
        desk.press("Backspace", "Backspace")
        #expect(desk.drafts[key] == nil || desk.drafts[key]?.changes.isEmpty == true)
    }

    @Test func `half a value that was taken back leaves no draft`() throws {
        var (desk, _) = try pile()
        desk.put(cursor: 2, 0)
        desk.type("2")
        #expect(desk.drafts.count == 1)
        desk.press("C-z")
        #expect(desk.drafts.isEmpty)
    }

    @Test func `a value typed and emptied again leaves no draft`() throws {
        var (desk, _) = try pile()
        desk.type("h")
        desk.put(cursor: 0, 0)
        desk.press("Delete")
        #expect(desk.drafts.isEmpty)
    }

    @Test func `F2 saves and stays`() throws {
        var (desk, doors) = try pile()
        desk.type("hs")
        desk.press("F2")
        #expect(desk.committed.map { $0.after?.session } == [.hadir, .sakit])
        #expect(desk.entry.door == doors[0])
        #expect(desk.grid?.drafts.isEmpty == true)
        #expect(desk.drafts.isEmpty)
        #expect(desk.message.contains("2 catatan"))
        #expect(desk.entry.cursor == CellPlace(0, 2), "the cursor stays where it was")
    }

    @Test func `F8 saves, opens the next and fills nothing`() throws {
        var (desk, doors) = try pile()
        desk.type("h")
        desk.press("F8")
        #expect(desk.committed.count == 1)
        #expect(desk.entry.door == doors[1])
        desk.press("F8", "F8")
        #expect(desk.entry.door == doors[2], "the last page stays")
        #expect(desk.message.contains("terakhir"))
        #expect(desk.committed.count == 1)
    }

    @Test func `plus shows how many first, and Esc fills nothing`() throws {
        var (desk, _) = try pile()
        desk.press("+")
        let text = desk.frame().text
        #expect(text.contains("11 sel kosong menjadi patuh"))
        #expect(text.contains("2 tetap kosong: harus dilihat satu per satu"))
        desk.press("Esc")
        #expect(desk.grid?.drafts.isEmpty == true)
        #expect(desk.state.workspace?.place == .entry)
    }

    @Test(arguments: ["+", "Enter"])
    func `plus again fills the blanks as batch, saves and opens the next`(key: String) throws {
        var (desk, doors) = try pile()
        desk.type("a")
        desk.press("+")
        desk.press(try #require(Key(key)))
        #expect(desk.committed.count == 11)
        #expect(desk.committed.filter { $0.after?.how == .batch }.count == 10)
        #expect(desk.committed.first?.after?.how == .typed)
        #expect(desk.entry.door == doors[1])
    }

    @Test func `plus asks nothing where it fills nothing`() throws {
        var (desk, doors) = try pile()
        desk.press("+", "+")
        desk.open(doors[0], worklist: doors)
        desk.press("+")
        #expect(desk.state.overlay == nil)
        #expect(desk.entry.door == doors[1])
    }

    @Test func `plus leaves months to come blank and counts them`() throws {
        var desk = try EntrySample.desk(on: "2026-08-20")
        let fill = try #require(desk.grid?.batchFill(on: desk.state.today))
        #expect(fill.places.count == 3, "July of three rows")
        #expect(
            fill.running.count == 5,
            "August of three rows, vitamin A, and the card of the quarter",
        )
        #expect(fill.future == 3)
        #expect(fill.forbidden == 2)
        desk.press("+", "+")
        #expect(desk.recorded(0, 2) == nil)
    }

    @Test func `what still runs is filled only by a key of its own`() throws {
        var desk = try EntrySample.desk(on: "2026-08-20")
        desk.press("+")
        let text = desk.frame().text
        #expect(text.contains("3 sel kosong menjadi patuh: yang sudah lewat (Jul)"), "\(text)")
        #expect(text.contains("Agu belum selesai: 5 sel tetap kosong"), "\(text)")
        desk.press("+")
        #expect(desk.committed.count == 3)
        // What is left is August: nothing of it by the keys that filled July.
        desk.press("+", "+")
        #expect(desk.committed.count == 3)
        desk.press("+", "b")
        #expect(desk.committed.count == 8)
        #expect(desk.committed.allSatisfy { $0.after?.how == .batch })
    }

    @Test func `plus does not fill what was emptied on purpose`() throws {
        var desk = try EntrySample.desk()
        desk.recordBefore(3, 0, RecordedValue(state: .tidak, how: .typed))
        desk.put(cursor: 3, 0)
        desk.press("Delete", "+", "+")
        #expect(desk.recorded(3, 0) == nil)
    }

    @Test func `keys typed ahead of the next page land on it`() throws {
        var (desk, doors) = try pile(runsAtOnce: false)
        desk.type("a")
        desk.press("F8")
        #expect(desk.entry.isWaiting)
        desk.type("hs")
        desk.press("F8")
        desk.type("s")
        desk.runEffects()
        #expect(desk.entry.door == doors[2])
        #expect(desk.recorded(on: doors[0], 0, 0)?.session == .alfa)
        #expect(desk.recorded(on: doors[0], 0, 1) == nil, "not on the page that was left")
        #expect(desk.recorded(on: doors[1], 0, 0)?.session == .hadir)
        #expect(desk.recorded(on: doors[1], 0, 1)?.session == .sakit)
        #expect(desk.value(0, 0)?.session == .sakit)
    }

    @Test func `keys typed while a page is saved where it is come after`() throws {
        var (desk, _) = try pile(runsAtOnce: false)
        desk.type("a")
        desk.press("F2")
        desk.type("h")
        #expect(desk.value(0, 1) == nil)
        desk.runEffects()
        #expect(desk.recorded(0, 0)?.session == .alfa)
        #expect(desk.value(0, 1)?.session == .hadir)
        #expect(desk.grid?.drafts.count == 1)
    }

    @Test func `Esc leads out of a page that never comes`() throws {
        var (desk, _) = try pile(runsAtOnce: false)
        desk.press("F8")
        desk.type("hs")
        desk.press("Esc")
        #expect(desk.state.workspace?.place != .entry)
        #expect(desk.message.contains("2 tombol"))
    }

    @Test func `the pile goes on past a page that is gone`() throws {
        var (desk, doors) = try pile()
        desk.pages[doors[1]] = nil
        desk.press("F8")
        desk.type("h")
        _ = desk.state.update(.loaded(.nothing(doors[1].id)))
        #expect(desk.frame().text.contains("sudah tidak ada"))
        desk.press("F8")
        #expect(desk.entry.door == doors[2])
        #expect(desk.value(0, 0) == nil, "what was typed for the page that is gone goes nowhere")
    }

    @Test func `a save that fails loses nothing`() throws {
        var (desk, doors) = try pile()
        desk.type("hs")
        desk.refusal = .nameMissing
        desk.press("F2")
        #expect(desk.grid?.drafts.count == 2)
        #expect(!desk.entry.isWaiting)
        desk.press("F8")
        #expect(desk.entry.door == doors[1])
        desk.refusal = nil
        desk.press("F8")
        #expect(desk.entry.door == doors[0], "the page that failed comes again")
        #expect(desk.grid?.drafts.count == 2)
        desk.press("F2")
        #expect(desk.committed.count == 2)
    }

    @Test func `what another program recorded meanwhile is not overwritten but shown`() throws {
        var (desk, _) = try pile()
        desk.type("h")
        let cell = try #require(desk.grid?.cell(at: CellPlace(0, 0))?.cell)
        desk.record(
            RecordedValue(state: .tidak, session: .alfa, how: .typed, by: "Tono"),
            at: CellKey(cell),
        )
        desk.press("F2")
        #expect(desk.committed.isEmpty)
        #expect(desk.value(0, 0)?.session == .hadir, "the typing stays")
        #expect(desk.grid?.overtaken.contains(CellKey(cell)) == true)
        desk.put(cursor: 0, 0)
        let text = desk.entry.details(desk.state.words, lines: 12).joined(separator: "\n")
        #expect(text.contains("Tono"))
        #expect(text.contains("berubah"))
        desk.press("F2")
        #expect(desk.recorded(0, 0)?.session == .hadir, "saved again, knowing it")
    }

    @Test(arguments: ["F2", "F8", "+"])
    func `what came by a reload is not overwritten before it is told of`(key: String) throws {
        var (desk, doors) = try pile()
        desk.type("hs")
        let cell = try #require(desk.grid?.cell(at: CellPlace(0, 0))?.cell)
        desk.record(
            RecordedValue(state: .tidak, session: .alfa, how: .typed, by: "Tono"),
            at: CellKey(cell),
        )
        let page = try #require(desk.pages[doors[0]])
        _ = desk.state.update(.loaded(.entry(page, draft: nil)))
        desk.press(try #require(Key(key)))
        if key == "+" { desk.press("+") }
        #expect(desk.recorded(on: doors[0], 0, 0)?.session == .alfa)
        #expect(desk.recorded(on: doors[0], 0, 1)?.session == .sakit)
        #expect(desk.entry.door == doors[0])
        #expect(desk.entry.cursor == CellPlace(0, 0))
        #expect(desk.message.contains("1 sel diubah dari tempat lain"))
        #expect(desk.value(0, 0)?.session == .hadir, "the typing stays")
        desk.press("F2")
        #expect(desk.recorded(on: doors[0], 0, 0)?.session == .hadir)
    }

    @Test func `a draft over a changed record is held, until it is typed again`() throws {
        var (desk, doors) = try pile()
        desk.type("h")
        let cell = try #require(desk.grid?.cell(at: CellPlace(0, 0))?.cell)
        desk.press("Esc")
        desk.record(
            RecordedValue(state: .tidak, session: .alfa, how: .typed, by: "Tono"),
            at: CellKey(cell),
        )
        // Opened twice: a draft that is kept again still knows what it was typed over.
        for _ in 0..<2 {
            desk.open(doors[0], worklist: doors)
            desk.put(cursor: 0, 1)
            desk.type("s")
            desk.press("Esc")
        }
        desk.open(doors[0], worklist: doors)
        desk.press("F2")
        #expect(desk.recorded(0, 0)?.session == .alfa)
        desk.open(doors[0], worklist: doors)
        desk.put(cursor: 0, 0)
        desk.type("h")
        desk.press("F2")
        #expect(desk.recorded(0, 0)?.session == .hadir)
    }

    @Test func `what a fill could not write is in the draft of the page that was left`() throws {
        var (desk, doors) = try pile()
        let cell = try #require(desk.grid?.cell(at: CellPlace(0, 0))?.cell)
        let key = try #require(desk.pages[doors[0]]?.draftKey)
        desk.record(
            RecordedValue(state: .tidak, session: .alfa, how: .typed, by: "Tono"),
            at: CellKey(cell),
        )
        desk.press("+", "+")
        #expect(desk.entry.door == doors[1])
        #expect(desk.recorded(on: doors[0], 0, 0)?.session == .alfa)
        #expect(desk.drafts[key]?.changes.map(\.after?.how) == [.batch])
    }

    @Test(arguments: ["F2", "F8", "+"])
    func `a number whose unit is still to come is no state to be saved`(key: String) throws {
        var (desk, doors) = try pile()
        desk.put(cursor: 2, 0)
        desk.type("2")
        desk.press(try #require(Key(key)))
        #expect(desk.state.overlay == nil)
        #expect(desk.committed.isEmpty)
        #expect(desk.entry.door == doors[0])
        #expect(desk.message.contains("2 apa?"))
        desk.press("Enter", "F2")
        #expect(desk.recorded(2, 0)?.state == .tidak)
    }

    @Test func `a digit after a letter that jumped tells whose cell it went into`() throws {
        var (desk, _) = try pile()
        desk.put(cursor: 2, 0)
        desk.type("s2")
        #expect(desk.message.contains("→ Siti Aminah"))
        #expect(desk.message.contains("2a"))
    }

    @Test func `undo takes a saved page back, redo saves it again`() throws {
        var (desk, doors) = try pile()
        desk.type("hs")
        desk.press("F8", "C-z")
        // It names what it took back, which is not on this page any more.
        #expect(desk.message.contains("2 catatan diurungkan: "))
        #expect(desk.message.contains("Jul 2026, dan 1 lagi"), "\(desk.message)")
        #expect(desk.recorded(on: doors[0], 0, 0) == nil)
        #expect(desk.recorded(on: doors[0], 0, 1) == nil)
        desk.press("C-y")
        #expect(desk.recorded(on: doors[0], 0, 0)?.session == .hadir)
    }

    @Test func `undo takes typing first, then what was saved`() throws {
        var (desk, _) = try pile()
        desk.type("h")
        desk.press("F2")
        desk.type("s")
        desk.press("C-z")
        #expect(desk.grid?.drafts.isEmpty == true)
        #expect(desk.recorded(0, 0)?.session == .hadir)
        desk.press("C-z")
        #expect(desk.recorded(0, 0) == nil)
    }

    @Test func `Esc goes back, says that the typing stays, and it does`() throws {
        var (desk, doors) = try pile()
        desk.type("h")
        desk.press("Esc")
        #expect(desk.state.workspace?.place != .entry)
        #expect(desk.message.contains("1 sel belum disimpan"))
        desk.open(doors[0], worklist: doors)
        #expect(desk.value(0, 0)?.session == .hadir)
        #expect(desk.entry.cursor == CellPlace(0, 1), "and the cursor stands where it stood")
    }

    @Test func `a lock loses nothing`() throws {
        var (desk, doors) = try pile()
        desk.put(cursor: 2, 0)
        desk.type("22e1a")
        _ = desk.state.update(.idleTooLong)
        #expect(desk.state.workspace == nil)
        let worker = Worker(name: "Rina", device: "laptop-1")
        _ = desk.state.update(
            .unlocked(.success(OpenedCaseload(label: "Uji", worker: worker, waiting: 0)))
        )
        desk.open(doors[0], worklist: doors)
        #expect(desk.value(2, 0)?.attendance?.alpa == 1)
        desk.put(cursor: 2, 0)
        desk.type("2a")
        #expect(desk.value(2, 0)?.attendance?.effective == 22)
    }
}

extension EntryDesk {
    func recorded(on door: EntryDoor, _ row: Int, _ column: Int) -> RecordedValue? {
        pages[door]?.rows[row].cells[column]?.recorded
    }
}
