import Caseload
import Casework
import Documents
import LocalStore
import Screen

/// One revision of a record that the office says something of.
package struct DecidedRevision: Sendable, Equatable {
    package var record: DocumentID
    package var revision: RevisionID
}

extension AppState {
    // MARK: What can be done

    /// Why this store does none of a supervisor's work.
    var obstacleToSupervising: String? {
        workspace?.role.seesAll == true ? nil : words.onlySupervisors
    }

    /// The record under the cursor or open, in the revision that is seen.
    var aboutToDecide: DecidedRevision? {
        switch workspace?.place {
        case .supervisor:
            workspace?.supervisor.decision.map {
                DecidedRevision(record: $0.row.id, revision: $0.row.revision)
            }
        case .record:
            workspace?.record.page.map {
                DecidedRevision(record: $0.record.id, revision: $0.revision)
            }
        default: nil
        }
    }

    /// Why nothing can be decided just now.
    var obstacleToOfficeDecision: String? {
        if let obstacle = obstacleToSupervising { return obstacle }
        guard workspace?.place == .record else {
            return aboutToDecide == nil ? words.noDecisionHere : nil
        }
        if let obstacle = obstacleToRecord { return obstacle }
        guard let page = workspace?.record.page else { return words.loading }
        if page.row.by == workspace?.worker.name { return words.ownRecord }
        return page.delivery.isSafeElsewhere ? nil : words.notAtServerYet
    }

    /// Enter: a worker's page, a record, a drawn record to be keyed again, or what that came to.
    mutating func openSupervised() -> [Effect] {
        guard let supervisor = workspace?.supervisor else { return [] }
        if let row = supervisor.decision?.row {
            if RecordKinds.ofForms.contains(row.kind) { return openRecord(row.id) }
            return row.family.map { openFamily($0) } ?? []
        }
        guard let task = supervisor.task else {
            workspace?.supervisor.openSelected()
            return []
        }
        guard task.isSensitive else { return open(task) }
        askToOpenRestricted { state in
            let look: [Effect] = task.isOpen ? [.supervisor(.noteLook(task.record))] : []
            return look + state.open(task)
        }
        return []
    }

    private mutating func open(_ task: SampleTask) -> [Effect] {
        switch task.state {
        case .done:
            return [
                .supervisor(
                    .compare(task.record, task.quarter, isSensitive: task.isSensitive)
                )
            ]
        case .gone:
            say(words.drawnRecordGone, .warning)
            return []
        case .open, .begun:
            if task.isForm { return openForm(.rekey(task.record, task.quarter)) }
            guard let family = task.family else {
                say(words.drawnRecordGone, .warning)
                return []
            }
            let list = workspace?.supervisor.blindFamilies ?? [family]
            return openEntry(.blind(family), worklist: list.map { .blind($0) })
        }
    }

    /// Asks whether a record that is still to be keyed again shall be looked at all the same.
    mutating func askToGiveUp(_ record: DocumentID) {
        askToOpen(title: words.giveUpTitle, question: words.giveUpQuestion) { _ in
            [.supervisor(.giveUp(record))]
        }
    }

    mutating func drawSample() -> [Effect] {
        guard let quarter = workspace?.quarter,
            let id = workspace?.history.begin(.supervision)
        else { return [] }
        workspace?.supervisor.show(.sample)
        workspace?.supervisor.isDrawing = true
        say(words.drawingSample, .hint)
        return [.supervisor(.draw(id, quarter))]
    }

    mutating func noteNoPaper() -> [Effect] {
        guard let task = workspace?.supervisor.task,
            let id = workspace?.history.begin(.supervision)
        else { return [] }
        return [.supervisor(.noPaper(id, task.record, task.quarter))]
    }

    mutating func decide(isAccepted: Bool, reason: String) -> [Effect] {
        aboutToDecide.map { decide($0, isAccepted: isAccepted, reason: reason) } ?? []
    }

