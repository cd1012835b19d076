import Screen

extension AppState {
    /// The room that a screen of the workspace has.
    package var contentSize: Size { ScreenFrame(size).content.size }

    /// Fits the present screen into its room, after anything happened.
    ///
    /// Lists learn how many rows they show and pages are broken into lines here, so that drawing only
    /// reads. Costs next to nothing while neither size nor data changed.
    mutating func settle() -> [Effect] {
        let (room, words, today) = (contentSize, words, today)
        // What a restricted record says is forgotten once its screen is left, by whatever way.
        if workspace?.place != .record { workspace?.record.hide() }
        if workspace?.place != .conflicts { workspace?.conflicts.hide() }
        if workspace?.place != .supervisor { workspace?.supervisor.hide() }
        switch workspace?.place {
        case .families:
            return workspace?.families.settle(in: room, words, today: today) ?? []
        case .family: workspace?.family.settle(in: room, words, today: today)
        case .conflicts: workspace?.conflicts.settle(in: room, words)
        case .queue: workspace?.queue.settle(in: room, words, moment)
        case .entry: workspace?.entry.settle(in: room)
        case .rosters: workspace?.rosters.settle(in: room)
        case .sync:
            let waiting = workspace?.waiting
            workspace?.sync.settle(in: room, words, moment, waiting: waiting)
        case .form: workspace?.form.settle(in: room, words, moment)
        case .newRecord: workspace?.newRecord.settle(in: room, words, moment)
        case .record: workspace?.record.settle(in: room, words, moment)
        case .records: return workspace?.records.settle(in: room, words, moment) ?? []
        case .agenda: return workspace?.agenda.settle(in: room, words, moment) ?? []
        case .reports: workspace?.reports.settle(in: room, words, moment)
        case .cleaning: workspace?.cleaning.settle(in: room, words, moment)
        case .supervisor: workspace?.supervisor.settle(in: room, words, moment)
        default: break
        }
        return []
    }
}
