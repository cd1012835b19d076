/// Which screens still show what an earlier visit read.
///
/// Of lists alone: a family's or a record's page is about the one whose id it names, and what is done on it is
/// held against the store.
///
/// Law: a list belongs to a visit once everything that was asked for on arriving has been answered. The store
/// answers what is about one screen in the order in which it was asked, so answers are only counted.
struct Readings: Sendable {
    /// What the rows of a screen come from.
    enum Source: Hashable, Sendable {
        case rosters, queue, conflicts, sync, records, agenda
        // The pages of *Penyelia*; counting all workers takes the longest, and only its own page waits for it.
        case workers, sample, decisions
    }

    private var asked: [Source: Int] = [:]
    private var answered: [Source: Int] = [:]
    /// How many answers there are once the present visit's are there.
    private var needed: [Source: Int] = [:]

    /// Notes that a screen comes into view, and what it asks for then.
    mutating func visit(_ effects: [Effect]) {
        needed = [:]
        for source in Set(effects.compactMap(\.reads)) {
            needed[source] = asked[source, default: 0] + effects.count { $0.reads == source }
        }
    }

    /// Notes what goes out to the store.
    mutating func ask(_ effects: [Effect]) {
        for effect in effects {
            if let source = effect.reads { asked[source, default: 0] += 1 }
        }
    }

    /// Notes what came back.
    mutating func take(_ action: Action) {
        for source in action.answers {
            let count = answered[source, default: 0] + 1
            answered[source] = count
            // One that nobody asked for makes no later question answered.
            asked[source] = max(asked[source, default: 0], count)
        }
    }

    /// Whether what comes from there is not of this visit yet.
    func isStale(_ source: Source?) -> Bool {
        guard let source, let needed = needed[source] else { return false }
        return answered[source, default: 0] < needed
    }

    /// Waits for nothing any more: an answer failed, and which one it was is not told.
    mutating func giveUp() {
        answered = asked
        needed = [:]
    }
}

extension Workspace {
    /// Where the rows of the present screen come from; nil for a screen that has none of that kind.
    var source: Readings.Source? {
        switch place {
        case .rosters: .rosters
        case .queue: .queue
        case .conflicts: .conflicts
        case .sync: .sync
        case .records: .records
        case .agenda: .agenda
        case .supervisor:
            switch supervisor.view {
            case .sample: .sample
            case .decisions: .decisions
            case .workers, .quality: .workers
            }
        case .home, .families, .family, .entry, .settings, .server, .newRecord, .form, .record,
            .reports, .cleaning:
            nil
        }
    }
}

extension Effect {
    /// The rows that are read by this.
    fileprivate var reads: Readings.Source? {
        switch self {
        case .loadRosters: .rosters
        case .loadQueue, .loadRecords, .resend: .queue
        case .loadConflicts: .conflicts
        case .sync(.loadLog): .sync
        case .records(.load): .records
        case .agenda(.load): .agenda
        case .supervisor(.load): .workers
        case .supervisor(.loadSample): .sample
        case .supervisor(.loadDecisions): .decisions
        default: nil
        }
    }
}

extension Action {
    /// The rows that this brings.
    fileprivate var answers: [Readings.Source] {
        switch self {
        case .loaded(let loaded):
            switch loaded {
            case .rosters: [.rosters]
            case .queue, .records: [.queue]
            case .conflicts: [.conflicts]
            case .programmes, .forms, .index, .progress, .home, .pastTerm, .family, .entry, .ways,
                .nothing, .courses:
                []
            }
        case .sync(.log): [.sync]
        case .records(.loaded): [.records]
        case .agenda(.loaded): [.agenda]
        case .supervisor(.loaded): [.workers]
        case .supervisor(.sample): [.sample]
        case .supervisor(.decisions): [.decisions]
        default: []
        }
    }
}
