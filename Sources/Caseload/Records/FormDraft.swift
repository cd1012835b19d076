import Casework
import Documents
import Forms

/// A form that is being filled: what was typed so far, kept durably at each key.
///
/// It finishes under the version of the form it began with, whatever programme arrives meanwhile.
package struct FormDraft: Sendable, Equatable {
    /// Under which the store keeps it; see `key(_:_:_:)`.
    package var key: String
    package var form: FormID
    /// The name of the form's version (`FormVersion.name`).
    package var version: String
    /// What that version asked when the draft was begun (`FormVersion.digest`); nil for a draft of an older program.
    package var asked: String?
    package var subject: RecordSubject
    /// The record that is edited; nil for a new one.
    package var record: DocumentID?
    /// The revision of `record` that the editing began from.
    package var base: RevisionID?
    /// The record that a new one comes out of.
    package var follows: DocumentID?
    package var answers: JSONObject
    /// The question with the cursor, a table's with row and column.
    package var cursor: String?
    package var begun: Day
    /// The record that is keyed again with it, blind; nil for a form that becomes a record.
    package var rekeyed: Rekeyed?
    /// Lists of drafts do not tell whom it is about; known of those that `Caseload.formDrafts` gives.
    package var isSensitive = false

    /// A drawn record (`DrawnSample`).
    package struct Rekeyed: Sendable, Hashable {
        package var record: DocumentID
        package var quarter: Quarter

        package init(record: DocumentID, quarter: Quarter) {
            self.record = record
            self.quarter = quarter
        }
    }

    package init(
        key: String? = nil,
        form: FormID,
        version: String,
        asked: String? = nil,
        subject: RecordSubject,
        record: DocumentID? = nil,
        base: RevisionID? = nil,
        follows: DocumentID? = nil,
        answers: JSONObject,
        cursor: String? = nil,
        begun: Day,
        rekeyed: Rekeyed? = nil,
    ) {
        self.key = key ?? Self.key(form, subject, record)
        self.form = form
        self.version = version
        self.asked = asked
        self.subject = subject
        self.record = record
        self.base = base
        self.follows = follows
        self.answers = answers
        self.cursor = cursor
        self.begun = begun
        self.rekeyed = rekeyed
    }

    /// The key of a draft: one for each form and subject, someone unknown to the register among them, and one for each record that is edited.
    package static func key(
        _ form: FormID,
        _ subject: RecordSubject,
        _ record: DocumentID?,
    ) -> String {
        if let record { return prefix + record.rawValue }
        let parts = [
            subject.family?.rawValue, subject.member?.rawValue, subject.group?.rawValue,
            subject.facility?.rawValue, subject.place, subject.newcomer.map { "new:" + $0 },
        ]
        return prefix + form.rawValue + " "
            + parts.compactMap(\.self).joined(separator: " ")
    }

    /// The key of a draft that stands beside one of the same that comes out of another record.
    package static func key(
        _ form: FormID,
        _ subject: RecordSubject,
        after first: DocumentID,
    ) -> String {
        key(form, subject, nil) + " after " + first.rawValue
    }

    /// The key of a second keying: never listed among forms that were begun.
    package static func key(rekeying record: DocumentID, _ quarter: Quarter) -> String {
        "rekey \(quarter) \(record)"
    }

    static let prefix = "form "
}

extension FormDraft {
    var json: JSONValue {
        var object: JSONObject = [
            "form": .string(form.rawValue), "version": .string(version),
            "answers": .object(answers), "begun": .string(begun.description),
        ]
        object["family"] = subject.family.map { .string($0.rawValue) }
        object["member"] = subject.member.map { .string($0.rawValue) }
        object["group"] = subject.group.map { .string($0.rawValue) }
        object["facility"] = subject.facility.map { .string($0.rawValue) }
        object["place"] = subject.place.map { .string($0) }
        object["newcomer"] = subject.newcomer.map { .string($0) }
        object["record"] = record.map { .string($0.rawValue) }
        object["base"] = base.map { .string($0.description) }
        object["follows"] = follows.map { .string($0.rawValue) }
        object["asked"] = asked.map { .string($0) }
        object["cursor"] = cursor.map { .string($0) }
        if let rekeyed {
            object["rekeys"] = .string(rekeyed.record.rawValue)
            object["quarter"] = .string(rekeyed.quarter.description)
        }
        return .object(object)
    }

    /// Reads what `json` wrote; nil for what is no form's draft.
    init?(_ json: JSONValue, key: String) {
        guard let form = json["form"]?.string, let version = json["version"]?.string,
            let answers = json["answers"]?.object,
            let begun = json["begun"]?.string.flatMap({ Day($0) })
        else { return nil }
        func id(_ name: String) -> DocumentID? { json[name]?.string.map { DocumentID($0) } }
        self.init(
            key: key,
            form: FormID(form),
            version: version,
            asked: json["asked"]?.string,
            subject: RecordSubject(
                family: id("family"),
                member: id("member"),
                group: id("group"),
                facility: id("facility"),
                place: json["place"]?.string,
            ),
            record: id("record"),
            base: json["base"]?.string.flatMap { try? RevisionID($0) },
            follows: id("follows"),
            answers: answers,
            cursor: json["cursor"]?.string,
            begun: begun,
        )
        subject.newcomer = json["newcomer"]?.string
        if let record = id("rekeys"), let quarter = json["quarter"]?.string.flatMap({ Quarter($0) })
        {
            rekeyed = Rekeyed(record: record, quarter: quarter)
        }
    }
}
