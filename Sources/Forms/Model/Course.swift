import Casework

/// What families are taught over the years, session by session: the modules of P2K2.
///
/// Which of it a family has had, its records tell: those of forms with a `lesson` whose topic is of the same list.
package struct Course: Sendable {
    /// `p2k2/p2k2`.
    package let id: String
    package let label: Wording
    /// The sessions; a session's `group` is the code of its module.
    package let topics: CodeList
    package let modules: CodeList
    /// Sessions that nobody must have had: a free topic.
    package let free: Set<String>
    /// The programme whose families it is for, `pkh`.
    package let programme: String

    package init(
        id: String,
        label: Wording,
        topics: CodeList,
        modules: CodeList,
        free: Set<String>,
        programme: String,
    ) {
        self.id = id
        self.label = label
        self.topics = topics
        self.modules = modules
        self.free = free
        self.programme = programme
    }

    /// The sessions that a family should have had, as they are on a day, in the list's order.
    package func expected(on day: Day) -> [CodeList.Row] {
        topics.rows.filter { $0.validity.contains(day) && !free.contains($0.code) }
    }
}

/// Which answers of a form tell who has had which session of a course.
package struct Lesson: Sendable, Hashable {
    /// The question whose list is the course's.
    package let topic: String
    /// Nil where the record itself is about who has had it.
    package let roster: Roster?

    /// A table with a row for each family.
    package struct Roster: Sendable, Hashable {
        package let table: String
        /// The column that names who came for the family.
        package let member: String
        package let mark: String
        /// Codes of `mark` with which the session counts as had.
        package let had: Set<String>
        /// Codes with which she was away for a reason.
        package let excused: Set<String>

        package init(
            table: String,
            member: String,
            mark: String,
            had: Set<String>,
            excused: Set<String>,
        ) {
            self.table = table
            self.member = member
            self.mark = mark
            self.had = had
            self.excused = excused
        }
    }

    package init(topic: String, roster: Roster?) {
        self.topic = topic
        self.roster = roster
    }
}
