import Documents
import Testing

struct JSONParserTests {
    @Test func `every kind of value is read`() throws {
        let value = try JSONValue(
            parsing: #" {"a":null,"b":[true,false],"c":-12,"d":1.5e3,"e":"x","f":{},"g":[]} "#
        )
        #expect(
            value == [
                "a": nil, "b": [true, false], "c": -12, "d": 1500, "e": "x",
                "f": .object(JSONObject()), "g": .array([]),
            ]
        )
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#""\u0041\u00e9\u20AC""#, "A\u{E9}\u{20AC}"),
        (#""\ud83d\uDE00""#, "\u{1F600}"),
        (#""\u0000""#, "\0"),
        (#""x\uFFFFé字😀y""#, "x\u{FFFF}é字😀y"),
        ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
        ("\"\"", ""),
    ])
    func `escapes and characters become their text`(source: String, text: String) throws {
        let read = try #require(try JSONValue(parsing: source).string)
        #expect(Array(read.utf8) == Array(text.utf8))
    }

    @Test(arguments: [
        ("", 0, JSONError.Reason.endsTooSoon),
        ("  ", 2, .endsTooSoon),
        ("{", 1, .endsTooSoon),
        ("[1,", 3, .endsTooSoon),
        ("\"ab", 3, .endsTooSoon),
        ("\"a\\", 3, .endsTooSoon),
        ("\"\\u12", 5, .endsTooSoon),
        ("tru", 3, .endsTooSoon),
        ("-", 1, .endsTooSoon),
        ("1.", 2, .endsTooSoon),
        ("1e+", 3, .endsTooSoon),
        ("{\"a\"", 4, .endsTooSoon),
        ("truth", 0, .valueExpected),
        ("[,1]", 1, .valueExpected),
        ("[1,]", 3, .valueExpected),
        ("'a'", 0, .valueExpected),
        ("NaN", 0, .valueExpected),
        ("+1", 0, .valueExpected),
        (".5", 0, .valueExpected),
        ("/*x*/1", 0, .valueExpected),
        ("\u{FEFF}1", 0, .valueExpected),
        ("{a:1}", 1, .nameExpected),
        ("{\"a\":1,}", 7, .nameExpected),
        ("{\"a\" 1}", 5, .colonExpected),
        ("[1 2]", 3, .commaOrEndExpected),
        ("{\"a\":1;\"b\":2}", 6, .commaOrEndExpected),
        ("[1}", 2, .commaOrEndExpected),
        ("01", 1, .numberMalformed),
        ("-x", 1, .numberMalformed),
        ("1.x", 2, .numberMalformed),
        ("1ex", 2, .numberMalformed),
        ("[-01]", 3, .numberMalformed),
        ("\"a\\x\"", 2, .escapeUnknown),
        ("\"\\u12G4\"", 1, .escapeUnknown),
        ("\"\\ud83d\"", 1, .surrogateAlone),
        ("\"\\ud83dx\"", 1, .surrogateAlone),
        ("\"\\ud83d\\n\"", 1, .surrogateAlone),
        ("\"\\ud83d\\u0041\"", 1, .surrogateAlone),
        ("\"ab\\ude00\"", 3, .surrogateAlone),
        ("\"a\nb\"", 2, .controlCharacterBare),
        ("\"\\n\u{1}\"", 3, .controlCharacterBare),
        ("1 2", 2, .moreAfterValue),
        ("{}}", 2, .moreAfterValue),
        ("null\u{0}", 4, .moreAfterValue),
        ("1\u{A0}", 1, .moreAfterValue),
    ])
    func `what is not JSON is refused with place and reason`(
        source: String,
        offset: Int,
        reason: JSONError.Reason,
    ) {
        #expect(throws: JSONError(offset: offset, reason: reason)) {
            try JSONValue(parsing: source)
        }
    }

    @Test(
        arguments: [
            ([0x22, 0xFF, 0x22], 1),
            ([0x22, 0x61, 0xC3, 0x22], 2),
            ([0x22, 0xC3, 0xA9, 0xC0, 0xAF, 0x22], 3),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
            ([0x22, 0x5C, 0x6E, 0xF4, 0x90, 0x80, 0x80, 0x22], 3),
        ] as [([UInt8], Int)]
    )
    func `bytes that are not UTF-8 are refused at the first of them`(bytes: [UInt8], offset: Int) {
        #expect(throws: JSONError(offset: offset, reason: .notUTF8)) {
            try JSONValue(parsing: bytes)
        }
    }

    @Test func `values nest to the limit and no deeper`() throws {
        let limit = JSONValue.depthLimit
        let deepest = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
        _ = try JSONValue(parsing: deepest)
        #expect(throws: JSONError(offset: limit, reason: .nestedTooDeep)) {
            try JSONValue(parsing: "[" + deepest + "]")
        }
        #expect(throws: JSONError(offset: limit * 5, reason: .nestedTooDeep)) {
            try JSONValue(parsing: String(repeating: "{\"a\":", count: 100_000))
        }
    }

    @Test func `of a repeated name the last value stands`() throws {
        let value = try JSONValue(parsing: #"{"a":1,"b":2,"a":3,"\u0061":4}"#)
        #expect(value.object?.names == ["a", "b"])
        #expect(value["a"] == 4)
    }

    @Test func `repeated names are found among thousands`() throws {
        let source = (0..<5000).map { "\"n\($0 % 2500)\":\($0)" }.joined(separator: ",")
        let object = try #require(try JSONValue(parsing: "{\(source)}").object)
        #expect(object.names == (0..<2500).map { "n\($0)" })
        #expect(object.map(\.value) == (2500..<5000).map { JSONValue($0) })
    }

    @Test func `names that only look the same are two members`() throws {
        let value = try JSONValue(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2}")
        #expect(value.object?.count == 2)
        #expect(value["e\u{301}"] == 2)
    }

    @Test func `unknown members keep their order and their numbers`() throws {
        let source = #"{"z":1.50,"a":{"y":12345678901234567890,"b":-0,"c":[1E5]},"m":"\u001f"}"#
        #expect(try JSONValue(parsing: source).serialized() == Array(source.utf8))
    }
}
