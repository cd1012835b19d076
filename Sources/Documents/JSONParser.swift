extension JSONValue {
    /// How deep arrays and objects may stand inside one another: deep enough for any document, shallow
    /// enough that no input exhausts the stack.
    package static let depthLimit = 512

    /// Reads one JSON value and nothing else but white space around it (RFC 8259, strictly).
    ///
    /// A repeated name is allowed, its last value stands. Cost: one pass.
    package init(parsing bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        guard let base = bytes.baseAddress else {
            throw JSONError(offset: 0, reason: .endsTooSoon)
        }
        var parser = JSONParser(bytes: base, end: bytes.count)
        self = try parser.document()
    }

    package init(parsing bytes: [UInt8]) throws(JSONError) {
        self = try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
            try JSONValue(parsing: buffer)
        }
    }

    package init(parsing text: String) throws(JSONError) {
        try self.init(parsing: Array(text.utf8))
    }
}

/// One pass over bytes that stay in place; texts and numbers are in extensions of their own.
struct JSONParser {
    let bytes: UnsafePointer<UInt8>
    let end: Int
    var at = 0
    /// The members of the objects that are open, the innermost at the end.
    private var members: [JSONObject.Member] = []

    init(bytes: UnsafePointer<UInt8>, end: Int) {
        self.bytes = bytes
        self.end = end
    }

    mutating func document() throws(JSONError) -> JSONValue {
        skipSpace()
        let value = try value(depth: 0)
        skipSpace()
        guard at == end else { throw failure(.moreAfterValue) }
        return value
    }

    /// The value that starts here, and `at` behind it.
    mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard at < end else { throw failure(.endsTooSoon) }
        switch bytes[at] {
        case UInt8(ascii: "\""):
            at += 1
            return .string(try text())
        case UInt8(ascii: "{"):
            return .object(try object(depth: depth + 1))
        case UInt8(ascii: "["):
            return .array(try array(depth: depth + 1))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .number(try number())
        case UInt8(ascii: "t"):
            return try word("true", .bool(true))
        case UInt8(ascii: "f"):
            return try word("false", .bool(false))
        case UInt8(ascii: "n"):
            return try word("null", .null)
        default:
            throw failure(.valueExpected)
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
        guard depth <= JSONValue.depthLimit else { throw failure(.nestedTooDeep) }
        var building = JSONObjectBuilder(behind: members)
        at += 1
        skipSpace()
        if take(UInt8(ascii: "}")) { return JSONObject() }
        while true {
            guard take(UInt8(ascii: "\"")) else { throw failure(.nameExpected) }
            let name = try text()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw failure(.colonExpected) }
            skipSpace()
            building.append(name, try value(depth: depth), to: &members)
            skipSpace()
            if take(UInt8(ascii: "}")) { return building.finish(&members) }
            guard take(UInt8(ascii: ",")) else { throw failure(.commaOrEndExpected) }
            skipSpace()
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
        guard depth <= JSONValue.depthLimit else { throw failure(.nestedTooDeep) }
        var values: [JSONValue] = []
        at += 1
        skipSpace()
        if take(UInt8(ascii: "]")) { return values }
        while true {
            values.append(try value(depth: depth))
            skipSpace()
            if take(UInt8(ascii: "]")) { return values }
            guard take(UInt8(ascii: ",")) else { throw failure(.commaOrEndExpected) }
            skipSpace()
        }
    }

    private mutating func word(
        _ word: StaticString,
        _ value: JSONValue,
    ) throws(JSONError) -> JSONValue {
        for index in 0..<word.utf8CodeUnitCount {
            guard at + index < end else {
                throw JSONError(offset: end, reason: .endsTooSoon)
            }
            guard bytes[at + index] == word.utf8Start[index] else { throw failure(.valueExpected) }
        }
        at += word.utf8CodeUnitCount
        return value
    }

    mutating func skipSpace() {
        while at < end {
            switch bytes[at] {
            case 0x20, 0x0A, 0x0D, 0x09: at += 1
            default: return
            }
        }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard at < end, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    /// The error at this place; at the end of the bytes it is always that they ended.
    func failure(_ reason: JSONError.Reason) -> JSONError {
        JSONError(offset: at, reason: at < end ? reason : .endsTooSoon)
    }
}
