import Casework
import Documents
import FoundationEssentials
import LocalStore

/// A school's own verification forms as they came, kept so that they can be written back filled.
///
/// Most schools send one form a quarter, some one per class. A `_local` document: it stays on this
/// laptop.
enum KeptSheet {
    /// Replaces the forms of a school and quarter.
    static func keep(
        _ forms: [[UInt8]],
        npsn: String,
        _ quarter: Quarter,
        _ writer: Writer,
    ) throws(StoreError) {
        let files = forms.map { JSONValue.string(Data($0).base64EncodedString()) }
        let body: JSONObject = ["files": .array(files)]
        let known = try writer.localDocument(id(npsn, quarter))?.body
        guard known != body else { return }
        _ = try writer.putLocalDocument(id(npsn, quarter), body)
    }

    /// The forms in the order in which they came; a single `file` is how the first stores had it.
    static func forms(
        npsn: String,
        _ quarter: Quarter,
        _ reader: Reader,
    ) throws(StoreError) -> [[UInt8]] {
        let body = try reader.localDocument(id(npsn, quarter))?.body
        let files = body?["files"]?.array ?? [body?["file"]].compactMap { $0 }
        return files.compactMap(\.string).compactMap { Data(base64Encoded: $0) }.map { Array($0) }
    }

    private static func id(_ npsn: String, _ quarter: Quarter) -> DocumentID {
        DocumentID("_local/verkom:\(npsn):\(quarter)")
    }
}
