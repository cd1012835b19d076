import Documents

/// What a second, blind keying of one record came to, document `rekey:<quarter>:<record id>`.
///
/// It stands beside the record and never changes it. One record has one in a quarter.
package struct Rekeying: Hashable, Sendable {
    /// A field in which the two keyings differ; nil for one left empty.
    package struct Difference: Hashable, Sendable {
        /// The question's id, in a table `table[2].column` with rows from 1; of an obligation the fact's
        /// name (`alpa`, `state`, `date`).
        package var field: String
        package var first: JSONValue?
        package var second: JSONValue?

        package init(field: String, first: JSONValue?, second: JSONValue?) {
            self.field = field
            self.first = first
            self.second = second
        }

        /// The field without its row, under which fields are counted: `table.column`.
        package var column: String {
            guard let brackets else { return field }
            return String(field[..<brackets.lowerBound] + field[brackets.upperBound...])
        }

        /// The row in its table, from 1; nil outside of tables.
        package var row: Int? {
            brackets.flatMap { Int(field[$0].dropFirst().dropLast()) }
        }

        /// Where `[2]` stands; the name comes with a synced document and may be anything.
        private var brackets: Range<String.Index>? {
            guard let open = field.firstIndex(of: "["),
                let close = field[open...].firstIndex(of: "]")
            else { return nil }
            return open..<field.index(after: close)
        }
    }

    package var record: DocumentID
    /// The revision that was keyed again.
    package var revision: RevisionID
    package var quarter: Quarter
    /// Who keyed it first: the name stamped on it.
    package var worker: String
    /// What it counts under: the form's id, or `programme/obligation`.
    package var form: String
    /// The version of the form, for its words; empty for an obligation.
    package var version: String
    package var member: DocumentID?
    package var family: DocumentID?
    package var isSensitive: Bool
    /// The paper was not found; then nothing was compared.
    package var hasPaper: Bool
    /// False where she looked at the record instead: nothing was compared, and it does not count.
    package var isBlind = true
    /// It was taken back after it had shown what the record says: open once more, and not blind any more.
    package var isReopened = false
    /// Fields that either keying filled, by the name they are counted under.
    package var fields: [String: Int]
    package var differences: [Difference]
    package var authorship: Authorship

    package init(
        record: DocumentID,
        revision: RevisionID,
        quarter: Quarter,
        worker: String,
        form: String,
        version: String = "",
        member: DocumentID? = nil,
        family: DocumentID? = nil,
        isSensitive: Bool = false,
        hasPaper: Bool = true,
        fields: [String: Int] = [:],
        differences: [Difference] = [],
        authorship: Authorship,
    ) {
        self.record = record
        self.revision = revision
        self.quarter = quarter
        self.worker = worker
        self.form = form
        self.version = version
        self.member = member
        self.family = family
        self.isSensitive = isSensitive
        self.hasPaper = hasPaper
        self.fields = fields
        self.differences = differences
        self.authorship = authorship
    }

    package static func id(_ quarter: Quarter, _ record: DocumentID) -> DocumentID {
        DocumentID("rekey:\(quarter):\(record)")
    }

    package var id: DocumentID { Self.id(quarter, record) }

    /// How many fields were compared.
    package var compared: Int { fields.values.reduce(0, +) }

    // MARK: Document

    /// More rows than any table has; whatever another store wrote, the counts can be added up.
    private static let mostOfOneField = 1_000_000

    /// Reads a document; nil where it does not say what was keyed again.
    package init?(_ body: JSONObject) {
        guard let record = body["about"]?.string,
            let revision = body["revision"]?.string.flatMap({ try? RevisionID($0) }),
            let quarter = body["period"]?.string.flatMap({ Quarter($0) }),
            let worker = body["of"]?.string,
            let reader = try? DocumentReader(.object(body), kind: .rekey),
            let authorship = try? Authorship(reader)
        else { return nil }
        var fields: [String: Int] = [:]
        for field in body["fields"]?.object ?? JSONObject() {
            fields[field.name] = min(Self.mostOfOneField, max(0, field.value.int ?? 0))
        }
        self.init(
            record: DocumentID(record),
            revision: revision,
            quarter: quarter,
            worker: worker,
            form: body["form"]?.string ?? "",
            version: body["version"]?.string ?? "",
            member: body["member"]?.string.map { DocumentID($0) },
            family: body["family"]?.string.map { DocumentID($0) },
            isSensitive: body["sensitive"] == .bool(true),
            hasPaper: body["paper"] != .bool(false),
            fields: fields,
            differences: (body["differences"]?.array ?? []).compactMap { row in
                row["field"]?.string.map {
                    Difference(field: $0, first: row["first"], second: row["second"])
                }
            },
            authorship: authorship,
        )
        isBlind = body["blind"] != .bool(false)
        isReopened = body["reopened"] == .bool(true)
    }

    /// What is left of it when it is taken back: the task is open again, and not blind any more.
    ///
    /// Also where there was no paper: from then on the record could be read like any other.
    package var reopened: Rekeying {
        var left = self
        left.isBlind = false
        left.isReopened = true
        left.hasPaper = true
        left.fields = [:]
        left.differences = []
        return left
    }

    /// The document, without those it is brought to.
    package var members: JSONObject {
        var body: JSONObject = [
            "type": "rekey", "v": 1, "about": .string(record.rawValue),
            "revision": .string(revision.description), "period": .string(quarter.description),
            "of": .string(worker), "form": .string(form), "paper": .bool(hasPaper),
            "fields": .object(
                JSONObject(fields.sorted { $0.key < $1.key }.map { ($0.key, JSONValue($0.value)) })
            ),
            "differences": .array(differences.map(\.json)),
        ]
        if !version.isEmpty { body["version"] = .string(version) }
        body["member"] = member.map { .string($0.rawValue) }
        body["family"] = family.map { .string($0.rawValue) }
        if isSensitive { body["sensitive"] = true }
        if !isBlind { body["blind"] = false }
        if isReopened { body["reopened"] = true }
        authorship.write(to: &body)
        return body
    }
}

extension Rekeying.Difference {
    fileprivate var json: JSONValue {
        var row: JSONObject = ["field": .string(field)]
        row["first"] = first
        row["second"] = second
        return .object(row)
    }
}
