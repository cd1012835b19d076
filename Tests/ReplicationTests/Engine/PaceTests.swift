import Testing

@testable import Replication

/// How many revisions go into one request.
struct PaceTests {
    @Test func `a link doubles batches up to the largest, a quick one goes there at once`() {
        for (milliseconds, expected) in [
            (300, [100, 200, 400, 500, 500]), (50, [100, 500, 500, 500, 500]),
        ] {
            var pace = Pace(largest: 500)
            var sizes = [pace.size]
            for _ in 0..<4 {
                pace.took(milliseconds, for: pace.size)
                sizes.append(pace.size)
            }
            #expect(sizes == expected, "\(milliseconds) ms")
        }
    }

    @Test func `a slow link comes to requests of five seconds from either side`() {
        for start in [1, 500] {
            var pace = Pace(largest: 500)
            for _ in 0..<20 where pace.size > start { pace.failed(pace.size) }
            for _ in 0..<30 { pace.took(600 + pace.size * 180, for: pace.size) }
            #expect((20...28).contains(pace.size), "from \(start): \(pace.size)")
        }
    }

    @Test func `a few stragglers at the end of a feed say nothing about larger batches`() {
        var pace = Pace(largest: 500)
        pace.took(10, for: 3)
        #expect(pace.size == 100)
    }

    @Test func `a size that was too large is tried again only after twenty that went through`() {
        var pace = Pace(largest: 500)
        pace.took(10, for: 100)
        pace.took(10, for: 200)
        pace.wasTooLarge(400)
        #expect(pace.size == 200)
        var sizes: [Int] = []
        for _ in 0..<40 {
            pace.took(10, for: pace.size)
            sizes.append(pace.size)
        }
        #expect(sizes.prefix(19).allSatisfy { $0 == 399 })
        #expect(sizes.last == 500)
    }

    @Test func `a clock that jumps and a batch of one are no trouble`() {
        var pace = Pace(largest: 1)
        pace.took(-86_400_000, for: 1)
        pace.took(Int.max, for: 1)
        pace.wasTooLarge(1)
        pace.failed(1)
        pace.took(0, for: 0)
        #expect(pace.size == 1)
    }

    @Test func `a whole page may be read ahead until the link shows that it bears none`() {
        var pace = Pace(largest: 2_000)
        #expect(pace.mayBearWhole)
        pace.took(50, for: 100)
        #expect(pace.mayBearWhole)
        pace.took(3_000, for: 800)
        #expect(!pace.mayBearWhole)
        pace.took(500, for: 1_300)
        #expect(pace.mayBearWhole)
        pace.failed(2_000)
        #expect(!pace.mayBearWhole)
        pace.took(100, for: 1_000)
        pace.wasTooLarge(2_000)
        pace.took(100, for: 1_000)
        #expect(!pace.mayBearWhole)
    }
}
