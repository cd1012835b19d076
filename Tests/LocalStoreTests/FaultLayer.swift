import CSQLCipher
import Glibc

@testable import LocalStore

/// What goes wrong, and when.
struct Fault: Sendable, CustomStringConvertible {
    enum Kind: CaseIterable, Sendable {
        /// This one call fails, the next ones work again.
        case once
        /// From here on the disk is full.
        case full
        /// From here on nothing is written any more: the process was killed.
        case killed
        /// The same, and writes not flushed by then are lost: the power went.
        case powerLoss
    }

    let kind: Kind
    /// The write, flush, truncation or deletion it comes at, from 1.
    let at: Int

    var description: String { "\(kind) at call \(at)" }
}

/// A file layer for SQLite that passes everything on to the system's and makes faults on the way.
final class FaultLayer: @unchecked Sendable {
    // Unchecked: what changes is guarded by `state`; the rest is set once before anyone opens a
    // file.
    let name: String
    fileprivate struct State {
        var fault: Fault?
        var calls = 0
        var hasStruck = false
        /// How to take back each write since its file's last flush, the newest last.
        var undo: [Undo] = []
    }

    fileprivate struct Undo {
        let path: String
        let offset: Int
        let old: [UInt8]
        let oldSize: Int
    }

    fileprivate let state = Guarded(State())
    fileprivate let real: UnsafeMutablePointer<sqlite3_vfs>
    private let layer: UnsafeMutablePointer<sqlite3_vfs>

    init(name: String) {
        guard let real = sqlite3_vfs_find(nil) else { preconditionFailure("no file layer") }
        self.real = real
        self.name = name
        layer = .allocate(capacity: 1)
        layer.initialize(to: real.pointee)
        layer.pointee.pNext = nil
        layer.pointee.zName = UnsafePointer(strdup(name))
        layer.pointee.szOsFile = Int32(FaultFile.room) + real.pointee.szOsFile
        layer.pointee.pAppData = Unmanaged.passUnretained(self).toOpaque()
        layer.pointee.xOpen = openFile
        layer.pointee.xDelete = deleteFile
        sqlite3_vfs_register(layer, 0)
    }

    deinit {
        sqlite3_vfs_unregister(layer)
    }

    /// Counts from here on towards the fault; nil for none.
    func arm(_ fault: Fault?) {
        state.withLock { $0 = State(fault: fault) }
    }

    var hasStruck: Bool { state.withLock { $0.hasStruck } }

    /// After a power loss: takes back what was written and not flushed.
    func losePower() {
        state.withLock { state in
            for undo in state.undo.reversed() {
                let descriptor = open(undo.path, O_WRONLY)
                guard descriptor >= 0 else { continue }
                undo.old.withUnsafeBytes { bytes in
                    _ = pwrite(descriptor, bytes.baseAddress, bytes.count, off_t(undo.offset))
                }
                ftruncate(descriptor, off_t(undo.oldSize))
                close(descriptor)
            }
            state.undo = []
        }
    }

    /// The result code for one more call that changes the disk; nil lets it through.
    fileprivate func strike(_ failure: Int32) -> Int32? {
        state.withLock { state in
            state.calls += 1
            guard let fault = state.fault else { return nil }
            switch fault.kind {
            case .once where state.calls == fault.at: break
            case .full, .killed, .powerLoss:
                guard state.calls >= fault.at else { return nil }
            case .once: return nil
            }
            state.hasStruck = true
            return fault.kind == .full ? SQLITE_FULL : failure
        }
    }

    fileprivate func remember(_ path: String, offset: Int, count: Int) {
        state.withLock { state in
            guard state.fault?.kind == .powerLoss else { return }
            let descriptor = open(path, O_RDONLY)
            guard descriptor >= 0 else { return }
            defer { close(descriptor) }
            var old = [UInt8](repeating: 0, count: count)
            let length = max(0, pread(descriptor, &old, count, off_t(offset)))
            var status = stat()
            fstat(descriptor, &status)
            state.undo.append(
                Undo(
                    path: path,
                    offset: offset,
                    old: Array(old[..<length]),
                    oldSize: Int(status.st_size),
                )
            )
        }
    }

    fileprivate func flushed(_ path: String) {
        state.withLock { state in state.undo.removeAll { $0.path == path } }
    }
}

/// Our head in front of the system's own file structure, as SQLite lays it out.
private struct FaultFile {
    var base: sqlite3_file
    var layer: Unmanaged<FaultLayer>
    var path: UnsafeMutablePointer<CChar>?

    static let room = (MemoryLayout<FaultFile>.size + 15) / 16 * 16

    static func parts(
        _ file: UnsafeMutablePointer<sqlite3_file>?
    ) -> (layer: FaultLayer, real: UnsafeMutablePointer<sqlite3_file>, path: String) {
        guard let file else { preconditionFailure("SQLite passed no file") }
        let raw = UnsafeMutableRawPointer(file)
        let head = raw.assumingMemoryBound(to: FaultFile.self)
        return (
            head.pointee.layer.takeUnretainedValue(),
            (raw + room).assumingMemoryBound(to: sqlite3_file.self),
            head.pointee.path.map { String(cString: $0) } ?? "",
        )
    }
}

