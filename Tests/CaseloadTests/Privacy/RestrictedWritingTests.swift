import Casework
import Documents
import Forms
import LocalStore
import Testing

@testable import Caseload

/// What is written down of records that are restricted by more than they say.
@Suite struct RestrictedWritingTests {
    private static let child = RecordSubject(member: "member:A2")
    private static let form = FormID("jaga/kasus")

    /// A case that says nothing itself and came out of a report that was restricted later.
    private struct Place {
        let records: RecordsBench
        let report: DocumentID
        let open: DocumentID

        var caseload: Caseload { records.caseload }

        init() throws {
            records = try RecordsBench()
            try records.bench.install(RestrictedWritingTests.programme, named: "jaga.json5")
            report = try records.saved(
                RecordsBench.report,
                RestrictedWritingTests.child,
                ["perihal": "pangan"],
            ).id
            var draft = try records.draft(
                RestrictedWritingTests.form,
                RestrictedWritingTests.child,
                ["catatan": "x"],
            )
            draft.follows = report
            open = try RecordsBench.back(
                try records.caseload.save(draft, at: Bench.now, sure: true)
            ).id
            try answer("kebakaran")
        }

        func answer(_ about: String) throws {
            try change(report, "perihal", about)
        }

        func change(_ id: DocumentID, _ question: String, _ answer: String) throws {
            let page = try #require(try caseload.formPage(record: id, today: Bench.today))
            var draft = page.begun(Bench.today)
            draft.answers[question] = .string(answer)
            _ = try RecordsBench.back(try caseload.save(draft, at: Bench.now, sure: true))
        }

        func says(_ id: DocumentID) throws -> JSONValue? {
            try records.bench.store.read { (reader) throws(StoreError) in
                try reader.document(id)?.body["sensitive"]
            }
        }

        func isRestricted(_ id: DocumentID) throws -> Bool {
            let rows = try caseload.records(RecordsQuery(), today: Bench.today)
            return try #require(rows.first { $0.id == id }).isSensitive
        }
    }

    @Test
    func `beside a case that is restricted by another record a new one is saved as it was shown`()
        throws
    {
        let place = try Place()
        #expect(try place.isRestricted(place.open))
        let draft = try place.records.draft(
            RecordsBench.report,
            Self.child,
            ["perihal": "pangan"],
        )
        let page = try #require(
            try place.caseload.formPage(RecordsBench.report, Self.child, today: Bench.today)
        )
        #expect(page.isSensitive(draft.answers))
        let id = try RecordsBench.back(
            try place.caseload.save(draft, at: Bench.now, sure: true)
        ).id
        #expect(try place.says(id) == true && place.isRestricted(id))
    }

    @Test func `neither a step nor a change writes down what a record only borrows`() throws {
        let place = try Place()
        try place.change(place.open, "catatan", "y")
        _ = try RecordsBench.back(
            try place.caseload.step(place.open, to: "tutup", at: Bench.now)
        )
        #expect(try place.says(place.open) != true && place.isRestricted(place.open))
        // Its reason goes, as a sync brings it.
        try place.records.bench.store.write { (writer) throws(StoreError) in
            guard let stored = try writer.document(place.report) else { return }
            var body = stored.body
            body["sensitive"] = false
            try writer.put(place.report, body, parent: stored.revision)
        }
        #expect(try !place.isRestricted(place.open))
    }

    @Test func `what another wrote meanwhile is handed back as restricted`() throws {
        let place = try Place()
        let outcome = try place.caseload.step(
            place.open,
            to: "tutup",
            seen: try RevisionID("1-" + String(repeating: "a", count: 32)),
            at: Bench.now,
        )
        guard case .overtaken(let record) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(record.isSensitive)
    }

    private static let programme = #"""
        {
          _id: "programme:jaga", type: "programme", v: 1, id: "jaga", source: "uji",
          name: { id: "Jaga", en: "Watch" }, short: { id: "Jaga", en: "Watch" },
          membership: { active: ["aktif"] },
          flows: [{ id: "alur", source: "uji", start: "buka",
            states: [
              { code: "buka", label: { id: "Terbuka", en: "Open" } },
              { code: "tutup", label: { id: "Tutup", en: "Closed" }, ends: true, outcome: "good" },
            ],
            steps: [{ from: ["buka"], to: "tutup", label: { id: "Tutup", en: "Close" } }] }],
          records: [{ id: "kasus", kind: "case", label: { id: "Kasus", en: "Case" }, about: "member",
            identity: "own", flow: "alur",
            versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
              { id: "catatan", kind: "note", label: { id: "Catatan", en: "Note" } },
            ] }] }] }],
        }
        """#
}
