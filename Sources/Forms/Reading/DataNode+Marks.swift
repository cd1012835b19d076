import Casework
import Documents

/// Specialisms of a form or an alert.
extension DataNode {
    /// The most of one form or alert.
    private static let markLimit = 20

    /// `marks: ["anak"]`, or `marks: { anak: "umur < 18", bencana: true }`.
    func markRules(
        _ check: (Expression, String) throws(ProgrammeError) -> Void
    ) throws(ProgrammeError) -> [MarkRule] {
        guard case .object(let members)? = object["marks"] else {
            return try texts("marks").map { MarkRule($0) }
        }
        var rules: [MarkRule] = []
        for member in members {
            let place = "marks." + member.name
            guard DataNode.isIdentifier(member.name) else { throw error(place, .badID) }
            switch member.value {
            case .bool(true): rules.append(MarkRule(member.name))
            case .string(let text):
                let expression = try parsed(text, place)
                try check(expression, place)
                rules.append(MarkRule(member.name, when: expression))
            default: throw error(place, .wrongType(expected: .text))
            }
        }
        if rules.count > Self.markLimit { throw error("marks", .outOfRange(1, Self.markLimit)) }
        return rules
    }
}

extension ExpressionNames {
    /// Refuses what is no yes or no: it would hold for nothing, and nobody would see why.
    func checkFlag(
        _ expression: Expression,
        at node: DataNode,
        _ member: String,
    ) throws(ProgrammeError) {
        try check(expression, at: node, member)
        if let kind = kind(expression), kind != ExpressionKind.flag {
            throw node.error(member, .wrongType(expected: .flag))
        }
    }
}
