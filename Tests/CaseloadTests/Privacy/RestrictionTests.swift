import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// Records that are restricted by more than what they say themselves.
@Suite struct RestrictionTests {
    private static let child = RecordSubject(member: "member:A2")

    /// A report that a visit came out of, and another visit out of that one.
    private struct Chain {
        let records: RecordsBench
        let report: DocumentID
        let visits: [DocumentID]

        init() throws {
            records = try RecordsBench()
            report = try records.saved(
                RecordsBench.report,
                RestrictionTests.child,
                ["perihal": "pangan"],
            ).id
            var visits: [DocumentID] = []
            for text in ["pertama", "kedua"] {
                var draft = try records.draft(
                    RecordsBench.visit,
                    RestrictionTests.child,
                    ["catatan": .string(text), "berikut": "2026-11-20"],
                )
                draft.follows = visits.last ?? report
                let back = try RecordsBench.back(
                    try records.caseload.save(draft, at: Bench.now, sure: true)
                )
                visits.append(back.id)
            }
            self.visits = visits
        }

        func answer(_ about: String) throws {
            let page = try #require(
                try records.caseload.formPage(record: report, today: Bench.today)
            )
            var draft = page.begun(Bench.today)
            draft.answers["perihal"] = .string(about)
            _ = try RecordsBench.back(
                try records.caseload.save(draft, at: Bench.now, sure: true)
            )
        }

        /// Those that some caseload over the store shows as restricted.
        func restricted(_ caseload: Caseload) throws -> Set<DocumentID> {
            let rows = try caseload.records(RecordsQuery(), today: Bench.today)
            return Set(rows.filter(\.isSensitive).map(\.id))
        }

