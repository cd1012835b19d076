import Documents

/// A member of a record, or of an object in one; names are compared as bytes, as JSON does.
package struct FieldPath: Sendable {
    package let member: String
    /// Set for members of objects that are merged member by member.
    package let inner: String?

    package init(_ member: String, _ inner: String? = nil) {
        self.member = member
        self.inner = inner
    }
}

extension FieldPath: Hashable, Comparable {
    package static func == (left: FieldPath, right: FieldPath) -> Bool {
        left.member.utf8.elementsEqual(right.member.utf8)
            && (left.inner == nil) == (right.inner == nil)
            && (left.inner ?? "").utf8.elementsEqual((right.inner ?? "").utf8)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in member.utf8 { hasher.combine(byte) }
        hasher.combine(0xFF as UInt8)
        for byte in (inner ?? "").utf8 { hasher.combine(byte) }
    }

    package static func < (left: FieldPath, right: FieldPath) -> Bool {
        if !left.member.utf8.elementsEqual(right.member.utf8) {
            return left.member.utf8.lexicographicallyPrecedes(right.member.utf8)
        }
        guard let mine = left.inner, let other = right.inner else {
            return left.inner == nil && right.inner != nil
        }
        return mine.utf8.lexicographicallyPrecedes(other.utf8)
    }
}

extension FieldPath: CustomStringConvertible, ExpressibleByStringLiteral {
    /// `state`, `facts.alpa`.
    package var description: String { inner.map { member + "." + $0 } ?? member }

    package init(stringLiteral text: String) {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        self.init(parts.first ?? "", parts.count > 1 ? parts[1] : nil)
    }
}
