import Caseload
import Documents
import Screen

extension AppState {
    /// A digit while choosing; in the list it leads where it leads elsewhere.
    mutating func chooseConflictValue(_ number: Int) -> [Effect] {
        guard let inbox = workspace?.conflicts else { return [] }
        guard inbox.isChoosing else {
            let place = (number + 9) % 10
            guard Place.tabs.indices.contains(place) else { return [] }
            return go(to: Place.tabs[place])
        }
        if let hindrance = inbox.selected?.hindrance {
            say(words.sentence(for: hindrance), .hint)
        } else if workspace?.conflicts.choose(number - 1) != true {
            say(words.noSuchChoice, .hint)
        }
        return []
    }

    /// Why the selected record can't be decided just now.
    var obstacleToDeciding: String? {
        guard let inbox = workspace?.conflicts, let item = inbox.selected else {
            return words.nothingSelected
        }
        if let hindrance = item.hindrance { return words.sentence(for: hindrance) }
        guard inbox.isChoosing else { return words.chooseFirstHint }
        guard inbox.running == nil else { return words.conflictDeciding }
        let open = inbox.open(of: item)
        return open == 0 ? nil : words.conflictStillOpen(open)
    }

    /// Writes the decision where everything is chosen; asks nothing else.
    mutating func decideConflict() -> [Effect] {
        if let obstacle = obstacleToDeciding {
            say(obstacle, .hint)
            return []
        }
        guard let inbox = workspace?.conflicts, let item = inbox.selected else { return [] }
        workspace?.conflicts.start(item.id)
        return [.decideConflict(item, inbox.chosen(of: item))]
    }

    mutating func take(
        _ result: Result<DecideOutcome, Refusal>,
        of id: DocumentID,
    ) -> [Effect] {
        workspace?.conflicts.end(id)
        switch result {
        case .failure(let refusal):
            say(refusal)
            return [.bell]
        case .success(.incomplete):
            say(words.conflictIncomplete, .warning)
            return []
        case .success(.changed(let item)):
            workspace?.conflicts.replace(id, by: item)
            say(item == nil ? words.conflictGone : words.conflictChanged, .warning)
            return [.loadConflicts]
        case .success(.decided(let decided)):
            workspace?.history.add(decided)
            workspace?.conflicts.replace(id, by: nil)
            let left = workspace?.conflicts.items.count { $0.hindrance == nil } ?? 0
            workspace?.conflictCount = left
            say(words.conflictDecided(left: left), .done)
            return [.loadConflicts, .loadQueue]
        }
    }

    mutating func take(
        _ result: Result<UndecideOutcome, Refusal>,
        of id: CommitID,
    ) -> [Effect] {
        switch result {
        case .failure(let refusal):
            _ = workspace?.history.fail(id)
            say(refusal)
            return [.bell]
        case .success(let outcome):
            workspace?.history.end(id)
            switch outcome {
            case .undone: say(words.conflictReopened, .done)
            case .tooLate: say(words.conflictTooLate, .warning)
            }
            return refresh()
        }
    }
}
