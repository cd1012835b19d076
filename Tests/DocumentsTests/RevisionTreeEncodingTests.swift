import Documents
import TestSupport
import Testing

struct RevisionTreeEncodingTests {
    @Test(arguments: [
        "", "1-a", "7-a deleted", "1-a > 2-b > 3-c",
        "1-a > 2-b deleted | 1-a > 2-c | 200-x > 201-y",
        "1-e0c0a99520f95f2d5a724b808409b135 > 2-a176ce49514b15292e88e2253be8a46e",
    ])
    func `a tree reads back as itself`(sketch: String) throws {
        let tree = try RevisionTree(sketch: sketch)
        #expect(try RevisionTree(encoded: tree.encoded()) == tree)
    }

    @Test func `a line of revisions takes 17 bytes each`() {
        var path = [RevisionID.digest(parent: nil, deleted: false, body: .null)]
        #expect(RevisionTree(root: path[0]).encoded().count == 20)
        for _ in 0..<9 {
            path.insert(RevisionID.digest(parent: path[0], deleted: false, body: .null), at: 0)
        }
        var tree = RevisionTree()
        tree.merge(path: path, deleted: false)
        #expect(tree.encoded().count == 20 + 9 * 17)
    }

    @Test func `another version and no bytes at all are refused`() {
        #expect(throws: RevisionTreeError.unknownVersion) { try RevisionTree(encoded: [2, 0]) }
        #expect(throws: RevisionTreeError.damaged) { try RevisionTree(encoded: [] as [UInt8]) }
        #expect(throws: RevisionTreeError.damaged) { try RevisionTree(encoded: [1]) }
    }

    @Test func `a count larger than the bytes reserves nothing`() {
        let bytes: [UInt8] = [1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]
        #expect(throws: RevisionTreeError.damaged) { try RevisionTree(encoded: bytes) }
    }

    @Test func `generations near the end of Int are refused, not counted on`() {
        let root: [UInt8] = [
            4 | 2 | 16, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 1, 0x61,
        ]
        let child: [UInt8] = [8 | 16, 1, 0x62]
        #expect(throws: RevisionTreeError.damaged) {
            try RevisionTree(encoded: [1, 2] + root + child)
        }
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `damaged bytes give an error or a sound tree, never a trap`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var histories = SeededHistories(seed: seed)
        for round in 0..<100 {
            var tree = RevisionTree()
            for edit in histories.honest() { tree.merge(path: edit.path, deleted: edit.deleted) }
            var bytes = tree.encoded()
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 1..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                default: bytes.insert(UInt8.random(in: 0...40, using: &generator), at: place)
                }
                if bytes.count < 3 { break }
            }
            expectErrorOrSoundTree(bytes, "seed \(seed), round \(round)")
        }
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `random bytes give an error or a sound tree, never a trap`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for round in 0..<1000 {
            let count = Int.random(in: 0..<60, using: &generator)
            let bytes =
                [1, UInt8.random(in: 0..<5, using: &generator)]
                + (0..<count).map { _ in
                    UInt8.random(
                        in: Bool.random(using: &generator) ? 0...32 : 0...255,
                        using: &generator,
                    )
                }
            expectErrorOrSoundTree(bytes, "seed \(seed), round \(round)")
        }
    }

    private func expectErrorOrSoundTree(
        _ bytes: [UInt8],
        _ message: String,
        sourceLocation: SourceLocation = #_sourceLocation,
    ) {
        guard let tree = try? RevisionTree(encoded: bytes) else { return }
        let again = try? RevisionTree(encoded: tree.encoded())
        #expect(again == tree, "\(message)", sourceLocation: sourceLocation)
        #expect(tree.isEmpty == (tree.winner == nil), "\(message)", sourceLocation: sourceLocation)
    }
}
