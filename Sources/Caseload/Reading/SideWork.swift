import Dispatch

/// Work on one item after the other on a thread of its own, while whoever brings them reads the next.
///
/// In the order they came, so that what becomes of them is the same as without it. A few batches wait at
/// most: a reader that is faster waits, too. Of few families it is done at once, for a thread costs memory.
final class SideWork<Item: Sendable, State: Sendable>: @unchecked Sendable {
    // Unchecked: `state` is touched on the queue alone, `batch` by the one thread that adds.
    private let queue = DispatchQueue(label: "pendamping.side-work", qos: .userInitiated)
    private let room = DispatchSemaphore(value: 4)
    private let work: @Sendable (inout State, Item) -> Void
    private var state: State
    private var batch: [Item] = []
    private let isAside: Bool

    private static var size: Int { 1_024 }

    init(
        _ state: State,
        families: Int,
        _ work: @escaping @Sendable (inout State, Item) -> Void,
    ) {
        self.state = state
        self.work = work
        isAside = families >= Aside.worthAThread
    }

    func add(_ item: Item) {
        guard isAside else { return work(&state, item) }
        batch.append(item)
        if batch.count >= Self.size { send() }
    }

    /// What the work has come to, once all of it is done.
    func end() -> State {
        guard isAside else { return state }
        send()
        return queue.sync { state }
    }

    private func send() {
        let items = batch
        batch = []
        batch.reserveCapacity(Self.size)
        room.wait()
        queue.async {
            for item in items { self.work(&self.state, item) }
            self.room.signal()
        }
    }
}
