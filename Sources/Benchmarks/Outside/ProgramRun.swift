import Glibc

/// The program in a terminal of its own, opened on a fixture the way its user does it: the door, the
/// passphrase, Beranda.
final class ProgramRun {
    let terminal: PseudoTerminal
    let fixture: StoreFixture
    /// When the door stood.
    let door: UInt64
    /// When the key was derived, by the program's own stamp.
    private(set) var unlocked: UInt64 = 0
    /// When the first frame behind the door stood, seen from outside.
    private(set) var firstFrame: UInt64 = 0
    private let stamps: String
    private let isStamped: Bool

    /// - Parameters:
    ///   - session: What the run shares.
    ///   - fixture: The store to open.
    ///   - size: The terminal's.
    ///   - isStamped: Whether the program is to note when the key was derived. It notes each frame too,
    ///     which costs some microseconds: not where keys are measured.
    /// - Throws: `BenchmarkFailure` when the program is not there or its door does not come.
    init(
        _ session: Session,
        _ fixture: StoreFixture,
        size: TerminalSize = .home,
        isStamped: Bool = false,
    ) throws {
        self.fixture = fixture
        self.isStamped = isStamped
        let home = try session.scratch.folder("home")
        stamps = session.scratch.file("stamps")
        Files.remove(stamps)
        terminal = try PseudoTerminal(
            [try session.program(), "--store", fixture.folder.path],
            environment: [
                "XDG_CONFIG_HOME=\(home.path)", "XDG_DATA_HOME=\(home.path)",
                "PENDAMPING_LANG=id",
            ] + (isStamped ? ["PENDAMPING_STAMPS=\(stamps)"] : []),
            size: size,
        )
        door = try terminal.wait(for: "Kata sandi")
        terminal.settle()
    }

    /// Types the passphrase and waits until the working quarter stands.
    func unlock() throws {
        terminal.send(.text(StoreFixture.passphrase))
        terminal.settle()
        terminal.send(.enter)
        firstFrame = try terminal.wait(for: "Beranda") { $0.contains("Beranda") }
        if isStamped { unlocked = try stamp("unlocked") }
    }

    /// Goes to the list and waits until it is whole; answers when it was.
    @discardableResult
    func openList(seconds: Double = 60) throws -> UInt64 {
        terminal.send(.text("2"))
        return try terminal.wait(
            for: "\(Self.number(fixture.families)) keluarga",
            seconds: seconds,
        )
    }

    /// The first stamp of a name, waited for.
    private func stamp(_ name: String) throws -> UInt64 {
        for _ in 0..<200 {
            let lines = (try? Files.read(stamps)).map { String(decoding: $0, as: UTF8.self) } ?? ""
            for line in lines.split(separator: "\n") where line.hasPrefix(name + " ") {
                if let time = UInt64(line.dropFirst(name.count + 1)) { return time }
            }
            usleep(5_000)
        }
        throw BenchmarkFailure("the program wrote no stamp «\(name)»")
    }

    /// A whole number as the program writes it: `100.000`.
    static func number(_ value: Int) -> String {
        var text = ""
        for (place, digit) in String(value).reversed().enumerated() {
            if place > 0, place.isMultiple(of: 3) { text = "." + text }
            text = String(digit) + text
        }
        return text
    }
}
