import Casework
import Documents
import LocalStore
import TestSupport
import Testing

@testable import Caseload
@testable import Commands

@Test func `conflicts lists nothing where nothing is in conflict`() throws {
    let bench = try CommandBench()
    try bench.fill(families: 3)
    #expect(try bench.json("conflicts")["conflicts"]?.array == [])
}
