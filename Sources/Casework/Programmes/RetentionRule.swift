import Documents

/// How long records of some kinds or forms are kept on a laptop, as a dated row of a programme file.
package struct RetentionRule: DatedRow {
    /// From when the years count.
    package enum Start: String, Sendable, Hashable, CaseIterable {
        /// The last writing of the record.
        case change
        /// The day its flow came to an end; of a record without a flow the last writing.
        case closing
    }

    /// Kinds of documents (`visit`), and `look` for the log of looks; empty where forms are named.
    package let kinds: [String]
    /// Forms with their programme (`kasus/korban`), which go before what is said of their kind.
    package let forms: [String]
    package let years: Int
    package let start: Start
    package let validity: Validity
    package let source: String
    /// Where it stands, for an error that only shows beside the forms of all programmes.
    package let file: String
    package let path: String

    /// The kind that stands for the log of looks.
    package static let looks = "look"
    /// What a row may name: the register stays, and a sample keeps its keyings.
    package static let allowed =
        RecordKinds.ofObligations.union(RecordKinds.ofForms).union([looks])
    package static let yearsAllowed = 1...100
}

extension DataNode {
    func retentionRules() throws(ProgrammeError) -> [RetentionRule] {
        var rules: [RetentionRule] = []
        var seen: [String: [(Validity, DataNode)]] = [:]
        for node in try children("retention") {
            try node.allow("kinds", "forms", "years", "after", "from", "to", "source")
            let kinds = try node.texts("kinds")
            let forms = try node.texts("forms")
            if kinds.isEmpty, forms.isEmpty { throw node.error("kinds", .missing) }
            if !kinds.isEmpty, !forms.isEmpty { throw node.error("forms", .notTogether("kinds")) }
            for (index, kind) in kinds.enumerated() where !RetentionRule.allowed.contains(kind) {
                let known = RetentionRule.allowed.sorted()
                throw node.error("kinds[\(index)]", .unknownCode(allowed: known))
            }
            for (index, form) in forms.enumerated() {
                let parts = form.split(separator: "/", omittingEmptySubsequences: false)
                guard parts.count == 2, parts.allSatisfy({ DataNode.isIdentifier(String($0)) })
                else { throw node.error("forms[\(index)]", .badID) }
            }
            guard let start = try node.code("after", as: RetentionRule.Start.self) else {
                throw node.error("after", .missing)
            }
            let validity = try node.validity()
            for name in kinds + forms {
                try ProgrammeError.checkOverlap((seen[name] ?? []) + [(validity, node)])
                seen[name, default: []].append((validity, node))
            }
            rules.append(
                RetentionRule(
                    kinds: kinds,
                    forms: forms,
                    years: try node.int("years", RetentionRule.yearsAllowed),
                    start: start,
                    validity: validity,
                    source: try node.text("source"),
                    file: node.file,
                    path: node.path,
                )
            )
        }
        return rules
    }
}
