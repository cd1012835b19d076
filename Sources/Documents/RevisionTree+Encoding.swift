/// The tree as bytes for a column of the store: 20 bytes for one revision, 17 for each more in a line.
///
///     version 1 | number of revisions | each revision, ascending:
///         flags | generation, unless next in line | digest | distance to the parent, unless next in line
///
/// Numbers are in groups of seven bits, lowest first, the high bit set on all but the last. A digest of
/// 32 hexadecimal digits takes its 16 bytes, any other its length and UTF-8.
extension RevisionTree {
    package func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 + nodes.count * 18)
        bytes.append(TreeFormat.version)
        TreeFormat.append(nodes.count, to: &bytes)
        for index in nodes.indices {
            let node = nodes[index]
            var flags: TreeFormat.Flags = []
            if node.deleted { flags.insert(.deleted) }
            if node.isInner { flags.insert(.inner) }
            if node.parent == Node.noParent { flags.insert(.root) }
            if node.parent == Int32(index) - 1, index > 0 { flags.insert(.followsPrevious) }
            if case .text = node.revision.digestForm { flags.insert(.digestIsText) }
            bytes.append(flags.rawValue)
            if !flags.contains(.followsPrevious) {
                TreeFormat.append(node.revision.generation, to: &bytes)
                if !flags.contains(.root) { TreeFormat.append(index - Int(node.parent), to: &bytes) }
            }
            TreeFormat.append(node.revision.digestForm, to: &bytes)
        }
        return bytes
    }

    /// Reads what `encoded()` wrote. Bytes of any other origin give an error, never a broken tree.
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

/// What writing and reading share.
private enum TreeFormat {
    static let version: UInt8 = 1

    struct Flags: OptionSet {
        let rawValue: UInt8

        static let deleted = Flags(rawValue: 1)
        static let inner = Flags(rawValue: 2)
        static let root = Flags(rawValue: 4)
        /// The revision before is the parent, which gives the generation as well.
        static let followsPrevious = Flags(rawValue: 8)
        static let digestIsText = Flags(rawValue: 16)
        static let all = Flags(rawValue: 31)
    }

    static func append(_ number: Int, to bytes: inout [UInt8]) {
        var rest = UInt64(number)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    static func append(_ digest: RevisionDigest, to bytes: inout [UInt8]) {
        switch digest {
        case .packed(let high, let low):
            withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { bytes.append(contentsOf: $0) }
        case .text(let text):
            append(text.utf8.count, to: &bytes)
            bytes.append(contentsOf: text.utf8)
        }
    }
}

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
        after previous: RevisionTree.Node?
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
            isInner: flags.contains(.inner)
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
            low: UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
    }
}
