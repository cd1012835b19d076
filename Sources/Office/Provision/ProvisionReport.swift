/// What a provisioning came to, step by step.
package struct ProvisionReport: Sendable, Equatable {
    package enum Subject: String, Sendable, CaseIterable {
        case database, access, rules, index, login, replication, worker
        /// Older records of families that changed hands.
        case records
    }

    package struct Step: Sendable, Equatable {
        package let subject: Subject
        /// The database's, login's or replication's name.
        package let name: String
        package let standing: Standing
    }

    package private(set) var steps: [Step] = []
    /// Logins whose password was made by this run; they stand in the password book.
    package internal(set) var made: [String] = []

    /// Revisions of older records that went to a family's new workers.
    package internal(set) var handedOver = 0

    package init() {}

    package func count(_ standing: Standing) -> Int {
        steps.count { $0.standing == standing }
    }

    /// Whether the server would not have something.
    package var isComplete: Bool {
        steps.allSatisfy { step in
            if case .refused = step.standing { false } else { true }
        }
    }

    mutating func note(_ subject: Subject, _ name: String, _ standing: Standing) {
        steps.append(Step(subject: subject, name: name, standing: standing))
    }
}
