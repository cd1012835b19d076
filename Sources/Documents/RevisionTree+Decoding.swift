extension RevisionTree {
    /// Reads what `encoded()` wrote.
    ///
    /// Bytes of any other origin give an error, never a broken tree.
    package init(encoded bytes: UnsafeBufferPointer<UInt8>) throws(RevisionTreeError) {
        var reader = TreeReader(bytes: bytes)
        guard try reader.byte() == TreeFormat.version else { throw .unknownVersion }
        let count = try reader.number()
        // No revision takes fewer than three bytes; a lying count must not reserve memory.
        guard count <= bytes.count / 3 else { throw .damaged }
        nodes = []
        nodes.reserveCapacity(count)
        for index in 0..<count { nodes.append(try reader.node(at: index, after: nodes.last)) }
        guard reader.isAtEnd, brokenInvariant == nil else { throw .damaged }
    }

    package init(encoded bytes: [UInt8]) throws(RevisionTreeError) {
        self = try bytes.withUnsafeBufferPointer { (buffer) throws(RevisionTreeError) in
            try RevisionTree(encoded: buffer)
        }
    }
}

/// Why bytes are not a revision tree.
package enum RevisionTreeError: Error, Hashable, Sendable {
    /// Written by a newer program, or not a tree at all.
    case unknownVersion
    case damaged
}

/// Takes the parts of a tree from bytes that may be anything.
private struct TreeReader {
    let bytes: UnsafeBufferPointer<UInt8>
    var at = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var isAtEnd: Bool {
        at == bytes.count
    }

    mutating func byte() throws(RevisionTreeError) -> UInt8 {
        guard at < bytes.count else { throw .damaged }
        defer { at += 1 }
        return bytes[at]
    }

    /// A number of at most nine groups, so below 2^63.
    mutating func number() throws(RevisionTreeError) -> Int {
        var value = 0
        for shift in stride(from: 0, to: 63, by: 7) {
            let group = try byte()
            value |= Int(group & 0x7F) << shift
            if group < 0x80 { return value }
        }
        throw .damaged
    }

    mutating func node(
        at index: Int,
        after previous: RevisionTree.Node?,
    ) throws(RevisionTreeError) -> RevisionTree.Node {
        let flags = TreeFormat.Flags(rawValue: try byte())
        guard TreeFormat.Flags.all.isSuperset(of: flags) else { throw .damaged }
        var generation: Int
        var parent = RevisionTree.Node.noParent
        if flags.contains(.followsPrevious) {
            guard let previous, !flags.contains(.root) else { throw .damaged }
            generation = previous.revision.generation + 1
            parent = Int32(index - 1)
        } else {
            generation = try number()
            guard generation <= TreeFormat.highestGeneration else { throw .damaged }
            if !flags.contains(.root) {
                let distance = try number()
                guard (1...max(1, index)).contains(distance), index > 0 else { throw .damaged }
                parent = Int32(index - distance)
            }
        }
        let digest = try digest(isText: flags.contains(.digestIsText))
        return RevisionTree.Node(
            revision: RevisionID(generation: generation, digestForm: digest),
            parent: parent,
            deleted: flags.contains(.deleted),
            isInner: flags.contains(.inner),
        )
    }

    private mutating func digest(isText: Bool) throws(RevisionTreeError) -> RevisionDigest {
        let count = isText ? try number() : 16
        guard count <= bytes.count - at else { throw .damaged }
        let slice = UnsafeBufferPointer(rebasing: bytes[at..<at + count])
        at += count
        if isText {
            // An empty digest or one in the wrong form was never written.
            guard let text = String(validating: slice, as: UTF8.self),
                case .text(let digest) = try? RevisionDigest(text: text[...])
            else { throw .damaged }
            return .text(digest)
        }
        let raw = UnsafeRawBufferPointer(slice)
        return .packed(
            high: UInt64(bigEndian: raw.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
        )
    }
}
