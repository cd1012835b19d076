import Casework
import Documents
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct SampleTests {
    @Test func `of each worker's own keyed records some are drawn, with all that repeats it`()
        throws
    {
        let bench = try SupervisionBench()
        for key in 0..<25 { try bench.check("k\(key)", by: "ani") }
        try bench.visit(by: "budi")
        try bench.check("dari-berkas", by: "citra", ["how": "imported"])
        try bench.check("sendiri", by: SupervisionBench.supervisor.name)
        let drawn = try bench.draw()
        #expect(drawn.records == 3 && drawn.workers == 2, "2 of 25, 1 of 1, none of files")
        let samples = try bench.caseload.drawnSamples(SupervisionBench.quarter)
        #expect(samples.map(\.worker) == ["ani", "budi"])
        let draw = try #require(samples.first?.draws.first)
        #expect(draw.rule == "sha256-rank/1" && draw.seed == "benih" && draw.population == 25)
        let all = (0..<25).map { DocumentID("check:A2:k\($0):2026-10") }
        #expect(draw.digest == SampleRule.digest(of: all))
        #expect(
            draw.picks.map(\.record) == SampleRule.draw(from: all, beside: [], seed: "benih")
        )
        #expect(try bench.draw("lain").records == 0, "enough is drawn")
    }

    @Test func `later draws take what is lacking, and leave what is drawn`() throws {
        let bench = try SupervisionBench()
        for key in 0..<20 { try bench.check("k\(key)", by: "ani") }
        let first = try bench.draw()
        #expect(first.records == 1)
        for key in 20..<41 { try bench.check("k\(key)", by: "ani") }
        let second = try bench.draw("kedua")
        #expect(second.records == 2)
        let sample = try #require(
            try bench.caseload.drawnSamples(SupervisionBench.quarter).first
        )
        #expect(sample.draws.count == 2 && Set(sample.picks.map(\.record)).count == 3)
        #expect(try bench.caseload.sampleTasks(SupervisionBench.quarter).count == 3)
    }

    @Test func `a plain worker draws nothing`() throws {
        let bench = try SupervisionBench(role: .worker)
        try bench.visit(by: "ani")
        #expect(throws: CaseloadError.needsRole) { try bench.draw() }
    }

    @Test func `what an answer makes restricted is not drawn, and not waited for`() throws {
        let bench = try SupervisionBench()
        let member = RecordSubject(family: "family:K1", member: "member:A2")
        for subject in ["kebakaran", "pangan"] {
            // As saved before its form said when: the record itself says nothing.
            try bench.store.write { (writer) throws(StoreError) in
                try writer.put(
                    DocumentID("referral:\(subject)"),
                    [
                        "type": "referral", "v": 1, "form": .string(RecordsBench.report.rawValue),
                        "version": "2020-01-01", "family": "family:K1",
                        "member": .string(member.member?.rawValue ?? ""), "date": "2026-11-02",
                        "answers": ["tanggal": "2026-11-02", "perihal": .string(subject)],
                        "by": "ani", "at": "2026-11-02T09:00:00+07:00", "device": "laptop-ani",
                        "how": "typed",
                    ],
                    parent: nil,
                )
            }
            try bench.deliver(DocumentID("referral:\(subject)"))
        }
        _ = try bench.draw()
        let samples = try bench.caseload.drawnSamples(SupervisionBench.quarter)
        #expect(samples.flatMap(\.picks).map(\.record) == ["referral:pangan"])
        let (rules, bodies) = try bench.store.read { (reader) throws(StoreError) in
            (
                try bench.caseload.rules(reader),
                try ["referral:kebakaran", "referral:pangan"].map { (id) throws(StoreError) in
                    try reader.document(DocumentID(id))?.body
                },
            )
        }
        #expect(
            try zip(["kebakaran", "pangan"], bodies).map { subject, body in
                rules.canRekey(DocumentID("referral:\(subject)"), try #require(body))
            } == [false, true]
        )
    }

    @Test func `what finds the paper is shown, and of restricted records nobody`() throws {
        let bench = try SupervisionBench()
        let visit = try bench.visit(by: "ani")
        let secret = try bench.visit(
            by: "budi",
            RecordSubject(member: "member:A1"),
            ["apa": "KDRT"],
            RecordsBench.secret,
        )
        try bench.draw()
        let tasks = try bench.caseload.sampleTasks(SupervisionBench.quarter)
        let open = try #require(tasks.first { $0.record == visit })
        #expect(open.familyName == "Siti" && open.village == "Sukamaju" && open.isForm)
        #expect(open.period == "2026-11", "the day itself is keyed")
        #expect(!tasks.contains { $0.record == secret }, "its paper could not be found")
    }

    @Test func `two who draw at once lose nothing when their samples meet`() throws {
        let quarter = SupervisionBench.quarter
        func draw(_ seed: String, _ id: DocumentID) throws -> DrawnSample.Draw {
            DrawnSample.Draw(
                seed: seed,
                population: 1,
                digest: "",
                picks: [.init(record: id, revision: RevisionID("1-a"))],
                by: "p",
                at: "2026-11-15T12:00:00+07:00",
            )
        }
        let shape = try #require(RecordShape.of(.sample))
        _ = shape
        let bench = try SupervisionBench()
        var sample = DrawnSample(quarter: quarter, worker: "ani")
        let id = sample.id
        for (seed, record) in [("a", "check:1:x:2026-10"), ("b", "check:2:x:2026-10")] {
            sample.draws = [try draw(seed, DocumentID(record))]
            var body = sample.members
            body["by"] = .string("p" + seed)
            body["at"] = "2026-11-15T12:00:00+07:00"
            let digest = String(repeating: seed, count: 32)
            let revision = try RevisionID("1-" + digest)
            let members = body
            try bench.store.write { (writer) throws(StoreError) in
                try writer.putWithHistory(
                    id,
                    path: [revision],
                    deleted: false,
                    members,
                    delivery: .server,
                )
            }
        }
        #expect(try bench.caseload.settleConflicts(at: Bench.now).merged == 1)
        let merged = try #require(try bench.body(id).flatMap { DrawnSample($0) })
        #expect(Set(merged.draws.map(\.seed)) == ["a", "b"])
    }
}
