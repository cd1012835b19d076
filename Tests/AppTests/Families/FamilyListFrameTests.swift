import Caseload
import Screen
import Testing

@testable import App

@Suite struct FamilyListFrameTests {
    @Test func `at 80 columns every column is there`() {
        let lines = Sample.families().lines()
        #expect(lines == [])
    }

    @Test func `at 40 by 12 name, progress and village stay`() {
        let lines = Sample.families(size: Size(40, 12)).lines()
        #expect(lines == [])
    }
}
