import Documents
import LocalStore
import Testing

@testable import Caseload

/// Records of which only a stick says that the server has them.
@Suite struct UnconfirmedTests {
    @Test(arguments: [DeliveryState.serverByStick, .accepted, .refusedByOffice])
    func `they are listed at least as long as the guard counts them`(state: DeliveryState) throws {
        let bench = try Bench()
        func hear(_ news: DeliveryNews) throws {
            try bench.store.write { (writer) throws(StoreError) in
                guard let revision = try writer.revision("visit:1") else { return }
                try writer.hear("visit:1", revision, news)
            }
        }
        try bench.store.write { (writer) throws(StoreError) in
            try writer.put("visit:1", ["type": "visit"])
        }
        try hear(DeliveryNews(state, byStick: true))
        #expect(try bench.caseload.waiting() == 0)
        #expect(try bench.caseload.recordsOnlyHere() == 1)
        #expect(try bench.caseload.queue().map(\.delivery) == [state])
        try hear(DeliveryNews(.server))
        #expect(try bench.caseload.recordsOnlyHere() == 0)
        // What the office refused stays to be seen.
        let left: [DeliveryState] = state == .refusedByOffice ? [state] : []
        #expect(try bench.caseload.queue().map(\.delivery) == left)
    }
}
