import Documents
import Testing

@testable import LocalStore

/// One file that is pulled out, filled up and cut short at every place: what was acknowledged is there.
@Suite struct SealedFileTests {
    private static let kind = 0x5445_5354
    private static let batches = 5

    private static func passphrase() throws -> Passphrase {
        try #require(Passphrase("teh tarik"))
    }

    private static func create(_ path: String, _ options: StoreOptions) throws -> SealedFile {
        try SealedFile.create(
            path,
            passphrase: try passphrase(),
            applicationID: kind,
            options: options,
        ) { (writer) throws(StoreError) in
            try writer.putLocalDocument("_local/about", ["label": "x"])
        }
    }

    private static func open(_ path: String, _ options: StoreOptions) throws -> SealedFile {
        try SealedFile.open(
            path,
            passphrase: try passphrase(),
            applicationID: kind,
            options: options,
        )
    }

    private static func write(_ batch: Int, to file: SealedFile) throws(StoreError) {
        try file.write { (writer) throws(StoreError) in
            for number in 0..<20 {
                let id = DocumentID("check:\(number)")
                let text = String(repeating: "\(batch)", count: 300)
                let body: JSONObject = ["batch": .number(JSONNumber(batch)), "text": .string(text)]
                try writer.put(id, body, parent: writer.revision(id))
            }
            try writer.putLocalDocument("_local/log", ["batch": .number(JSONNumber(batch))])
        }
    }

    /// The batch all of it is of; nil when parts are of different ones.
    private static func batch(in file: SealedFile) throws -> Int? {
        try file.read { (reader) throws(StoreError) in
            let noted = try reader.localDocument("_local/log")?.body["batch"]?.int ?? 0
            for number in 0..<20 {
                let found = try reader.document(DocumentID("check:\(number)"))?.body["batch"]?.int
                if found ?? 0 != noted { return nil }
            }
            return noted
        }
    }

    @Test(arguments: Fault.Kind.allCases)
    func `what was acknowledged is on it, wherever a write fails`(kind: Fault.Kind) throws {
        let layer = FaultLayer(name: "fault-sealed-\(kind)")
        var at = 1
        while true {
            let fault = Fault(kind: kind, at: at)
            var options = try Bench(projections: []).options
            let folder = try Bench(projections: [])
            let path = folder.root.file("kopi.dat")
            try Self.create(path, options).close()
            options.vfs = layer.name
            let file = try Self.open(path, options)
            layer.arm(fault)
            var acknowledged = 0
            var tried: Set<Int> = [0]
            for batch in 1...Self.batches {
                do throws(StoreError) {
                    try Self.write(batch, to: file)
                    acknowledged = batch
                    tried = [batch]
                } catch {
                    tried.insert(batch)
                    switch error {
                    case .diskFull, .inputOutput: break
                    default: Issue.record("\(error) for \(fault)")
                    }
                }
            }
            file.close()
            let hasStruck = layer.hasStruck
            if kind == .powerLoss, hasStruck { layer.losePower() }
            layer.arm(nil)
            options.vfs = nil
            let again = try Self.open(path, options)
            let found = try Self.batch(in: again)
            // What failed may have come to be all the same; what came to be is whole.
            let isRight = found.map { $0 == acknowledged || tried.contains($0) } ?? false
            #expect(isRight, "\(String(describing: found)) after \(acknowledged) for \(fault)")
            try again.verify(applicationID: Self.kind)
            try Self.write(9, to: again)
            again.close()
            #expect(try Files.names(in: folder.root.path) == ["kopi.dat"], "\(fault)")
            guard hasStruck else {
                #expect(acknowledged == Self.batches)
                break
            }
            at += at < 40 ? 1 : Long.step(7)
        }
        #expect(at > 40, "the session is long enough to fail in")
    }

    @Test(arguments: Fault.Kind.allCases)
    func `a new one is there whole or not at all`(kind: Fault.Kind) throws {
        let layer = FaultLayer(name: "fault-sealed-new-\(kind)")
        var at = 1
        while true {
            let bench = try Bench(projections: [])
            var options = bench.options
            options.vfs = layer.name
            let path = bench.root.file("kopi.dat")
            layer.arm(Fault(kind: kind, at: at))
            let made = try? Self.create(path, options)
            made?.close()
            let hasStruck = layer.hasStruck
            if kind == .powerLoss, hasStruck { layer.losePower() }
            layer.arm(nil)
            options.vfs = nil
            if try Files.exists(path) {
                let file = try Self.open(path, options)
                try file.verify(applicationID: Self.kind)
                file.close()
            } else {
                try Self.create(path, options).close()
            }
            #expect(try Files.names(in: bench.root.path) == ["kopi.dat"], "\(kind) at \(at)")
            guard hasStruck else { break }
            at += at < 10 ? 1 : Long.step(7)
        }
        #expect(at > 20, "making it is long enough to fail in")
    }

    @Test func `it holds what a store holds, and no more than 4 GB`() throws {
        let bench = try Bench(projections: [])
        let path = bench.root.file("kopi.dat")
        let file = try Self.create(path, bench.options)
        try Self.write(1, to: file)
        let used = try file.usedBytes()
        #expect(used > 20 * 300 && used < 1 << 20)
        #expect(try file.roomLeft() <= SealedFile.longest - used)
        #expect(SealedFile.longest < 1 << 32)
        file.close()
        #expect(throws: StoreError.closed) { try file.usedBytes() }
        #expect(throws: StoreError.damaged(file: .store, detail: "another kind of file")) {
            try SealedFile.open(
                path,
                passphrase: try Self.passphrase(),
                applicationID: 1,
                options: bench.options,
            )
        }
    }
}
