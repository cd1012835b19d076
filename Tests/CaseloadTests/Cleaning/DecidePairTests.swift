import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct DecidePairTests {
    /// The small register with the forms of data updates.
    private func bench() throws -> Bench {
        let bench = try CleaningSample.bench()
        let names = ["umum.json5", "pemutakhiran.json5"]
        let files = try names.map { ($0, try Bench.sampleData("programs/" + $0)) }
        for update in try bench.caseload.installProgrammes(files.map { (name: $0.0, bytes: $0.1) })
        {
            try #require(update.result == .added, "\(update)")
        }
        return bench
    }

    private func decision(_ bench: Bench, isMerge: Bool) throws -> PairDecision {
        let row = try #require(try bench.caseload.duplicates().rows.first)
        return PairDecision(
            isMerge: isMerge,
            kept: row.first,
            other: row.second,
            score: row.verdict.score,
            reasons: "nama sama",
        )
    }

    private func decided(_ outcome: PairOutcome) throws -> DecidedPair {
        guard case .decided(let decided, let waiting) = outcome else {
            Issue.record("\(outcome)")
            throw CaseloadError.overtaken
        }
        #expect(waiting == 1)
        return decided
    }

    @Test func `joining writes a proposal, leaves both entries as they are, and is taken back`()
        throws
    {
        let bench = try bench()
        let before = try bodies(bench)
        let decision = try decision(bench, isMerge: true)
        let decided = try decided(try bench.caseload.decide(decision, at: Bench.now))
        #expect(decided.record.rawValue.hasPrefix("proposal:"))
        #expect(try bodies(bench) == before, "the register is as it was")
        #expect(try bench.caseload.duplicates().rows.first?.proposal == decided.record)
        let record = try bench.store.read { (reader) throws(StoreError) in
            try reader.document(decided.record)
        }
        #expect(record?.body["member"]?.string == "member:A1")
        #expect(record?.body["answers"]?["lain"]?.string == "member:A4")
        #expect(record?.body["answers"]?["skor"]?.int == decision.score)
        #expect(record?.body["date"]?.string == Bench.today.description)
        _ = try bench.caseload.undo(decided.back, at: Bench.now)
        #expect(try bench.caseload.duplicates().rows.first?.proposal == nil)
        #expect(try bench.caseload.duplicates().total == 1)
    }

    @Test func `two persons are noted, do not come back, and a typed draft of hers is untouched`()
        throws
    {
        let bench = try bench()
        let draft = FormDraft(
            form: CleaningForms.apart,
            version: "2019-01-01",
            subject: RecordSubject(family: "family:K1", member: "member:A1"),
            answers: ["keterangan": "sedang diketik"],
            begun: Bench.today,
        )
        try bench.caseload.keep(draft)
        let decision = try decision(bench, isMerge: false)
        let decided = try decided(try bench.caseload.decide(decision, at: Bench.now))
        let list = try bench.caseload.duplicates()
        #expect(list.rows.isEmpty && list.apart == 1)
        #expect(try bench.caseload.formDrafts().map(\.answers) == [draft.answers])
        _ = try bench.caseload.undo(decided.back, at: Bench.now)
        #expect(try bench.caseload.duplicates().rows.count == 1)
    }

    @Test func `without the forms nothing is written and the form is named`() throws {
        let bench = try CleaningSample.bench()
        let decision = try decision(bench, isMerge: true)
        let before = try bench.sequence()
        #expect(throws: CaseloadError.unknownForm(id: "pemutakhiran/gabung", known: [])) {
            try bench.caseload.decide(decision, at: Bench.now)
        }
        #expect(try bench.sequence() == before)
    }

    @Test func `a proposal is filled with what is known, and one she has begun is left alone`()
        throws
    {
        let bench = try bench()
        var start = ProposalStart(
            form: FormID("pemutakhiran/perbaikan"),
            family: "family:K1",
            member: "member:A1",
            answers: ["kolom": "desil", "tertulis": "2", "seharusnya": "4", "asing": "x"],
        )
        let answers = try #require(try bench.caseload.prepared(start, today: Bench.today))
        let page = try #require(
            try bench.caseload.formPage(start.form, start.subject, today: Bench.today)
        )
        #expect(page.draft == nil, "nothing is kept before she types")
        var draft = page.begun(Bench.today)
        draft.answers = answers
        try bench.caseload.keep(draft)
        #expect(answers["seharusnya"] == "4" && answers["kolom"] == "desil")
        #expect(answers["asing"] == nil)
        start.answers = ["kolom": "nik", "seharusnya": "9901015203900009"]
        #expect(try bench.caseload.prepared(start, today: Bench.today) == nil)
        let again = try bench.caseload.formPage(start.form, start.subject, today: Bench.today)
        #expect(again?.draft?.answers["kolom"] == "desil")
    }

    /// The register entries of the pair.
    private func bodies(_ bench: Bench) throws -> [JSONObject?] {
        try bench.store.read { (reader) throws(StoreError) in
            [
                try reader.document("member:A1")?.body, try reader.document("member:A4")?.body,
                try reader.document("family:K1")?.body, try reader.document("family:K2")?.body,
            ]
        }
    }
}
