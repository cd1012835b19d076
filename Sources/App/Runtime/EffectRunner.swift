import Caseload
import Casework
import Dispatch
import LocalStore

/// Does what `update` asked for, off the drawing thread, and posts the answers.
///
/// Two queues: one for what the person waits for, in her order (drafts, saves, pages), and one for
/// what takes seconds at 100,000 families (counting, import, backup), so that the first is never
/// behind the second.
package final class EffectRunner: Sendable {
    let surroundings: Surroundings
    let post: @Sendable (Action) -> Void
    let session: OpenSession
    let quick = DispatchQueue(label: "pendamping.quick", qos: .userInitiated)
    private let slow = DispatchQueue(label: "pendamping.slow", qos: .utility)
    let drafts = DraftMailbox<EntryDraft>()
    let formDrafts = DraftMailbox<FormDraft>()
    /// When drafts that the store did not take are tried again; used on `quick` alone.
    let retries = DraftRetries()
    private let watch: StoreWatch
    let sync: BackgroundSync

    package init(surroundings: Surroundings, post: @escaping @Sendable (Action) -> Void) {
        self.surroundings = surroundings
        self.post = post
        session = OpenSession()
        let sync = BackgroundSync(surroundings, post: post)
        self.sync = sync
        watch = StoreWatch(session: session) {
            sync.noteForeign()
            post(.storeChanged)
        }
    }

    /// Starts an effect and returns at once.
    package func run(_ effect: Effect) {
        switch effect {
        case .saveDraft(let draft):
            let number = drafts.put(draft)
            quick.async { [self] in saveDrafts(upTo: number) }
        case .form(.keep(let draft)):
            let number = formDrafts.put(draft)
            quick.async { [self] in saveFormDrafts(upTo: number) }
        case .form(.weigh): slow.async { [self] in perform(effect) }
        case .loadIndex, .loadProgress, .loadHome, .loadRosters, .loadWays, .backup, .importFiles,
            .agenda(.load), .agenda(.count), .agenda(.visits), .agenda(.print),
            .agenda(.readTexts):
            // From now on, not from its turn: a lock stops what still waits too.
            let mark = session.mark()
            slow.async { [self] in perform(effect, since: mark) }
        case .cleaning(.stop): session.cancelImports()
        case .cleaning(let act) where act.isLong:
            let mark = session.mark()
            slow.async { [self] in perform(effect, since: mark) }
        case .supervisor(let act) where act.isLong:
            let mark = session.mark()
            slow.async { [self] in perform(effect, since: mark) }
        case .lock:
            // Now, not in its turn: a running import has the writer that the turns before it need.
            session.cancelLongActs()
            quick.async { [self] in perform(effect) }
        case .cancelImport: session.cancelImports()
        case .reports(.cancel): session.cancelReports()
        case .reports(let act):
            // A report that nobody looks at any more need not be counted.
            if case .make = act { session.cancelReports() }
            let mark = session.mark()
            slow.async { [self] in perform(effect, since: mark) }
        case .sync(let act): sync.perform(act)
        case .rest(let number):
            let pause = DispatchTimeInterval.milliseconds(FamilySide.restMilliseconds)
            quick.asyncAfter(deadline: .now() + pause) { [post] in post(.rested(number)) }
        default:
            quick.async { [self] in perform(effect) }
        }
    }

    /// Opens the screen on a caseload that someone else opened: the demo.
    package func adopt(_ caseload: Caseload, label: String) {
        quick.async { [self] in opened(caseload, label: label) }
    }

    /// Waits for everything that was asked for, then closes the store and wipes the key.
    package func finish() {
        // First: a running import has the writer that the drafts need.
        session.cancelLongActs()
        sync.close(graceMilliseconds: Self.quittingGrace)
        quick.sync { saveAllDrafts() }
        slow.sync {}
        try? session.caseload?.keepLooks()
        quick.sync { session.close() }
    }

    /// Notes an open caseload and tells the screen.
    func opened(_ caseload: Caseload, label: String) {
        session.set(caseload, label: label)
        surroundings.stamp("unlocked")
        comeBackToDrafts()
        // First, so that nothing written from here on stays unseen.
        watch.start()
        // The frame before the programmes, which take some milliseconds to read.
        let told = OpenedCaseload(
            label: label,
            worker: caseload.worker,
            unwritable: caseload.store.unwritable,
        )
        post(.unlocked(.success(told)))
        do throws(CaseloadError) {
            let names = ProgrammeNames(try caseload.ruleBook().programmes)
            post(.loaded(.programmes(names, waiting: try caseload.waiting())))
            post(.loaded(.forms(try caseload.formBook())))
            post(.supervisor(.role(try caseload.role())))
            let known = try caseload.specialisms()
            post(.supervisor(.profile(try caseload.profile(), known: known, isNew: false)))
        } catch {
            post(.failed(.caseload(error)))
        }
        sync.open(caseload)
    }

    /// Milliseconds that a running sync is given to end by itself when the screen is locked, and when the
    /// person leaves and waits for her prompt.
    private static let lockingGrace = 5_000
    private static let quittingGrace = 1_500

    /// Closes the store after the running acts; what is typed is in it as drafts.
    func lock() {
        watch.stop()
        saveAllDrafts()
        sync.close(graceMilliseconds: Self.lockingGrace)
        slow.sync {}
        try? session.caseload?.keepLooks()
        let unkept = leaveDrafts()
        session.close()
        post(.locked(unkept: unkept))
    }

    /// Notes a look without anybody waiting for it: with what is written next, or a second later.
    func see(_ look: Look, _ caseload: Caseload) {
        guard caseload.see(look, at: surroundings.now()) else { return }
        slow.asyncAfter(deadline: .now() + Self.lookDelay) { [session] in
            // What fails is tried again with the next writing.
            try? session.caseload?.keepLooks()
        }
    }

    /// Counts what is past its term, a piece at a time: whatever is asked for meanwhile comes between two of
    /// them.
    ///
    /// Failing is no news: the line is not there, and home counts again when it is read next.
    func countPastTerm(since mark: OpenSession.Mark) {
        slow.async { [self] in
            let stop = session.progress(since: mark)
            guard (try? stop.check(done: 0, total: 0)) != nil, let caseload = session.caseload
            else { return }
            do throws(CaseloadError) {
                let count = try caseload.countPastTerm(today: surroundings.now().day)
                guard let count else { return countPastTerm(since: mark) }
                post(.loaded(.pastTerm(count)))
            } catch {
                return
            }
        }
    }

    private static let lookDelay = DispatchTimeInterval.seconds(1)
}
