import Documents
import Testing

@testable import LocalStore

@Suite struct KeptTests {
    private static let head = KeptHead(format: 3, sequence: 7, document: 5, parts: 2)

    private static func keep(_ store: Store) throws {
        try store.write { (writer) throws(StoreError) in
            try writer.keep("list", head, kinds: ["person"], parts: [[1, 2], []])
        }
    }

    private static func parts(_ store: Store) throws -> [[UInt8]?] {
        try store.read { (reader) throws(StoreError) in
            var parts: [[UInt8]?] = []
            for number in 0..<2 {
                parts.append(try reader.keptPart("list", number) { Array($0) })
            }
            return parts
        }
    }

    private static func head(_ store: Store) throws -> KeptHead? {
        try store.read { (reader) throws(StoreError) in try reader.kept("list") }
    }

    @Test(arguments: StoreState.allCases)
    func `what is kept is there until it is replaced or dropped`(state: StoreState) throws {
        var moved = KeptTests.head
        (moved.sequence, moved.document) = (9, 6)
        let other = KeptHead(format: 3, sequence: 8, document: 5, parts: 1)
        try contract(
            state,
            [
                { try KeptTests.keep($0) },
                { (store: Store) throws in
                    #expect(try KeptTests.head(store) == KeptTests.head)
                    #expect(try KeptTests.parts(store) == [[1, 2], []])
                },
                { (store: Store) throws in
                    try store.write { (writer) throws(StoreError) in
                        let isOther = try writer.moveKept("list", from: other, to: moved)
                        let isMoved = try writer.moveKept("list", from: KeptTests.head, to: moved)
                        #expect(!isOther && isMoved)
                    }
                    #expect(try KeptTests.head(store) == moved)
                },
                { (store: Store) throws in
                    try store.write { (writer) throws(StoreError) in
                        try writer.keep("list", other, kinds: ["person"], parts: [[3]])
                    }
                    #expect(try KeptTests.parts(store) == [[3], nil])
                },
                { (store: Store) throws in
                    try store.write { (writer) throws(StoreError) in try writer.dropKept("list") }
                    #expect(try KeptTests.head(store) == nil)
                    #expect(try KeptTests.parts(store) == [nil, nil])
                },
            ],
        )
    }

    @Test func `a deleted document takes along what is kept of its kind, and nothing else does`()
        throws
    {
        let bench = try Bench()
        let store = try bench.create()
        try store.put("person:1", ["name": "A"])
        try store.put("personnel:1", ["name": "B"])
        try KeptTests.keep(store)
        try store.put("person:2", ["name": "C"])
        for id in ["personnel:1", "person:1"] as [DocumentID] {
            #expect(try KeptTests.head(store) == KeptTests.head, "before \(id)")
            try store.write { (writer) throws(StoreError) in
                guard let parent = try writer.revision(id) else { return }
                try writer.delete(id, parent: parent)
            }
        }
        #expect(try KeptTests.head(store) == nil)
        #expect(try KeptTests.parts(store) == [nil, nil])
    }

    @Test func `a deletion taken back leaves what is kept`() throws {
        let bench = try Bench()
        let store = try bench.create()
        try store.put("person:1", ["name": "A"])
        try KeptTests.keep(store)
        #expect(throws: StoreError.cancelled) {
            try store.write { (writer) throws(StoreError) in
                guard let parent = try writer.revision("person:1") else { return }
                try writer.delete("person:1", parent: parent)
                throw .cancelled
            }
        }
        #expect(try KeptTests.parts(store) == [[1, 2], []])
    }

    @Test func `a rebuild drops what is kept`() throws {
        let bench = try Bench()
        let store = try bench.create()
        try KeptTests.keep(store)
        try store.rebuild()
        #expect(try KeptTests.head(store) == nil)
        #expect(try KeptTests.parts(store) == [nil, nil])
    }
}