private func openFile(
    _ vfs: UnsafeMutablePointer<sqlite3_vfs>?,
    _ name: UnsafePointer<CChar>?,
    _ file: UnsafeMutablePointer<sqlite3_file>?,
    _ flags: Int32,
    _ outFlags: UnsafeMutablePointer<Int32>?,
) -> Int32 {
    guard let vfs, let file, let data = vfs.pointee.pAppData else { return SQLITE_MISUSE }
    let layer = Unmanaged<FaultLayer>.fromOpaque(data)
    let raw = UnsafeMutableRawPointer(file)
    let real = (raw + FaultFile.room).assumingMemoryBound(to: sqlite3_file.self)
    real.pointee.pMethods = nil
    let realLayer = layer.takeUnretainedValue().real
    let code = realLayer.pointee.xOpen(realLayer, name, real, flags, outFlags)
    raw.assumingMemoryBound(to: FaultFile.self).initialize(
        to: FaultFile(
            base: sqlite3_file(pMethods: code == SQLITE_OK ? UnsafePointer(faultMethods) : nil),
            layer: layer,
            path: name.flatMap { strdup($0) },
        )
    )
    return code
}

private func deleteFile(
    _ vfs: UnsafeMutablePointer<sqlite3_vfs>?,
    _ name: UnsafePointer<CChar>?,
    _ flush: Int32,
) -> Int32 {
    guard let data = vfs?.pointee.pAppData else { return SQLITE_MISUSE }
    let layer = Unmanaged<FaultLayer>.fromOpaque(data).takeUnretainedValue()
    if let code = layer.strike(SQLITE_IOERR | (10 << 8)) { return code }
    if let name { layer.flushed(String(cString: name)) }
    return layer.real.pointee.xDelete(layer.real, name, flush)
}

// Set up once, never changed, and made of functions without state.
nonisolated(unsafe) private let faultMethods: UnsafeMutablePointer<sqlite3_io_methods> = {
    let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    methods.initialize(to: sqlite3_io_methods())
    methods.pointee.iVersion = 2
    methods.pointee.xClose = { file in
        let (_, real, _) = FaultFile.parts(file)
        if let head = file.map({
            UnsafeMutableRawPointer($0).assumingMemoryBound(to: FaultFile.self)
        }) {
            free(head.pointee.path)
        }
        return real.pointee.pMethods.pointee.xClose(real)
    }
    methods.pointee.xRead = { file, buffer, count, offset in
        let (_, real, _) = FaultFile.parts(file)
        return real.pointee.pMethods.pointee.xRead(real, buffer, count, offset)
    }
    methods.pointee.xWrite = { file, buffer, count, offset in
        let (layer, real, path) = FaultFile.parts(file)
        if let code = layer.strike(SQLITE_IOERR | (3 << 8)) { return code }
        layer.remember(path, offset: Int(offset), count: Int(count))
        return real.pointee.pMethods.pointee.xWrite(real, buffer, count, offset)
    }
    methods.pointee.xTruncate = { file, size in
        let (layer, real, path) = FaultFile.parts(file)
        if let code = layer.strike(SQLITE_IOERR | (6 << 8)) { return code }
        layer.remember(path, offset: Int(size), count: 1 << 20)
        return real.pointee.pMethods.pointee.xTruncate(real, size)
    }
    methods.pointee.xSync = { file, flags in
        let (layer, real, path) = FaultFile.parts(file)
        if let code = layer.strike(SQLITE_IOERR | (4 << 8)) { return code }
        layer.flushed(path)
        return real.pointee.pMethods.pointee.xSync(real, flags)
    }
    methods.pointee.xFileSize = { file, size in
        let (_, real, _) = FaultFile.parts(file)
        return real.pointee.pMethods.pointee.xFileSize(real, size)
    }
    methods.pointee.xLock = { file, level in
        let (_, real, _) = FaultFile.parts(file)
        return real.pointee.pMethods.pointee.xLock(real, level)
    }
    methods.pointee.xUnlock = { file, level in
        let (_, real, _) = FaultFile.parts(file)
        return real.pointee.pMethods.pointee.xUnlock(real, level)
    }
    methods.pointee.xCheckReservedLock = { file, answer in
        let (_, real, _) = FaultFile.parts(file)
        return real.pointee.pMethods.pointee.xCheckReservedLock(real, answer)
    }
    methods.pointee.xFileControl = { file, act, argument in
        let (_, real, _) = FaultFile.parts(file)
        return real.pointee.pMethods.pointee.xFileControl(real, act, argument)
    }
    methods.pointee.xSectorSize = { file in
        let (_, real, _) = FaultFile.parts(file)
        return real.pointee.pMethods.pointee.xSectorSize(real)
    }
    methods.pointee.xDeviceCharacteristics = { file in
        let (_, real, _) = FaultFile.parts(file)
        return real.pointee.pMethods.pointee.xDeviceCharacteristics(real)
    }
    methods.pointee.xShmMap = { file, region, size, extend, address in
        let (_, real, _) = FaultFile.parts(file)
        return real.pointee.pMethods.pointee.xShmMap(real, region, size, extend, address)
    }
    methods.pointee.xShmLock = { file, offset, count, flags in
        let (_, real, _) = FaultFile.parts(file)
        return real.pointee.pMethods.pointee.xShmLock(real, offset, count, flags)
    }
    methods.pointee.xShmBarrier = { file in
        let (_, real, _) = FaultFile.parts(file)
        real.pointee.pMethods.pointee.xShmBarrier(real)
    }
    methods.pointee.xShmUnmap = { file, delete in
        let (_, real, _) = FaultFile.parts(file)
        return real.pointee.pMethods.pointee.xShmUnmap(real, delete)
    }
    return methods
}()
