/// Why a document cannot be read as the kind it says it is.
///
/// The path names members and positions (`states[2].from`); values stay out, for they are personal.
package struct DocumentFault: Error, Hashable, Sendable {
    package let kind: DocumentKind
    package let path: String
    package let reason: Reason

    package init(kind: DocumentKind, path: String, reason: Reason) {
        self.kind = kind
        self.path = path
        self.reason = reason
    }

    package enum Reason: Hashable, Sendable {
        case missing
        case wrongType(expected: Expected)
        case badDay
        case badPeriod
        case badReference(DocumentKind)
        case unknownCode(allowed: [String])
        case outOfRange
        /// The document's `type` is another kind.
        case otherKind
        /// A later schema than this program knows, which it must not rewrite.
        case newerVersion(Int)
    }

    package enum Expected: Hashable, Sendable {
        case object, list, text, wholeNumber, number, flag
    }
}
