import Documents
import TestSupport
import Testing

@testable import LocalStore

/// Long acts that fail at some write: they are whole or they have not been, and the store is sound.
@Suite struct FaultActsTests {
    private static let second = Schema(
        steps: Schema.current.steps + [
            "CREATE TABLE later (x); INSERT INTO later SELECT id FROM document;"
        ]
    )

    private static func made() throws -> Bench {
        let bench = try Bench()
        let store = try bench.create()
        for number in 1...10 {
            try store.put(DocumentID("person:\(number)"), ["name": .string("n\(number)")])
        }
        store.close()
        return bench
    }

    @Test(arguments: Fault.Kind.allCases)
    func `an upgrade that fails anywhere can be made again`(kind: Fault.Kind) throws {
        let layer = FaultLayer(name: "fault-upgrade-\(kind)")
        var at = 1
        while true {
            let fault = Fault(kind: kind, at: at)
            var bench = try FaultActsTests.made()
            bench.options.schema = FaultActsTests.second
            bench.options.vfs = layer.name
            layer.arm(fault)
            (try? bench.open())?.close()
            let hasStruck = layer.hasStruck
            if kind == .powerLoss, hasStruck { layer.losePower() }
            layer.arm(nil)
            bench.options.vfs = nil
            let store = try bench.open()
            let count = try store.read { (reader) throws(StoreError) in
                try reader.count("SELECT count(*) FROM later")
            }
            #expect(count == 10, "\(fault)")
            #expect(try store.examine().isSound, "\(fault)")
            store.close()
            guard hasStruck else { break }
            at += Long.step(3)
        }
        #expect(at > 10, "the upgrade is long enough to fail in")
    }

    @Test(arguments: [Fault.Kind.once, .full])
    func `a backup that fails anywhere leaves no backup and a sound store`(
        kind: Fault.Kind
    ) throws {
        let layer = FaultLayer(name: "fault-backup-\(kind)")
        var bench = try FaultActsTests.made()
        bench.options.vfs = layer.name
        let store = try bench.open()
        var at = 1
        while true {
            let target = StoreFolder(bench.root.file("backup-\(at)"))
            layer.arm(Fault(kind: kind, at: at))
            var failure: StoreError?
            do throws(StoreError) {
                try store.backup(to: target)
            } catch {
                failure = error
            }
            let hasStruck = layer.hasStruck
            layer.arm(nil)
            #expect(try !Files.exists(target.path + ".part"), "\(kind) at \(at)")
            #expect(target.hasStore == (failure == nil), "\(kind) at \(at)")
            if failure == nil {
                let copy = try StoreCopy.connect(target, key: bench.key, options: bench.options)
                try StoreCopy.verify(copy, file: .backup)
            }
            guard hasStruck else {
                #expect(failure == nil)
                break
            }
            at += Long.step(5)
        }
        #expect(at > 20, "the backup is long enough to fail in")
        #expect(try store.examine().isSound)
        store.close()
    }

    @Test(arguments: [Fault.Kind.once, .full])
    func `a salvage that fails anywhere leaves nothing behind and the wreck as it was`(
        kind: Fault.Kind
    ) throws {
        let layer = FaultLayer(name: "fault-salvage-\(kind)")
        var bench = try FaultActsTests.made()
        var content = try Bytes.read(bench.folder.storePath)
        for place in 0..<4096 { content[place] ^= 0x33 }
        try Bytes.write(content, to: bench.folder.storePath)
        bench.options.vfs = layer.name
        var at = 1
        while true {
            let target = StoreFolder(bench.root.file("saved-\(at)"))
            layer.arm(Fault(kind: kind, at: at))
            var report: SalvageReport?
            var failure: StoreError?
            do throws(StoreError) {
                report = try Salvage.run(
                    from: bench.folder,
                    key: bench.key,
                    to: target,
                    options: bench.options,
                )
            } catch {
                failure = error
            }
            let hasStruck = layer.hasStruck
            layer.arm(nil)
            #expect(try Bytes.read(bench.folder.storePath) == content, "\(kind) at \(at)")
            #expect(try !Files.exists(target.path + ".part"), "\(kind) at \(at)")
            #expect(target.hasStore == (failure == nil), "\(kind) at \(at)")
            #expect(
                failure != nil || report?.documents == 10,
                "\(kind) at \(at): \(report as Any)",
            )
            guard hasStruck else {
                #expect(failure == nil)
                break
            }
            at += Long.step(5)
        }
        #expect(at > 20, "the salvage is long enough to fail in")
    }
}
