import Casework
import Documents

/// Reading what an answer means and how reports take it: `meaning: "outcome", codes: { gagal: "failed" }, sum: true`.
extension QuestionReader {
    func meaning(
        _ node: DataNode,
        _ kind: QuestionKind,
        _ list: CodeList?,
        isColumn: Bool,
    ) throws(ProgrammeError) -> AnswerMeaning? {
        let hasCodes = node.object["codes"].map { !$0.isNull } ?? false
        guard let name = try node.code("meaning", as: AnswerMeaning.Name.self) else {
            if hasCodes { throw node.error("meaning", .missing) }
            return nil
        }
        if isColumn { throw node.error("meaning", .tableInTable) }
        // Of other kinds nothing would be counted with, and nobody would see why.
        guard name.kinds.contains(formKind.rawValue) else {
            throw node.error("meaning", .notTogether(formKind.rawValue))
        }
        if name == .short || name == .income, hasCodes {
            throw node.error("codes", .notTogether(name.rawValue))
        }
        switch name {
        case .outcome:
            guard kind == .one || kind == .code, let list else {
                throw node.error("meaning", .notTogether(kind.rawValue))
            }
            return .outcome(try codes(node, among: list.rows.map(\.code)))
        case .membership:
            guard kind == .yesno || kind == .one || kind == .code else {
                throw node.error("meaning", .notTogether(kind.rawValue))
            }
            let words: [String: MembershipWord] = try codes(
                node,
                among: list?.rows.map(\.code) ?? ["true", "false"],
            )
            return .membership(ended: Set(words.filter { $0.value == .ended }.keys))
        case .visit:
            guard kind == .one || kind == .code, let list else {
                throw node.error("meaning", .notTogether(kind.rawValue))
            }
            let words: [String: VisitWord] = try codes(node, among: list.rows.map(\.code))
            return .visit(missed: Set(words.filter { $0.value == .missed }.keys))
        case .work:
            guard kind == .one || kind == .code, let list else {
                throw node.error("meaning", .notTogether(kind.rawValue))
            }
            let words: [String: WorkWord] = try codes(node, among: list.rows.map(\.code))
            return .work(state: Set(words.filter { $0.value == .state }.keys))
        case .short, .income:
            guard kind == .money || kind == .number || kind == .shown else {
                throw node.error("meaning", .notTogether(kind.rawValue))
            }
            return name == .short ? .short : .income
        }
    }

    private enum WorkWord: String, CaseIterable {
        case state, other
    }

    private enum VisitWord: String, CaseIterable {
        case met, missed
    }

    private enum MembershipWord: String, CaseIterable {
        case stands, ended
    }

    /// `codes: { gagal: "failed" }`: codes of the question's list, or yes and no as `true` and `false`, each with a word.
    private func codes<Word: RawRepresentable & CaseIterable>(
        _ node: DataNode,
        among known: [String],
    ) throws(ProgrammeError) -> [String: Word] where Word.RawValue == String {
        guard let inner = try node.child("codes") else { throw node.error("codes", .missing) }
        var words: [String: Word] = [:]
        for member in inner.object {
            let code = member.name
            guard known.contains(code) else {
                let near = NearMiss.find(code, among: known)
                throw inner.error(code, .codeNotInList(code, near: near))
            }
            guard let word = try inner.code(code, as: Word.self) else {
                throw inner.error(code, .missing)
            }
            words[code] = word
        }
        if words.isEmpty { throw node.error("codes", .empty) }
        return words
    }

    func reporting(
        _ node: DataNode,
        _ kind: QuestionKind,
    ) throws(ProgrammeError) -> Set<AnswerReporting> {
        var found: Set<AnswerReporting> = []
        for way in AnswerReporting.allCases
        where try node.flag(way.rawValue, or: false) {
            let fits =
                switch way {
                case .sum: kind == .number || kind == .money || kind == .shown
                case .mean: kind.isNumeric || kind == .shown
                case .tally: kind.needsList || kind == .yesno
                }
            guard fits else { throw node.error(way.rawValue, .notTogether(kind.rawValue)) }
            found.insert(way)
        }
        return found
    }
}
