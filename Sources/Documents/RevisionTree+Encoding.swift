/// The tree as bytes for a column of the store: 20 bytes for one revision, 17 for each more in a line.
///
///     version 1 | number of revisions | each revision, ascending:
///         flags | generation, distance to the parent (neither if next in line; a root has none) | digest
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
                if !flags.contains(.root) {
                    TreeFormat.append(index - Int(node.parent), to: &bytes)
                }
            }
            TreeFormat.append(node.revision.digestForm, to: &bytes)
        }
        return bytes
    }
}

/// What writing and reading share.
enum TreeFormat {
    static let version: UInt8 = 1

    /// Above all that `RevisionID` reads and own edits add, below where counting on would overflow.
    static let highestGeneration = 1 << 54

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
