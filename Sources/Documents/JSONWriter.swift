extension JSONValue {
    /// Compact JSON: no white space, members in their order, numbers as they were written.
    package func serialized() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        write(into: &bytes)
        return bytes
    }

    /// Appends what `serialized()` returns.
    package func write(into bytes: inout [UInt8]) {
        JSONWriter.write(self, isCanonical: false, into: &bytes)
    }

    /// The one form that equal values share, for digests: members sorted by the bytes of their names,
    /// numbers by value, escapes only where JSON demands one.
    package func canonical() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        writeCanonical(into: &bytes)
        return bytes
    }

    /// Appends what `canonical()` returns.
    package func writeCanonical(into bytes: inout [UInt8]) {
        JSONWriter.write(self, isCanonical: true, into: &bytes)
    }
}

extension JSONObject {
    /// Compact JSON of the object, as `JSONValue.serialized()`.
    package func serialized() -> [UInt8] {
        JSONValue.object(self).serialized()
    }
}

/// Appends values to bytes.
enum JSONWriter {
    static func write(_ value: JSONValue, isCanonical: Bool, into bytes: inout [UInt8]) {
        switch value {
        case .null:
            bytes.append(contentsOf: "null".utf8)
        case .bool(let value):
            bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let number):
            bytes.append(contentsOf: (isCanonical ? number.canonicalText : number.text).utf8)
        case .string(let text):
            write(text, into: &bytes)
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for index in values.indices {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(values[index], isCanonical: isCanonical, into: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            let members = object.members
            if isCanonical {
                write(members, order: object.orderByName(), isCanonical: true, into: &bytes)
            } else {
                write(members, order: members.indices, isCanonical: false, into: &bytes)
            }
        }
    }

    /// The members at these places, one after another.
    static func write(
        _ members: [JSONObject.Member],
        order: some Sequence<Int>,
        isCanonical: Bool,
        into bytes: inout [UInt8],
    ) {
        var separator = UInt8(ascii: "{")
        for index in order {
            bytes.append(separator)
            separator = UInt8(ascii: ",")
            write(members[index].name, into: &bytes)
            bytes.append(UInt8(ascii: ":"))
            write(members[index].value, isCanonical: isCanonical, into: &bytes)
        }
        if separator == UInt8(ascii: "{") { bytes.append(separator) }
        bytes.append(UInt8(ascii: "}"))
    }

    /// A text in quotes: runs without an escape are copied whole.
    static func write(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        text.withBytes { source in
            var start = 0
            var index = 0
            while index < source.count {
                let byte = source[index]
                if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
                    escape(byte, into: &bytes)
                    start = index + 1
                }
                index += 1
            }
            bytes.append(
                contentsOf: start == 0 ? source : UnsafeBufferPointer(rebasing: source[start...])
            )
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func escape(_ byte: UInt8, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        default:
            bytes.append(contentsOf: (byte < 0x10 ? "u000" : "u001").utf8)
            bytes.append(HexDigits.lowercase(byte & 0x0F))
        }
    }
}
