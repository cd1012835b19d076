import Casework
import Documents
import FoundationEssentials
import LocalStore

/// A school's own verification form as it came, kept so that it can be written back filled.
///
/// A `_local` document: it stays on this laptop.
enum KeptSheet {
    static func keep(
        _ bytes: [UInt8],
        npsn: String,
        _ quarter: Quarter,
        _ writer: Writer,
    ) throws(StoreError) {
        let body: JSONObject = ["file": .string(Data(bytes).base64EncodedString())]
        let known = try writer.localDocument(id(npsn, quarter))?.body
        guard known != body else { return }
        _ = try writer.putLocalDocument(id(npsn, quarter), body)
    }

    static func bytes(
        npsn: String,
        _ quarter: Quarter,
        _ reader: Reader,
    ) throws(StoreError) -> [UInt8]? {
        let body = try reader.localDocument(id(npsn, quarter))?.body
        return body?["file"]?.string.flatMap { Data(base64Encoded: $0) }.map { Array($0) }
    }

    private static func id(_ npsn: String, _ quarter: Quarter) -> DocumentID {
        DocumentID("_local/verkom:\(npsn):\(quarter)")
    }
}
