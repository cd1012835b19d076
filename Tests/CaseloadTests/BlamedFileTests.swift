import Casework
import Documents
import Testing

@testable import Caseload

/// Which file a message names when one programme takes away what another one needs.
@Suite struct BlamedFileTests {
    @Test func `the file that takes an obligation away is blamed, with the programme it breaks`()
        throws
    {
        let bench = try Bench(programmes: false)
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
        let text = String(decoding: try Bench.sampleData("programs/pkh.json5"), as: UTF8.self)
        let name = #"id: "p2k2","#
        #expect(text.contains(name), "the obligation that p2k2.json5 covers")
        let broken = text.replacing(name, with: #"id: "p2k3","#)
        let update = try bench.caseload.installProgrammes([("pkh-baru.json5", Array(broken.utf8))])
        guard case .refused(let error)? = update.first?.result else {
            Issue.record("taken: \(update)")
            return
        }
        #expect(error.file == "pkh-baru.json5" && error.path.isEmpty)
        guard case .breaks(let other) = error.reason else {
            Issue.record("\(error.reason)")
            return
        }
        #expect(other.file == "programme:p2k2" && other.path.contains("covers"))
        // What was in force stays so.
        let pkh = try bench.caseload.ruleBook().programme("pkh")
        #expect(pkh?.obligations.contains { $0.id == "p2k2" } == true)
    }

    @Test func `a file that is broken itself is blamed for what it says`() throws {
        let bench = try Bench(programmes: false)
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
        let text = String(decoding: try Bench.sampleData("programs/pkh.json5"), as: UTF8.self)
        let broken = text.replacing("records: [", with: "records: [ { id: \"x\" },")
        let update = try bench.caseload.installProgrammes([("pkh-baru.json5", Array(broken.utf8))])
        guard case .refused(let error)? = update.first?.result else {
            Issue.record("taken: \(update)")
            return
        }
        #expect(error.file == "pkh-baru.json5" && error.path.hasPrefix("records[0]"))
    }
}
