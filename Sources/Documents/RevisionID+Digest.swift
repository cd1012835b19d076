/// Our own revisions: what an edit is decides its id, so the same edit made twice is one revision.
///
/// The digest is SHA-256, cut to 16 bytes, over
///
///     "1 "  parent or "-"  " "  "deleted" or "live"  "\n"  canonical body
///
/// where the leading 1 is the version of this very layout. No clock, device or author goes in.
extension RevisionID {
    /// The revision that an edit makes.
    ///
    /// - Parameters:
    ///   - parent: The revision it edits; `nil` for a document's first.
    ///   - deleted: Whether the edit deletes the document.
    ///   - body: The document; members with an underscore in front (`_id`, `_rev`) do not count.
    /// - Returns: A revision one generation above its parent.
    package static func digest(parent: RevisionID?, deleted: Bool, body: JSONValue) -> RevisionID {
        var canonical: [UInt8] = []
        canonical.reserveCapacity(512)
        if case .object(let members) = body {
            members.writeCanonicalBody(into: &canonical)
        } else {
            body.writeCanonical(into: &canonical)
        }
        return canonical.withUnsafeBufferPointer { bytes in
            digest(parent: parent, deleted: deleted, canonicalBody: bytes)
        }
    }

    /// The same from a body that is canonical already (`JSONObject.writeCanonicalBody`), for imports.
    ///
    /// Cost: the hashing alone, no allocation for a first revision.
    package static func digest(
        parent: RevisionID?,
        deleted: Bool,
        canonicalBody: UnsafeBufferPointer<UInt8>,
    ) -> RevisionID {
        var hasher = SHA256()
        hasher.update("1 ")
        hasher.update(parent?.description ?? "-")
        hasher.update(deleted ? " deleted\n" : " live\n")
        hasher.update(UnsafeRawBufferPointer(canonicalBody))
        let (high, low) = hasher.finalizedPrefix()
        return RevisionID(
            generation: (parent?.generation ?? 0) + 1,
            digestForm: .packed(high: high, low: low),
        )
    }
}

extension JSONObject {
    /// Appends the canonical form of a document's own members: those without an underscore in front.
    package func writeCanonicalBody(into bytes: inout [UInt8]) {
        JSONWriter.write(
            members,
            order: orderByName().lazy.filter { index in
                members[index].name.utf8.first != UInt8(ascii: "_")
            },
            isCanonical: true,
            into: &bytes,
        )
    }
}
