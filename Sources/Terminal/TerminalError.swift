/// Why the screen could not be opened.
package enum TerminalError: Error, Equatable, Sendable {
    /// Input or output is no terminal (a pipe, a file).
    case notATerminal
    /// The variable TERM is not set.
    case noTerminalType
    /// The terminal database does not know this TERM.
    case unknownTerminalType(String)
    /// A terminal that cannot place its cursor (TERM=dumb).
    case tooSimple(String)
    /// The system refused something needed to begin; the error number says why.
    case refused(errno: Int32)
}
