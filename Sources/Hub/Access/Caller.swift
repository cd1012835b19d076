/// Who asks.
enum Caller: Sendable, Equatable {
    case anonymous
    /// A pendamping: sees the databases she is a member of, and writes records.
    case worker(String)
    /// The office: sees all, and writes the register too.
    case office(String)

    var login: String? {
        switch self {
        case .anonymous: nil
        case .worker(let login), .office(let login): login
        }
    }

    var isOffice: Bool {
        if case .office = self { true } else { false }
    }

    /// As `_session` names it.
    var roles: [String] { isOffice ? ["_admin"] : [] }
}

/// What a login may do.
package enum LoginRole: String, Sendable {
    case worker, office
}
