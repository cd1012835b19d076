import Dispatch
import Exchange
import Synchronization

/// Reads the rows of a caseload file on a thread of its own, some batches ahead of whoever stores them.
///
/// Understanding a row costs about half of what storing it does, so a second core takes a quarter off a
/// long import. Rows come in their order; memory does not grow with the file. For one taker.
final class RowsAhead: Sendable {
    /// Some rows, and how many bytes of the file were read by their end.
    struct Batch: Sendable {
        var rows: [ImportedRow] = []
        var read = 0
    }

    private struct State {
        var batches: [Batch] = []
        var isStopped = false
        var findings: [Finding] = []
    }

    private static let batchSize = 256
    private static let mostBatches = 4

    private let state = Mutex(State())
    /// Both start at 0, for one that ends below its start may not be given up.
    private let room = DispatchSemaphore(value: 0)
    private let ready = DispatchSemaphore(value: 0)

    init(_ file: CaseloadFile) {
        for _ in 0..<Self.mostBatches { room.signal() }
        DispatchQueue.global(qos: .userInitiated).async { [self] in read(file) }
    }

    /// The next rows; nil after the last.
    func next() -> Batch? {
        ready.wait()
        let batch = state.withLock { $0.batches.isEmpty ? nil : $0.batches.removeFirst() }
        room.signal()
        return batch
    }

    /// What only the whole file shows; call it after the last row.
    var findings: [Finding] { state.withLock { $0.findings } }

    /// Ends the reading when nobody will take the rest.
    func stop() {
        state.withLock { $0.isStopped = true }
        room.signal()
    }

    private func read(_ source: CaseloadFile) {
        var file = source
        var isLast = false
        while !isLast {
            var batch = Batch()
            batch.rows.reserveCapacity(Self.batchSize)
            while batch.rows.count < Self.batchSize, let row = file.next() {
                batch.rows.append(row)
            }
            batch.read = file.progress.read
            isLast = batch.rows.count < Self.batchSize
            room.wait()
            let findings = isLast ? file.finish() : []
            let isStopped = state.withLock { state in
                if !batch.rows.isEmpty { state.batches.append(batch) }
                state.findings = findings
                return state.isStopped
            }
            if isStopped { return }
            if !batch.rows.isEmpty { ready.signal() }
        }
        // Nothing comes any more: the taker finds no batch.
        ready.signal()
    }
}
