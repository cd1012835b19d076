import Forms
import LocalStore

/// The records that have their answer, and what that leaves to be done: a complaint whose referral was answered.
///
/// Only an answer of the same family counts, so that a family's items follow from its own records alone. What is
/// restricted, or still to be keyed again, tells nothing here.
struct AnsweredActs: Sendable {
    /// Places among `AgendaRules.tasks` by the numbers of the documents that were answered.
    private(set) var tasks: [Int: UInt8] = [:]
    /// The numbers of their answers: what is to be told of these is told by what they answer.
    private(set) var answers: Set<Int> = []

    /// Which records are looked at.
    enum Extent {
        case all
        /// Those of a family, by its row key.
        case family(String)
        /// Those of no family.
        case loose
    }

    init() {}

    /// Cost: a look at each record that follows from another one.
    init(_ rules: AgendaRules, _ extent: Extent, _ reader: Reader) throws(StoreError) {
        guard !rules.tasks.isEmpty else { return }
        // The joins are crossed so that the few come first: those that follow, or those of the family.
        let (first, second, filter): (String, String, String)
        var arguments: [SQLValue] = []
        switch extent {
        case .all: (first, second, filter) = ("act_after x", "act a", "1")
        case .family(let key):
            (first, second, filter) = ("act a", "act_after x", "a.family = ?")
            arguments.append(.text(key))
        case .loose: (first, second, filter) = ("act a", "act_after x", "a.family IS NULL")
        }
        let query = """
            SELECT f.doc, f.form, a.doc, a.form, a.state, a.sensitive
            FROM \(first) CROSS JOIN \(second) ON a.doc = x.doc
            CROSS JOIN document d ON d.id = x.first CROSS JOIN act f ON f.doc = d.doc
            WHERE \(filter) AND a.state IS NOT NULL AND a.family IS f.family ORDER BY a.doc
            """
        var found: [Int: UInt8] = [:]
        try reader.rows(query, arguments) { (row) throws(StoreError) in
            guard let form = rules.number(ofForm: row.text(3)),
                let task = rules.task(of: form, in: row.text(4), for: FormID(row.text(1)))
            else { return }
            let (answer, own) = (row.int(2), rules.forms[Int(form)].form)
            guard !reader.covered.contains(answer),
                try !row.isSensitive(5, own, document: answer, reader)
            else { return }
            found[row.int(0)] = task
            answers.insert(answer)
        }
        tasks = found
    }
}
