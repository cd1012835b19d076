import Documents
import Testing

struct JSONObjectTests {
    @Test func `a set member keeps its place, a new one goes to the end`() {
        var value: JSONValue = ["a": 1, "b": 2]
        value["a"] = "x"
        value["c"] = true
        #expect(value.description == #"{"a":"x","b":2,"c":true}"#)
    }

    @Test func `setting nil removes a member and null keeps it`() {
        var value: JSONValue = ["a": 1, "b": 2, "c": 3]
        value["b"] = nil
        value["none"] = nil
        value["c"] = .some(.null)
        #expect(value.description == #"{"a":1,"c":null}"#)
    }

    @Test func `a member inside a member can be set`() {
        var value: JSONValue = ["school": ["level": "SD"]]
        value["school"]?["level"] = "SMP"
        #expect(value["school"]?["level"]?.string == "SMP")
    }

    @Test func `order does not count for equality and hashing`() {
        let one: JSONValue = ["a": 1, "b": ["x": 1, "y": 2]]
        let other: JSONValue = ["b": ["y": 2, "x": 1.0], "a": 1]
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(one != ["a": 1, "b": ["x": 1, "y": 3]])
        #expect(one != ["a": 1])
    }

    @Test func `texts are equal by their bytes`() {
        #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
        #expect(JSONValue.string("é") == .string("é"))
    }

    @Test func `a value of another kind has no members`() {
        #expect(JSONValue.string("x")["a"] == nil)
        #expect(JSONValue.null.int == nil)
        #expect((1.5 as JSONValue).int == nil)
        #expect((1.5 as JSONValue).double == 1.5)
    }
}
