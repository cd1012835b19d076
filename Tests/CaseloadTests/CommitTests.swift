import Casework
import Documents
import Exchange
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct CommitTests {
    /// What every cell of a page says, without who said it.
    private func values(_ page: EntryPage) -> [String] {
        page.rows.flatMap { row in
            row.cells.map { entry in
                guard let value = entry?.recorded else { return "" }
                return "\(String(describing: value.state)) \(String(describing: value.attendance)) "
                    + "\(String(describing: value.session)) \(value.dates)"
            }
        }
    }

    private func page(_ bench: Bench, _ id: DocumentID) throws -> EntryPage {
        try #require(
            try bench.caseload.entryPage(.family(id), Bench.quarter, today: Bench.quarter.lastDay)
        )
    }

    private func first(_ bench: Bench, input: Programme.InputKind) throws -> (EntryRow, EntryCell) {
        let index = try bench.caseload.familyIndex()
        for ordinal in 0..<index.count {
            for row in try page(bench, index.id(ordinal)).rows where row.input == input {
                if let cell = row.cells.compactMap({ $0 }).first(where: \.cell.applies) {
                    return (row, cell)
                }
            }
        }
        throw NotFound()
    }

    private struct NotFound: Error {}

    private func change(
        _ row: EntryRow,
        _ cell: EntryCell,
        to value: RecordedValue?,
    ) -> RecordChange {
        RecordChange(
            member: row.member,
            family: row.family,
            cell: cell.cell,
            before: cell.recorded,
            after: value,
        )
    }

    @Test(arguments: [Programme.InputKind.state, .attendance, .session, .dated])
    func `a record taken back before anyone saw it leaves the queue as it was`(
        input: Programme.InputKind
    ) throws {
        let bench = try Bench(families: 20, seed: 4)
        let (row, cell) = try first(bench, input: input)
        var value = RecordedValue(state: .tidak, how: .typed)
        if input == .dated {
            value = RecordedValue(state: nil, dates: [cell.cell.counted.first], how: .typed)
        }
        let before = try bench.caseload.queue().count
        let saved = try bench.caseload.commit([change(row, cell, to: value)], at: Bench.now)
        #expect(saved.waiting == before + 1)
        let undone = try bench.caseload.commit(saved.inverse, at: Bench.now)
        #expect(undone.saved == 1 && undone.waiting == before)
        #expect(try bench.caseload.queue().count == before)
        let redone = try bench.caseload.commit(undone.inverse, at: Bench.now)
        #expect(redone.saved == 1 && redone.waiting == before + 1)
        // Once it is on a stick, its end has to travel too.
        let id = try #require(try bench.caseload.queue().first?.id)
        try bench.store.write { (writer) throws(StoreError) in
            guard let revision = try writer.revision(id) else { return }
            try writer.setDelivery(id, revision, .stick)
        }
        let last = try bench.caseload.commit(redone.inverse, at: Bench.now)
        #expect(last.waiting == before + 1)
        #expect(try bench.document(id)?.deleted == true)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `undoing every commit in turn brings every page back`(seed: UInt64) throws {
        let bench = try Bench(families: 12, seed: seed, records: true)
        var generator = SeededGenerator(seed: seed)
        let index = try bench.caseload.familyIndex()
        let ids = (0..<index.count).map { index.id($0) }
        var past: [(before: [[String]], inverse: [RecordChange])] = []
        func all() throws -> [[String]] { try ids.map { values(try page(bench, $0)) } }
        for _ in 0..<8 {
            let before = try all()
            let id = ids[Int.random(in: 0..<ids.count, using: &generator)]
            let changes = RandomEntry.changes(try page(bench, id), &generator)
            let outcome = try bench.caseload.commit(changes, at: Bench.now)
            #expect(outcome.overtaken.isEmpty, "seed \(seed)")
            #expect(outcome.saved == outcome.inverse.count, "seed \(seed)")
            past.append((before, outcome.inverse))
        }
        for step in past.reversed() {
            let outcome = try bench.caseload.commit(step.inverse, at: Bench.now)
            #expect(outcome.overtaken.isEmpty, "seed \(seed)")
            #expect(try all() == step.before, "seed \(seed)")
            // And done again, and undone again.
            let redone = try bench.caseload.commit(outcome.inverse, at: Bench.now)
            _ = try bench.caseload.commit(redone.inverse, at: Bench.now)
            #expect(try all() == step.before, "seed \(seed)")
        }
    }

    @Test func `a record has the contract's id, its rule, and who made it how, when and where`()
        throws
    {
        let bench = try Bench(families: 20, seed: 1)
        let (row, cell) = try first(bench, input: .attendance)
        var value = RecordedValue(state: .tidak, how: .batch, note: "surat sekolah")
        value.attendance = try Attendance(alpa: 5, izin: 0, sakit: 1, effective: 20)
        let outcome = try bench.caseload.commit([change(row, cell, to: value)], at: Bench.now)
        #expect(outcome.saved == 1 && outcome.waiting == 1)
        let id = cell.cell.checkID
        #expect(
            id.rawValue == "check:\(row.member.rowKey):\(row.obligation):\(cell.cell.period)"
        )
        let stored = try #require(try bench.document(id))
        #expect(stored.body["by"] == "pdp-001" && stored.body["device"] == "laptop-a")
        #expect(stored.body["at"] == "2026-11-15T12:00:00+07:00")
        #expect(stored.body["how"] == "batch" && stored.body["note"] == "surat sekolah")
        #expect(stored.body["rule"]?.string == cell.cell.obligation.rule)
        #expect(stored.body["facts"] == ["alpa": 5, "izin": 0, "sakit": 1, "effective": 20])
        #expect(!stored.local)
    }

    @Test func `what the store says already writes nothing`() throws {
        let bench = try Bench(families: 20, seed: 1)
        let (row, cell) = try first(bench, input: .state)
        let value = RecordedValue(state: .patuh, how: .typed)
        _ = try bench.caseload.commit([change(row, cell, to: value)], at: Bench.now)
        let before = try bench.sequence()
        for stale in [nil, RecordedValue(state: .tidak, how: .typed)] {
            var again = change(row, cell, to: value)
            again.before = stale
            let outcome = try bench.caseload.commit([again], at: Bench.now)
            #expect(outcome.saved == 0 && outcome.overtaken.isEmpty && outcome.inverse.isEmpty)
        }
        #expect(try bench.sequence() == before)
    }

    @Test func `a change of a cell that says something else by now is returned, not written`()
        throws
    {
        let bench = try Bench(families: 20, seed: 1)
        let (row, cell) = try first(bench, input: .state)
        let theirs = change(row, cell, to: RecordedValue(state: .tidak, how: .typed))
        let mine = change(row, cell, to: RecordedValue(state: .patuh, how: .typed))
        _ = try bench.caseload.commit([theirs], at: Bench.now)
        let draft = EntryDraft(
            door: .family(row.family),
            quarter: Bench.quarter,
            changes: [mine],
            row: 0,
            column: 0,
        )
        try bench.caseload.save(draft)
        let outcome = try bench.caseload.commit([mine], dropping: draft.key, at: Bench.now)
        #expect(outcome.saved == 0)
        #expect(outcome.overtaken.map(\.before?.state) == [.tidak])
        // What was typed is still in the draft, over what the store says now.
        let kept = try #require(try bench.caseload.draft(draft.key))
        #expect(kept.changes.map(\.after?.state) == [.patuh])
        #expect(kept.changes.map(\.before?.state) == [.tidak])
        let settled = try bench.caseload.commit(kept.changes, dropping: draft.key, at: Bench.now)
        #expect(settled.saved == 1)
        #expect(try bench.caseload.draft(draft.key) == nil)
    }

    @Test func `a draft keeps a school's days taught and half a value`() throws {
        let bench = try Bench(families: 20, seed: 1)
        let (row, _) = try first(bench, input: .state)
        let draft = EntryDraft(
            door: .family(row.family),
            quarter: Bench.quarter,
            changes: [],
            row: 2,
            column: 1,
            schoolDays: [SchoolDays(column: 1, school: .facility("sd-1"), days: 22)],
            halfTyped: HalfTyped(text: "1", isDate: false, missed: try Attendance(alpa: 3)),
        )
        try bench.caseload.save(draft)
        #expect(try bench.caseload.draft(draft.key) == draft)
    }

    @Test func `taking back a record that left leaves a tombstone that says who and when`() throws {
        let bench = try Bench(families: 20, seed: 1)
        let (row, cell) = try first(bench, input: .state)
        let value = RecordedValue(state: .patuh, how: .typed)
        let saved = try bench.caseload.commit([change(row, cell, to: value)], at: Bench.now)
        try bench.store.write { (writer) throws(StoreError) in
            guard let revision = try writer.revision(cell.cell.checkID) else { return }
            try writer.setDelivery(cell.cell.checkID, revision, .desk)
        }
        let undone = try bench.caseload.commit(saved.inverse, at: Bench.now)
        #expect(undone.saved == 1 && undone.waiting == 1)
        let stored = try #require(try bench.document(cell.cell.checkID))
        #expect(stored.deleted && stored.body["by"] == "pdp-001")
        let queued = try #require(try bench.caseload.queue().first)
        #expect(
            queued.isDeleted && queued.member == row.member && queued.memberName == row.memberName
        )
        let redone = try bench.caseload.commit(undone.inverse, at: Bench.now)
        #expect(redone.saved == 1)
        #expect(try bench.document(cell.cell.checkID)?.deleted == false)
    }

    @Test func `dates become events, and the state follows from them`() throws {
        let bench = try Bench(families: 60, seed: 2)
        let (row, cell) = try first(bench, input: .dated)
        let day = cell.cell.counted.first
        let service = try #require(cell.cell.obligation.service)
        let id = DocumentID.event(member: row.member, service: service, date: day)
        let value = RecordedValue(state: .patuh, dates: [day], how: .typed)
        let outcome = try bench.caseload.commit([change(row, cell, to: value)], at: Bench.now)
        #expect(outcome.saved == 1)
        #expect(try bench.document(id)?.deleted == false)
        let now = try #require(outcome.inverse.first?.before)
        #expect(now.dates == [day])
        #expect(now.state == (cell.cell.obligation.needed == 1 ? .patuh : nil))
        // Measured meanwhile, taken back and set again: the measure is there again.
        try bench.store.write { (writer) throws(StoreError) in
            var body = try writer.document(id)?.body ?? JSONObject()
            body["values"] = ["weightKg": 7.5]
            try writer.put(id, body, parent: try writer.revision(id))
        }
        let undone = try bench.caseload.commit(outcome.inverse, at: Bench.now)
        #expect(try bench.document(id)?.deleted == true)
        _ = try bench.caseload.commit(undone.inverse, at: Bench.now)
        #expect(try bench.document(id)?.body["values"] == ["weightKg": 7.5])
    }

    @Test func `a new entry on a day that was taken back begins empty`() throws {
        let bench = try Bench(families: 60, seed: 2)
        let (row, cell) = try first(bench, input: .dated)
        let day = cell.cell.counted.first
        let service = try #require(cell.cell.obligation.service)
        let id = DocumentID.event(member: row.member, service: service, date: day)
        var value = RecordedValue(state: .patuh, dates: [day], how: .typed)
        value.note = "salah orang"
        let outcome = try bench.caseload.commit([change(row, cell, to: value)], at: Bench.now)
        try bench.store.write { (writer) throws(StoreError) in
            var body = try writer.document(id)?.body ?? JSONObject()
            body["values"] = ["weightKg": 7.5]
            guard let put = try writer.put(id, body, parent: try writer.revision(id)).revision
            else { return }
            // It was at the server, so that its body stays in the history.
            try writer.setDelivery(id, put, .server)
        }
        _ = try bench.caseload.commit(outcome.inverse, at: Bench.now)
        #expect(try bench.document(id)?.deleted == true)
        let anew = RecordedValue(state: .patuh, dates: [day], how: .typed)
        _ = try bench.caseload.commit([change(row, cell, to: anew)], at: Bench.now)
        let stored = try #require(try bench.document(id))
        #expect(!stored.deleted && stored.body["values"] == nil && stored.body["note"] == nil)
    }

    @Test(arguments: [false, true])
    func `a check cleared and undone is what it was, member by member`(isAtServer: Bool) throws {
        let bench = try Bench(families: 20, seed: 1)
        let (row, cell) = try first(bench, input: .attendance)
        var value = RecordedValue(state: .tidak, how: .batch, note: "surat")
        value.attendance = try Attendance(alpa: 5, izin: 0, sakit: 1, effective: 20)
        _ = try bench.caseload.commit([change(row, cell, to: value)], at: Bench.now)
        let id = cell.cell.checkID
        let before = try bench.store.write { (writer) throws(StoreError) -> JSONObject in
            var body = try writer.document(id)?.body ?? JSONObject()
            body["lain"] = ["baru": true]
            body["rule"] = "pkh/2001-01-01"
            let put = try writer.put(id, body, parent: try writer.revision(id)).revision
            if isAtServer, let put { try writer.setDelivery(id, put, .server) }
            return body
        }
        var clearing = change(row, cell, to: nil)
        clearing.before = value
        let cleared = try bench.caseload.commit([clearing], at: Bench.now)
        #expect(cleared.saved == 1)
        #expect(try bench.document(id)?.deleted == true)
        let undone = try bench.caseload.commit(cleared.inverse, at: Bench.now)
        #expect(undone.saved == 1)
        var after = try #require(try bench.document(id)?.body)
        // What it renews is said where its end had travelled; all else is as it was.
        for name in after.map(\.name) where before[name] == nil { after[name] = nil }
        #expect(after == before)
        // A change of it that is undone, too.
        var changing = change(row, cell, to: RecordedValue(state: .izin, how: .typed))
        changing.before = try #require(undone.inverse.first?.before)
        let changed = try bench.caseload.commit([changing], at: Bench.now)
        let back = try bench.caseload.commit(changed.inverse, at: Bench.now)
        #expect(back.saved == 1)
        #expect(try bench.document(id)?.body["rule"] == "pkh/2001-01-01")
        #expect(try bench.document(id)?.body["lain"] == ["baru": true])
    }

    @Test func `an overtaken change takes no event away`() throws {
        let bench = try Bench(families: 60, seed: 2)
        let (row, cell) = try first(bench, input: .dated)
        let day = cell.cell.counted.first
        let service = try #require(cell.cell.obligation.service)
        let id = DocumentID.event(member: row.member, service: service, date: day)
        let value = RecordedValue(state: .patuh, dates: [day], how: .typed)
        let outcome = try bench.caseload.commit([change(row, cell, to: value)], at: Bench.now)
        try bench.store.write { (writer) throws(StoreError) in
            _ = try writer.put(cell.cell.checkID, ["type": "check", "state": "newer"])
        }
        var next = try #require(outcome.inverse.first)
        next.after = RecordedValue(state: .tidak, how: .typed)
        #expect(try bench.caseload.commit([next], at: Bench.now).overtaken.count == 1)
        #expect(try bench.document(id)?.deleted == false)
    }

    @Test func `members of a record that we do not know survive a change`() throws {
        let bench = try Bench(families: 20, seed: 1)
        let (row, cell) = try first(bench, input: .state)
        let value = RecordedValue(state: .patuh, how: .typed)
        _ = try bench.caseload.commit([change(row, cell, to: value)], at: Bench.now)
        try bench.store.write { (writer) throws(StoreError) in
            let id = cell.cell.checkID
            var body = try writer.document(id)?.body ?? JSONObject()
            body["evidence"] = ["photo": "x"]
            try writer.put(id, body, parent: try writer.revision(id))
        }
        var next = change(row, cell, to: RecordedValue(state: .izin, how: .typed))
        next.before = value
        #expect(try bench.caseload.commit([next], at: Bench.now).saved == 1)
        let body = try #require(try bench.document(cell.cell.checkID)?.body)
        #expect(body["evidence"] == ["photo": "x"] && body["state"] == "izin")
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `a draft reads back as it was saved`(seed: UInt64) throws {
        let bench = try Bench(families: 15, seed: seed, records: true)
        var generator = SeededGenerator(seed: seed)
        let index = try bench.caseload.familyIndex()
        for ordinal in 0..<index.count {
            let page = try page(bench, index.id(ordinal))
            let draft = EntryDraft(
                door: page.door,
                quarter: Bench.quarter,
                changes: RandomEntry.changes(page, &generator),
                row: 3,
                column: 1,
            )
            #expect(draft.key == page.draftKey)
            try bench.caseload.save(draft)
            #expect(try bench.caseload.draft(draft.key) == draft, "seed \(seed)")
        }
    }
}

extension Bench {
    func document(_ id: DocumentID) throws -> StoredDocument? {
        try store.read { (reader) throws(StoreError) in try reader.document(id) }
    }
}
