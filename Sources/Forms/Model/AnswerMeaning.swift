/// What an answer tells early detection, whatever its question is called.
package enum AnswerMeaning: Sendable, Hashable {
    /// What a payment came to, by the codes of the list; a code without a word says nothing.
    case outcome([String: PaymentOutcome])
    /// Rupiah below what was due.
    case short
    /// Rupiah a month that the family lives on.
    case income
    /// Whether a membership stands, by the codes of the list, or `true` and `false`; it does while nothing says that it has ended.
    case membership(ended: Set<String>)
    /// What came of a visit, by the codes of the list: with those nobody was met.
    case visit(missed: Set<String>)
    /// Whom a member works for, by the codes of the list that say: with the state or one of its firms.
    case work(state: Set<String>)

    package enum Name: String, Sendable, CaseIterable {
        case outcome, short, income, membership, visit, work

        /// The kinds of records of which it is counted with.
        package var kinds: Set<String> {
            switch self {
            case .outcome: ["aid"]
            case .membership: ["membership"]
            case .visit: ["visit"]
            case .work: ["proposal"]
            case .short, .income:
                ["aid", "assessment", "review", "visit", "proposal", "membership", "venture"]
            }
        }
    }

    /// The kinds of records of which anything is counted with, and those of which codes are.
    package static let kinds = Set(Name.allCases.flatMap(\.kinds))
    package static let kindsWithCodes = Name.outcome.kinds
        .union(Name.membership.kinds).union(Name.visit.kinds).union(Name.work.kinds)

    package var name: Name {
        switch self {
        case .outcome: .outcome
        case .short: .short
        case .income: .income
        case .membership: .membership
        case .visit: .visit
        case .work: .work
        }
    }
}

/// What a payment came to.
package enum PaymentOutcome: String, Sendable, Hashable, CaseIterable {
    /// All of it arrived.
    case paid
    /// Less than was due arrived.
    case short
    /// Nothing arrived, and nothing will without somebody doing something.
    case failed
    /// Not paid out yet.
    case waiting

    /// The payment came to an end, good or bad.
    package var isKnown: Bool { self != .waiting }
}

/// How reports take the answers to a question together.
package enum AnswerReporting: String, Sendable, Hashable, CaseIterable {
    /// Numbers added up.
    case sum
    /// The mean of numbers.
    case mean
    /// How often each code, or yes and no, was answered.
    case tally
}
