import Documents
import Glibc
import TestSupport
import Testing

/// Sessions of entry, each cut by SIGKILL at a moment that its seed chooses.
private let seeds: [UInt64] = OwnEnvironment.isLong ? Array(1...40) : [1, 2, 3, 4]

@Test(arguments: seeds)
func `a killed program has kept every record it showed as saved, and the draft`(
    seed: UInt64
) throws {
    var generator = SeededGenerator(seed: seed)
    let store = try SampleStore(inMemory: true)
    let terminal = try store.open()
    var session = Session(waiting: try store.waiting())
    try terminal.press("2", "c")
    try terminal.wait(for: " terisi")

    // Longer than the second that a draft may lag.
    let length = Duration.milliseconds(Int.random(in: 1_100...2_600, using: &generator))
    let end = session.clock.now + length
    // And as long as there is nothing to hold the draft against: some seeds turn the page in the last second.
    let latest = end + .seconds(60)
    while session.clock.now < end || (!session.isSure && session.clock.now < latest) {
        try terminal.press(key(&generator))
        if Int.random(in: 0..<3, using: &generator) > 0 {
            session.look(try terminal.screen())
        }
    }
    try terminal.signal(SIGKILL)
    session.killed = session.clock.now
    try terminal.waitForEnd()

    let report = try store.doctor()
    #expect(report["sound"]?.bool == true, "seed \(seed): \(report)")
    let queue = try store.json("queue")["queue"]?.array ?? []
    #expect(queue.count >= session.saved, "seed \(seed): \(session.saved) were shown as saved")
    #expect(queue.allSatisfy { $0["state"]?.string == "local" }, "seed \(seed)")
    try expectDraft(session, store, seed)
}

/// Opens the page again that was open and counts its cells: no fewer than it showed a second before.
private func expectDraft(_ session: Session, _ store: SampleStore, _ seed: UInt64) throws {
    let shown = try #require(session.lastSure, "seed \(seed): nothing was shown for a second")
    let page = try #require(shown.page, "seed \(seed)")
    let terminal = try store.open()
    try terminal.press("2", "c")
    var screen = try terminal.wait(for: " terisi")
    // F8 goes through the list as it did before.
    while let here = Session.page(screen), here < page {
        try terminal.press("F8")
        screen = try terminal.wait("the next page") { Session.page($0) == here + 1 }
    }
    let filled = try #require(Filled(screen), "seed \(seed)")
    #expect(Session.page(screen) == page, "seed \(seed)")
    #expect(filled.done >= shown.filled.done, "seed \(seed): \(shown)\n\(screen)")
}

/// Keys of an entry session: values mostly, at times a save, a save with the next page, an undo.
private func key(_ generator: inout SeededGenerator) -> [String] {
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<6: ["F2"]
    case 6: ["F8"]
    case 7: ["+", "+"]
    case 8..<30: ["Tab"]
    case 30..<40: ["2"]
    case 40..<50: ["0"]
    case 50..<55: ["3", "Enter"]
    default: ["1", "Enter"]
    }
}

/// What the screen claimed in the course of one session.
private struct Session {
    struct Look {
        var at: ContinuousClock.Instant
        var page: Int?
        var filled: Filled
    }

    let clock = ContinuousClock()
    /// The highest count of waiting records shown, which the store must not fall below.
    var saved: Int
    private var looks: [Look] = []
    var killed: ContinuousClock.Instant?

    init(waiting: Int) {
        saved = waiting
    }

    mutating func look(_ screen: String) {
        saved = max(saved, Self.waiting(screen) ?? 0)
        guard let filled = Filled(screen) else { return }
        looks.append(Look(at: clock.now, page: Self.page(screen), filled: filled))
    }

    /// What was shown for at least a second before the end and not taken back since.
    var lastSure: Look? { killed.flatMap { sure(at: $0) } }

    /// Whether there would be such a thing if the end came now.
    var isSure: Bool { sure(at: clock.now)?.page != nil }

    private func sure(at end: ContinuousClock.Instant) -> Look? {
        guard let last = looks.last else { return nil }
        let sure = looks.last { $0.page == last.page && end - $0.at >= .seconds(1) }
        guard var sure else { return nil }
        let since = looks.filter { $0.page == sure.page && $0.at >= sure.at }
        let least = since.min { $0.filled.done < $1.filled.done }
        sure.filled = least?.filled ?? sure.filled
        return sure
    }

    /// The place of the entry page in the list, told as `ke-3 dari 24`; names may come twice.
    static func page(_ screen: String) -> Int? {
        guard screen.contains(" terisi") else { return nil }
        return Int(screen.components(after: "ke-").prefix(while: \.isNumber))
    }

    /// The count in the title bar: `Antrean 979`.
    static func waiting(_ screen: String) -> Int? {
        let title = screen.lines.first.map(String.init) ?? ""
        return Int(title.components(after: "Antrean ").filter(\.isNumber))
    }
}
