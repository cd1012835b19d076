import Documents
import Glibc
import TestSupport

/// The built program as a desk, in a folder that outlives it.
final class HubProcess {
    /// A desk's folder with its passphrase, its workers and its office login.
    struct Place {
        let home: TemporaryFolder
        /// Its desk knows workers and office already.
        private let isKnown: Bool
        static let siti = (name: "siti", password: "rahasia-siti")
        static let office = (name: "kantor", password: "rahasia-kantor")

        init() throws {
            home = try TemporaryFolder()
            isKnown = false
            try Bytes.write("kata sandi meja\n", to: home.file("sandi"))
            try Bytes.write(
                "nama,login,kata_sandi,kabupaten\nSiti,siti,rahasia-siti,Serang\n",
                to: home.file("pendamping.csv"),
            )
            try Bytes.write("kantor\nrahasia-kantor\n", to: home.file("kantor"))
            try Bytes.write("siti\nrahasia-siti\n", to: home.file("siti"))
        }

        /// All of another, whose desk is closed.
        init(copyOf other: Place) throws {
            home = try TemporaryFolder(copyOf: other.home, inMemory: true)
            isKnown = true
        }

        var folder: String { home.file("meja") }

        /// The words behind `hub` that open this desk.
        func words(listen: String) -> [String] {
            let people = [
                "--workers", home.file("pendamping.csv"), "--office-login-file",
                home.file("kantor"),
            ]
            return [
                "hub", folder, "--listen", listen, "--passphrase-file", home.file("sandi"),
                "--json",
            ] + (isKnown ? [] : people)
        }
    }

    let port: Int
    /// The first line it printed.
    let greeting: JSONValue
    private let child: pid_t
    private let files: TemporaryFolder
    /// Its folder must not go before it does.
    private let place: Place
    private var isOver = false

    init(_ place: Place, listen: String = "127.0.0.1:0", _ further: [String] = []) throws {
        self.place = place
        files = try TemporaryFolder()
        let names = ["in", "out", "errors"].map(files.file)
        try Bytes.write("", to: names[0])
        child = try Shell.start(
            [BuiltProgram.path] + place.words(listen: listen) + further,
            ["HOME": place.home.path],
            names,
        )
        var greeting: JSONValue?
        for _ in 0..<300 where greeting == nil {
            usleep(100_000)
            let lines = try Bytes.read(names[1]).split(separator: 0x0A)
            greeting = lines.first.flatMap { try? JSONValue(parsing: Array($0)) }
            var status: Int32 = 0
            if waitpid(child, &status, WNOHANG) == child {
                isOver = true
                let errors = String(decoding: try Bytes.read(names[2]), as: UTF8.self)
                throw TerminalFailure(reason: "the hub ended: \(errors)")
            }
        }
        guard let greeting = greeting?["hub"], let port = greeting["port"]?.int else {
            kill(child, SIGKILL)
            throw TerminalFailure(reason: "the hub did not say where it listens")
        }
        self.greeting = greeting
        self.port = port
    }

    deinit {
        if !isOver {
            kill(child, SIGKILL)
            waitForEnd()
        }
    }

    func signal(_ number: Int32) {
        kill(child, number)
    }

    /// Its exit code, or 128 and the signal that ended it.
    @discardableResult
    func waitForEnd() -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        isOver = true
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    func client() throws -> RawClient {
        try RawClient(port: port)
    }
}
