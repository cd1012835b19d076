import Documents
import Glibc
import TestSupport
import Testing

/// The built program on laptops, at a desk and with a server.
@Suite(.serialized) struct SyncTests {
    @Test
    func `a month that two laptops record differently is chosen on one and arrives at the other`()
        throws
    {
        let place = try HubProcess.Place()
        let hub = try HubProcess(place)
        let (siti, dewi) = (try SampleStore(worker: "siti"), try SampleStore(worker: "dewi"))
        let cell = try siti.openCell()
        try siti.json("record", cell.member, cell.obligation, cell.period, "patuh")
        try dewi.json("record", cell.member, cell.obligation, cell.period, "tidak")
        #expect(try siti.queue().count == 1)

        #expect(try siti.sync(hub.port, place)["pushed"]?.int == 1)
        let met = try dewi.sync(hub.port, place)
        #expect(met["pulled"]?.int == 1 && met["conflicts"]?.int == 1, "\(met)")
        let listed = try dewi.queue()
        #expect(listed.allSatisfy { $0["conflict"]?.bool == true }, "\(listed)")
        #expect(Set(listed.map { $0["id"]?.string }).count == 1, "\(listed)")
        #expect(try siti.sync(hub.port, place)["conflicts"]?.int == 1)

        let terminal = try dewi.open()
        let title = try terminal.screen()
        #expect(try waiting(title) == dewi.waiting())
        try terminal.press("K")
        try terminal.wait(for: "Enter buka pilihannya")
        try terminal.press("Enter")
        try terminal.wait(for: "Belum dipilih")
        try terminal.press("1")
        try terminal.wait(for: "Semua sudah dipilih")
        try terminal.press("F2")
        try terminal.wait(for: "Tidak ada konflik lagi")
        try terminal.press("F10")
        #expect(try terminal.waitForEnd() == 0)

        let sent = try dewi.sync(hub.port, place)
        #expect(sent["conflicts"]?.int == 0 && sent["pushed"]?.int ?? 0 > 0, "\(sent)")
        let arrived = try siti.sync(hub.port, place)
        #expect(arrived["conflicts"]?.int == 0 && arrived["pulled"]?.int ?? 0 > 0, "\(arrived)")
        let (one, other) = (try siti.saying(cell), try dewi.saying(cell))
        #expect(one == other && ["patuh", "tidak"].contains(one), "\(one ?? "-") \(other ?? "-")")
        #expect(try siti.sync(hub.port, place)["pulled"]?.int == 0)
        hub.signal(SIGTERM)
        #expect(hub.waitForEnd() == 0)
    }

    @Test func `a record that the server refuses is repaired in place and delivered`() throws {
        let server = try ServerStandIn { document in
            document["note"]?.string == "tolak" ? "catatan tidak lengkap" : nil
        }
        let laptop = try SampleStore(worker: "siti")
        let cell = try laptop.openCell()
        try laptop.json(
            "record",
            cell.member,
            cell.obligation,
            cell.period,
            "tidak",
            "--note",
            "tolak",
        )
        let report = try laptop.sync(server.port, server.place)
        #expect(report["refused"]?.array?.first?["reason"]?.string == "catatan tidak lengkap")
        #expect(report["with"]?.string == "server")
        let row = try #require(try laptop.queue().first)
        #expect(row["state"]?.string == "refused-by-server", "\(row)")
        #expect(row["reason"]?.string?.contains("catatan tidak lengkap") == true, "\(row)")
        let terminal = try laptop.open()
        try terminal.press("4")
        try terminal.wait(for: "catatan tidak lengkap")
        try terminal.press("F10")
        try terminal.waitForEnd()

        try laptop.json(
            "record",
            cell.member,
            cell.obligation,
            cell.period,
            "tidak",
            "--note",
            "sakit, surat menyusul",
        )
        let repaired = try laptop.sync(server.port, server.place)
        #expect(repaired["pushed"]?.int == 1 && repaired["onlyHere"]?.int == 0, "\(repaired)")
        #expect(try laptop.queue().isEmpty)
        let id = try #require(row["id"]?.string)
        #expect(try server.hub.leaves()[id]?.count == 1)
    }

