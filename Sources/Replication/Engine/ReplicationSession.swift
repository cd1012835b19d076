import Documents

/// One run of the engine: what it knows between the steps, and the order of the steps.
///
///     greet ── compare logs ── set aside before ──┬─ changes ─ revs_diff ─ bulk_get ─ bulk_docs ─ checkpoint
///                                                 └──────────────── next page ◄──────────────────────┘
///
/// Memory: one page of changes with the bodies that the target lacks; two when it reads ahead.
final class ReplicationSession {
    let source: any Peer
    let target: any Peer
    let options: ReplicationOptions
    let id: String
    let startTime: Int
    private let trafficBefore: Traffic

    var report = ReplicationReport()
    /// Changes behind the current page, and those of the page that are not settled.
    var pending: Int?
    var step = ReplicationProgress.Step.greeting
    /// What each side bears, for one link is seldom like the other.
    var paces: [PeerSide: Pace]

    /// The `_local` document of this pair, the same name on both sides.
    var logID = ""
    var sourceLog = ReplicationLog()
    var targetLog = ReplicationLog()
    var sourceKind = PeerKind.laptop
    /// The target's `update_seq`, as it was last asked.
    var targetSequence = JSONValue.null
    /// The target may have lost what it once had: what it lacks is to be taken back in the source's book.
    var isTargetBehind = false
    /// Both logs end in the same session, or neither side has any: what the source says it never handed out,
    /// it has not, as it might when it was put back to a backup.
    var trustsFresh = false
    /// The source's log says more than the target remembers, and that still stands in the source.
    var hasTurnedBack = false
    /// The page at hand is the last of the feed.
    var hasSeenAll = false
    /// A batch was answered 202: the checkpoint stays before it for the rest of this session.
    var isFrozen = false
    /// Something was written that the target has not been asked to keep for certain yet.
    var isUncommitted = false
    var open = Open()
    var lastCheckpoint: Int
    /// Revisions that a checkpoint has passed though they are not at the target, asked for in each session.
    var setAside: [RevisionKey] = []
    /// The page being read on another thread, and the one that was.
    var ahead: ReadAhead?
    var prepared: ReadAhead?
    /// The target once more, for that thread.
    var twin: (any Peer)?
    var hasTwinFailed = false
    var twinTraffic = Traffic()
    /// The source's half of a checkpoint that waits for the next page to be sent, or is put down meanwhile.
    var waitingHalf: Settling.Half?
    var settling: Settling?
    /// The source once more, for that thread.
    var sourceTwin: (any Peer)?
    var hasSourceTwinFailed = false
    /// The source and the target have taken an empty request, so a refusal is about its contents.
    var probed: Set<PeerSide> = []

    init(_ replication: Replication) {
        source = replication.source
        target = replication.target
        options = replication.options
        id = Self.makeID(options.random)
        startTime = options.now()
        lastCheckpoint = startTime
        let pace = Pace(largest: options.batch)
        paces = [.source: pace, .target: pace]
        trafficBefore = source.traffic + target.traffic
    }

    /// The whole session.
    ///
    /// One that ends by an error puts down what is settled, if that goes.
    func run() throws(PeerError) {
        defer { joinAhead() }
        do throws(PeerError) {
            try copyAll()
        } catch {
            // What the target's log says already is no use to anybody until the source's says so too.
            try? finishSettling()
            if isStillUsable(after: error) { try? checkpoint() }
            throw error
        }
        pending = pending.map { _ in 0 }
        enter(.done)
    }

    private func copyAll() throws(PeerError) {
        let parties = try greet()
        var since = try compareLogs(parties)
        try copySetAside(since)
        while let page = try nextPage(since) {
            hasSeenAll = page.isLast
            try copy(page)
            since = page.sequence
            if page.isLast { break }
        }
        hasSeenAll = true
        try finishSettling()
        // Nothing of what the target has lost is left to be found: that, too, is worth a checkpoint.
        if sourceLog.isCatchingUp, !isFrozen { open.sequence = since }
        try checkpoint()
    }

    /// Whether the peers may take another request after a failure that no further try could mend.
    private func isStillUsable(after error: PeerError) -> Bool {
        switch error {
        case .tooLarge, .refused: true
        // The link has had its tries; the rest will not be any different for a checkpoint.
        case .noLink, .timedOut, .busy, .garbled, .conflict, .certificate, .badAddress,
            .loginRefused, .loginNoLongerTaken, .noRight, .noDatabase, .full, .tooOld,
            .noLibrary, .cancelled, .store:
            false
        }
    }

    /// The report with the bytes moved up to now.
    var countedReport: ReplicationReport {
        var report = report
        let traffic = source.traffic + target.traffic + twinTraffic
        report.traffic.sent = traffic.sent - trafficBefore.sent
        report.traffic.received = traffic.received - trafficBefore.received
        return report
    }

    /// Goes to a step and tells whoever looks on.
    func enter(_ step: ReplicationProgress.Step) {
        self.step = step
        tell(step)
    }

    func tell(_ step: ReplicationProgress.Step) {
        options.progress(
            ReplicationProgress(step: step, report: countedReport, pending: pending)
        )
    }

    /// 32 random hexadecimal digits.
    private static func makeID(_ random: () -> Double) -> String {
        let bytes = (0..<16).map { _ in UInt8(min(255, max(0, random() * 256))) }
        return SHA256.hexadecimal(bytes)
    }
}

/// Which of the two is meant.
enum PeerSide: Sendable {
    case source, target
}

/// One revision of one document.
struct RevisionKey: Hashable, Sendable {
    let id: DocumentID
    let revision: RevisionID
}
