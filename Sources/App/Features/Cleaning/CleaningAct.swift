import Caseload
import Casework
import Documents

/// What the worklist of data asks of the store.
package enum CleaningAct: Sendable {
    // Long ones: with progress, and stopped by `stop`.
    case duplicates
    case anomalies(least: Anomaly.Severity)
    /// Reads a list of deciles and holds it against the laptop.
    case compare(path: String)
    case stop
    // Short ones.
    case pair(DocumentID, DocumentID)
    /// Writes the differences as a file.
    case export(DesilComparison, path: String)
    /// Proposes to make one of a pair, or notes that it is two persons.
    case decide(PairDecision)
    /// Looks up what a form says that is filled as far as a finding tells, to be opened then.
    case prepare(ProposalStart)
    /// Looks up what has been proposed already.
    case proposals

    /// Whether it may take seconds.
    var isLong: Bool {
        switch self {
        case .duplicates, .anomalies, .compare: true
        default: false
        }
    }
}

/// What the store answered.
package enum CleaningNews: Sendable {
    /// How far a long act is, in hundredths.
    case progress(CleaningTab, Int)
    case duplicates(DuplicateList)
    case anomalies(AnomalyList)
    case compared(DesilComparison)
    case stopped(CleaningTab)
    /// Nil when one of the two is gone.
    case pair(PairPage?)
    case exported(path: String, count: Int)
    case decided(DecidedPair, waiting: Int)
    /// The form can be opened, with these answers where nobody has begun it.
    case prepared(ProposalStart, JSONObject?)
    case proposals([OpenProposal])
    case failed(CleaningTab?, Refusal)
}

extension AppState {
    mutating func take(_ news: CleaningNews) -> [Effect] {
        switch news {
        case .progress(let tab, let percent): workspace?.cleaning.progress(tab, percent)
        case .duplicates(let list):
            workspace?.cleaning.take(list)
            return makeAwaitedList()
        case .anomalies(let list):
            workspace?.cleaning.take(list)
            return makeAwaitedList()
        case .compared(let comparison):
            workspace?.cleaning.take(comparison)
            for group in comparison.findings.groups.reversed() {
                say(words.sentence(for: group.first), .warning)
            }
            say(words.compared(comparison), .done)
            if let left = words.leftOut(of: comparison) { say(left, .warning) }
            return [.cleaning(.proposals)]
        case .proposals(let open): workspace?.cleaning.take(open)
        case .stopped(let tab):
            workspace?.cleaning.end(tab)
            say(words.cleaningStopped, .hint)
        case .pair(let page):
            workspace?.cleaning.take(page)
            if page == nil { say(words.pairGone, .warning) }
        case .exported(let path, let count): say(words.changesExported(path, count), .done)
        case .decided(let decided, let waiting):
            workspace?.waiting = waiting
            workspace?.cleaning.decided(decided)
            workspace?.history.add(decided.back)
            say(words.pairDecided(decided), .done)
        case .prepared(let start, let answers):
            workspace?.cleaning.decisionFailed()
            let effects = beginRecord(start.form, about: start.subject)
            if workspace?.place == .form { workspace?.form.prepared = answers }
            return effects
        case .failed(let tab, let refusal):
            if let tab { workspace?.cleaning.end(tab) }
            workspace?.cleaning.decisionFailed()
            say(refusal)
            return [.bell]
        }
        return []
    }

    /// The list that was turned to while another one was made.
    private mutating func makeAwaitedList() -> [Effect] {
        guard workspace?.place == .cleaning else { return [] }
        return workspace?.cleaning.makeShown() ?? []
    }
}
