import Caseload
import Casework
import Documents
import Forms
import LocalStore
import Screen
import Testing

@testable import App

/// A supervisor's work by keys alone, on a real store.
@Suite struct SupervisorWalkTests {
    private static let supervisor = Worker(name: "penyelia-1", device: "laptop-p")

    /// A visit and a state that the worker recorded by keys, in a store that is the supervisor's now.
    private func desk() throws -> (desk: WalkDesk, visit: DocumentID, check: DocumentID) {
        var desk = try WalkDesk()
        let caseload = try #require(desk.caseload)
        let index = try caseload.familyIndex()
        _ = desk.state.beginRecord(
            FormID("kunjungan/keluarga"),
            about: RecordSubject(family: index.id(0)),
        )
        .map { desk.carryOut($0) }
        var typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(desk.frame())")
        let visit = try #require(
            try caseload.records(
                RecordsQuery(forms: [FormID("kunjungan/keluarga")]),
                today: Stage.moment.day,
            )
            .first { $0.by == "Rahmawati" }
        ).id
        let check = try blank(in: caseload, index)
        let outcome = try caseload.commit([check], at: Stage.moment)
        #expect(outcome.saved == 1)
        // Another's, so that each has one drawn.
        let id = check.cell.checkID
        try caseload.store.write { (writer) throws(StoreError) in
            guard let stored = try writer.document(id) else { return }
            var body = stored.body
            body["by"] = "budi"
            try writer.put(id, body, parent: stored.revision)
        }
        try desk.handOver(to: Self.supervisor, .supervisor)
        return (desk, visit, id)
    }

    /// A blank of a sheet that takes a state by one key.
    private func blank(in caseload: Caseload, _ index: FamilyIndex) throws -> RecordChange {
        for ordinal in 0..<index.count {
            let page = try caseload.entryPage(
                .family(index.id(ordinal)),
                Stage.quarter,
                today: Stage.quarter.lastDay,
            )
            for row in page?.rows ?? [] where row.input == .state {
                let cells = row.cells.compactMap(\.self)
                guard let cell = cells.first(where: { $0.cell.applies && $0.recorded == nil })
                else { continue }
                return RecordChange(
                    member: row.member,
                    family: row.family,
                    cell: cell.cell,
                    before: nil,
                    after: RecordedValue(state: .patuh, how: .typed),
                )
            }
        }
        throw NoBlank()
    }

    private struct NoBlank: Error {}

    private func tasks(_ desk: WalkDesk) -> [SampleTask] {
        desk.state.workspace?.supervisor.tasks ?? []
    }

    /// Turns to a view of *Penyelia*.
    private func turn(_ desk: inout WalkDesk, to view: SupervisorView) {
        desk.press("P")
        for _ in SupervisorView.allCases where desk.state.workspace?.supervisor.view != view {
            desk.press("Tab")
        }
        #expect(desk.state.workspace?.supervisor.view == view)
    }

    /// Puts the cursor on a drawn record.
    private func select(_ record: DocumentID, _ desk: inout WalkDesk) {
        _ = desk.frame()
        desk.press("Home")
        for _ in 0..<20 where desk.state.workspace?.supervisor.task?.record != record {
            desk.press("Down")
        }
        #expect(desk.state.workspace?.supervisor.task?.record == record)
    }

    /// What was looked at after the question; pages without one are in the same log.
    private func restricted(_ caseload: Caseload) throws -> [Look] {
        try caseload.looks().filter { $0.what == .restricted }
    }

    @Test
    func `a drawn record is hidden wherever it shows, and looking at it gives the task up`() throws
    {
        var (desk, visit, check) = try desk()
        turn(&desk, to: .sample)
        desk.press("F6")
        desk.press("8")
        #expect(desk.frame().contains("ketik ulang"), "\(desk.frame())")
        for _ in 0..<40 where desk.state.workspace?.records.selectedRow?.id != visit {
            desk.press("Down")
        }
        #expect(desk.state.workspace?.records.selectedRow?.id == visit)
        desk.press("Enter")
        #expect(desk.place == .record && desk.frame().contains("Menunggu ketik ulang:"))
        #expect(desk.frame().contains("Enter lihat saja") && !desk.frame().contains("e ubah"))
        #expect(!desk.frame().contains("terbatas"))
        #expect(desk.state.workspace?.record.page == nil)
        // Enter asks; a no changes nothing.
        desk.press("Enter t")
        #expect(desk.state.workspace?.record.page == nil)
        #expect(tasks(desk).first { $0.record == visit }?.isOpen == true)
        desk.press("Enter b")
        #expect(desk.state.workspace?.record.page?.record.id == visit, "\(desk.frame())")
        #expect(try restricted(#require(desk.caseload)).map(\.id) == [visit])

        // A cell is locked, and told why.
        turn(&desk, to: .sample)
        #expect(desk.frame().contains("tidak buta"), "\(desk.frame())")
        let family = try #require(tasks(desk).first { $0.record == check }?.family)
        _ = desk.state.openEntry(.family(family), worklist: []).map { desk.carryOut($0) }
        let grid = try #require(desk.state.workspace?.entry.grid)
        var place: CellPlace?
        for (row, cells) in grid.page.rows.map(\.cells).enumerated() {
            for (column, cell) in cells.enumerated() where cell?.cell.checkID == check {
                place = CellPlace(row, column)
            }
        }
        let here = try #require(place)
        #expect(
            grid.cell(at: here)?.isVeiled == true && grid.cell(at: here)?.recorded?.state == nil
        )
        #expect(desk.state.workspace?.entry.obstacle(at: here) == .veiled)

        desk.press("Esc")
        // From the sample it is given up by `b`.
        turn(&desk, to: .sample)
        select(check, &desk)
        desk.press("b b")
        #expect(desk.place == .family, "\(desk.frame())")
        #expect(try restricted(#require(desk.caseload)).map(\.id) == [check, visit])
        turn(&desk, to: .sample)
        #expect(tasks(desk).allSatisfy { !$0.isOpen })
        desk.press("C-z")
        #expect(tasks(desk).allSatisfy { !$0.isOpen }, "what was seen stays seen")
    }

    @Test func `a sample is drawn, keyed again blind, compared, taken back and done again`() throws
    {
        var (desk, visit, check) = try desk()
        turn(&desk, to: .sample)
        desk.press("F6")
        #expect(Set(tasks(desk).map(\.record)) == [visit, check], "\(desk.message)")
        #expect(desk.message.contains("2 catatan dari 2 pendamping"))

        select(visit, &desk)
        desk.press("Enter")
        #expect(desk.place == .form, "\(desk.frame())")
        #expect(desk.frame().contains("KETIK ULANG"))
        #expect(desk.form.page?.record == nil && desk.form.page?.rekeyed?.record == visit)
        #expect(desk.form.answers.isEmpty, "no default stands there: \(desk.form.answers)")
        var typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(desk.frame())")
        #expect(desk.place == .supervisor, "\(desk.message)")
        #expect(tasks(desk).first { $0.record == visit }?.isOpen == false)

        select(check, &desk)
        desk.press("Enter")
        #expect(desk.place == .entry && desk.frame().contains("KETIK ULANG"), "\(desk.frame())")
        let cells = desk.state.workspace?.entry.grid?.page.rows.flatMap(\.cells) ?? []
        #expect(cells.compactMap(\.self).map(\.cell.checkID) == [check])
        desk.press("+")
        #expect(desk.place == .entry && desk.message.contains("tidak diisi sekaligus"))
        desk.press("2")
        #expect(desk.place == .entry)
        desk.press("F2")
        #expect(desk.place == .supervisor, "\(desk.message)")
        let done = tasks(desk).first { $0.record == check }
        guard case .done(let rekeying)? = done?.state else {
            Issue.record("not keyed again: \(desk.frame())")
            return
        }
        #expect(rekeying.differences.map(\.field) == ["state"] && rekeying.worker == "budi")

        select(check, &desk)
        desk.press("Enter")
        let page = desk.frame()
        #expect(page.contains("1 dari 1 isian berbeda") && page.contains("pertama   patuh"))
        #expect(page.contains("kedua     tidak"))
        desk.press("Esc C-z")
        #expect(tasks(desk).first { $0.record == check }?.isOpen == true, "\(desk.message)")
        desk.press("C-y")
        #expect(tasks(desk).first { $0.record == check }?.isOpen == false, "\(desk.message)")
        desk.press("4")
        let kinds = desk.state.workspace?.queue.rows.map(\.kind) ?? []
        #expect(kinds.count { $0 == "rekey" } == 2 && kinds.contains("sample"))
        let caseload = try #require(desk.caseload)
        let value = try caseload.entryPage(
            .family(try family(of: check, desk)),
            Stage.quarter,
            today: Stage.quarter.lastDay,
        )?
        .rows.flatMap(\.cells).compactMap(\.self).first { $0.cell.checkID == check }
        #expect(value?.recorded?.state == .patuh, "the first record is what it was")

        // What came of it reaches the worker, and she sees no more than her own.
        try desk.handOver(to: Worker(name: "budi", device: "d"), .worker)
        desk.press("P")
        #expect(desk.frame().contains("1 catatan diketik ulang"), "\(desk.frame())")
        desk.press("Tab")
        #expect(tasks(desk).map(\.record) == [check])
        select(check, &desk)
        desk.press("Enter")
        #expect(desk.frame().contains("1 dari 1 isian berbeda"), "\(desk.frame())")
        desk.press("Esc Esc")
        #expect(desk.place == .home)
    }

    private func family(of id: DocumentID, _ desk: WalkDesk) throws -> DocumentID {
        try #require(tasks(desk).first { $0.record == id }?.family)
    }

    @Test func `what is half keyed survives the lock and a new start`() throws {
        var (desk, visit, _) = try desk()
        turn(&desk, to: .sample)
        desk.press("F6")
        select(visit, &desk)
        desk.press("Enter")
        desk.press("1")
        let typed = try #require(desk.form.draft?.answers)
        desk.press("Esc")
        #expect(tasks(desk).first { $0.record == visit }?.state == .begun)
        let caseload = try #require(desk.caseload)
        #expect(try caseload.formDrafts().isEmpty)
        try desk.handOver(to: Self.supervisor, .supervisor)
        turn(&desk, to: .sample)
        select(visit, &desk)
        desk.press("Enter")
        #expect(desk.form.draft?.answers == typed)
    }

    @Test func `a record is accepted and refused by keys, with the reason, and taken back`() throws
    {
        var (desk, visit, check) = try desk()
        turn(&desk, to: .decisions)
        desk.press("a")
        let rows = desk.state.workspace?.supervisor.decisions ?? []
        #expect(rows.map(\.row.id).contains(visit) && rows.map(\.row.id).contains(check))
        for _ in 0..<600 where desk.state.workspace?.supervisor.decision?.row.id != visit {
            desk.press("Down")
        }
        let revision = try #require(desk.state.workspace?.supervisor.decision?.row.revision)
        desk.press("x Enter")
        #expect(desk.state.overlay != nil, "without a reason nothing is refused")
        desk.type("alamat salah")
        desk.press("Enter")
        let id = DocumentID.decision(about: visit, revision)
        let caseload = try #require(desk.caseload)
        let body = try caseload.store.read { (reader) throws(StoreError) in
            try reader.document(id)?.body
        }
        #expect(body?["verdict"] == "refused" && body?["reason"] == "alamat salah")
        desk.press("4")
        #expect(desk.state.workspace?.queue.rows.contains { $0.id == id } == true)
        desk.press("C-z")
        #expect(
            desk.state.workspace?.queue.rows.contains { $0.id == id } == false,
            "\(desk.message)",
        )
        // The record's own page takes the same keys.
        _ = desk.state.openRecord(visit).map { desk.carryOut($0) }
        desk.press("t")
        #expect(desk.state.workspace?.record.page?.delivery == .accepted, "\(desk.message)")
    }

    @Test func `a plain worker has her own page and nothing of all that`() throws {
        var (desk, _, _) = try desk()
        try desk.handOver(to: Worker(name: "budi", device: "d"), .worker)
        desk.press("P")
        #expect(desk.frame().contains("budi") && !desk.frame().contains("Putusan"))
        for key in ["t", "x", "F6", "n", "a"] {
            desk.press(key)
            #expect(desk.message.contains("pekerjaan penyelia"), "\(key): \(desk.message)")
        }
        let caseload = try #require(desk.caseload)
        #expect(try caseload.waiting() == 0)
    }

    @Test func `a restricted record is not drawn: nobody could find its paper`() throws {
        var desk = try WalkDesk()
        let caseload = try #require(desk.caseload)
        let index = try caseload.familyIndex()
        let page = try #require(
            try caseload.familyPage(index.id(0), Stage.quarter, today: Stage.moment.day)
        )
        let member = try #require(page.members.first).id
        let form = try #require(
            try caseload.formBook().forms.first { $0.isSensitive && $0.about == .member }
        )
        _ = desk.state.beginRecord(form.id, about: RecordSubject(member: member))
            .map { desk.carryOut($0) }
        var typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(desk.frame())")
        try desk.handOver(to: Self.supervisor, .supervisor)
        turn(&desk, to: .sample)
        desk.press("F6")
        #expect(tasks(desk).isEmpty)
        #expect(!desk.frame().contains(page.members[0].name))
        #expect(try restricted(caseload).isEmpty)
    }
}

extension WalkDesk {
    /// Carries out an effect that a test asked for itself.
    mutating func carryOut(_ effect: Effect) { perform([effect]); takeMail() }
}
