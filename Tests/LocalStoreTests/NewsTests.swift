import Documents
import Testing

@testable import LocalStore

/// What is known of a delivery after each piece of news, for every pair there is.
@Suite struct NewsTests {
    private static let all: [DeliveryNews] = DeliveryState.allCases.flatMap { state in
        state == .accepted || state == .refusedByOffice
            ? [DeliveryNews(state), DeliveryNews(state, byStick: true, reason: "x")]
            : [DeliveryNews(state)]
    }

    private func isSafe(_ news: DeliveryNews) -> Bool {
        news.state.isSafeElsewhere && !news.byStick
    }

    @Test func `the same news twice is news once`() {
        for known in Self.all {
            for news in Self.all {
                let once = known.hearing(news)
                #expect(once.hearing(news) == once, "\(known) heard \(news)")
            }
        }
    }

    @Test func `what the server is known to have stays so, and only its own word makes it so`() {
        for known in Self.all {
            for news in Self.all {
                let now = known.hearing(news)
                if isSafe(known) { #expect(isSafe(now), "\(known) heard \(news)") }
                if isSafe(now), !isSafe(known) {
                    #expect(isSafe(news), "\(known) heard \(news)")
                }
            }
        }
    }

    @Test func `only a refusal takes a record back, and only one nobody is known to have`() {
        for known in Self.all {
            for news in Self.all {
                let now = known.hearing(news)
                guard now.state < known.state else { continue }
                let isRefusal = news.state == .refusedByServer && known.state == .serverByStick
                let isDecision = news.state == .accepted && known.state == .refusedByOffice
                #expect(isRefusal || isDecision, "\(known) heard \(news)")
            }
        }
    }

    @Test func `where no refusal is, the order of news does not matter`() {
        let way = Self.all.filter { $0.state < .accepted && $0.state != .refusedByServer }
        for first in way {
            for second in way {
                let start = DeliveryNews(.local)
                let one = start.hearing(first).hearing(second)
                #expect(one == start.hearing(second).hearing(first), "\(first), \(second)")
            }
        }
    }

    @Test func `the order of states is the order of the way`() {
        let order: [DeliveryState] = [
            .local, .stick, .desk, .refusedByServer, .serverByStick, .server, .accepted,
            .refusedByOffice,
        ]
        #expect(DeliveryState.allCases.sorted() == order)
        #expect(DeliveryState.allCases.filter(\.isWaiting) == [.local, .stick, .desk])
    }
}
