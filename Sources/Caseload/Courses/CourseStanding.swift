import Casework
import Documents
import Forms

/// How far one family is with a course: of each module which sessions it has had, and which not.
package struct CourseStanding: Sendable, Equatable {
    /// One session as the family stands to it.
    package struct Topic: Sendable, Equatable {
        package var code: String
        package var label: Wording
        /// The code of its module; empty for none.
        package var module: String
        package var state: State
    }

    package enum State: Sendable, Equatable {
        /// Had, for the first time on that day.
        case had(Day)
        /// It was held that day, the last time, and nobody of the family was there.
        case missed(Day, isExcused: Bool)
        /// Its group has not been taught it, as far as is recorded.
        case notHeld
    }

    /// A module with the places of its sessions in `topics`.
    package struct Module: Sendable, Equatable {
        package var label: Wording
        package var topics: [Int]
    }

    package var course: Wording
    package var topics: [Topic]
    package var modules: [Module]

    package var had: Int { topics.count { $0.state.isHad } }
    /// Held where the family could have been, and not had.
    package var missed: Int { topics.count { $0.state.isMissed } }
    /// The day of the newest session it has had for the first time.
    package var lastHad: Day? {
        topics.compactMap { if case .had(let day) = $0.state { day } else { nil } }.max()
    }
    /// The first day of those it still lacks although they were held.
    package var missedSince: Day? {
        topics.compactMap { if case .missed(let day, _) = $0.state { day } else { nil } }.min()
    }
}

extension CourseStanding.State {
    package var isHad: Bool { if case .had = self { true } else { false } }
    package var isMissed: Bool { if case .missed = self { true } else { false } }
}

/// A family of a group with how far it is.
package struct GroupCourse: Sendable, Equatable {
    package struct Line: Sendable, Equatable {
        package var family: DocumentID
        /// Who holds the aid.
        package var name: String
        package var standing: CourseStanding
    }

    package var group: String
    package var course: Wording
    /// Sessions a family should have had in time.
    package var expected: Int
    /// Who lacks most first, then by name.
    package var lines: [Line]
}
