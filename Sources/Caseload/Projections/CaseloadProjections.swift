import Documents
import LocalStore

/// The tables that our kinds of documents fill; give them to `StoreOptions.projections` at every opening.
///
/// Columns that name another document hold its row key, the id without its kind. A body is read
/// leniently: what has another type than expected counts as absent, for the office may send anything.
/// Documents of other kinds are stored without a projection.
package enum CaseloadProjections {
    package static let all: [Projection] = [
        family, member, facility, group, programme, check, event, act, figure,
    ]

    /// The row key of an id such as `member:A-1`, or null where there is none.
    static func key(_ value: JSONValue?) -> SQLValue {
        guard let text = value?.string else { return .null }
        return .text(key(text))
    }

    static func key(_ text: String) -> String {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return text }
        return String(text[text.utf8.index(after: colon)...])
    }

    static func text(_ value: JSONValue?) -> SQLValue {
        SQLValue(value?.string)
    }
}
