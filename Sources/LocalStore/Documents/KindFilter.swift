/// Which documents of a feed are looked at, by their kinds (`DocumentID.kind`).
package enum KindFilter: Sendable, Equatable {
    case all
    /// All but these kinds and the database's own documents (`_design/...`).
    ///
    /// Kinds are this program's own words: letters, digits and hyphens.
    case without(Set<String>)

    package func includes(_ kind: String) -> Bool {
        switch self {
        case .all: true
        case .without(let kinds): kind.utf8.first != UInt8(ascii: "_") && !kinds.contains(kind)
        }
    }

    /// The same as a condition on `document.id`, to stand behind others.
    var condition: String {
        switch self {
        case .all: return ""
        case .without(let kinds):
            precondition(
                kinds.allSatisfy { $0.utf8.allSatisfy(KindFilter.isPlain) },
                "a kind is a plain word",
            )
            guard !kinds.isEmpty else { return " AND substr(id, 1, 1) <> '_'" }
            let names = kinds.sorted().map { "'\($0)'" }.joined(separator: ", ")
            return """
                 AND substr(id, 1, 1) <> '_'
                AND substr(id, 1, instr(id || ':', ':') - 1) NOT IN (\(names))
                """
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }
}
