import Testing

@testable import Caseload

@Suite struct SideWorkTests {
    /// Fewer than are worth a thread, and more; items that fill no batch, one, and many more than may wait.
    @Test(arguments: [10, 100_000], [0, 1, 1_023, 1_024, 1_025, 50_000])
    func `work aside comes to what work at once does, in the order of its items`(
        families: Int,
        count: Int,
    ) {
        let side = SideWork([Int](), families: families) { (state, item: Int) in
            state.append(item)
        }
        for number in 0..<count { side.add(number) }
        #expect(side.end() == Array(0..<count))
    }

    @Test func `work that nobody waits for any more ends by itself`() {
        for _ in 0..<50 {
            let side = SideWork(0, families: 100_000) { (state, item: Int) in state += item }
            for number in 0..<3_000 { side.add(number) }
        }
    }
}
