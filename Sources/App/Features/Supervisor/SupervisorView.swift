import Caseload
import Casework
import Documents

/// The pages of *Penyelia*, in the order in which Tab turns them.
package enum SupervisorView: Int, Sendable, Hashable, CaseIterable {
    /// A line a worker.
    case workers
    /// *Putusan*: what waits for the office's word.
    case decisions
    /// *Sampel*: what is keyed again.
    case sample
    /// *Mutu*: the error rates by form and field.
    case quality
}

/// What Enter opens on a line.
enum SupervisorTarget: Sendable, Equatable {
    case worker(String)
    case decision(DocumentID)
    case task(DocumentID)
}

/// One line of a page, and what it is about.
struct SupervisorLine {
    var target: SupervisorTarget?
    var line: TextLine

    init(_ line: TextLine, _ target: SupervisorTarget? = nil) {
        self.line = line
        self.target = target
    }
}
