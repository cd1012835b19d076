import Casework
import Documents
import Forms

/// The rules of all programmes about how long records are kept, as one.
struct RetentionPlan: Sendable {
    private let rules: [RetentionRule]
    /// A rule that names a form nobody has: until that is mended nothing is dropped, for a form whose own term
    /// is misspelt would go by the shorter one of its kind.
    let fault: ProgrammeError?

    init(_ book: RuleBook, _ forms: FormBook) {
        rules = book.programmes.flatMap(\.retention)
        var fault: ProgrammeError?
        let known = forms.forms.map(\.id.rawValue)
        for rule in rules {
            for (index, form) in rule.forms.enumerated()
            where fault == nil && !known.contains(form) {
                fault = ProgrammeError(
                    file: rule.file,
                    path: "\(rule.path).forms[\(index)]",
                    reason: .unknownElsewhere(form, near: NearMiss.find(form, among: known)),
                )
            }
        }
        self.fault = fault
    }

    /// How long a record is kept; nil for ever, where no rule in force names it.
    ///
    /// What is said of a form goes before what is said of its kind; of two programmes' rules the longer holds.
    func term(_ kind: String, _ form: String?, on day: Day) -> RetentionRule? {
        let inForce = rules.filter { $0.validity.contains(day) }
        let own = inForce.filter { rule in form.map { rule.forms.contains($0) } ?? false }
        let all = own.isEmpty ? inForce.filter { $0.kinds.contains(kind) } : own
        return all.max { $0.years < $1.years }
    }

    /// The shortest term of a kind and its forms; nil where nothing of it ever goes.
    func shortest(_ kind: String, on day: Day) -> Int? {
        rules.filter { $0.validity.contains(day) && ($0.kinds.contains(kind) || !$0.forms.isEmpty) }
            .map(\.years).min()
    }

    /// How many years the log of looks is kept.
    func yearsOfLooks(on day: Day) -> Int {
        term(RetentionRule.looks, nil, on: day)?.years ?? Self.yearsOfLooks
    }

    /// Without a rule; as long as questions about a year's work come.
    private static let yearsOfLooks = 2
}
