import Casework

/// The names an expression may use at its place in a file.
struct ExpressionNames {
    /// Question by name; a table's column by `anggota.hadir`, and inside the table by `hadir`.
    private(set) var questions: [String: Question] = [:]
    private let facts: Set<String>
    /// `ibu.age`: what is asked of the member that an answer names.
    private var chosen: Set<String> = []

    private init(facts: Set<String>) {
        self.facts = facts
    }

    /// Facts alone; a rule about families knows of no member.
    static func facts(_ about: AlertRule.Subject) -> ExpressionNames {
        switch about {
        case .member: ExpressionNames(facts: FactNames.ofRules)
        case .family:
            ExpressionNames(facts: FactNames.ofRules.filter { !$0.hasPrefix("member.") })
        }
    }

    static let facts = ExpressionNames(facts: FactNames.all)

    /// The answers of a form and facts.
    static func answers(_ questions: [Question]) -> ExpressionNames {
        var names = ExpressionNames.facts
        for question in questions {
            names.questions[question.id] = question
            if question.kind == .member {
                let facts = FactNames.ofChosenMember.keys
                names.chosen.formUnion(facts.map { question.id + "." + $0 })
            }
            for column in question.columns {
                names.questions[question.id + "." + column.id] = column
            }
        }
        return names
    }

    /// The same inside a table.
    func inside(_ table: Question) -> ExpressionNames {
        var names = self
        for column in table.columns { names.questions[column.id] = column }
        return names
    }

    /// Refuses names that are unknown here, comparisons of unlike values, and codes that a named question's list does not have.
    func check(
        _ expression: Expression?,
        at node: DataNode,
        _ member: String,
    ) throws(ProgrammeError) {
        guard let expression else { return }
        for name in expression.names.sorted() where !isKnown(name) {
            throw node.error(member, .unknownName(name, near: near(name)))
        }
        for (comparison, left, right) in expression.comparisons
        where isHopeless(comparison, left, right) {
            throw node.error(member, .neverComparable(comparison.rawValue))
        }
        for (question, code) in expression.comparedCodes {
            guard let list = questions[question]?.list, !list.has(code) else { continue }
            let near = NearMiss.find(code, among: Set(list.rows.map(\.code)).sorted())
            throw node.error(member, .codeNotInList(code, near: near))
        }
    }

    func isKnown(_ name: String) -> Bool {
        questions[name] != nil || facts.contains(name) || chosen.contains(name)
    }

    func near(_ name: String) -> String? {
        NearMiss.find(name, among: questions.keys.sorted() + facts.sorted() + chosen.sorted())
    }
}

extension Expression {
    fileprivate var comparisons: [(Comparison, Expression, Expression)] {
        var found: [(Comparison, Expression, Expression)] = []
        visit { part in
            if case .comparison(let comparison, let left, let right) = part {
                found.append((comparison, left, right))
            }
        }
        return found
    }

    /// Names with the texts they are compared with: `channel = 'pos'`, `channel in ['pos', 'bank']`.
    fileprivate var comparedCodes: [(name: String, code: String)] {
        var found: [(name: String, code: String)] = []
        visit { part in
            guard case .comparison(let comparison, let left, let right) = part else { return }
            switch comparison {
            case .equal, .different, .isIn, .has: break
            case .less, .lessOrEqual, .greater, .greaterOrEqual: return
            }
            for (one, other) in [(left, right), (right, left)] {
                guard case .name(let name) = one else { continue }
                found += other.texts.map { (name, $0) }
            }
        }
        return found
    }

    /// The texts that it is, or lists.
    private var texts: [String] {
        switch self {
        case .constant(.text(let text)): [text]
        case .list(let elements): elements.flatMap { $0.texts }
        default: []
        }
    }
}
