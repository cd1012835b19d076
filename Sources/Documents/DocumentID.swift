/// The name of a document in its database: any text, equal and ordered by its UTF-8 bytes.
///
/// Source: CouchDB documentation, "Document: id"; transcripts 02.
package struct DocumentID: RawRepresentable, Sendable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// An id from our own hands or our own store; foreign text goes through `init(validating:)`.
    package init(_ trusted: String) {
        rawValue = trusted
    }

    /// An id from outside: not empty, and an underscore first only in `_design/...` and `_local/...`.
    package init(validating text: String) throws(DocumentIDError) {
        guard !text.isEmpty else { throw .empty }
        if text.utf8.first == UInt8(ascii: "_") {
            let reserved = ["_design/", "_local/"].first { text.utf8.starts(with: $0.utf8) }
            guard let reserved, text.utf8.count > reserved.utf8.count else { throw .reserved }
        }
        rawValue = text
    }

    /// Whether the document stays on its machine and has no revision tree.
    package var isLocal: Bool {
        rawValue.utf8.starts(with: "_local/".utf8)
    }
}

/// Why a text cannot be a document's id.
package enum DocumentIDError: Error, Hashable, Sendable {
    case empty
    /// An underscore first is for the database's own documents.
    case reserved
}

extension DocumentID: Hashable, Comparable, CustomStringConvertible {
    package static func == (left: DocumentID, right: DocumentID) -> Bool {
        left.rawValue.hasSameBytes(as: right.rawValue)
    }

    package static func < (left: DocumentID, right: DocumentID) -> Bool {
        left.rawValue.precedesInBytes(right.rawValue)
    }

    package func hash(into hasher: inout Hasher) {
        rawValue.hashBytes(into: &hasher)
    }

    package var description: String {
        rawValue
    }
}

extension DocumentID: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) {
        rawValue = value
    }
}
