import Casework

/// A specialism that sorts and routes work, and when it is borne: `lansia`, `anak`, `disabilitas`, `bencana`.
package struct MarkRule: Sendable {
    package let name: String
    /// Nil for always; of a form over answers and facts, of an alert over facts alone.
    package let when: Expression?

    package init(_ name: String, when: Expression? = nil) {
        self.name = name
        self.when = when
    }
}

extension Array where Element == MarkRule {
    /// Each name once, in the file's order.
    package var names: [String] {
        reduce(into: []) { names, rule in
            if !names.contains(rule.name) { names.append(rule.name) }
        }
    }

    /// Those that are borne whatever is answered.
    package var always: [String] { filter { $0.when == nil }.names }

    package var hasConditions: Bool { contains { $0.when != nil } }
}
