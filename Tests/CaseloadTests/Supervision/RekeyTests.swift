import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct RekeyTests {
    private static let quarter = SupervisionBench.quarter

    @Test func `the form that is keyed again shows nothing of the first keying`() throws {
        let bench = try SupervisionBench()
        let id = try bench.visit(by: "ani", RecordsBench.family, ["berat": 61])
        try bench.draw()
        let page = try #require(
            try bench.caseload.rekeyForm(id, Self.quarter, today: Bench.today)
        )
        #expect(page.record == nil && page.base == nil && page.familyName == "Siti")
        let draft = page.begun(Bench.today)
        #expect(draft.answers["berat"] == nil && draft.record == nil)
        let text = String(decoding: JSONValue.object(draft.answers).serialized(), as: UTF8.self)
        #expect(!text.contains("61"))
        #expect(page.presets.isEmpty && draft.answers.isEmpty, "no default stands there either")
    }

    @Test func `a restricted record is not drawn, and one drawn before cannot be keyed`() throws {
        let bench = try SupervisionBench()
        let secret = try bench.visit(
            by: "budi",
            RecordSubject(member: "member:A1"),
            ["apa": "KDRT"],
            RecordsBench.secret,
        )
        let drawn = try bench.draw()
        #expect(drawn.records == 0 && drawn.population == 0, "there is nothing to draw from")
        // As older programs drew it.
        var sample = DrawnSample(quarter: Self.quarter, worker: "budi")
        let pick = DrawnSample.Pick(
            record: secret,
            revision: try bench.revision(secret),
        )
        sample.draws = [
            DrawnSample.Draw(
                seed: "s",
                population: 1,
                digest: "",
                picks: [pick],
                by: "p",
                at: "2026-11-15T12:00:00+07:00",
            )
        ]
        let (id, members) = (sample.id, sample.members)
        try bench.store.write { (writer) throws(StoreError) in
            _ = try writer.put(id, members, parent: nil)
        }
        #expect(try bench.caseload.sampleTasks(Self.quarter).map(\.state) == [.gone])
        let page = try #require(try bench.caseload.recordPage(secret, today: Bench.today))
        #expect(!page.isVeiled && page.record.isSensitive)
    }

    @Test func `the difference is kept field by field, and the first record stays as it is`()
        throws
    {
        let bench = try SupervisionBench()
        try bench.assign("family:K1", to: ["ani"])
        let id = try bench.visit(by: "ani", RecordsBench.family, ["berat": 61])
        let (before, revision) = (try bench.body(id), try bench.revision(id))
        try bench.draw()
        let back = try RecordsBench.back(try bench.rekey(id, ["berat": 16]))
        #expect(try bench.body(id) == before && bench.revision(id) == revision)
        let body = try #require(try bench.body(Rekeying.id(Self.quarter, id)))
        let rekeying = try #require(Rekeying(body))
        #expect(rekeying.worker == "ani" && rekeying.revision == revision)
        #expect(rekeying.authorship.by == SupervisionBench.supervisor.name)
        #expect(rekeying.fields == ["berat": 1, "tanggal": 1], "what is computed is not keyed")
        #expect(rekeying.differences.map(\.field) == ["berat"])
        #expect(rekeying.differences[0].first == 61 && rekeying.differences[0].second == 16)
        #expect(body["assignedTo"] == ["ani"], "the worker gets it by sync")
        #expect(try bench.state(back.id) == .local, "it goes by the queue")
        #expect(try bench.caseload.queue().contains { $0.id == back.id })
        let page = try #require(try bench.caseload.rekeyPage(id, Self.quarter))
        #expect(page.lines.map(\.label.id) == ["Berat"] && page.lines[0].first.id == "61")
    }

    @Test func `what has to be answered may be blank on the paper, and is a difference`() throws {
        let bench = try SupervisionBench()
        try bench.assign("family:K1", to: ["ani"])
        let id = try bench.visit(by: "ani", RecordsBench.family, ["berat": 61])
        try bench.draw()
        let page = try #require(
            try bench.caseload.rekeyForm(id, Self.quarter, today: Bench.today)
        )
        var draft = page.begun(Bench.today)
        draft.answers["tanggal"] = try bench.body(id)?["answers"]?["tanggal"]
        let asked = try bench.caseload.save(draft, at: Bench.now, sure: false)
        guard case .findings(let findings) = asked else {
            Issue.record("nobody asked whether it is blank")
            return
        }
        #expect(findings.map(\.message) == [.blankOnPaper] && findings[0].isWarning)
        _ = try RecordsBench.back(try bench.caseload.save(draft, at: Bench.now, sure: true))
        let body = try #require(try bench.body(Rekeying.id(Self.quarter, id)))
        let rekeying = try #require(Rekeying(body))
        #expect(rekeying.differences.map(\.field) == ["berat"])
        #expect(rekeying.differences[0].first == 61 && rekeying.differences[0].second == nil)
    }

    @Test func `rates are counted by worker, form and field`() throws {
        let bench = try SupervisionBench()
        let one = try bench.visit(by: "ani", RecordsBench.family, ["berat": 61])
        let two = try bench.visit(by: "budi", RecordsBench.other, ["berat": 40])
        try bench.draw()
        _ = try bench.rekey(one, ["berat": 16])
        _ = try bench.rekey(two, ["berat": 40])
        let found = try bench.caseload.supervision(Self.quarter, today: Bench.today)
        #expect(found.quality.total.fields == 4 && found.quality.total.wrong == 1)
        #expect(found.quality.total.perMille == 250)
        let ani = try #require(found.workers.first { $0.name == "ani" })
        #expect(ani.quality.perMille == 500 && ani.drawn == 1 && ani.unkeyed == 0)
        let form = try #require(found.quality.forms.first)
        #expect(form.id == "uji/bulanan" && form.fields.first?.id == "berat")
        #expect(form.label.id == "Kunjungan bulanan")
        #expect(form.fields.first?.rate.wrong == 1 && form.fields.first?.rate.fields == 2)
    }

    @Test func `the worker herself sees her own result and nobody else's`() throws {
        let bench = try SupervisionBench()
        try bench.assign("family:K1", to: ["ani"])
        let one = try bench.visit(by: "ani", RecordsBench.family, ["berat": 61])
        let two = try bench.visit(by: "budi", RecordsBench.other, ["berat": 40])
        try bench.draw()
        _ = try bench.rekey(one, ["berat": 16])
        _ = try bench.rekey(two, ["berat": 4])
        try Caseload.set(Worker(name: "ani", device: "laptop-a"), .worker, in: bench.store)
        let hers = try Caseload(store: bench.store)
            .supervision(Self.quarter, today: Bench.today)
        #expect(!hers.isGathering && hers.workers.map(\.name) == ["ani"])
        #expect(hers.workers[0].quality.wrong == 1 && hers.quality.total.records == 1)
    }

    @Test func `a half keyed form survives, and is no draft of a new record`() throws {
        let bench = try SupervisionBench()
        let id = try bench.visit(by: "ani")
        try bench.draw()
        var draft = try #require(
            try bench.caseload.rekeyForm(id, Self.quarter, today: Bench.today)
        ).begun(Bench.today)
        draft.answers["berat"] = 7
        try bench.caseload.keep(draft)
        let again = try #require(
            try bench.caseload.rekeyForm(id, Self.quarter, today: Bench.today)
        )
        #expect(again.draft?.answers["berat"] == 7 && again.draft?.rekeyed?.record == id)
        #expect(try bench.caseload.formDrafts().isEmpty)
        #expect(try bench.caseload.sampleTasks(Self.quarter).map(\.state) == [.begun])
        _ = try RecordsBench.back(try bench.rekey(id, ["berat": 52]))
        let after = try bench.caseload.sampleTasks(Self.quarter)
        guard case .done(let rekeying)? = after.first?.state else {
            Issue.record("not done: \(after)")
            return
        }
        #expect(rekeying.differences.isEmpty)
    }

    @Test func `undo brings the task back, redo ends it again`() throws {
        let bench = try SupervisionBench()
        let id = try bench.visit(by: "ani")
        try bench.draw()
        let back = try RecordsBench.back(try bench.rekey(id, ["berat": 1]))
        let undone = try RecordsBench.back(try bench.caseload.undo(back, at: Bench.now))
        #expect(try bench.caseload.sampleTasks(Self.quarter).map(\.isOpen) == [true])
        _ = try RecordsBench.back(try bench.caseload.undo(undone, at: Bench.now))
        #expect(try bench.caseload.sampleTasks(Self.quarter).map(\.isOpen) == [false])
    }

    @Test func `a keying that has shown its difference stays not blind when it is taken back`()
        throws
    {
        let bench = try SupervisionBench()
        let id = try bench.visit(by: "ani", RecordsBench.family, ["berat": 61])
        try bench.draw()
        let back = try RecordsBench.back(try bench.rekey(id, ["berat": 16]))
        _ = try bench.caseload.undo(back, at: Bench.now)
        func task() throws -> SampleTask? { try bench.caseload.sampleTasks(Self.quarter).first }
        #expect(try task()?.state == .open && task()?.isBlind == false)
        #expect(try bench.caseload.rekeyPage(id, Self.quarter) == nil)
        let open = try bench.caseload.supervision(Self.quarter, today: Bench.today)
        #expect(open.workers.first?.unkeyed == 1 && open.quality.total == QualityRate())
        // She has seen it: there is nothing left to hide.
        #expect(try bench.caseload.recordPage(id, today: Bench.today)?.isVeiled == false)
        _ = try bench.rekey(id, ["berat": 61])
        guard case .done(let rekeying)? = try task()?.state else {
            Issue.record("still open")
            return
        }
        #expect(!rekeying.isBlind && rekeying.differences.isEmpty && !rekeying.isReopened)
        let total = try bench.caseload.supervision(Self.quarter, today: Bench.today).quality.total
        #expect(total.notBlind == 1 && total.fields == 0 && total.records == 0)
    }

    @Test func `no paper, taken back, opens the task again, and not blind any more`() throws {
        let bench = try SupervisionBench()
        let id = try bench.visit(by: "ani", RecordsBench.family, ["berat": 61])
        try bench.draw()
        #expect(try bench.caseload.recordPage(id, today: Bench.today)?.isVeiled == true)
        let saved = try bench.caseload.noteNoPaper(id, Self.quarter, at: Bench.now)
        // Without its paper it can be read like any other from here on.
        #expect(try bench.caseload.recordPage(id, today: Bench.today)?.isVeiled == false)
        _ = try bench.caseload.undo(saved.backs, at: Bench.now)
        let task = try bench.caseload.sampleTasks(Self.quarter).first
        #expect(task?.state == .open && task?.isBlind == false)
        // Keyed now it counts as looked at, not among the rates.
        _ = try bench.rekey(id, ["berat": 16])
        let found = try bench.caseload.supervision(Self.quarter, today: Bench.today)
        #expect(found.quality.total.notBlind == 1 && found.quality.total.fields == 0)
        #expect(found.quality.total.withoutPaper == 0)
    }

    @Test func `a document of another store can say any number and any name of a field`() throws {
        let bench = try SupervisionBench()
        for (number, record) in ["visit:x", "visit:y"].enumerated() {
            let keying = Rekeying(
                record: DocumentID(record),
                revision: RevisionID("1-ab"),
                quarter: Self.quarter,
                worker: "ani",
                form: "kunjungan",
                authorship: Authorship(how: .typed, by: "budi", at: "", device: "d"),
            )
            var body = keying.members
            body["fields"] = .object(["a": JSONValue(Int.max), "b": JSONValue(Int.max)])
            body["differences"] = [
                ["field": "]x["], ["field": "["], ["field": "]"], ["field": "t[2].k"],
                ["field": "t[99999999999999999999].k"],
            ]
            let stored = body
            try bench.store.write { (writer) throws(StoreError) in
                _ = try writer.put(keying.id, stored)
            }
            let read = try #require(Rekeying(body))
            #expect(read.compared > 0 && read.compared < 1 << 40, "\(number)")
            #expect(read.differences.map(\.row) == [nil, nil, nil, 2, nil])
            #expect(read.differences.map(\.column) == ["]x[", "[", "]", "t.k", "t.k"])
            #expect(
                try bench.caseload.rekeyPage(DocumentID(record), Self.quarter)?.lines.count == 5
            )
        }
        let found = try bench.caseload.supervision(Self.quarter, today: Bench.today)
        #expect(found.quality.total.fields >= 0)
    }

    @Test func `one keyed again is not keyed a third time, one not drawn not at all`() throws {
        let bench = try SupervisionBench()
        let id = try bench.visit(by: "ani")
        #expect(try bench.caseload.rekeyForm(id, Self.quarter, today: Bench.today) == nil)
        try bench.draw()
        let page = try #require(
            try bench.caseload.rekeyForm(id, Self.quarter, today: Bench.today)
        )
        _ = try bench.rekey(id, ["berat": 52])
        #expect(try bench.caseload.rekeyForm(id, Self.quarter, today: Bench.today) == nil)
        var late = page.begun(Bench.today)
        late.answers["berat"] = 99
        #expect(throws: CaseloadError.overtaken) {
            try bench.caseload.save(late, at: Bench.now, sure: true)
        }
    }

    @Test func `without its paper a record counts as that and not as an error`() throws {
        let bench = try SupervisionBench()
        let id = try bench.visit(by: "ani")
        try bench.draw()
        let saved = try bench.caseload.noteNoPaper(id, Self.quarter, at: Bench.now)
        let found = try bench.caseload.supervision(Self.quarter, today: Bench.today)
        #expect(found.quality.total.withoutPaper == 1 && found.quality.total.perMille == nil)
        _ = try bench.caseload.undo(saved.backs, at: Bench.now)
        #expect(try bench.caseload.sampleTasks(Self.quarter).map(\.isOpen) == [true])
    }

    @Test func `what was drawn is compared also after the worker mended it`() throws {
        let bench = try SupervisionBench()
        let id = try bench.check("hadir-sekolah", by: "ani")
        try bench.draw()
        let drawn = try bench.revision(id)
        try bench.check("hadir-sekolah", by: "ani", ["state": "tidak"])
        let tasks = try bench.caseload.sampleTasks(Self.quarter)
        #expect(tasks.count == 1 && tasks[0].revision == drawn)
        // The server has the newer one, so the older body is not held any more: that is said.
        #expect(tasks[0].isChanged)
    }

    @Test func `two who keyed the same record again are one conflict, told by what they found`()
        throws
    {
        let bench = try SupervisionBench()
        let record: DocumentID = "visit:x"
        let id = Rekeying.id(Self.quarter, record)
        for (letter, wrong) in [("a", ["berat"]), ("b", [])] {
            let keying = Rekeying(
                record: record,
                revision: RevisionID("1-ab"),
                quarter: Self.quarter,
                worker: "ani",
                form: "uji/bulanan",
                fields: ["berat": 1, "tanggal": 1],
                differences: wrong.map { .init(field: $0, first: 1, second: 2) },
                authorship: Authorship(
                    how: .typed,
                    by: "p" + letter,
                    at: "2026-11-15",
                    device: "d",
                ),
            )
            let revision = try RevisionID("1-" + String(repeating: letter, count: 32))
            try bench.store.write { (writer) throws(StoreError) in
                try writer.putWithHistory(
                    id,
                    path: [revision],
                    deleted: false,
                    keying.members,
                    delivery: .server,
                )
            }
        }
        #expect(try bench.caseload.settleConflicts(at: Bench.now).merged == 0)
        let item = try #require(try bench.caseload.conflicts().first { $0.id == id })
        #expect(item.label.id == "Ketik ulang" && item.groups.count == 1)
        let told = Set(item.groups[0].options.map { String(describing: $0.value) })
        #expect(told.count == 2 && told.contains { $0.contains("1/2: berat") }, "\(told)")
        let outcome = try bench.caseload.decide(
            item,
            [item.groups[0].name: 0],
            at: Bench.now,
        )
        guard case .decided = outcome else {
            Issue.record("not decided: \(outcome)")
            return
        }
        #expect(try bench.caseload.conflicts().isEmpty)
    }
}
