import Caseload
import Casework
import LocalStore

/// Duplicates, anomalies and comparisons, off the drawing thread.
extension EffectRunner {
    /// - `mark`: When a long act was asked for.
    func perform(
        _ act: CleaningAct,
        _ caseload: Caseload,
        since mark: OpenSession.Mark,
    ) throws(CaseloadError) {
        switch act {
        case .duplicates:
            run(.duplicates, since: mark) { (progress) throws(Refusal) in
                try Refusal.lifting { () throws(CaseloadError) in
                    .duplicates(try caseload.duplicates(progress))
                }
            }
        case .anomalies(let least):
            let today = surroundings.now().day
            run(.anomalies, since: mark) { (progress) throws(Refusal) in
                try Refusal.lifting { () throws(CaseloadError) in
                    .anomalies(
                        try caseload.anomalies(atLeast: least, today: today, progress)
                    )
                }
            }
        case .compare(let line):
            run(.compare, since: mark) { [surroundings] (progress) throws(Refusal) in
                let home = surroundings.places.environment["HOME"]
                let path = ImportPaths.tilde(line.trimmed, home)
                let bytes = try FileBytes.read(path)
                let name = path.split(separator: "/").last.map(String.init) ?? path
                return try Refusal.lifting { () throws(CaseloadError) in
                    .compared(try caseload.compare(desil: bytes, named: name, progress))
                }
            }
        case .stop: break
        case .proposals:
            let open = try caseload.openProposals(today: surroundings.now().day)
            post(.cleaning(.proposals(open)))
        case .pair(let left, let right):
            let page = try caseload.pairPage(left, right)
            for member in page.map({ [$0.left.member, $0.right.member] }) ?? [] {
                see(Look(at: member, from: .cleaning), caseload)
            }
            post(.cleaning(.pair(page)))
        case .export(let comparison, let line): export(comparison, line, caseload)
        case .decide(let decision): decide(decision, caseload)
        case .prepare(let start):
            do throws(CaseloadError) {
                let settled = try settled(start, caseload)
                let answers = try caseload.prepared(settled, today: surroundings.now().day)
                post(.cleaning(.prepared(settled, answers)))
            } catch {
                post(.cleaning(.failed(nil, .caseload(error))))
            }
        }
    }

    /// A form about a person hangs on the family's *pengurus* where the finding is about the family.
    private func settled(
        _ start: ProposalStart,
        _ caseload: Caseload,
    ) throws(CaseloadError) -> ProposalStart {
        let today = surroundings.now().day
        guard start.member == nil, let family = start.family,
            try caseload.formPage(start.form, start.subject, today: today) == nil,
            let page = try caseload.familyPage(family, today.quarter, today: today)
        else { return start }
        var settled = start
        settled.member = page.family.pengurus ?? page.family.head ?? page.members.first?.id
        return settled
    }

    private func decide(_ decision: PairDecision, _ caseload: Caseload) {
        do throws(CaseloadError) {
            switch try caseload.decide(decision, at: surroundings.now()) {
            case .decided(let decided, let waiting):
                sync.noteCommit()
                post(.cleaning(.decided(decided, waiting: waiting)))
            case .toFill(let start):
                let answers = try caseload.prepared(start, today: surroundings.now().day)
                post(.cleaning(.prepared(start, answers)))
            }
        } catch {
            post(.cleaning(.failed(nil, .caseload(error))))
        }
    }

    /// Runs a long act with its progress told, and says how it ended.
    private func run(
        _ tab: CleaningTab,
        since mark: OpenSession.Mark,
        _ body: (Progress) throws(Refusal) -> CleaningNews,
    ) {
        let stop = session.progress(since: mark, isImport: true)
        let post = post
        let progress = Progress { done, total in
            post(.cleaning(.progress(tab, total > 0 ? done * 100 / total : 0)))
            return (try? stop.check(done: done, total: total)) != nil
        }
        do throws(Refusal) {
            try Refusal.lifting { () throws(StoreError) in try stop.check(done: 0, total: 0) }
            post(.cleaning(try body(progress)))
        } catch {
            switch error {
            case .caseload(.store(.cancelled)), .caseload(.store(.closed)):
                post(.cleaning(.stopped(tab)))
            default: post(.cleaning(.failed(tab, error)))
            }
        }
    }

    private func export(
        _ comparison: DesilComparison,
        _ line: String,
        _ caseload: Caseload,
    ) {
        let home = surroundings.places.environment["HOME"]
        let path = ImportPaths.tilde(line.trimmed, home)
        do throws(Refusal) {
            let entry = try ChangesFile.write(
                comparison,
                to: path,
                replacing: false,
                caseload,
                at: surroundings.now(),
            )
            post(.cleaning(.exported(path: path, count: entry.rows)))
        } catch {
            post(.cleaning(.failed(nil, error)))
        }
    }
}
