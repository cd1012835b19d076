import Casework
import Documents
import Forms
import LocalStore

/// Whom and what a document of supervision is about, for lists; of restricted records nobody.
struct SupervisedRecord {
    var family: DocumentID?
    var member: DocumentID?
    /// Nil for other kinds.
    var label: Wording?
    /// It is about a restricted record, or about one of which nobody can tell here.
    var hidesPeople = false

    init(
        _ id: DocumentID,
        _ body: JSONObject?,
        _ reader: Reader,
        _ forms: FormBook,
    ) throws(StoreError) {
        var told = body
        let about = body?["about"]?.string.map { DocumentID($0) }
        switch id.documentKind {
        case .decision:
            label = Self.verdict(body?["verdict"]?.string)
            told = try about.flatMap { (id) throws(StoreError) in try reader.recordBody(id) }
            hidesPeople = try Self.isHidden(about, told, reader, forms)
        case .sample: label = Wording(id: "Sampel mutu", en: "Quality sample")
        case .rekey:
            label = Wording(id: "Ketik ulang", en: "Keyed again")
            let record = try about.flatMap { (id) throws(StoreError) in try reader.recordBody(id) }
            hidesPeople = try Self.isHidden(about, record, reader, forms)
        default: break
        }
        if label != nil, body?["sensitive"] == .bool(true) { hidesPeople = true }
        guard !hidesPeople else { return }
        family = told?["family"]?.string.map { DocumentID($0) }
        member = told?["member"]?.string.map { DocumentID($0) }
    }

    /// Whether nobody is to be named of a record, by what it says now or, taken back, said last.
    private static func isHidden(
        _ about: DocumentID?,
        _ body: JSONObject?,
        _ reader: Reader,
        _ forms: FormBook,
    ) throws(StoreError) -> Bool {
        guard let about, let body, body["sensitive"] != .bool(true) else { return true }
        guard RecordKinds.ofForms.contains(about.kind) else {
            return !RecordKinds.ofObligations.contains(about.kind)
        }
        let record = FormRecord(partly: body, id: about)
        guard forms.form(record.form) != nil else { return true }
        if reader.isRestricted(record, forms) { return true }
        var finder = RestrictionFinder(reader, forms)
        return try finder.isRestricted(about)
    }

    private static func verdict(_ code: String?) -> Wording {
        code == "refused"
            ? Wording(id: "Putusan: ditolak", en: "Decision: refused")
            : Wording(id: "Putusan: diterima", en: "Decision: accepted")
    }
}

extension Reader {
    /// What a record says, or said last where it was taken back.
    fileprivate func recordBody(_ id: DocumentID) throws(StoreError) -> JSONObject? {
        guard let stored = try document(id) else { return nil }
        return stored.deleted ? try lastBody(id) : stored.body
    }
}
