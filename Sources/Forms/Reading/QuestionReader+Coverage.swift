import Casework
import Documents

/// Reading what a roster's column covers: `covers: { obligation: "pkh/p2k2", states: { H: "patuh" } }`.
extension QuestionReader {
    func coverage(
        _ question: DataNode,
        _ kind: QuestionKind,
        _ list: CodeList?,
        isColumn: Bool,
    ) throws(ProgrammeError) -> Coverage? {
        guard let node = try question.child("covers") else { return nil }
        guard isColumn else { throw question.error("covers", .needsMemberColumn) }
        guard kind == .one || kind == .code, let list else {
            throw question.error("covers", .notTogether(kind.rawValue))
        }
        try node.allow("obligation", "states")
        let name = try node.text("obligation")
        let isCoverable = try FormLibrary.find(
            name,
            at: node,
            member: "obligation",
            home: home,
            among: library.obligations,
        )
        guard isCoverable else { throw node.error("obligation", .notCoverable(name)) }
        let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
        return Coverage(
            programme: parts.count == 2 ? parts[0] : home,
            obligation: parts.last ?? name,
            states: try states(node, list),
        )
    }

    private func states(
        _ node: DataNode,
        _ list: CodeList,
    ) throws(ProgrammeError) -> [String: CheckState] {
        guard let inner = try node.child("states") else { throw node.error("states", .missing) }
        var states: [String: CheckState] = [:]
        for member in inner.object {
            let code = member.name
            guard list.has(code) else {
                let near = NearMiss.find(code, among: list.rows.map(\.code))
                throw inner.error(code, .codeNotInList(code, near: near))
            }
            guard let state = try inner.code(code, as: CheckState.self) else {
                throw inner.error(code, .missing)
            }
            states[code] = state
        }
        if states.isEmpty { throw node.error("states", .empty) }
        return states
    }

    /// A table that covers an obligation tells whose it is, once.
    func checkCoverage(_ columns: [Question], _ table: DataNode) throws(ProgrammeError) {
        var seen: [String] = []
        for (column, node) in zip(columns, try table.children("columns")) {
            guard let covers = column.covers else { continue }
            guard columns.contains(where: { $0.kind == .member }) else {
                throw node.error("covers", .needsMemberColumn)
            }
            let name = covers.programme + "/" + covers.obligation
            if seen.contains(name) { throw node.error("covers", .duplicate(name)) }
            seen.append(name)
        }
    }
}
