import Casework
import Documents
import LocalStore

/// Whom and what a document of supervision is about, for lists; of restricted records nobody.
struct SupervisedRecord {
    var family: DocumentID?
    var member: DocumentID?
    /// Nil for other kinds.
    var label: Wording?

    init(_ id: DocumentID, _ body: JSONObject?, _ reader: Reader) throws(StoreError) {
        var body = body
        switch id.documentKind {
        case .decision:
            label = Self.verdict(body?["verdict"]?.string)
            let about = body?["about"]?.string.map { DocumentID($0) }
            body = try about.flatMap { (id) throws(StoreError) in try reader.document(id)?.body }
        case .sample: label = Wording(id: "Sampel mutu", en: "Quality sample")
        case .rekey: label = Wording(id: "Ketik ulang", en: "Keyed again")
        default: break
        }
        if label != nil, body?["sensitive"] == .bool(true) { return }
        family = body?["family"]?.string.map { DocumentID($0) }
        member = body?["member"]?.string.map { DocumentID($0) }
    }

    private static func verdict(_ code: String?) -> Wording {
        code == "refused"
            ? Wording(id: "Putusan: ditolak", en: "Decision: refused")
            : Wording(id: "Putusan: diterima", en: "Decision: accepted")
    }
}
