import Casework

/// What a roster's answers say about an obligation, so that a session's sheet is entered once.
package struct Coverage: Sendable, Hashable {
    /// The programme's id, `pkh`.
    package let programme: String
    /// The rule's id in its file, `p2k2`.
    package let obligation: String
    /// The check that follows from each code; a code that is not here says nothing about it.
    package let states: [String: CheckState]

    package init(programme: String, obligation: String, states: [String: CheckState]) {
        self.programme = programme
        self.obligation = obligation
        self.states = states
    }
}
