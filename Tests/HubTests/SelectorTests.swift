import Documents
import Testing

@testable import Hub

/// Selectors, by the examples of CouchDB's documentation in our words.
struct SelectorTests {
    private static let family: JSONValue = [
        "_id": "family:1", "type": "family", "desil": 3, "assignedTo": ["siti", "budi"],
        "address": ["village": "Sukamaju", "rt": "01"], "visits": [["n": 1], ["n": 5]], "note": nil,
    ]

    @Test(arguments: [
        (#"{}"#, true),
        (#"{"type": "family"}"#, true),
        (#"{"type": "member"}"#, false),
        (#"{"address.village": "Sukamaju"}"#, true),
        (#"{"address": {"village": "Sukamaju"}}"#, true),
        (#"{"address.village.x": 1}"#, false),
        (#"{"desil": {"$gt": 2, "$lte": 3}}"#, true),
        (#"{"desil": {"$lt": 3}}"#, false),
        (#"{"desil": {"$gt": null}}"#, true),
        (#"{"desil": {"$in": [1, 3]}}"#, true),
        (#"{"desil": {"$nin": [1, 3]}}"#, false),
        (#"{"assignedTo": {"$elemMatch": {"$eq": "siti"}}}"#, true),
        (#"{"assignedTo": {"$in": ["ani", "budi"]}}"#, true),
        (#"{"assignedTo": {"$all": ["siti", "ani"]}}"#, false),
        (#"{"assignedTo": {"$size": 2}}"#, true),
        (#"{"visits": {"$elemMatch": {"n": {"$gte": 5}}}}"#, true),
        (#"{"visits": {"$allMatch": {"n": {"$gte": 5}}}}"#, false),
        (#"{"hilang": {"$exists": false}}"#, true),
        (#"{"note": {"$exists": true}}"#, true),
        (#"{"note": null}"#, true),
        (#"{"desil": {"$type": "number"}}"#, true),
        (#"{"$or": [{"type": "member"}, {"desil": 3}]}"#, true),
        (#"{"$and": [{"type": "family"}, {"desil": 4}]}"#, false),
        (#"{"$nor": [{"type": "member"}, {"desil": 4}]}"#, true),
        (#"{"$not": {"type": "family"}}"#, false),
        (#"{"desil": {"$not": {"$gt": 5}}}"#, true),
        (#"{"type": {"$ne": "member"}}"#, true),
    ])
    func `a document is meant or not`(text: String, isMeant: Bool) throws {
        let selector = try Selector(try JSONValue(parsing: text))
        #expect(selector.matches(SelectorTests.family) == isMeant, "\(text)")
    }

    @Test(arguments: [
        #"{"a": {"$regex": "x"}}"#, #"{"$and": 1}"#, #"{"a": {"$size": "2"}}"#, #"[1]"#, #""x""#,
        #"{"a": {"$in": 1}}"#, #"{"a": {"$exists": 1}}"#,
    ])
    func `what is no selector of ours is refused`(text: String) throws {
        let json = try JSONValue(parsing: text)
        #expect(throws: HubFault.self) { try Selector(json) }
    }
}
