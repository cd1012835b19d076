import Casework
import Documents

extension DocumentID {
    /// The id of a new record.
    ///
    /// `visit:<random>` where each record is its own; else made of what it is about, so that two laptops
    /// that record the same meet in one document: `aid:bst.penyaluran:A-0001:2026-10`. A form that is to be
    /// one a period but hangs on nothing is one for each worker, under a digest of her name; where that is not
    /// given it takes the random text too.
    ///
    /// `subject`: The document it is about, by the form's `about`. `place`: The place it is about, in words,
    /// where there is no document. `worker`: Whose it is, where it is about nobody. `random`: 26 characters, never used before.
    package static func formRecord(
        form: Form,
        subject: DocumentID?,
        place: String? = nil,
        worker: String? = nil,
        date: Day,
        random: String,
    ) -> DocumentID {
        let kind = form.kind.rawValue
        let own = DocumentID(kind + ":" + random)
        let key =
            subject.map { String($0.rowKey) } ?? place.map { placeKey($0) }
            ?? worker.map { workerKey($0) } ?? ""
        guard !key.isEmpty else { return own }
        let name = form.id.rawValue.split(separator: "/").joined(separator: ".")
        let head = [kind, name, key].joined(separator: ":")
        return switch form.identity {
        case .own: own
        case .once: DocumentID(head)
        case .day: DocumentID(head + ":" + date.description)
        case .month: DocumentID(head + ":" + date.month.description)
        case .quarter: DocumentID(head + ":" + date.quarter.description)
        }
    }

    /// A worker's name as a part of an id: 16 digits of its digest, so that no id tells a name.
    private static func workerKey(_ worker: String) -> String {
        worker.isEmpty ? "" : String(SHA256.hex(Array(worker.utf8)).prefix(16))
    }

    /// A place's name as a part of an id: small letters and digits, all else as its bytes' digits.
    ///
    /// Names that differ in case and blanks alone are one place, all others stay apart.
    private static func placeKey(_ place: String) -> String {
        let words = place.lowercased().split(whereSeparator: \.isWhitespace)
        var key = ""
        for byte in words.joined(separator: "-").utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"):
                key.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                key += "_" + String(byte, radix: 16)
            }
        }
        return key
    }
}
