import Documents
import LocalStore

/// Who a store is towards other peers: a random id kept in it.
///
/// A store that a backup was put in place of gets a new one, and so does one whose documents have to be
/// compared anew from the beginning: checkpoints belong to an identity.
enum StoreIdentity {
    private static let id: DocumentID = "_local/identity"

    /// The identity, made and kept at the first asking.
    static func find(
        in store: any DocumentStore,
        random: @Sendable () -> UInt64,
    ) throws(StoreError) -> String {
        let known = try store.read { (reader) throws(StoreError) in try current(reader) }
        if let known { return known }
        let made = [random(), random()].map(hexadecimal).joined()
        return try store.write(bulk: false) { (writer) throws(StoreError) in
            // Another process may have been quicker.
            if let known = try current(writer) { return known }
            let restored = try writer.meta(.lastRestore)
            var body: JSONObject = ["identity": .string(made)]
            if let restored { body["restored"] = JSONValue(restored) }
            try writer.putLocalDocument(id, body)
            return made
        }
    }

    /// Has the next session begin with a new identity.
    static func renew(_ writer: Writer) throws(StoreError) {
        try writer.putLocalDocument(id, nil)
    }

    private static func current(_ reader: Reader) throws(StoreError) -> String? {
        guard let body = try reader.localDocument(id)?.body,
            let identity = body["identity"]?.string,
            body["restored"]?.int == (try reader.meta(.lastRestore))
        else { return nil }
        return identity
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
