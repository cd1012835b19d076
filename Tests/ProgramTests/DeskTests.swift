import Documents
import Glibc
import TestSupport
import Testing

private let database = "/pendamping-siti"
private let seeds: [UInt64] = OwnEnvironment.isLong ? Array(1...40) : [1, 2, 3]

@Test(arguments: seeds)
func `a desk killed amid pushes has everything it acknowledged`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let place = try HubProcess.Place()
    let hub = try HubProcess(place)
    let client = try hub.client()
    let delay = Int.random(in: 50...1_200, using: &generator)
    var killer: Killer?
    var acknowledged: [String] = []
    var sent = 0
    do {
        while true {
            let ids = (0..<Int.random(in: 1...30, using: &generator)).map { "check:\(sent + $0)" }
            sent += ids.count
            let answer = try client.send(
                "POST",
                "\(database)/_bulk_docs",
                login: HubProcess.Place.siti,
                json: ["docs": .array(ids.map { ["_id": .string($0), "type": "check", "v": 1] })],
            )
            guard answer.status == 201 else { break }
            acknowledged += answer.json?.array?.compactMap { $0["id"]?.string } ?? []
            // The first answer of a desk takes as long as its machine is busy; from there on it counts.
            killer = killer ?? Killer(after: delay, hub)
        }
    } catch {
        // Cut in the middle of a request or its answer.
    }
    try #require(killer != nil, "seed \(seed): the first answer was no good one")
    killer?.join()
    #expect(hub.waitForEnd() == 128 + SIGKILL)
    #expect(!acknowledged.isEmpty, "seed \(seed)")

    let again = try HubProcess(place)
    let feed = try again.client().send(
        "GET",
        "\(database)/_changes",
        login: HubProcess.Place.siti,
    )
    let held = Set(feed.json?["results"]?.array?.compactMap { $0["id"]?.string } ?? [])
    let lost = acknowledged.filter { !held.contains($0) }
    #expect(lost.isEmpty, "seed \(seed): \(lost.count) of \(acknowledged.count)")
    #expect(held.count <= sent, "seed \(seed)")
    again.signal(SIGTERM)
    #expect(again.waitForEnd() == 0)
}

@Test func `a desk told to end answers what is running, and its worker's wait too`() throws {
    let hub = try HubProcess(try HubProcess.Place())
    let waiting = try hub.client()
    // The first request of a login takes its time; the wait that counts begins at once.
    _ = try waiting.send("GET", database, login: HubProcess.Place.siti)
    try waiting.begin("\(database)/_changes?feed=longpoll&since=now", HubProcess.Place.siti)
    usleep(1_000_000)
    hub.signal(SIGINT)
    let answer = try waiting.answer(to: "GET")
    #expect(
        answer.json?["results"]?.array?.isEmpty == true,
        "\(answer.status) \(String(decoding: answer.body, as: UTF8.self))",
    )
    #expect(hub.waitForEnd() == 0)
}

@Test func `why a desk does not open is said in words, with the right code`() throws {
    let place = try HubProcess.Place()
    let hub = try HubProcess(place)
    let second = try Shell.run(BuiltProgram.path, place.words(listen: "127.0.0.1:0"))
    #expect(second.code == 1 && second.errors.contains("proses lain"), "\(second.said)")

    let other = try HubProcess.Place()
    let taken = try Shell.run(BuiltProgram.path, other.words(listen: "127.0.0.1:\(hub.port)"))
    #expect(taken.code == 1 && taken.errors.contains("Porta \(hub.port)"), "\(taken.said)")
    let made = try Shell.run("ls", [other.home.path])
    #expect(!made.output.contains("meja"), "no desk is made in vain: \(made.output)")

    let odd = try Shell.run(BuiltProgram.path, other.words(listen: "bukan-alamat"))
    #expect(odd.code == 2, "\(odd.said)")
    hub.signal(SIGTERM)
    hub.waitForEnd()

    try Bytes.write("kata sandi lain\n", to: place.home.file("sandi"))
    let wrong = try Shell.run(BuiltProgram.path, place.words(listen: "127.0.0.1:0"))
    #expect(wrong.code == 3 && wrong.errors.contains("Kata sandi salah"), "\(wrong.said)")
}

@Test func `a list of workers that cannot be used changes nothing`() throws {
    let place = try HubProcess.Place()
    let list = place.home.file("pendamping.csv")
    let good = "siti,Siti,rahasia-siti,Serang\n"
    for (text, expected) in [
        ("nama,kata_sandi,kabupaten\nSiti,rahasia-siti,Serang\n", "login"),
        ("login,nama,kata_sandi,kabupaten\n\(good)SITI BESAR,S,rahasia-siti,Serang\n", "nomor 2"),
        ("login,nama,kata_sandi,kabupaten\n\(good)\(good)", "nomor 2"),
        ("login,nama,kata_sandi,kabupaten,peran\nsiti,Siti,rahasia-siti,Serang,camat\n", "peran"),
        ("login,nama,kata_sandi,kabupaten\nsiti,Siti,,Serang\n", "baris 2"),
    ] {
        try Bytes.write(text, to: list)
        let outcome = try Shell.run(BuiltProgram.path, place.words(listen: "127.0.0.1:0"))
        #expect(outcome.code == 1 && outcome.errors.contains(expected), "\(text)\(outcome.said)")
    }
}

