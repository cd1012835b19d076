extension JSONValue {
    /// Whether these bytes are one JSON object, by the same rules as reading it, at a fraction of the cost:
    /// nothing is made of it.
    package static func isObject(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return false }
            var parser = JSONParser(bytes: base, end: buffer.count)
            do throws(JSONError) {
                return try parser.skipDocument()
            } catch {
                return false
            }
        }
    }
}

/// The same pass without making values.
extension JSONParser {
    /// - Returns: Whether it is an object.
    mutating func skipDocument() throws(JSONError) -> Bool {
        skipSpace()
        let isObject = at < end && bytes[at] == UInt8(ascii: "{")
        try skipValue(depth: 0)
        skipSpace()
        guard at == end else { throw failure(.moreAfterValue) }
        return isObject
    }

    private mutating func skipValue(depth: Int) throws(JSONError) {
        guard at < end else { throw failure(.endsTooSoon) }
        switch bytes[at] {
        case UInt8(ascii: "\""):
            at += 1
            try skipText()
        case UInt8(ascii: "{"):
            try skipMembers(depth: depth + 1)
        case UInt8(ascii: "["):
            try skipElements(depth: depth + 1)
        default:
            // Numbers and words take no memory anyway.
            _ = try value(depth: depth)
        }
    }

    private mutating func skipMembers(depth: Int) throws(JSONError) {
        guard depth <= JSONValue.depthLimit else { throw failure(.nestedTooDeep) }
        at += 1
        skipSpace()
        if take(UInt8(ascii: "}")) { return }
        while true {
            guard take(UInt8(ascii: "\"")) else { throw failure(.nameExpected) }
            try skipText()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw failure(.colonExpected) }
            skipSpace()
            try skipValue(depth: depth)
            skipSpace()
            if take(UInt8(ascii: "}")) { return }
            guard take(UInt8(ascii: ",")) else { throw failure(.commaOrEndExpected) }
            skipSpace()
        }
    }

    private mutating func skipElements(depth: Int) throws(JSONError) {
        guard depth <= JSONValue.depthLimit else { throw failure(.nestedTooDeep) }
        at += 1
        skipSpace()
        if take(UInt8(ascii: "]")) { return }
        while true {
            try skipValue(depth: depth)
            skipSpace()
            if take(UInt8(ascii: "]")) { return }
            guard take(UInt8(ascii: ",")) else { throw failure(.commaOrEndExpected) }
            skipSpace()
        }
    }

    /// Behind the closing quote of plain ASCII; any other text is read, which checks it.
    private mutating func skipText() throws(JSONError) {
        var index = at
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                at = index + 1
                return
            }
            if byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\\") { break }
            index += 1
        }
        _ = try text()
    }
}
