import Documents
import TestSupport
import Testing

/// The built program's sync with a desk of the built program, its link cut after byte N.
///
/// A sample of bytes by seed; with `PENDAMPING_LONG=1` every 23rd. Every single one is cut in `CutWireTests`, by the
/// same client and hub inside one process: each sync here pays for its passphrase, 0.2 s.
@Suite(.serialized) struct CutProgramTests {
    private static let seed: UInt64 = 7_041

    @Test func `a sync of the built program that is cut after any byte says only what is so`()
        async throws
    {
        let desk = try CutDesk(register: 3)
        let whole = try wholeSync(desk)
        var generator = SeededGenerator(seed: Self.seed)
        var places: Set<Int> = [0]
        for _ in 0..<10 { places.insert(Int.random(in: 0...whole, using: &generator)) }
        if OwnEnvironment.isLong { places = Set(stride(from: 0, through: whole, by: 23)) }
        let name = "cut program, \(whole) bytes, seed \(Self.seed)"
        let run = CutProgramRun(desk, places: places, name: name)
        try await run.run()
        for wrong in await run.wrong { Issue.record("\(wrong), \(name)") }
        #expect(await run.tried == places.count)
    }

    /// The bytes of a sync that is not cut.
    private func wholeSync(_ desk: CutDesk) throws -> Int {
        let lane = try CutLane(desk)
        let trial = try lane.next()
        let sync = try lane.sync(trial)
        #expect(sync.code == 0 && sync.report["pushed"]?.int == desk.records.count)
        #expect(sync.report["pulled"]?.int == desk.register, "\(sync.report)")
        #expect(desk.records.count > 2 && sync.bytes > 5_000)
        return sync.bytes
    }
}

/// Cuts the built program's sync after each of many bytes, two desks at once, and tells how far it is.
actor CutProgramRun {
    private let desk: CutDesk
    private let name: String
    /// Places still to be tried, the next one last.
    private var waiting: [Int]
    private let sum: Int
    private(set) var tried = 0
    private(set) var wrong: [String] = []
    private let begun = ContinuousClock.now
    private var told = ContinuousClock.now

    init(_ desk: CutDesk, places: Set<Int>, name: String) {
        self.desk = desk
        self.name = name
        waiting = places.sorted(by: >)
        sum = places.count
    }

    /// Tries every place; ends early where too much is wrong.
    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 { group.addTask { try await self.work() } }
            try await group.waitForAll()
        }
        tell()
    }

    private nonisolated func work() async throws {
        let lane = try CutLane(desk)
        while let place = await next() { await note(place, try cut(lane, after: place)) }
    }

    private func next() -> Int? { wrong.count < 20 ? waiting.popLast() : nil }

    private func note(_ place: Int, _ wrong: [String]) {
        tried += 1
        self.wrong += wrong.map { "cut after byte \(place): \($0)" }
        if told.duration(to: .now) > .seconds(20) { tell() }
    }

    private func tell() {
        told = .now
        let seconds = begun.duration(to: .now).components.seconds
        Told.line("\(name): \(tried) of \(sum) places, \(wrong.count) wrong, \(seconds) s")
    }

    /// What did not hold.
    ///
    /// Mostly the link is whole again when the program tries again; of sixteen cuts one stays, and the program
    /// gives up.
    private nonisolated func cut(_ lane: CutLane, after place: Int) throws -> [String] {
        var wrong: [String] = []
        func expect(_ holds: Bool, _ words: @autoclosure () -> String) {
            if !holds { wrong.append(words()) }
        }
        let trial = try lane.next()
        let heals = !place.isMultiple(of: 16)
        let first = try lane.sync(trial, .init(cutAfter: place, heals: heals))
        var held = try lane.held(trial)
        let there = desk.records.intersection(held).count
        // A sync that says it is done says so of every record.
        let isDone = first.code == 0 && first.report["outcome"]?.string == "done"
        let claimed = isDone ? desk.records.count : try delivered(trial)
        expect(claimed <= there, "\(claimed) are said to be at the desk, \(there) are")
        expect(isDone || !heals, "ends by \(first.code): \(first.report)")

        let second = try lane.sync(trial)
        expect(second.code == 0 && second.report["outcome"]?.string == "done", "\(second.report)")
        let pushed = second.report["pushed"]?.int ?? -1
        expect(pushed == desk.records.count - there, "\(pushed) sent again, \(there) were there")
        held = try lane.held(trial)
        let sum = desk.records.count + desk.register
        expect(Set(held).count == held.count && held.count == sum, "the desk holds \(held)")
        if isDone {
            expect(second.report["pulled"]?.int == 0, "a further sync fetched something")
        }
        if place.isMultiple(of: 4) {
            let told = try delivered(trial)
            expect(told == desk.records.count, "\(told) are told to be at the desk in the end")
        }
        return wrong
    }

    /// How many records the laptop calls delivered.
    private nonisolated func delivered(_ trial: CutLane.Trial) throws -> Int {
        try trial.laptop.queue().count { $0["state"]?.string == "desk" }
    }
}
