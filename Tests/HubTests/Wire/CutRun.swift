import Documents
import LocalStore
import Replication
import TestSupport

/// Cuts one session after each of many bytes, on two links at once, and tells how far it is.
///
/// A session waits for its desk most of the time, and the desk for it: two at once keep two cores busy.
final class CutRun: Sendable {
    private let prepared: PreparedWire
    private let name: String
    private let state: Monitor<State>

    struct State {
        /// Places still to be tried, the next one last.
        var waiting: [Int]
        let sum: Int
        /// Of those tried, how many syncs ended by the cut.
        var cut = 0
        var tried = 0
        var wrong: [String] = []
        let begun = StoreOptions.systemClock()
        var told = StoreOptions.systemClock()

        var seconds: Int { (StoreOptions.systemClock() - begun) / 1000 }
    }

    /// Milliseconds between two lines that tell how far it is.
    private static let silence = 20_000
    /// More is one mistake seen again and again.
    private static let mostWrong = 20

    init(_ prepared: PreparedWire, places: some Sequence<Int>, name: String) {
        self.prepared = prepared
        self.name = name
        let waiting = Set(places).sorted(by: >)
        state = Monitor(State(waiting: waiting, sum: waiting.count))
    }

    /// Tries every place; ends early where too much is wrong.
    func run() async throws -> State {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 { group.addTask { try self.work() } }
            try await group.waitForAll()
        }
        let end = state.withLock { $0 }
        Told.line("\(name): \(end.tried) of \(end.sum) places, \(end.cut) cut, \(end.seconds) s")
        return end
    }

    private func work() throws {
        let lane = try WireLane(prepared)
        while let place = next() {
            var check = try CutCheck(lane)
            try check.run(cutAfter: place, quiet: place.isMultiple(of: 16))
            note(place, check)
        }
    }

    private func next() -> Int? {
        state.withLock { state in
            state.wrong.count < Self.mostWrong ? state.waiting.popLast() : nil
        }
    }

    private func note(_ place: Int, _ check: CutCheck) {
        let line = state.withLock { state -> String? in
            state.tried += 1
            if check.isCut { state.cut += 1 }
            state.wrong += check.wrong.map { "cut after byte \(place): \($0)" }
            let now = StoreOptions.systemClock()
            guard now - state.told >= Self.silence else { return nil }
            state.told = now
            return "\(name): \(state.tried) of \(state.sum) places, \(state.wrong.count) wrong, "
                + "\(state.seconds) s"
        }
        if let line { Told.line(line) }
    }
}
