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
        /// An answer to the record is awaited: until the day that an answer to its form's `due` names, if one does.
        package let awaits: Bool
        /// What is to follow, of a state that ends.
        package let follow: Follow?
        /// What waits to be done as long as a record is in it, in the agenda's words.
        package let task: Wording?

        package init(
            code: String,
            label: Wording,
            ends: Bool,
            outcome: Outcome?,
            due: AgeMark?,
            awaits: Bool = false,
            follow: Follow? = nil,
            task: Wording? = nil,
        ) {
            self.code = code
            self.label = label
            self.ends = ends
            self.outcome = outcome
            self.due = due
            self.awaits = awaits
            self.follow = follow
            self.task = task
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
        /// The form of a record that comes out of this one, opened once the step is taken.
        package let opens: FormID?

        package init(
            from: [String],
            to: String,
            label: Wording,
            key: String? = nil,
            roles: [String],
            needsNote: Bool,
            asks: [String],
            opens: FormID? = nil,
        ) {
            self.from = from
            self.to = to
            self.label = label
            self.key = key
            self.roles = roles
            self.needsNote = needsNote
            self.asks = asks
            self.opens = opens
        }
    }

    /// The days that a record names.
    package struct NamedDays<D> {
        /// The last step's.
        package let step: D?
        /// By an answer.
        package let asked: D?
        /// The earlier, of an answer that its last step did not leave behind.
        package let first: D?

        package init(step: D?, asked: D?, first: D?) {
            self.step = step
            self.asked = asked
            self.first = first
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

    /// Whether an answer is awaited in any state.
    package var awaitsAnswers: Bool { states.contains(where: \.awaits) }

    /// Which of the days that a record names says when its state should be left; nil where only the state's term does.
    ///
    /// In a flow that awaits an answer, the day by which it is asked for counts while it is awaited, and then
    /// alone: the letter, the agenda and what is late tell the same day. In any other flow the earlier one counts.
    package func namedDay<D>(in state: String?, _ days: NamedDays<D>) -> D? {
        guard awaitsAnswers else { return days.first }
        return self.state(state ?? start)?.awaits == true ? days.asked ?? days.step : days.step
    }

    /// Whether it says of any step who takes it.
    package var hasRoles: Bool { steps.contains { !$0.roles.isEmpty } }

    /// The steps that lead on from a state, in the file's order.
    package func steps(from code: String) -> [Step] { steps.filter { $0.from.contains(code) } }
}
