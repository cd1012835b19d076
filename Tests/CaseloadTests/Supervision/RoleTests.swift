import Casework
import Documents
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct RoleTests {
    private func put(_ bench: SupervisionBench, _ entry: WorkerEntry) throws {
        try bench.store.write { (writer) throws(StoreError) in
            let id = WorkerEntry.id(entry.login)
            var body = entry.body(assignedTo: [entry.login])
            body["by"] = "provision"
            body["at"] = "2026-11-15T12:00:00+07:00"
            let parent = try writer.document(id)?.revision
            try writer.put(id, body, parent: parent)
        }
    }

    private func login(_ bench: SupervisionBench, _ name: String) throws {
        try bench.store.write { (writer) throws(StoreError) in
            _ = try writer.putLocalDocument("_local/sync", ["login": .string(name)])
        }
    }

    @Test func `a new store is a plain worker's`() throws {
        let bench = try RecordsBench()
        #expect(try bench.caseload.role() == .worker)
    }

    @Test func `the office's list goes before what init said, both ways`() throws {
        let bench = try SupervisionBench(role: .worker)
        try login(bench, "rina")
        try put(bench, WorkerEntry(login: "rina", name: "Rina", role: .supervisor))
        #expect(try bench.caseload.role() == .supervisor)
        try put(bench, WorkerEntry(login: "rina", name: "Rina", role: .worker))
        #expect(try bench.caseload.role() == .worker)
        let other = try SupervisionBench()
        try login(other, "rina")
        try put(other, WorkerEntry(login: "siti", name: "Siti", role: .worker))
        #expect(try other.caseload.role() == .supervisor, "another's line is not hers")
    }

    @Test func `a name that happens to be a supervisor's login gives nobody the role`() throws {
        let bench = try SupervisionBench(role: .worker)
        try Caseload.set(Worker(name: "rina", device: "d"), .worker, in: bench.store)
        try login(bench, "siti")
        try put(bench, WorkerEntry(login: "rina", name: "Rina", role: .supervisor))
        #expect(try bench.caseload.role() == .worker)
    }

    @Test func `login and name of one worker are one line`() throws {
        let bench = try SupervisionBench()
        try bench.assign("family:K1", to: ["ani"])
        try put(bench, WorkerEntry(login: "ani", name: "Ani Lestari", role: .worker))
        try bench.check("satu", by: "Ani Lestari")
        let found = try bench.caseload.supervision(Bench.quarter, today: Bench.today)
        #expect(found.workers.map(\.name) == ["Ani Lestari"])
        #expect(found.workers[0].families == 1 && found.workers[0].recordCount == 1)
    }

    @Test(arguments: [
        (["ani"], ["budi"], WorkerRole.supervisor), (["ani"], ["ani"], .worker),
        (["penyelia-1"], ["budi"], .worker), (["ani"], ["ani", "budi"], .worker),
    ])
    func `a store from before there were roles keeps what it was used as`(
        first: [String],
        second: [String],
        role: WorkerRole,
    ) throws {
        let bench = try SupervisionBench()
        try bench.store.write { (writer) throws(StoreError) in
            _ = try writer.putLocalDocument(
                "_local/worker",
                ["name": "penyelia-1", "device": "laptop-p"],
            )
        }
        try bench.assign("family:K1", to: first)
        try bench.assign("family:K2", to: second)
        #expect(try bench.caseload.role() == .worker, "nobody has looked yet")
        let found = try bench.caseload.supervision(Bench.quarter, today: Bench.today)
        #expect(found.role == role)
        let again = try Caseload(store: bench.store)
        #expect(try again.role() == role && again.worker.name == "penyelia-1")
        // Given once, it does not come and go with the families.
        try bench.assign("family:K1", to: ["penyelia-1"])
        #expect(
            try again.supervision(Bench.quarter, today: Bench.today).role == role
        )
    }

    @Test func `where all families are one other name's the office knows her by that name`() throws
    {
        let bench = try SupervisionBench(role: .worker)
        for family in ["family:K1", "family:K2"] {
            try bench.assign(DocumentID(family), to: ["pdp-007"])
        }
        // One of them shared with another worker.
        try bench.assign("family:K2", to: ["pdp-007", "pdp-900"])
        let found = try bench.caseload.supervision(Bench.quarter, today: Bench.today)
        #expect(!found.isGathering && found.workers.map(\.name) == [bench.caseload.worker.name])
        #expect(found.workers.first?.families == 2)
    }

    @Test func `what she records under her own name stands on the line of her families`() throws {
        let bench = try SupervisionBench(role: .worker)
        try Caseload.set(Worker(name: "Ibu Rina", device: "d"), .worker, in: bench.store)
        for family in ["family:K1", "family:K2"] {
            try bench.assign(DocumentID(family), to: ["pdp-007"])
        }
        try bench.check("satu", by: "Ibu Rina")
        try bench.check("dua", by: "pdp-007")
        let found = try Caseload(store: bench.store)
            .supervision(Bench.quarter, today: Bench.today)
        #expect(found.workers.map(\.name) == ["Ibu Rina"])
        #expect(found.workers.first?.families == 2 && found.workers.first?.recordCount == 2)
    }
}