    @Test func `a stick carries records to the desk, and the server's receipts back`() throws {
        let server = try ServerStandIn()
        let place = try HubProcess.Place()
        let laptop = try SampleStore(worker: "siti")
        let cell = try laptop.openCell()
        try laptop.json("record", cell.member, cell.obligation, cell.period, "patuh")
        let (stick, key) = (laptop.home.file("a.dat"), laptop.home.file("stik"))
        try Bytes.write("sandi stik\n", to: key)
        try laptop.sync(stick: stick, passphraseFile: key)
        #expect(try laptop.queue().map { $0["state"]?.string } == ["stick"])

        // The desk is made, takes the stick in, and then has a link.
        var hub = try HubProcess(place)
        #expect(try visit(place, stick, key)["taken"]?.int == 1)
        hub.signal(SIGTERM)
        #expect(hub.waitForEnd() == 0)
        hub = try HubProcess(
            place,
            ["--to", "http://127.0.0.1:\(server.port)", "--login-file", place.home.file("siti")],
        )
        try waitUntilTrue("the record at the server") { try server.hub.leaves().count == 1 }
        try waitUntilTrue("the receipt at the desk") {
            try hub.leaves().keys.contains { $0.hasPrefix("receipt:") }
        }
        #expect(try visit(place, stick, key)["given"]?.int == 1)

        // What only a stick says counts as only here until a server says so itself.
        try laptop.sync(stick: stick, passphraseFile: key)
        #expect(try laptop.queue().map { $0["state"]?.string } == ["server-by-stick"])
        #expect(try laptop.waiting() == 0)
        let online = try laptop.sync(server.port, server.place)
        #expect(online["onlyHere"]?.int == 0 && online["pushed"]?.int == 0, "\(online)")
        #expect(try laptop.queue().isEmpty)
    }

    @Test func `a second sync of one store says that one is running, and by whom`() throws {
        let standing = try ScriptedServer { _ in
            var reply = ScriptedReply(200, json: "{}")
            reply.delay = 6_000
            return reply
        }
        defer { standing.stop() }
        let laptop = try SampleStore(empty: ())
        let place = try HubProcess.Place()
        let words = laptop.syncWords(standing.port, place)
        let first = try laptop.start(words, output: laptop.home.file("keluar"))
        defer {
            kill(first, SIGKILL)
            waitForEnd(first)
        }
        try waitUntilTrue("the first sync's request") { !standing.requests.isEmpty }
        let second = try laptop.run(words)
        #expect(second.code == 1)
        #expect(second.errors.contains("Sinkron lain sedang berjalan"), "\(second.said)")
        #expect(second.errors.contains("proses \(first)"), "\(second.said)")
        #expect(standing.requests.count == 1)
    }

    private func visit(
        _ place: HubProcess.Place,
        _ stick: String,
        _ key: String,
    ) throws -> JSONValue {
        let outcome = try Shell.run(
            BuiltProgram.path,
            [
                "hub", place.folder, "--passphrase-file", place.home.file("sandi"), "--stick",
                stick, "--stick-passphrase-file", key, "--json",
            ],
        )
        guard outcome.code == 0 else { throw TerminalFailure(reason: outcome.said) }
        return try JSONValue(parsing: outcome.output)["stick"] ?? .null
    }
}

extension SampleStore {
    /// What the family's page says of a cell.
    func saying(_ cell: (member: String, obligation: String, period: String)) throws -> String? {
        for family in try json("families", "--limit", "12")["families"]?.array ?? [] {
            let page = try json("family", family["id"]?.string ?? "", "--quarter", "2026-Q4")
            for found in page["family"]?["cells"]?.array ?? []
            where found["member"]?.string == cell.member
                && found["obligation"]?.string == cell.obligation
                && found["period"]?.string == cell.period
            {
                return found["value"]?.string
            }
        }
        return nil
    }
}
