/// Texts. Most have no escape and become a `String` straight from the bytes.
extension JSONParser {
    /// The text whose opening quote stands just before `at`; ends behind its closing quote.
    mutating func text() throws(JSONError) -> String {
        let start = at
        var index = at
        var seen: UInt8 = 0
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                at = index + 1
                let slice = UnsafeBufferPointer(start: bytes + start, count: index - start)
                if seen < 0x80 { return String(decoding: slice, as: UTF8.self) }
                if let text = String(validating: slice, as: UTF8.self) { return text }
                throw JSONError(offset: start + validCount(slice), reason: .notUTF8)
            }
            if byte == UInt8(ascii: "\\") {
                return try escapedText(from: start, firstEscape: index)
            }
            if byte < 0x20 { throw JSONError(offset: index, reason: .controlCharacterBare) }
            seen |= byte
            index += 1
        }
        throw JSONError(offset: end, reason: .endsTooSoon)
    }

    private mutating func escapedText(
        from start: Int,
        firstEscape: Int,
    ) throws(JSONError) -> String {
        var content = Array(UnsafeBufferPointer(start: bytes + start, count: firstEscape - start))
        at = firstEscape
        while at < end {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "\""):
                // Escapes are ASCII, so the source is valid exactly when the content is.
                if let text = String(validating: content, as: UTF8.self) {
                    at += 1
                    return text
                }
                let source = UnsafeBufferPointer(start: bytes + start, count: at - start)
                throw JSONError(offset: start + validCount(source), reason: .notUTF8)
            case UInt8(ascii: "\\"):
                try escape(into: &content)
            case 0..<0x20:
                throw failure(.controlCharacterBare)
            default:
                content.append(byte)
                at += 1
            }
        }
        throw failure(.endsTooSoon)
    }

    /// Reads one escape, `at` on its backslash.
    private mutating func escape(into content: inout [UInt8]) throws(JSONError) {
        let start = at
        at += 1
        guard at < end else { throw failure(.endsTooSoon) }
        let kind = bytes[at]
        at += 1
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(kind)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"):
            let scalar = try escapedScalar(from: start)
            content.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        default:
            throw JSONError(offset: start, reason: .escapeUnknown)
        }
    }

    /// The scalar of a `\u` escape, which may take a second one to complete a surrogate pair.
    private mutating func escapedScalar(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let first = try fourHexDigits(from: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard UTF16.isLeadSurrogate(first), at + 1 < end, bytes[at] == UInt8(ascii: "\\"),
            bytes[at + 1] == UInt8(ascii: "u")
        else { throw JSONError(offset: start, reason: .surrogateAlone) }
        let secondStart = at
        at += 2
        let second = try fourHexDigits(from: secondStart)
        guard UTF16.isTrailSurrogate(second) else {
            throw JSONError(offset: start, reason: .surrogateAlone)
        }
        return UTF16.decode(UTF16.EncodedScalar([first, second]))
    }

    private mutating func fourHexDigits(from start: Int) throws(JSONError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard at < end else { throw failure(.endsTooSoon) }
            guard let digit = hexDigit(bytes[at]) else {
                throw JSONError(offset: start, reason: .escapeUnknown)
            }
            value = value << 4 | UInt16(digit)
            at += 1
        }
        return value
    }

    private func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// How many bytes at the start are whole UTF-8 characters.
    ///
    /// Only for error messages.
    private func validCount(_ slice: UnsafeBufferPointer<UInt8>) -> Int {
        var iterator = slice.makeIterator()
        var decoder = UTF8.ForwardParser()
        var count = 0
        while case .valid(let scalar) = decoder.parseScalar(from: &iterator) {
            count += scalar.count
        }
        return count
    }
}
