import Documents
import TestSupport
import Testing

struct RevisionIDTests {
    @Test(arguments: [
        ("1-abc", 1, "abc"),
        ("10-e0c0a99520f95f2d5a724b808409b135", 10, "e0c0a99520f95f2d5a724b808409b135"),
        ("3-E0C0A99520F95F2D5A724B808409B135", 3, "E0C0A99520F95F2D5A724B808409B135"),
        ("9007199254740992-x", 9_007_199_254_740_992, "x"), ("2-a-b é", 2, "a-b é"),
        ("1-00000000000000000000000000000000", 1, "00000000000000000000000000000000"),
    ])
    func `a revision is read and written back`(text: String, generation: Int, digest: String) throws
    {
        let revision = try RevisionID(text)
        #expect(revision.generation == generation)
        #expect(revision.digest == digest)
        #expect(revision.description == text)
        #expect(try RevisionID(generation: generation, digest: digest) == revision)
    }

    @Test(arguments: [
        ("", RevisionIDError.noDash), ("bukan", .noDash), ("1", .noDash),
        ("bukan-rev", .generation),
        ("-a", .generation), ("0-a", .generation), ("01-a", .generation), ("-1-a", .generation),
        ("+1-a", .generation), ("1.0-a", .generation), ("٣-a", .generation), ("1-", .digestEmpty),
        ("9007199254740993-a", .generation), ("99999999999999999999999-a", .generation),
    ])
    func `other text is refused`(text: String, error: RevisionIDError) {
        #expect(throws: error) { try RevisionID(text) }
    }

    @Test func `generations are numbers and come first`() {
        #expect("9-z" < ("10-a" as RevisionID))
        #expect("2-a" < ("2-b" as RevisionID))
        #expect("2-a" < ("2-ab" as RevisionID))
        #expect("2-Z" < ("2-a" as RevisionID))
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `digests are ordered by their bytes in whatever form they are held`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let digits = Array("0123456789abcdef")
        let texts = (0..<40).map { _ in
            let count = [1, 31, 32, 32, 32, 33].randomElement(using: &generator) ?? 32
            return String(
                (0..<count).map { index in
                    index < 30 ? "a" : digits.randomElement(using: &generator) ?? "0"
                }
            )
        }
        let sorted = try texts.map { try RevisionID("1-" + $0) }.sorted().map(\.digest)
        let expected = texts.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        #expect(sorted == expected, "seed \(seed)")
    }

    @Test func `the same edit made twice is one revision`() throws {
        let parent: RevisionID = "1-abc"
        let one = try JSONValue(parsing: #"{"_id":"x","_rev":"1-abc","a":1.50,"b":"é"}"#)
        let other = try JSONValue(parsing: #"{"b":"\u00e9","a":1.5}"#)
        let revision = RevisionID.digest(parent: parent, deleted: false, body: one)
        #expect(revision == RevisionID.digest(parent: parent, deleted: false, body: other))
        #expect(revision.generation == 2)
        #expect(revision.digest.utf8.count == 32)
    }

    @Test func `parent, deletion and body each change the digest`() {
        let body: JSONValue = ["a": 1]
        let revisions = [
            RevisionID.digest(parent: nil, deleted: false, body: body),
            RevisionID.digest(parent: "1-a", deleted: false, body: body),
            RevisionID.digest(parent: "1-b", deleted: false, body: body),
            RevisionID.digest(parent: "1-a", deleted: true, body: body),
            RevisionID.digest(parent: "1-a", deleted: false, body: ["a": 2]),
        ]
        #expect(Set(revisions.map(\.digest)).count == revisions.count)
    }

    @Test func `the digest is the documented one`() throws {
        let body: JSONValue = ["b": 1, "a": [true]]
        #expect(
            RevisionID.digest(parent: nil, deleted: false, body: body).digest
                == String(SHA256.hex(Array("1 - live\n{\"a\":[true],\"b\":1}".utf8)).prefix(32))
        )
        #expect(
            RevisionID.digest(parent: "3-x", deleted: true, body: body).digest
                == String(
                    SHA256.hex(Array("1 3-x deleted\n{\"a\":[true],\"b\":1}".utf8)).prefix(32)
                )
        )
    }

    @Test func `the quick way over canonical bytes gives the same revision`() {
        let body: JSONObject = ["_id": "x", "b": 1, "a": nil]
        var bytes: [UInt8] = []
        body.writeCanonicalBody(into: &bytes)
        let quick = bytes.withUnsafeBufferPointer {
            RevisionID.digest(parent: "1-a", deleted: false, canonicalBody: $0)
        }
        #expect(quick == RevisionID.digest(parent: "1-a", deleted: false, body: .object(body)))
    }

    @Test func `a _revisions member is read and written back`() throws {
        let member: JSONValue = ["start": 3, "ids": ["c", "b"]]
        let path = try [RevisionID](revisions: member)
        #expect(path == ["3-c", "2-b"])
        #expect(path.revisionsMember == member)
    }

    @Test(
        arguments: [
            (#"{"start":1,"ids":["b","a"]}"#, RevisionIDError.history),
            (#"{"start":1,"ids":[]}"#, .history),
            (#"{"ids":["a"]}"#, .history),
            (#"{"start":1}"#, .history),
            (#"{"start":1,"ids":[1]}"#, .history),
            (#"{"start":1.5,"ids":["a"]}"#, .history),
            (#"{"start":-1,"ids":["a"]}"#, .history),
            (#""x""#, .history),
            (#"{"start":1,"ids":[""]}"#, .digestEmpty),
            (#"{"start":9007199254740993,"ids":["a"]}"#, .generation),
        ]
    )
    func `a member that is no history is refused`(source: String, error: RevisionIDError) throws {
        let member = try JSONValue(parsing: source)
        #expect(throws: error) { try [RevisionID](revisions: member) }
    }
}
