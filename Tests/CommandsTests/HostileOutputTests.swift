import Caseload
import Casework
import Documents
import LocalStore
import TestSupport
import Testing

@testable import Commands

/// Hostile text in every field of every kind of document: what the command line says of it steers no terminal.
@Suite struct HostileOutputTests {
    private static let jobs: [[String]] = [
        ["families"], ["family", "K000001"], ["family", "K000002"], ["queue"], ["agenda"],
        ["records"], ["records", "--all"], ["conflicts"], ["duplicates"], ["anomalies"],
        ["supervise"], ["report"],
        ["report", "bulanan"], ["report", "komitmen"], ["forms"], ["doctor"],
    ]

    @Test(arguments: [1, 2] as [UInt64])
    func `no answer lets anything through that a store brings`(seed: UInt64) throws {
        let bench = try CommandBench()
        try bench.fill()
        try bench.caseload { caseload in
            try Self.record(caseload)
            // The second one also breaks dates, codes, references and numbers.
            try Self.poison(caseload.store, Poison(seed: seed, isThorough: seed == 2))
        }
        var done = 0
        for job in Self.jobs {
            for form in [[], ["--json"]] {
                let answer = bench.run(job + form)
                if answer.code == .done { done += 1 }
                let place = "seed \(seed): \(job + form)"
                #expect(Hostile.faults(answer.output, but: ["\n"]) == [], "\(place)")
                #expect(Hostile.faults(answer.errors, but: ["\n"]) == [], "\(place)")
                if !form.isEmpty, answer.code == .done {
                    #expect(throws: Never.self, "\(place)") { try answer.json }
                }
            }
        }
        #expect(done > Self.jobs.count, "seed \(seed): \(done)")
        let records = try bench.json("records")["records"]?.array ?? []
        #expect(records.count > 10, "seed \(seed): \(records.count)")
    }

    /// The filled forms of the sample data about one family, and a quality sample of them.
    private static func record(_ caseload: Caseload) throws {
        let path = Checkout.path + "/sample-data/formulir.json5"
        for var form in try SampleForm.list(try Bytes.read(path)) {
            if form.subject.member != nil { form.subject.member = "member:A000001-1" }
            if form.subject.family != nil { form.subject.family = "family:K000001" }
            // Those about groups and bodies that this village lacks are left out.
            _ = try? caseload.fill([form])
        }
        let store = caseload.store
        try store.write { (writer) throws(StoreError) in
            for waiting in try writer.queue() {
                try writer.setDelivery(waiting.id, waiting.revision, .server)
            }
        }
        try Caseload.set(Worker(name: "penyelia-1", device: "p"), .supervisor, in: store)
        let supervisor = try Caseload(store: store)
        let quarter = CommandBench.now.day.quarter
        _ = try supervisor.drawSample(quarter, seed: "benih", at: CommandBench.now)
        let task = try #require(try supervisor.sampleTasks(quarter).first)
        _ = try supervisor.noteNoPaper(task.record, quarter, at: CommandBench.now)
        let row = try #require(try supervisor.undecided(.all).first?.row)
        let decision = OfficeDecision(
            about: row.id,
            revision: row.revision,
            isAccepted: false,
            reason: "x",
        )
        _ = try supervisor.decide(decision, at: CommandBench.now)
    }

    /// Every document once more, as a peer might send it.
    private static func poison(_ store: Store, _ first: Poison) throws {
        var poison = first
        try store.write { (writer) throws(StoreError) in
            var stored: [StoredDocument] = []
            let kinds = RecordKinds.written.union(OfficeKinds.written).subtracting(["programme"])
            for kind in kinds.sorted() {
                try writer.documents(ofKind: kind) { (document) throws(StoreError) in
                    stored.append(document)
                    return true
                }
            }
            for (number, document) in stored.enumerated() {
                // Some in two ways, and some refused.
                for _ in 0..<(number % 5 == 0 ? 2 : 1) {
                    let body = poison.body(document.body)
                    let made = RevisionID.digest(
                        parent: document.revision,
                        deleted: false,
                        body: .object(body),
                    )
                    try writer.putWithHistory(
                        document.id,
                        path: [made, document.revision],
                        deleted: false,
                        body,
                        delivery: number.isMultiple(of: 2) ? .server : .local,
                    )
                    guard number.isMultiple(of: 6) else { continue }
                    let reason = poison.text()
                    try writer.setDelivery(document.id, made, .refusedByServer, reason: reason)
                }
            }
        }
    }
}
