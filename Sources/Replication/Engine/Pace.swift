/// How many revisions go into one request.
///
/// Starts small, for a link nobody has measured yet, and goes for requests of about five seconds: short
/// enough that a link cut every minute still gets batches through, long enough that the round trip does
/// not count. A size doubles while it goes well; a link that takes the first one at a run gets whole batches.
struct Pace: Sendable, Equatable {
    /// What a request should take, in milliseconds.
    private static let aim = 5000
    private static let firstSize = 100
    /// Requests in a row that went through before a size that was once too large is tried again.
    private static let patience = 20

    private(set) var size: Int
    private let largest: Int
    /// Below the size that was last too large.
    private var ceiling: Int
    private var successes = 0
    /// What would have fitted into the request that went through last; the largest before the first.
    private var fitting: Int

    /// Whether nothing met so far says that the largest request is too large or takes too long.
    var mayBearWhole: Bool { ceiling == largest && fitting >= largest }

    init(largest: Int) {
        self.largest = max(1, largest)
        ceiling = self.largest
        fitting = self.largest
        size = min(self.largest, Self.firstSize)
    }

    /// A request went through.
    ///
    /// - milliseconds: What it took; a clock that was set back tells nothing.
    mutating func took(_ milliseconds: Int, for count: Int) {
        successes += 1
        if successes >= Self.patience {
            successes = 0
            ceiling = min(largest, ceiling * 2)
        }
        guard milliseconds >= 0, count > 0 else { return }
        fitting = milliseconds == 0 ? largest : count * Self.aim / milliseconds
        if fitting < size {
            size = max(1, size / 2, fitting)
        } else if count * 2 >= size {
            let isQuick = milliseconds * 20 < Self.aim
            size = min(ceiling, size * (isQuick ? 8 : 2), fitting)
        }
    }

    /// A request of that many was too large for the server.
    mutating func wasTooLarge(_ count: Int) {
        successes = 0
        ceiling = max(1, min(ceiling, count - 1))
        size = max(1, min(size, count / 2))
    }

    /// A request of that many got no answer: the next try is a smaller one.
    mutating func failed(_ count: Int) {
        successes = 0
        fitting = 0
        size = max(1, min(size, count / 2))
    }
}
