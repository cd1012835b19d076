import Documents
import Testing

struct JSONCanonicalTests {
    @Test func `members are sorted by bytes at every depth`() {
        let value: JSONValue = [
            "b": 1, "a": ["z": nil, "é": 2, "Z": [["y": 1, "x": 2]]], "": 0, "abcdefghi": 1,
            "abcdefgh": 2, "abcdefghh": 3,
        ]
        #expect(
            String(decoding: value.canonical(), as: UTF8.self)
                == #"{"":0,"a":{"Z":[{"x":2,"y":1}],"z":null,"é":2},"#
                + #""abcdefgh":2,"abcdefghh":3,"abcdefghi":1,"b":1}"#
        )
    }

    @Test func `a name that ends in a zero byte follows the one without`() {
        let value: JSONValue = ["a\0": 1, "a": 2]
        #expect(String(decoding: value.canonical(), as: UTF8.self) == #"{"a":2,"a\u0000":1}"#)
    }

    @Test func `one value has one canonical form`() throws {
        let one = try JSONValue(parsing: #"{"n":1.50,"t":"\u0041\/","m":[1e2]}"#)
        let other = try JSONValue(parsing: #" { "m" : [100.0], "t":"A/", "n": 15e-1 } "#)
        #expect(one.canonical() == other.canonical())
    }

    @Test func `texts are escaped where JSON demands it and nowhere else`() {
        let text: JSONValue = "\u{0}\u{1F}\u{8}\u{C}\n\r\t\"\\/\u{7F}\u{2028}é😀"
        #expect(
            text.description == #""\u0000\u001f\b\f\n\r\t\"\\/"# + "\u{7F}\u{2028}é😀\""
        )
    }
}
