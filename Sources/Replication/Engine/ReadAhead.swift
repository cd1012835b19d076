import Documents
internal import Glibc

/// The page behind the one that is being sent, read and compared on a second thread meanwhile.
///
///     session   ── send page 1 ──────────── checkpoint ── send page 2 ── …
///     ahead        changes, revs_diff, bulk_get of page 2
///
/// It only looks: nothing of it counts until the session has come to that page, and what could not be had
/// is asked there as if nobody had tried. Until `join` the source is this thread's alone; the target is
/// asked over a connection of its own (`Peer.twin`).
final class ReadAhead: @unchecked Sendable {
    // Unchecked: the thread alone touches what is below until `join` has seen its end.
    let since: JSONValue?
    let limit: Int
    private(set) var answer: ChangesAnswer?
    /// The rows of `answer`, each document once.
    private(set) var rows: [(id: DocumentID, revisions: [RevisionID])] = []
    private(set) var fresh: Set<DocumentID> = []
    /// What the target lacks of them.
    private(set) var comparison: ReplicationSession.Comparison?
    /// What the source has of that, in its order.
    private var bodies: [FetchedRevision] = []
    /// The same as they are to be sent, where the source has every one of them.
    private(set) var documents: [RevisionWithHistory]?
    private let source: any Peer
    private let target: any Peer
    private let trustsFresh: Bool
    private let takesOnlyFresh: Bool
    private let hasEnded = Monitor(false)
    private var thread: pthread_t?

    /// Begins at once; without a thread to be had there is simply nothing to find.
    ///
    /// - trustsFresh: Whether the target need not be asked about what the source calls fresh.
    /// - takesOnlyFresh: Whether a page is left alone of which the target has to be asked: on a link that
    ///   nobody has measured yet that would take its time away from the sending.
    init(
        _ source: any Peer,
        _ target: any Peer,
        since: JSONValue?,
        limit: Int,
        trustsFresh: Bool,
        takesOnlyFresh: Bool,
    ) {
        self.trustsFresh = trustsFresh
        self.takesOnlyFresh = takesOnlyFresh
        self.since = since
        self.limit = limit
        self.source = source
        self.target = target
        var made = pthread_t()
        let own = Unmanaged.passRetained(self)
        if pthread_create(&made, nil, Self.run, own.toOpaque()) == 0 {
            thread = made
        } else {
            own.release()
            hasEnded.withLock { $0 = true }
        }
    }

    /// Lets it go first, on any thread, for a second at most.
    func yield() {
        hasEnded.wait(milliseconds: 1000) { $0 }
    }

    private static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
        { pointer in
            guard let pointer else { return nil }
            let ahead = Unmanaged<ReadAhead>.fromOpaque(pointer).takeRetainedValue()
            ahead.look()
            ahead.hasEnded.withLock { $0 = true }
            return nil
        }

    /// Waits until the thread has ended.
    func join() {
        guard let thread else { return }
        pthread_join(thread, nil)
        self.thread = nil
    }

    /// What it has for these, if it has all of them and they are asked for in their order.
    func rows(_ wanted: [RevisionKey]) -> [(RevisionKey, FetchedRevision)]? {
        var pairs: [(RevisionKey, FetchedRevision)] = []
        pairs.reserveCapacity(wanted.count)
        var place = 0
        guard let keys = comparison?.missing, keys.count == bodies.count else { return nil }
        for key in wanted {
            while place < keys.count, keys[place] != key { place += 1 }
            guard place < keys.count else { return nil }
            pairs.append((key, bodies[place]))
            place += 1
        }
        return pairs
    }

    private func look() {
        do throws(PeerError) {
            let page = try source.changes(since: since, limit: limit)
            guard page.rows.isEmpty || page.lastSequence != since else { return }
            let found = ReplicationSession.joined(page.rows)
            fresh = ReplicationSession.fresh(page.rows, trusted: trustsFresh)
            let asked = fresh.isEmpty ? found : found.filter { !fresh.contains($0.id) }
            guard asked.isEmpty || !takesOnlyFresh else { return }
            (answer, rows) = (page, found)
            guard !rows.isEmpty else { return }
            let missing = asked.isEmpty ? [:] : try target.revisionsDiff(asked)
            let compared = try ReplicationSession.Comparison(rows, fresh, missing)
            comparison = compared
            let wanted = compared.missing
            guard !wanted.isEmpty else { return }
            let fetched = try source.bulkGet(wanted.map { ($0.id, $0.revision) })
            guard fetched.map(\.key) == wanted else { return }
            bodies = fetched.map(\.written)
            let whole = bodies.compactMap(\.whole)
            if whole.count == bodies.count { documents = whole }
        } catch {
            // The session asks again, and meets the error itself if it stays.
        }
    }
}

extension ReplicationSession {
    /// Begins to read the page after `since`, if the link is quick enough for whole batches.
    ///
    /// On a slow one the comparing would only take its bytes away from the sending.
    func readAhead(since: JSONValue?) {
        guard options.readsAhead, ahead == nil, since != nil, source.isNear,
            let limit = pageAhead, limit >= options.batch
        else { return }
        if twin == nil, !hasTwinFailed {
            twin = target.twin()
            hasTwinFailed = twin == nil
        }
        guard let twin else { return }
        let measured = paces.values.map(\.size).min() ?? 0
        ahead = ReadAhead(
            source,
            twin,
            since: since,
            limit: limit,
            trustsFresh: trustsFresh,
            takesOnlyFresh: limit > measured,
        )
    }

    /// Revisions of the page to read ahead.
    ///
    /// Where the target is not asked about them a whole page at once, until the link turns out too slow for it:
    /// that one page then goes in small portions.
    private var pageAhead: Int? {
        if trustsFresh, paces.values.allSatisfy(\.mayBearWhole) { return options.batch }
        return paces.values.map(\.size).min()
    }

    /// Has the source to itself again, with what was found.
    func joinAhead() {
        guard let ahead else { return }
        ahead.join()
        guard let twin else { return }
        twinTraffic = twin.traffic
        if ahead.answer?.rows.isEmpty == false, ahead.comparison == nil {
            // Not asked again in this session: the one connection goes on alone.
            self.twin = nil
            hasTwinFailed = true
        }
    }

    /// The page after `since`, if it was read already.
    func takeAhead(since: JSONValue?) -> ReadAhead? {
        joinAhead()
        defer { ahead = nil }
        guard let ahead, ahead.since == since, ahead.answer != nil else { return nil }
        return ahead
    }
}

extension FetchedRevision {
    /// With the JSON of a found document made.
    fileprivate var written: FetchedRevision {
        if case .found(let document) = self { .found(document.written()) } else { self }
    }
}
