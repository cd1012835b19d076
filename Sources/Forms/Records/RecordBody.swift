import Casework
import Documents

/// The body that a record is about, in the record as the member `body`: `{ kind, name, place? }`.
///
/// It stands there so that a record is found by its body without the form at hand. Names that fold alike are one
/// body: *KUBE Mawar* and *Kube mawar*.
package struct RecordBody: Hashable, Sendable {
    /// The kind of body, `pemberdayaan/kube`.
    package var kind: String
    /// As it was typed.
    package var name: String
    /// The village; empty where none is known.
    package var place: String
    package init(kind: String, name: String, place: String) {
        self.kind = kind
        self.name = name
        self.place = place
    }

    /// What is the same for all records of one body.
    package var key: BodyKey { BodyKey(kind: kind, place: place, name: name) }
}

/// Which body, in folded words.
package struct BodyKey: Hashable, Sendable {
    package let kind: String
    package let place: String
    package let name: String

    package init(kind: String, place: String, name: String) {
        self.kind = kind
        self.place = Folding.folded(place)
        self.name = Folding.folded(name)
    }
}

extension RecordBody {
    /// Nil for what has no kind or no name that could be told from others.
    package init?(_ json: JSONValue?) {
        guard let json, let kind = json["kind"]?.string, let name = json["name"]?.string,
            !kind.isEmpty, !Folding.folded(name).isEmpty
        else { return nil }
        self.init(kind: kind, name: name, place: json["place"]?.string ?? "")
    }

    /// `old`: What the record had there; members that this program does not know stay.
    func json(over old: JSONObject?) -> JSONValue {
        var object = old ?? JSONObject()
        object["kind"] = .string(kind)
        object["name"] = .string(name)
        let village: String? = place.isEmpty ? nil : place
        object.set("place", village)
        return .object(object)
    }
}

extension Form {
    /// The body that answers name; nil where the form has none, or where it is not named yet.
    ///
    /// `place`: The village of the record, or of the family it is about.
    package func body(_ answers: JSONObject, place: String) -> RecordBody? {
        guard let thread, let name = answers[thread.question]?.string else { return nil }
        guard !Folding.folded(name).isEmpty else { return nil }
        return RecordBody(
            kind: thread.body,
            name: name.split(whereSeparator: \.isWhitespace).joined(separator: " "),
            place: place,
        )
    }
}
