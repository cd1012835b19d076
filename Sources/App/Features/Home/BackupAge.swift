import Casework

/// How long ago the last backup was, and whether that is too long.
package enum BackupAge: Sendable, Equatable {
    case never
    /// In days; 0 is today, also where the clock runs behind.
    case days(Int)

    /// A week of entries is what a worker can still type again from the paper.
    private static let oldDays = 7

    /// The age of a backup made at a time in ISO 8601 with zone; anything else counts as never.
    package init(last: String?, now: Moment) {
        guard let last, let moment = Moment(last) else {
            self = .never
            return
        }
        let local = Moment(seconds: moment.seconds, offset: now.offset)
        self = .days(max(0, local.day.days(until: now.day)))
    }

    package var isWarning: Bool {
        switch self {
        case .never: true
        case .days(let days): days > Self.oldDays
        }
    }
}