@Test func `the book of passwords that provision writes opens a desk`() throws {
    let place = try HubProcess.Place()
    let book = """
        "# Rahasia: semua kata sandi."
        login;kata_sandi;peran;nama
        replikator-pendamping;7gect-3ked7-c4j3t-ukuu4;replikator;Replikasi
        siti;rahasia-siti;pendamping;Siti Rahmawati
        meja-serang;tjdhe-jhaxp-mbjkc-maa3b;meja;meja
        kantor-serang;m2azb-zacre-8k66t-yic67;kantor;kantor
        """
    try Bytes.write(book + "\n", to: place.home.file("pendamping.csv"))
    let hub = try HubProcess(place)
    func status(_ name: String, _ password: String) throws -> Int {
        try hub.client().send("GET", database, login: (name, password)).status
    }
    #expect(try status("siti", "rahasia-siti") == 200)
    #expect(try status("kantor-serang", "m2azb-zacre-8k66t-yic67") == 200)
    #expect(try status("replikator-pendamping", "7gect-3ked7-c4j3t-ukuu4") == 401)
    #expect(try status("meja-serang", "tjdhe-jhaxp-mbjkc-maa3b") == 401)
    hub.signal(SIGTERM)
    #expect(hub.waitForEnd() == 0)
}

@Test func `a login is removed beside the open desk, and an unknown one is told`() throws {
    let place = try HubProcess.Place()
    let hub = try HubProcess(place)
    let client = try hub.client()
    func status() throws -> Int {
        try client.send("GET", database, login: HubProcess.Place.siti).status
    }
    #expect(try status() == 200)
    func remove(_ login: String) throws -> Shell.Outcome {
        let words = ["hub", place.folder, "--remove-login", login, "--passphrase-file"]
        return try Shell.run(BuiltProgram.path, words + [place.home.file("sandi")])
    }
    let unknown = try remove("tono")
    #expect(unknown.code == 1 && unknown.errors.contains("«tono»"), "\(unknown.said)")
    let removed = try remove("siti")
    #expect(removed.code == 0 && removed.output.contains("«siti»"), "\(removed.said)")
    #expect(try status() == 401, "her very next request")
    hub.signal(SIGTERM)
    #expect(hub.waitForEnd() == 0)
}

@Test func `a laptop delivers to a desk with its code, over TLS, and by stick too`() throws {
    let place = try HubProcess.Place()
    let hub = try HubProcess(place, listen: "[::]:0")
    let code = try #require(hub.greeting["pairingCode"]?.string)
    let laptop = try SampleStore()
    let waiting = try laptop.waiting()
    #expect(waiting > 0)
    let synced = try laptop.run(
        "sync",
        "https://127.0.0.1:\(hub.port)\(database)",
        "--login-file",
        place.home.file("siti"),
        "--pairing",
        code,
        "--json",
    )
    #expect(synced.code == 0, "\(synced.said)")
    let queue = try laptop.json("queue")["queue"]?.array ?? []
    #expect(queue.count == waiting)
    #expect(queue.allSatisfy { $0["state"]?.string == "desk" })

    // Another laptop has the same store and only a stick.
    let copy = try SampleStore(copying: laptop, into: TemporaryFolder())
    let stick = copy.home.file("a.dat")
    try Bytes.write("sandi stik\n", to: copy.home.file("stik"))
    let cell = try copy.openCell()
    try copy.json("record", cell.member, cell.obligation, cell.period, "tidak")
    let carried = try copy.run(
        "sync",
        stick,
        "--database",
        "pendamping-siti",
        "--stick-passphrase-file",
        copy.home.file("stik"),
        "--json",
    )
    #expect(carried.code == 0, "\(carried.said)")
    let taken = try Shell.run(
        BuiltProgram.path,
        [
            "hub", place.folder, "--passphrase-file", place.home.file("sandi"), "--stick", stick,
            "--stick-passphrase-file", copy.home.file("stik"), "--json",
        ],
    )
    #expect(taken.code == 0, "\(taken.said)")
    let report = try JSONValue(parsing: taken.output)["stick"]
    #expect(report?["database"]?.string == "pendamping-siti")
    #expect(report?["taken"]?.int == 1, "\(taken.said)")
    hub.signal(SIGTERM)
    #expect(hub.waitForEnd() == 0)
}

/// Kills a desk after so many milliseconds.
private final class Killer: @unchecked Sendable {
    // Unchecked: set once before the thread starts, joined before anything is read.
    private var thread = pthread_t()
    private let milliseconds: Int
    private let hub: HubProcess

    init(after milliseconds: Int, _ hub: HubProcess) {
        self.milliseconds = milliseconds
        self.hub = hub
        pthread_create(
            &thread,
            nil,
            { pointer in
                guard let pointer else { return nil }
                let killer = Unmanaged<Killer>.fromOpaque(pointer).takeUnretainedValue()
                usleep(UInt32(killer.milliseconds * 1000))
                killer.hub.signal(SIGKILL)
                return nil
            },
            Unmanaged.passUnretained(self).toOpaque(),
        )
    }

    func join() {
        pthread_join(thread, nil)
    }
}
