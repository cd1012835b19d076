import Documents
import FoundationEssentials
import Testing

struct JSONCodableTests {
    @Test func `JSON5 text becomes a value`() throws {
        let source = """
            {
                // A limit with its source.
                id: 'pkh', limit: +85, share: .5, hex: 0x1F, big: 9223372036854775808,
                list: [1, 'a', true, null,],
            }
            """
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        let value = try decoder.decode(JSONValue.self, from: Data(source.utf8))
        #expect(
            value == [
                "id": "pkh", "limit": 85, "share": 0.5, "hex": 31,
                "big": .number(try #require(JSONNumber(text: "9223372036854775808"))),
                "list": [1, "a", true, nil],
            ]
        )
        #expect(value.object?.names == ["big", "hex", "id", "limit", "list", "share"])
    }

    @Test(arguments: ["Infinity", "-Infinity", "NaN"])
    func `a JSON5 number that JSON cannot write is refused`(text: String) {
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        #expect(throws: DecodingError.self) {
            try decoder.decode(JSONValue.self, from: Data("[\(text)]".utf8))
        }
    }

    @Test func `an encoder writes what a decoder reads back`() throws {
        let value: JSONValue = [
            "null": nil, "bool": true, "int": -5, "double": 1.25, "text": "é\n",
            "big": .number(try #require(JSONNumber(text: "18446744073709551615"))),
            "list": [1, [2, ["x": 3]]], "empty": .object(JSONObject()),
        ]
        let data = try JSONEncoder().encode(value)
        #expect(try JSONDecoder().decode(JSONValue.self, from: data) == value)
        #expect(try JSONValue(parsing: Array(data)) == value)
    }
}
