import Casework
import Documents
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct ConflictTests {
    @Test func `the same month recorded alike by two merges by itself, into one revision`() throws {
        let laptops = try TwoLaptops()
        for caseload in laptops.both { try laptops.record(caseload, .state(.patuh)) }
        try laptops.exchange()
        for caseload in laptops.both {
            let summary = try caseload.settleConflicts(at: Bench.now)
            #expect(summary.merged == 1 && summary.waiting == 0)
            #expect(try caseload.conflicts().isEmpty)
        }
        let leaves = try laptops.both.map { try TwoLaptops.leaves($0, TwoLaptops.check) }
        #expect(leaves[0] == leaves[1])
        #expect(leaves[0].count { !$0.deleted } == 1)
        // Nothing is left to write, here or there.
        let at = try laptops.siti.sequence()
        try laptops.exchange()
        #expect(try laptops.siti.caseload.settleConflicts(at: Bench.now).merged == 0)
        #expect(try laptops.siti.sequence() == at)
    }

    @Test func `what merges by itself is told to nobody while it waits for that`() throws {
        let laptops = try TwoLaptops()
        for caseload in laptops.both { try laptops.record(caseload, .state(.patuh)) }
        try laptops.exchange()
        let caseload = laptops.siti.caseload
        // As after a kill in the midst of a pull: both leaves are here, nothing has merged them.
        #expect(try caseload.conflictIDs() == [TwoLaptops.check])
        #expect(try caseload.conflictCount() == 0)
        #expect(try caseload.home(Bench.now.day.quarter, today: Bench.now.day).conflicts == 0)
        #expect(try caseload.queue().count(where: \.inConflict) == 0)
        #expect(try !caseload.familyWays().values.contains(.conflict))
        // So it stays for who opens the store anew, and it is merged all the same.
        #expect(try caseload.settleConflicts(at: Bench.now).merged == 1)
        #expect(try caseload.conflictIDs().isEmpty)
    }

    @Test func `the inbox tells who wrote what, when and where`() throws {
        let laptops = try TwoLaptops.inConflict()
        let summary = try laptops.siti.caseload.settleConflicts(at: Bench.now)
        #expect(summary.merged == 0 && summary.waiting == 1)
        let item = try #require(try laptops.siti.caseload.conflicts().first)
        #expect(
            item.memberName == "Budi" && item.familyName == "Siti" && item.village == "Sukamaju"
        )
        #expect(item.period == "2026-10" && item.label.id == "Kehadiran di sekolah")
        #expect(item.hindrance == nil && item.origin == nil)
        #expect(Set(item.sides.map(\.by)) == ["pdp-001", "pdp-002"])
        #expect(Set(item.sides.map(\.device)) == ["laptop-a", "laptop-b"])
        let group = try #require(item.groups.first)
        #expect(item.groups.count == 1 && group.options.count == 2)
        let states = group.options.map { option -> CheckState? in
            guard case .record(let value) = option.value else { return nil }
            return value.state
        }
        #expect(Set(states) == [.tidak, .patuh])
        #expect(try laptops.rina.conflicts().first?.groups == item.groups)
    }

    @Test func `a decision is kept in the record, ends the conflict and travels`() throws {
        let laptops = try TwoLaptops.inConflict()
        let item = try #require(try laptops.siti.caseload.conflicts().first)
        let place = try #require(
            item.groups[0].options.firstIndex { item.sides[$0.sides[0]].by == "pdp-002" }
        )
        let outcome = try laptops.siti.caseload.decide(
            item,
            [FieldGroup.value: place],
            at: Bench.now,
        )
        guard case .decided = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(try laptops.siti.caseload.conflicts().isEmpty)
        // One row for the record, of what it says now; the history tells who decided.
        let queue = try laptops.siti.caseload.queue()
        #expect(queue.map(\.isDeleted) == [false])
        #expect(try laptops.siti.caseload.waiting() == 1)
        let history = try laptops.siti.caseload.history(of: "family:K1")
        #expect(history.first?.decided?.by == "pdp-001")
        try laptops.exchange()
        for caseload in laptops.both {
            #expect(try caseload.conflictCount() == 0)
            let stored = try #require(
                try caseload.store.read { (reader) throws(StoreError) in
                    try reader.document(TwoLaptops.check)
                }
            )
            #expect(stored.body["state"] == "patuh" && stored.body["note"] == "lihat buku guru")
            let decision = try #require(ConflictDecision.all(in: stored.body).first)
            #expect(decision.by == "pdp-001" && decision.at == Bench.now.description)
            #expect(Set(decision.over) == item.leaves)
        }
        // What the server's validation asks of every deletion.
        for leaf in try TwoLaptops.leaves(laptops.rina, TwoLaptops.check) where leaf.deleted {
            let body = try #require(
                try laptops.rina.store.read { (reader) throws(StoreError) in
                    try reader.body(TwoLaptops.check, leaf.revision)
                }
            )
            #expect(body["type"] == "check" && body["by"] == "pdp-001")
            #expect(body["at"]?.string == Bench.now.description)
            #expect(body["settles"]?.array?.count == 2)
        }
    }

    @Test func `nothing is decided without a choice`() throws {
        let laptops = try TwoLaptops.inConflict()
        let item = try #require(try laptops.siti.caseload.conflicts().first)
        let at = try laptops.siti.sequence()
        #expect(try laptops.siti.caseload.decide(item, [:], at: Bench.now) == .incomplete)
        #expect(
            try laptops.siti.caseload.decide(item, [FieldGroup.value: 2], at: Bench.now)
                == .incomplete
        )
        #expect(try laptops.siti.sequence() == at)
    }

    @Test func `a decision on leaves that changed meanwhile is refused with the new item`() throws {
        let laptops = try TwoLaptops.inConflict()
        let caseload = laptops.siti.caseload
        let item = try #require(try caseload.conflicts().first)
        try caseload.store.write { (writer) throws(StoreError) in
            try writer.putWithHistory(
                TwoLaptops.check,
                path: [RevisionID.digest(parent: nil, deleted: false, body: ["z": 1])],
                try writer.document(TwoLaptops.check)?.body ?? [:],
                delivery: .server,
            )
        }
        guard
            case .changed(let now?) = try caseload.decide(
                item,
                [FieldGroup.value: 0],
                at: Bench.now,
            )
        else {
            Issue.record("decided over a leaf nobody saw")
            return
        }
        #expect(now.sides.count == 3)
        guard case .decided = try caseload.decide(now, [FieldGroup.value: 0], at: Bench.now) else {
            Issue.record("refused")
            return
        }
        #expect(
            try caseload.decide(now, [FieldGroup.value: 0], at: Bench.now) == .changed(nil),
            "decided already",
        )
    }

    @Test(arguments: [false, true])
    func `a take-back against an edit waits for a person`(deletes: Bool) throws {
        let laptops = try TwoLaptops()
        try laptops.record(laptops.siti.caseload, .state(.patuh))
        try laptops.exchange()
        try laptops.record(laptops.siti.caseload, .blank)
        try laptops.record(laptops.rina, .state(.tidak))
        try laptops.exchange()
        for caseload in laptops.both {
            #expect(try caseload.settleConflicts(at: Bench.now).waiting == 1)
        }
        let item = try #require(try laptops.rina.conflicts().first)
        #expect(item.sides.map(\.isDeleted) == [false, true])
        #expect(item.sides.last?.by == "pdp-001")
        #expect(item.groups.map(\.name) == [FieldGroup.existence.name])
        let place = try #require(
            item.groups[0].options.firstIndex { ($0.value == .deleted) == deletes }
        )
        guard
            case .decided(let decided) = try laptops.rina.decide(
                item,
                [FieldGroup.existence.name: place],
                at: Bench.now,
            )
        else {
            Issue.record("not decided")
            return
        }
        #expect(try laptops.rina.conflictCount() == 0)
        // Taken back before it is sent, it is open again; and can be decided again.
        #expect(try laptops.rina.undo(decided, at: Bench.now) == .undone)
        let again = try #require(try laptops.rina.conflicts().first)
        #expect(again.sides.map(\.value?.state) == item.sides.map(\.value?.state))
        #expect(again.groups.map(\.options.count) == item.groups.map(\.options.count))
        guard
            case .decided = try laptops.rina.decide(
                again,
                [FieldGroup.existence.name: place],
                at: Bench.now,
            )
        else {
            Issue.record("not decided again")
            return
        }
        try laptops.exchange()
        for caseload in laptops.both {
            #expect(try caseload.conflictCount() == 0)
            let state = try caseload.cell(
                member: "A2",
                obligation: "hadir-sekolah",
                period: "2026-10",
            ).value?.state
            #expect(state == (deletes ? nil : .tidak))
        }
    }

    @Test func `a decision is taken back until it is sent`() throws {
        let laptops = try TwoLaptops.inConflict()
        let caseload = laptops.siti.caseload
        let item = try #require(try caseload.conflicts().first)
        guard
            case .decided(let decided) = try caseload.decide(
                item,
                [FieldGroup.value: 1],
                at: Bench.now,
            )
        else {
            Issue.record("not decided")
            return
        }
        #expect(try caseload.undo(decided, at: Bench.now) == .undone)
        #expect(try caseload.undo(decided, at: Bench.now) == .tooLate, "taken back already")
        let again = try #require(try caseload.conflicts().first)
        #expect(Set(again.sides.map(\.by)) == ["pdp-001", "pdp-002"])
        #expect(again.sides.allSatisfy { $0.value != nil })
        guard
            case .decided(let later) = try caseload.decide(
                again,
                [FieldGroup.value: 0],
                at: Bench.now,
            )
        else {
            Issue.record("not decided again")
            return
        }
        try caseload.store.write { (writer) throws(StoreError) in
            for leaf in try writer.leaves(TwoLaptops.check) {
                try writer.setDelivery(TwoLaptops.check, leaf.revision, .desk)
            }
        }
        #expect(try caseload.undo(later, at: Bench.now) == .tooLate)
        #expect(try caseload.conflictCount() == 0)
    }

    @Test func `a cell in conflict is marked wherever it shows, and not written over`() throws {
        let laptops = try TwoLaptops.inConflict()
        let caseload = laptops.siti.caseload
        let page = try #require(
            try caseload.entryPage(
                .family("family:K1"),
                Bench.quarter,
                today: Bench.quarter.lastDay,
            )
        )
        let marked = page.rows.flatMap(\.cells).compactMap { $0 }.filter {
            $0.recorded?.inConflict ?? false
        }
        #expect(marked.map(\.cell.checkID) == [TwoLaptops.check])
        let family = try #require(
            try caseload.familyPage("family:K1", Bench.quarter, today: Bench.today)
        )
        #expect(family.history.map(\.value.inConflict) == [true])
        #expect(try caseload.queue().allSatisfy { $0.inConflict })
        #expect(try caseload.home(Bench.quarter, today: Bench.today).conflicts == 1)
        let cell = try #require(marked.first)
        let change = RecordChange(
            member: "member:A2",
            family: "family:K1",
            cell: cell.cell,
            before: cell.recorded,
            after: RecordedValue(state: .izin, how: .typed),
        )
        let at = try laptops.siti.sequence()
        let outcome = try caseload.commit([change], at: Bench.now)
        #expect(outcome.saved == 0 && outcome.overtaken.first?.before?.inConflict == true)
        #expect(throws: CaseloadError.inConflict) {
            try laptops.record(caseload, .state(.izin))
        }
        #expect(try laptops.siti.sequence() == at)
    }

    @Test func `a register document written in two ways is the office's to settle`() throws {
        let laptops = try TwoLaptops()
        let caseload = laptops.siti.caseload
        try caseload.store.write { (writer) throws(StoreError) in
            for name in ["Budi", "Budiman"] {
                let body: JSONObject = [
                    "type": "member", "family": "family:K1", "name": .string(name),
                ]
                try writer.putWithHistory(
                    "member:A2",
                    path: [RevisionID.digest(parent: nil, deleted: false, body: .object(body))],
                    body,
                    delivery: .server,
                )
            }
        }
        let at = try laptops.siti.sequence()
        let summary = try caseload.settleConflicts(at: Bench.now)
        #expect(summary.merged == 0 && summary.waiting == 0 && summary.elsewhere == 1)
        let item = try #require(try caseload.conflicts().first)
        #expect(item.hindrance == .office && item.groups.map(\.name) == ["name"])
        #expect(try caseload.decide(item, ["name": 0], at: Bench.now) == .changed(item))
        #expect(try laptops.siti.sequence() == at)
    }

    @Test func `one weighing noted by two keeps the measures of both`() throws {
        let laptops = try TwoLaptops()
        for (caseload, name, value) in [
            (laptops.siti.caseload, "weightKg", JSONValue(8.5)), (laptops.rina, "heightCm", 71),
        ] {
            let event = ServiceEvent(
                member: "member:A3",
                family: "family:K1",
                programme: "pkh",
                service: "timbang",
                date: try #require(Day("2026-10-05")),
                values: JSONObject([(name, value)]),
                authorship: Authorship(how: .typed, by: name, at: "2026-10-05", device: name),
            )
            try caseload.store.write { (writer) throws(StoreError) in
                _ = try writer.put(TwoLaptops.event, event.json.object ?? [:])
            }
        }
        try laptops.exchange()
        for caseload in laptops.both {
            #expect(try caseload.settleConflicts(at: Bench.now).merged == 1)
        }
        let leaves = try laptops.both.map { try TwoLaptops.leaves($0, TwoLaptops.event) }
        #expect(leaves[0] == leaves[1])
        let stored = try laptops.rina.store.read { (reader) throws(StoreError) in
            try reader.document(TwoLaptops.event)
        }
        #expect(stored?.body["values"] == ["weightKg": 8.5, "heightCm": 71])
    }

    @Test func `what both took back and one recorded anew is no conflict`() throws {
        let laptops = try TwoLaptops()
        try laptops.record(laptops.siti.caseload, .state(.patuh))
        try laptops.exchange()
        for caseload in laptops.both { try laptops.record(caseload, .blank) }
        try laptops.record(laptops.rina, .state(.tidak))
        try laptops.exchange()
        for caseload in laptops.both { #expect(try caseload.conflictCount() == 0) }
    }
}