        var fresh: Caseload {
            Caseload(store: records.bench.store, worker: records.caseload.worker)
        }
    }

    @Test
    func `what came out of a record that is restricted later is restricted with it, however far`()
        throws
    {
        let chain = try Chain()
        let all = Set(chain.visits + [chain.report])
        let caseload = chain.records.caseload
        #expect(try chain.restricted(caseload).isEmpty)
        #expect(try names(chain) == ["Budi", "Budi", "Budi"])
        try chain.answer("kebakaran")
        for one in [caseload, chain.fresh] { #expect(try chain.restricted(one) == all) }
        // By no search, on no page and in no draft of hers.
        #expect(try caseload.records(RecordsQuery(text: "budi"), today: Bench.today).isEmpty)
        let found = try caseload.records(RecordsQuery(text: "terbatas"), today: Bench.today)
        #expect(Set(found.map(\.id)) == all)
        for id in chain.visits {
            let page = try #require(try caseload.recordPage(id, today: Bench.today))
            #expect(page.record.isSensitive && page.row.isSensitive)
            let form = try #require(try caseload.formPage(record: id, today: Bench.today))
            #expect(form.isSensitive(form.begun(Bench.today).answers))
        }
        let history = try caseload.history(of: "family:K1")
        #expect(history.count == 3 && history.allSatisfy { $0.memberName.isEmpty })
        #expect(try names(chain) == ["", "", ""])
        let queue = try caseload.queue()
        #expect(queue.count == 3 && queue.allSatisfy { $0.memberName.isEmpty })
        // What opens the one opens the others.
        try chain.answer("pangan")
        for one in [caseload, chain.fresh] { #expect(try chain.restricted(one).isEmpty) }
        #expect(try names(chain) == ["Budi", "Budi", "Budi"])
    }

    /// The names of records in the agenda that is kept.
    private func names(_ chain: Chain) throws -> [String] {
        let list = try chain.records.bench.agenda().list(AgendaQuery(window: .all))
        let items = (0..<list.count).map { list[$0] }.filter { item in
            switch item.what {
            case .record, .restricted: true
            default: false
            }
        }
        return items.map(\.name)
    }

    @Test func `what came out of it stays restricted when the record itself is taken back`() throws
    {
        let chain = try Chain()
        try chain.answer("kebakaran")
        try chain.records.bench.delete(chain.report)
        for one in [chain.records.caseload, chain.fresh] {
            #expect(try chain.restricted(one) == Set(chain.visits))
        }
    }

    @Test func `a record restricted later reaches what came out of one taken back between them`()
        throws
    {
        let chain = try Chain()
        let (caseload, last) = (chain.records.caseload, try #require(chain.visits.last))
        try chain.records.bench.delete(chain.visits[0])
        #expect(try chain.restricted(caseload).isEmpty)
        try chain.answer("kebakaran")
        for one in [caseload, chain.fresh] {
            #expect(try chain.restricted(one) == [chain.report, last])
        }
        try chain.answer("pangan")
        for one in [caseload, chain.fresh] { #expect(try chain.restricted(one).isEmpty) }
    }

    @Test func `a record can be opened again though a case came out of it that it alone restricts`()
        throws
    {
        let records = try RecordsBench()
        try records.bench.install(
            #"""
            {
              _id: "programme:dua", type: "programme", v: 1, id: "dua", source: "uji",
              name: { id: "Dua", en: "Two" }, short: { id: "Dua", en: "Two" }, membership: { active: ["aktif"] },
              records: [{ id: "kasus", kind: "case", label: { id: "Kasus", en: "Case" }, about: "member",
                identity: "own", versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                  { id: "apa", kind: "text", label: { id: "Apa", en: "What" } } ] }] }] }],
            }
            """#
        )
        let caseload = records.caseload
        func answer(_ id: DocumentID, _ about: String) throws {
            let page = try #require(try caseload.formPage(record: id, today: Bench.today))
            var draft = page.begun(Bench.today)
            draft.answers["perihal"] = .string(about)
            _ = try RecordsBench.back(try caseload.save(draft, at: Bench.now, sure: true))
        }
        let report = try records.saved(
            RecordsBench.report,
            Self.child,
            ["perihal": "pangan"],
        ).id
        var draft = try records.draft(FormID("dua/kasus"), Self.child, ["apa": "dibantu"])
        draft.follows = report
        let made = try RecordsBench.back(try caseload.save(draft, at: Bench.now, sure: true)).id
        try answer(report, "kebakaran")
        var rows = try caseload.records(RecordsQuery(), today: Bench.today)
        #expect(rows.count == 2 && rows.allSatisfy(\.isSensitive))
        try answer(report, "pangan")
        rows = try caseload.records(RecordsQuery(), today: Bench.today)
        #expect(!rows.contains { $0.isSensitive }, "\(report) and \(made)")
        // A case that is restricted without it goes on restricting it.
        try records.saved(RecordsBench.secret, Self.child, ["apa": "lain"])
        try answer(report, "kebakaran")
        try answer(report, "pangan")
        rows = try caseload.records(RecordsQuery(), today: Bench.today)
        #expect(rows.first { $0.id == report }?.isSensitive == true)
    }

    @Test func `records that follow each other in a ring end the search`() throws {
        let records = try RecordsBench()
        for (id, first) in [("visit:a", "visit:b"), ("visit:b", "visit:a")] {
            let body: JSONObject = [
                "type": "visit", "v": 1, "form": "uji/kunjungan", "version": "2020-01-01",
                "family": "family:K1", "member": "member:A2", "date": "2026-11-02", "answers": [:],
                "follows": .string(first), "by": "pdp-001", "at": "2026-11-02T09:00:00+07:00",
                "device": "laptop-a",
            ]
            try records.bench.put(DocumentID(id), body)
        }
        let rows = try records.caseload.records(RecordsQuery(), today: Bench.today)
        #expect(rows.count == 2 && rows.allSatisfy { !$0.isSensitive })
    }

    @Test func `a record is restricted while any of its leaves is, and so is what came out of it`()
        throws
    {
        let chain = try Chain()
        let caseload = chain.records.caseload
        #expect(try chain.restricted(caseload).isEmpty)
        // Lower than any digest of ours: it loses.
        let other = try RevisionID(generation: 1, digest: "0")
        try chain.records.bench.store.write { (writer) throws(StoreError) in
            var body = try writer.document(chain.report)?.body ?? JSONObject()
            body["answers"] = ["tanggal": "2026-11-15", "perihal": "kebakaran"]
            body["sensitive"] = true
            _ = try writer.putWithHistory(chain.report, path: [other], body, delivery: .server)
        }
        let shown = try #require(try caseload.recordPage(chain.report, today: Bench.today))
        #expect(shown.record.answers["perihal"] == "pangan", "the open leaf is the one shown")
        let all = Set(chain.visits + [chain.report])
        for one in [caseload, chain.fresh] { #expect(try chain.restricted(one) == all) }
        let item = try #require(try caseload.conflicts().first)
        #expect(item.isRestricted && item.familyName.isEmpty && item.memberName.isEmpty)
        #expect(item.label == .restricted)
    }
}
