/// A state that is shown by a sign of its own, so that no meaning hangs on colour alone.
package enum Mark: String, CaseIterable, Sendable {
    // What a check says.
    case patuh, tidak, izin, tidakBerlaku, blank
    // How far a record has come.
    case local, stick, desk, server, accepted, refused, conflict
    // How something stands on this laptop.
    case draft, warning, error

    /// The role that colours it.
    package var role: Role {
        switch self {
        case .patuh: .statePatuh
        case .tidak: .stateTidak
        case .izin: .stateIzin
        case .tidakBerlaku: .stateTidakBerlaku
        case .blank: .stateBlank
        case .local: .stateLocal
        case .stick: .stateStick
        case .desk: .stateDesk
        case .server: .stateServer
        case .accepted: .stateAccepted
        case .refused: .stateRefused
        case .conflict: .stateConflict
        case .draft: .stateDraft
        case .warning: .stateWarning
        case .error: .stateError
        }
    }

    /// The sign where a theme has none: letters and signs every terminal font carries.
    var fallback: SafeText {
        switch self {
        case .patuh: "+"
        case .tidak: "x"
        case .izin: "i"
        case .tidakBerlaku: "-"
        case .blank: "."
        case .local: "L"
        case .stick: "S"
        case .desk: "M"
        case .server: "v"
        case .accepted: "V"
        case .refused: "X"
        case .conflict: "#"
        case .draft: "~"
        case .warning: "!"
        case .error: "E"
        }
    }
}
