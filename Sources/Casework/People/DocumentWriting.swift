import Documents

/// Setting members of a document's source so that whatever else it holds stays.
extension JSONObject {
    /// Writes the text, or removes the member for nil; a value that is already there is left alone.
    package mutating func set(_ name: String, _ text: String?) {
        set(name, json: text.map { .string($0) })
    }

    package mutating func set(_ name: String, _ day: Day?) {
        set(name, json: day.map { .string($0.description) })
    }

    package mutating func set(_ name: String, _ id: DocumentID?) {
        set(name, json: id.map { .string($0.rawValue) })
    }

    package mutating func set(_ name: String, _ number: Int?) {
        set(name, json: number.map { .number(JSONNumber($0)) })
    }

    package mutating func set(_ name: String, _ number: Double?) {
        if let number, self[name]?.double == number { return }
        set(name, json: number.map { .number(JSONNumber($0)) })
    }

    /// Writes the list; an empty one removes a member that was not an empty list before.
    package mutating func set(_ name: String, list: [JSONValue]) {
        if list.isEmpty, self[name] != .array([]) {
            set(name, json: nil)
        } else {
            set(name, json: .array(list))
        }
    }

    package mutating func set(_ name: String, json: JSONValue?) {
        let present = self[name]
        // An explicit null reads as absent and may stay.
        if present == json || (json == nil && present == .null) { return }
        self[name] = json
    }

    /// A document of this kind with nothing but its envelope.
    package static func envelope(_ id: DocumentID, _ kind: DocumentKind) -> JSONObject {
        var object = JSONObject()
        object["_id"] = .string(id.rawValue)
        object["type"] = .string(kind.rawValue)
        object["v"] = .number(JSONNumber(1))
        return object
    }
}
