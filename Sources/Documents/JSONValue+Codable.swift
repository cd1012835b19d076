/// Any coder of the standard library's kind, above all `JSONDecoder` for JSON5 text.
///
/// A decoder keeps neither the order of members nor the spelling of numbers; members come out sorted by
/// name, so that one text always gives one value.
extension JSONValue: Decodable {
    package init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: MemberName.self) {
            let names = members.allKeys.sorted { $0.stringValue.precedesInBytes($1.stringValue) }
            self = .object(
                JSONObject(
                    try names.map {
                        ($0.stringValue, try members.decode(JSONValue.self, forKey: $0))
                    }
                )
            )
            return
        }
        if var elements = try? decoder.unkeyedContainer() {
            var values: [JSONValue] = []
            while !elements.isAtEnd { values.append(try elements.decode(JSONValue.self)) }
            self = .array(values)
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else {
            self = .number(try JSONNumber(from: container))
        }
    }
}

extension JSONNumber {
    /// Asks for `Int64`, then `UInt64`, then `Double`, each the next where the one before cannot hold it.
    fileprivate init(from container: any SingleValueDecodingContainer) throws {
        if let value = try? container.decode(Int64.self) {
            self.init(Int(value))
            return
        }
        if let value = try? container.decode(UInt64.self) {
            self.init(checkedText: String(value))
            return
        }
        let value = try container.decode(Double.self)
        guard value.isFinite else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "JSON has no number for infinity or NaN",
            )
        }
        self.init(value)
    }
}

extension JSONValue: Encodable {
    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .array(let values):
            var container = encoder.unkeyedContainer()
            for value in values { try container.encode(value) }
        case .object(let members):
            var container = encoder.container(keyedBy: MemberName.self)
            for member in members {
                try container.encode(member.value, forKey: MemberName(stringValue: member.name))
            }
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .bool(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .string(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .number(let number):
            var container = encoder.singleValueContainer()
            if let value = number.int {
                try container.encode(value)
            } else if let value = UInt64(number.canonicalText) {
                try container.encode(value)
            } else if let value = number.double {
                try container.encode(value)
            } else {
                throw EncodingError.invalidValue(
                    number,
                    EncodingError.Context(
                        codingPath: encoder.codingPath,
                        debugDescription: "the number is too large for Double",
                    ),
                )
            }
        }
    }
}

/// A member's name as a coding key.
private struct MemberName: CodingKey {
    let stringValue: String

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        nil
    }

    var intValue: Int? {
        nil
    }
}
