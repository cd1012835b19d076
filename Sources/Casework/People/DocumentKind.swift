import Documents

/// The kind of a document, the text before the colon of its id and its `type`.
///
/// The list is open: documents of other kinds are kept and passed on as they are.
package struct DocumentKind: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package static let family = DocumentKind(rawValue: "family")
    package static let member = DocumentKind(rawValue: "member")
    package static let facility = DocumentKind(rawValue: "facility")
    package static let group = DocumentKind(rawValue: "group")
    package static let programme = DocumentKind(rawValue: "programme")
    package static let decision = DocumentKind(rawValue: "decision")
    /// Who works for the office, under which login and as what.
    package static let worker = DocumentKind(rawValue: "worker")
    /// Which records of a worker and a quarter are keyed again.
    package static let sample = DocumentKind(rawValue: "sample")
    /// What a second keying of a record came to.
    package static let rekey = DocumentKind(rawValue: "rekey")
    package static let check = DocumentKind(rawValue: "check")
    package static let event = DocumentKind(rawValue: "event")

    /// Written by the office alone; the worker proposes changes to these.
    package var isRegister: Bool {
        OfficeKinds.written.contains(rawValue)
    }
}
