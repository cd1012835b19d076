/// The name of a form: its programme's id, a slash, and its own, `puskesos/pengaduan`.
package struct FormID: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let rawValue: String

    package init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    package init(programme: String, record: String) {
        rawValue = programme + "/" + record
    }

    /// The id of the programme whose file holds it.
    package var programme: String {
        rawValue.split(separator: "/", maxSplits: 1).first.map(String.init) ?? rawValue
    }

    package var description: String { rawValue }

    package static func < (left: FormID, right: FormID) -> Bool {
        left.rawValue < right.rawValue
    }
}
