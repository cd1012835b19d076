import Casework
import Documents

extension FormRecord {
    /// Reads a document; `id` is where the store keeps it, the document's own `_id` if not given.
    package init(_ json: JSONValue, id: DocumentID? = nil) throws(DocumentFault) {
        let id = id ?? json["_id"]?.string.map { DocumentID($0) }
        guard let id else {
            let kind = DocumentKind(rawValue: json["type"]?.string ?? "")
            throw DocumentFault(kind: kind, path: "_id", reason: .missing)
        }
        let kind = id.documentKind
        guard RecordKinds.ofForms.contains(kind.rawValue) else {
            throw DocumentFault(kind: kind, path: "_id", reason: .otherKind)
        }
        let reader = try DocumentReader(json, kind: kind)
        self.id = id
        self.kind = kind
        form = FormID(try reader.required("form"))
        version = try reader.required("version")
        family = try reader.id("family", .family)
        member = try reader.id("member", .member)
        group = try reader.id("group", .group)
        facility = try reader.id("facility", .facility)
        place = try reader.text("place")
        body = RecordBody(json["body"])
        follows = try reader.text("follows").map { DocumentID($0) }
        date = try reader.requiredDay("date")
        due = try reader.day("due")
        answers = try reader.object("answers")?.source ?? JSONObject()
        steps = try reader.objects("steps") { inner throws(DocumentFault) in
            try RecordStep(inner)
        }
        .sorted()
        isSensitive = try reader.flag("sensitive") ?? false
        marks = json["marks"]?.array.map { $0.compactMap(\.string) }
        authorship = try Authorship(reader)
        source = reader.source
    }

    /// The document, what this program does not know of it included.
    package var json: JSONValue {
        var object = source
        object.set("_id", id)
        object.set("type", kind.rawValue)
        object.set("form", form.rawValue)
        object.set("version", version)
        object.set("family", family)
        object.set("member", member)
        object.set("group", group)
        object.set("facility", facility)
        object.set("place", place)
        object.set("body", json: body?.json(over: source["body"]?.object))
        object.set("follows", follows)
        object.set("date", date)
        object.set("due", due)
        object.set("answers", json: .object(answers))
        object.set("steps", list: steps.sorted().map(\.json))
        if object["sensitive"] != nil || isSensitive {
            object.set("sensitive", json: .bool(isSensitive))
        }
        if let marks { object.set("marks", json: .array(marks.map { .string($0) })) }
        authorship.write(to: &object)
        return .object(object)
    }
}

extension RecordStep {
    init(_ reader: DocumentReader) throws(DocumentFault) {
        state = try reader.required("state")
        by = try reader.text("by") ?? ""
        at = try reader.text("at") ?? ""
        device = try reader.text("device") ?? ""
        note = try reader.text("note")
        due = try reader.day("due")
        role = try reader.text("role")
        source = reader.source
    }

    var json: JSONValue {
        var object = source
        object.set("state", state)
        object.set("by", by)
        object.set("at", at)
        object.set("device", device)
        object.set("note", note)
        object.set("due", due)
        object.set("role", role)
        return .object(object)
    }

    /// The day it was taken, where it was taken.
    package var day: Day? { Day(String(at.prefix(10))) }

    /// In seconds since 1970; what is no time comes first.
    private var seconds: Int { Moment(at)?.seconds ?? .min }
}

extension RecordStep: Comparable {
    /// Earlier in time first; then by the texts of time, author, device, state, note and role.
    package static func < (left: RecordStep, right: RecordStep) -> Bool {
        if left.seconds != right.seconds { return left.seconds < right.seconds }
        return left.texts.lexicographicallyPrecedes(right.texts) { $0.precedesInBytes($1) }
    }

    private var texts: [String] {
        [at, by, device, state, note ?? "", due?.description ?? "", role ?? ""]
    }
}
