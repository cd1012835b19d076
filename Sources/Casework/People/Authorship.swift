import Documents

/// How a record came about.
package enum EntryMethod: String, Hashable, Sendable, CaseIterable {
    /// Set by its own key.
    case typed
    /// Filled with others by one key (`+`).
    case batch
    case imported
}

/// Who recorded something, how, when and where.
package struct Authorship: Hashable, Sendable {
    package var how: EntryMethod
    /// The worker's name for herself in the programme, no personal number.
    package var by: String
    /// ISO 8601 with the zone, `2026-10-05T14:03:00+07:00`; the laptop's clock, for display only.
    package var at: String
    package var device: String

    package init(how: EntryMethod, by: String, at: String, device: String) {
        self.how = how
        self.by = by
        self.at = at
        self.device = device
    }

    package init(_ reader: DocumentReader) throws(DocumentFault) {
        how = try reader.code("how", as: EntryMethod.self) ?? .typed
        by = try reader.text("by") ?? ""
        at = try reader.text("at") ?? ""
        device = try reader.text("device") ?? ""
    }

    package func write(to object: inout JSONObject) {
        // What the document left out stays out while it is empty.
        func text(_ name: String, _ text: String) {
            if text.isEmpty, object[name] == nil { return }
            object.set(name, text)
        }
        if object["how"] != nil || how != .typed { object.set("how", how.rawValue) }
        text("by", by)
        text("at", at)
        text("device", device)
    }
}
