/// Why a terminal cannot show the screen, as the one who draws on it tells.
package enum TerminalTrouble: Sendable, Equatable {
    /// Input or output is a pipe or a file.
    case notATerminal
    /// TERM is not set.
    case noType
    /// The terminal database does not know this TERM.
    case unknownType(String)
    /// A terminal that cannot place its cursor.
    case tooSimple(String)
    /// The system refused something; its number.
    case refused(Int32)
}

extension Words {
    /// Why the screen could not be opened on this terminal, and what to do.
    package func sentence(for trouble: TerminalTrouble) -> String {
        let why =
            switch trouble {
            case .notATerminal:
                pick("masukan atau keluarannya bukan terminal", "input or output is no terminal")
            case .noType: pick("TERM belum diatur", "TERM is not set")
            case .unknownType(let type):
                pick("TERM=\(type) tidak dikenal laptop ini", "this machine knows no TERM=\(type)")
            case .tooSimple(let type):
                pick(
                    "TERM=\(type) tidak dapat menempatkan kursor",
                    "TERM=\(type) can't place its cursor",
                )
            case .refused(let code): pick("sistem menolak, kode \(code)", "system error \(code)")
            }
        return pick(
            "Layar tidak dapat dibuka di terminal ini: \(why). Pakai --polos, atau TERM=xterm-256color.",
            "The screen can't be opened on this terminal: \(why). Use --polos, or TERM=xterm-256color.",
        )
    }
}
