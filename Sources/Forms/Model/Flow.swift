import Casework

/// The life of a record as data: its states and the steps between them.
package struct Flow: Sendable {
    /// With its programme, `puskesos/pengaduan`.
    package let id: String
    package let start: String
    package let states: [State]
    package let steps: [Step]

    package struct State: Sendable {
        package let code: String
        package let label: Wording
        /// Nothing follows, unless a step leads out of it.
        package let ends: Bool
        package let outcome: Outcome?
        /// When the state should be left, counted from the day it was entered.
        package let due: AgeMark?
        /// It waits for what the record's form has a day for (`Form.dueQuestion`): that day goes before `due`.
        package let waits: Bool
        /// What is to follow, of a state that ends.
        package let follow: Follow?

        package init(
            code: String,
            label: Wording,
            ends: Bool,
            outcome: Outcome?,
            due: AgeMark?,
            waits: Bool = false,
            follow: Follow? = nil,
        ) {
            self.code = code
            self.label = label
            self.ends = ends
            self.outcome = outcome
            self.due = due
            self.waits = waits
            self.follow = follow
        }
    }

    /// A record of another form about the same family that an end asks for.
    package struct Follow: Sendable, Hashable {
        package let form: FormID
        /// How long after the state was entered it is due.
        package let after: AgeMark

        package init(form: FormID, after: AgeMark) {
            self.form = form
            self.after = after
        }
    }

    package struct Step: Sendable {
        package let from: [String]
        package let to: String
        package let label: Wording
        /// A letter that takes it.
        package let key: String?
        /// Who takes it (*FO*, *BO*, *manajer*); shown, and filtered by, never enforced here.
        package let roles: [String]
        package let needsNote: Bool
        /// Questions of the record that must be answered before it.
        package let asks: [String]

        package init(
            from: [String],
            to: String,
            label: Wording,
            key: String? = nil,
            roles: [String],
            needsNote: Bool,
            asks: [String],
        ) {
            self.from = from
            self.to = to
            self.label = label
            self.key = key
            self.roles = roles
            self.needsNote = needsNote
            self.asks = asks
        }
    }

    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        case good, bad
    }

    package init(id: String, start: String, states: [State], steps: [Step]) {
        self.id = id
        self.start = start
        self.states = states
        self.steps = steps
    }

    package func state(_ code: String) -> State? { states.first { $0.code == code } }

    /// Whether it says of any step who takes it.
    package var hasRoles: Bool { steps.contains { !$0.roles.isEmpty } }

    /// The steps that lead on from a state, in the file's order.
    package func steps(from code: String) -> [Step] { steps.filter { $0.from.contains(code) } }
}
