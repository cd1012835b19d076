/// One revision of a document: how many edits deep it is, and a digest that tells it from its siblings.
///
/// Ordered as the winner rule wants it: by generation as a number (10 follows 9), then by the digest's
/// bytes. A digest that is not ours is opaque. Source: CouchDB documentation, "Replication and conflict
/// model".
package struct RevisionID: Hashable, Sendable {
    /// 1 for a document's first revision.
    package let generation: Int

    let digestForm: RevisionDigest

    init(generation: Int, digestForm: RevisionDigest) {
        self.generation = generation
        self.digestForm = digestForm
    }

    /// Reads `10-abc`.
    package init(_ text: String) throws(RevisionIDError) {
        let bytes = text.utf8
        guard let dash = bytes.firstIndex(of: UInt8(ascii: "-")) else { throw .noDash }
        guard let generation = Self.generation(bytes[..<dash]) else { throw .generation }
        self.generation = generation
        digestForm = try RevisionDigest(text: text[bytes.index(after: dash)...])
    }

    package init(generation: Int, digest: String) throws(RevisionIDError) {
        guard Self.foreignGenerations.contains(generation) else { throw .generation }
        self.generation = generation
        digestForm = try RevisionDigest(text: digest[...])
    }

    /// The part after the dash.
    package var digest: String {
        digestForm.text
    }

    /// Generations we take from outside: up to the largest whole number that every JSON reader holds
    /// exactly, far from where adding one would overflow.
    private static let foreignGenerations = 1...(1 << 53)

    /// Digits only, no zero in front, so that a revision reads back as it was written.
    private static func generation(_ digits: Substring.UTF8View) -> Int? {
        guard let first = digits.first, first != UInt8(ascii: "0"), digits.count <= 16 else {
            return nil
        }
        var value = 0
        for byte in digits {
            guard byte &- UInt8(ascii: "0") < 10 else { return nil }
            value = value * 10 + Int(byte &- UInt8(ascii: "0"))
        }
        return foreignGenerations.contains(value) ? value : nil
    }
}

/// Why a text is not a revision, or a list of digests not a history.
package enum RevisionIDError: Error, Hashable, Sendable {
    case noDash
    /// Not a whole number from 1 to 2^53 in plain digits.
    case generation
    case digestEmpty
    /// A `_revisions` member without `start` or `ids`, with no ids, or with more ids than generations.
    case history
}

extension RevisionID: Comparable {
    package static func < (left: RevisionID, right: RevisionID) -> Bool {
        left.generation == right.generation
            ? left.digestForm < right.digestForm
            : left.generation < right.generation
    }
}

extension RevisionID: CustomStringConvertible {
    package var description: String {
        "\(generation)-\(digest)"
    }
}