    /// `about`: As it was when the reason was asked for.
    mutating func decide(
        _ about: DecidedRevision,
        isAccepted: Bool,
        reason: String,
    ) -> [Effect] {
        guard let id = workspace?.history.begin(.supervision) else { return [] }
        say(isAccepted ? words.deciding(true) : words.deciding(false), .hint)
        return [
            .supervisor(
                .decide(
                    id,
                    OfficeDecision(
                        about: about.record,
                        revision: about.revision,
                        isAccepted: isAccepted,
                        reason: reason,
                    ),
                )
            )
        ]
    }

    // MARK: What the store answers

    mutating func take(_ news: SupervisorNews) -> [Effect] {
        switch news {
        case .loaded(let found):
            // An answer about the quarter before must not stand under this one.
            guard found.quarter == workspace?.quarter else { return [] }
            let knew = workspace?.role
            workspace?.role = found.role
            workspace?.supervisor.take(found)
            return knew != found.role ? supervising : []
        case .role(let role):
            workspace?.role = role
        case .profile(let profile, let known, let isNew):
            workspace?.specialisms = known
            return take(profile, isNew: isNew)
        case .sample(let quarter, let tasks):
            guard quarter == workspace?.quarter else { return [] }
            workspace?.supervisor.take(tasks)
        case .decisions(let scope, let rows):
            workspace?.supervisor.take(rows, scope)
        case .compared(let page):
            if workspace?.place == .supervisor { workspace?.supervisor.show(page) }
        case .gaveUp(let record, .success(let saved)):
            workspace?.waiting = saved.waiting
            say(words.gaveUp, .warning)
            let family = workspace?.supervisor.tasks.first { $0.record == record }?.family
            if RecordKinds.ofForms.contains(record.kind) { return openRecord(record) }
            return family.map { openFamily($0) } ?? effectsOfArriving(at: .supervisor)
        case .gaveUp(_, .failure(let refusal)):
            say(refusal)
            return [.bell] + effectsOfArriving(at: workspace?.place ?? .home)
        case .gone: say(words.drawnRecordGone, .warning)
        case .drawn(let id, let result): return take(result, of: id)
        case .acted(let id, let result): return take(result, of: id)
        }
        return []
    }

    /// What the views of a supervisor need beside the workers' figures.
    var supervising: [Effect] {
        guard let workspace else { return [] }
        let sample: [Effect] = [.supervisor(.loadSample(workspace.quarter))]
        guard workspace.role.seesAll else { return sample }
        return [.supervisor(.loadDecisions(workspace.supervisor.scope))] + sample
    }

    private mutating func take(
        _ result: Result<SampleDrawn, Refusal>,
        of id: CommitID,
    ) -> [Effect] {
        workspace?.supervisor.isDrawing = false
        switch result {
        case .failure(let refusal):
            _ = workspace?.history.fail(id)
            say(refusal)
            return [.bell]
        case .success(let drawn):
            workspace?.waiting = drawn.waiting
            workspace?.history.end(id)
            say(words.sampleDrawn(drawn), .done)
            return effectsOfArriving(at: workspace?.place ?? .home)
        }
    }

    private mutating func take(
        _ result: Result<SupervisionSaved, Refusal>,
        of id: CommitID,
    ) -> [Effect] {
        switch result {
        case .failure(let refusal):
            switch refusal {
            // What is on its way, or says something else by now, cannot be taken back later either.
            case .caseload(.alreadySent), .caseload(.overtaken): workspace?.history.end(id)
            default: _ = workspace?.history.fail(id)
            }
            say(refusal)
            return [.bell] + effectsOfArriving(at: workspace?.place ?? .home)
        case .success(let saved):
            workspace?.waiting = saved.waiting
            let purpose = workspace?.history.end(id, saved)
            say(words.supervisionSaved(saved, purpose), .done)
            return effectsOfArriving(at: workspace?.place ?? .home)
        }
    }
}
