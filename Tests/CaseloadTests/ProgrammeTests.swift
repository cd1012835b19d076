import Casework
import Documents
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct ProgrammeTests {
    private func install(_ bench: Bench, _ text: String) throws -> ProgrammeUpdate.Result {
        try #require(
            try bench.caseload.installProgrammes([("pkh.json5", Array(text.utf8))]).first
        ).result
    }

    private func text() throws -> String {
        String(decoding: try Bench.sampleData("programs/pkh.json5"), as: UTF8.self)
    }

    @Test func `programme files become documents of this laptop, once`() throws {
        let bench = try Bench()
        #expect(try bench.caseload.ruleBook().programmes.map(\.id).sorted() == ["pkh", "sembako"])
        #expect(try bench.document("programme:pkh")?.local == true)
        let before = try bench.sequence()
        let again = try bench.caseload.installProgrammes(try Bench.programmes())
        #expect(again.map(\.result) == [.unchanged, .unchanged])
        #expect(try bench.sequence() == before)
        #expect(try bench.caseload.waiting() == 0)
    }

    @Test func `a changed limit is in force at once`() throws {
        let bench = try Bench()
        let changed = try text().replacing("percent: 85", with: "percent: 90")
        #expect(try install(bench, changed) == .changed)
        let rule = try #require(
            try bench.caseload.ruleBook().programme("pkh")?.obligation("hadir-sekolah")
        )
        #expect(rule.rules.map(\.percent) == [90])
    }

    @Test func `a broken file is refused with its place, and the old rules stay`() throws {
        let bench = try Bench()
        let broken = try text().replacing("percent: 85", with: "percent: 850")
        guard case .refused(let error) = try install(bench, broken) else {
            Issue.record("a limit of 850 % was taken")
            return
        }
        #expect(error.file == "pkh.json5" && error.path.hasSuffix(".percent"))
        let rule = try bench.caseload.ruleBook().programme("pkh")?.obligation("hadir-sekolah")
        #expect(rule?.rules.map(\.percent) == [85])
        #expect(try bench.caseload.programmeFaults().isEmpty)
    }

    @Test func `a broken document from the office leaves the version before it in force`() throws {
        let bench = try Bench()
        try bench.store.write { (writer) throws(StoreError) in
            let body = try writer.document("programme:pkh")?.body ?? JSONObject()
            guard case .stored(let first) = try writer.put("programme:pkh", body) else { return }
            var broken = body
            broken["obligations"] = "none"
            try writer.put("programme:pkh", broken, parent: first)
        }
        #expect(try bench.caseload.ruleBook().programme("pkh") != nil)
        #expect(try bench.caseload.programmeFaults().map(\.path) == ["obligations"])
        // This laptop's file does not go over the office's document.
        #expect(try install(bench, try text()) == .outranked)
    }

    @Test func `a store tells whose it is, and one that is nobody's says so`() throws {
        let bench = try Bench()
        #expect(try Caseload(store: bench.store).worker == Bench.worker)
        try bench.store.write { (writer) throws(StoreError) in
            _ = try writer.putLocalDocument("_local/worker", nil)
        }
        #expect(throws: CaseloadError.noWorker) { try Caseload(store: bench.store) }
    }

    @Test func `the last backup is remembered`() throws {
        let bench = try Bench()
        try bench.store.write { (writer) throws(StoreError) in
            try writer.setMeta(.lastBackup, 1_794_718_800_000)
        }
        let home = try bench.caseload.home(Bench.quarter, today: Bench.today)
        #expect(home.lastBackup == "2026-11-15T05:00:00+00:00")
    }

    @Test func `documents of kinds that we do not know are kept as they are`() throws {
        let bench = try Bench()
        try bench.store.write { (writer) throws(StoreError) in
            try writer.put("visit:1", ["type": "visit", "what": ["deep": [1, 2]]])
        }
        #expect(try bench.document("visit:1")?.body["what"] == ["deep": [1, 2]])
        #expect(try bench.caseload.queue().map(\.kind) == ["visit"])
        #expect(try bench.caseload.familyIndex().isEmpty)
    }
}
