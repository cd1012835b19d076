import Documents
import Replication

extension Benchmark {
    /// Memory must not grow with what there is to send.
    static let syncMemory = Benchmark(
        name: "sync-memory",
        summary: "the most memory of `pendamping sync` while it sends its first records (VmHWM)",
    ) { session in
        let sizes = session.isQuick ? [50, 200] : [1_000, 10_000, 50_000]
        guard let desk = try session.startedDesk() else {
            return [.skipped("VmHWM of a first sync", "no curl")]
        }
        var before: Samples?
        return try sizes.map { size in
            let laptop = try session.laptop(records: size)
            let copy = try laptop.copy(to: session.scratch.file("memory"))
            defer { Folder.remove(copy.path) }
            let database = try desk.host.database()
            let program = try BackgroundProgram(
                [
                    try session.program(), "sync", "\(desk.host.url)/\(database)", "--store",
                    copy.path, "--passphrase-file", session.passphraseFile, "--login-file",
                    desk.hub.loginFile, "--json",
                ],
                environment: HubProgram.environment(session),
            )
            let (status, output, peak) = try program.finish()
            try check(status == 0, "sync ended with \(status): \(output.prefix(300))")
            let written = try JSONValue(parsing: output)["pushed"]?.int
            try check(written == size, "\(written ?? -1) records of \(size) sent")
            try check(try desk.host.documentCount(database) == size, "records were lost")
            let ours = Samples([peak])
            defer { before = ours }
            return Figure(
                what: "VmHWM, first sync of \(size) records",
                unit: .bytes,
                ours: ours,
                floor: before.map { Figure.Floor(name: "the size before", samples: $0) },
                bar: before == nil ? nil : .ratio(atMost: 1.5),
            )
        }
    }
}

extension Traffic {
    /// Both ways, for each of so many records.
    func bytes(each count: Int) -> Double {
        Double(sent + received) / Double(max(1, count))
    }
}
