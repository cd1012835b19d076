import Documents

/// The log as the `_local` document that both sides keep.
extension ReplicationLog {
    /// The layout's version, its member named so that nobody takes the document for CouchDB's own.
    private static let version: JSONValue = 1

    /// Reads a side's document; one that is not ours, or damaged, counts as no memory but is replaced.
    init(_ document: LocalDocument?) {
        self.init()
        guard let document else { return }
        revision = document.revision
        let body = document.body
        guard body["pendamping"] == Self.version, let history = body["history"]?.array else {
            return
        }
        for item in history.reversed() {
            guard let entry = Entry(item) else { continue }
            add(entry)
        }
        isCatchingUp = body["catching_up"]?.bool ?? false
        setAside = (body["set_aside"]?.array ?? []).compactMap(RevisionKey.init)
    }

    /// The members of the document.
    var body: JSONObject {
        var members: [(String, JSONValue)] = [("pendamping", Self.version)]
        if let newest = entries.first {
            members.append(("session_id", .string(newest.session)))
            members.append(("source_last_seq", newest.sequence))
        }
        members.append(("history", .array(entries.map(\.json))))
        if !setAside.isEmpty { members.append(("set_aside", .array(setAside.map(\.json)))) }
        if isCatchingUp { members.append(("catching_up", .bool(true))) }
        return JSONObject(members)
    }
}

extension ReplicationLog.Entry {
    fileprivate init?(_ json: JSONValue) {
        guard let session = json["session_id"]?.string, let sequence = json["recorded_seq"] else {
            return nil
        }
        self.init(
            session: session,
            sequence: sequence,
            targetSequence: json["target_seq"] ?? .null,
            startTime: json["start_time"]?.int ?? 0,
            endTime: json["end_time"]?.int ?? 0,
            checked: json["missing_checked"]?.int ?? 0,
            written: json["docs_written"]?.int ?? 0,
            refused: json["doc_write_failures"]?.int ?? 0,
        )
    }

    fileprivate var json: JSONValue {
        [
            "session_id": .string(session),
            "recorded_seq": sequence,
            "target_seq": targetSequence,
            "start_time": JSONValue(startTime),
            "end_time": JSONValue(endTime),
            "missing_checked": JSONValue(checked),
            "docs_written": JSONValue(written),
            "doc_write_failures": JSONValue(refused),
        ]
    }
}

extension RevisionKey {
    fileprivate init?(_ json: JSONValue) {
        guard let id = json["id"]?.string, let text = json["rev"]?.string,
            let revision = try? RevisionID(text)
        else { return nil }
        self.init(id: DocumentID(id), revision: revision)
    }

    fileprivate var json: JSONValue {
        ["id": .string(id.rawValue), "rev": .string(revision.description)]
    }
}
