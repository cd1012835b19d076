internal import Glibc

/// The source's half of a checkpoint, put down on a second thread while the next page is sent.
///
///     session    … put on target ── fetch ── send page 3 ────────── …
///     ahead                                  read page 4
///     settling                                           put on source
///
/// It begins when the page ahead is read: the session waits for that first. The target's half stands already, so whatever becomes of this one is what a cut between the two would
/// leave. The source is asked over a twin of its own (`Peer.twin`).
final class Settling: @unchecked Sendable {
    // Unchecked: the thread alone touches what is below until `join` has seen its end.
    /// The source's log as it is once this has gone well.
    private(set) var log: ReplicationLog
    private(set) var hasGoneWell = false
    let half: Half
    private let id: String
    private let source: any Peer
    private let ahead: ReadAhead?
    private var thread: pthread_t?

    /// What is to be put down on the source.
    struct Half {
        let entry: ReplicationLog.Entry
        let settled: [Settlement]
    }

    /// Begins at once, where a thread is to be had.
    ///
    /// - id: The name of the log.
    /// - log: It as the source has it now.
    /// - ahead: What goes before.
    init(
        _ half: Half,
        _ id: String,
        _ log: ReplicationLog,
        on source: any Peer,
        behind ahead: ReadAhead?,
    ) {
        self.ahead = ahead
        self.half = half
        self.id = id
        self.log = log
        self.source = source
        var made = pthread_t()
        let own = Unmanaged.passRetained(self)
        if pthread_create(&made, nil, Self.run, own.toOpaque()) == 0 {
            thread = made
        } else {
            own.release()
        }
    }

    private static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
        { pointer in
            guard let pointer else { return nil }
            Unmanaged<Settling>.fromOpaque(pointer).takeRetainedValue().put()
            return nil
        }

    /// Waits until the thread has ended.
    func join() {
        guard let thread else { return }
        pthread_join(thread, nil)
        self.thread = nil
    }

    private func put() {
        ahead?.yield()
        var next = log
        next.add(half.entry)
        do throws(PeerError) {
            next.revision = try source.putCheckpoint(
                id,
                next.body,
                revision: log.revision,
                settled: half.settled,
            )
            log = next
            hasGoneWell = true
        } catch {
            // The session puts it down itself, and meets the error if it stays.
        }
    }
}

extension ReplicationSession {
    /// Whether the source's half of a checkpoint may wait until the next page is on its way.
    var maySettleBeside: Bool {
        guard options.readsAhead, source.isNear, !isFrozen else { return false }
        if sourceTwin == nil, !hasSourceTwinFailed {
            sourceTwin = source.twin()
            hasSourceTwinFailed = sourceTwin == nil
        }
        return sourceTwin != nil
    }

    /// Begins to put down the half that waits; to be called when the next page is about to be sent.
    func settleBeside() {
        guard let half = waitingHalf, let sourceTwin else { return }
        waitingHalf = nil
        settling = Settling(half, logID, sourceLog, on: sourceTwin, behind: ahead)
    }

    /// Waits for the half that is being put down; what the thread failed at waits again.
    func joinSettling() {
        guard let settling else { return }
        settling.join()
        self.settling = nil
        if settling.hasGoneWell {
            sourceLog = settling.log
            hasTurnedBack = false
        } else {
            waitingHalf = settling.half
        }
    }

    /// Puts down the half that waits or is being put down.
    func finishSettling() throws(PeerError) {
        joinSettling()
        guard let half = waitingHalf else { return }
        waitingHalf = nil
        joinAhead()
        try put(half.entry, on: source, &sourceLog, settled: half.settled)
        hasTurnedBack = false
    }
}
