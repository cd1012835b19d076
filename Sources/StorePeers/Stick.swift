import Documents
import LocalStore

/// A stick: one sealed file that carries one worker's database between her laptop and the hub.
///
/// Sealed with a passphrase of its own, agreed at provision. Each batch is durable before it is
/// acknowledged and leaves this one file; pulled out in the middle of one, the file goes on from the batch
/// before, given that the `-journal` beside it was not taken away.
package final class Stick {
    /// "PDST".
    package static let applicationID = 0x5044_5354
    private static let label: DocumentID = "_local/stick"

    package let path: String
    /// Whose it is, in the words of the server: the worker's database.
    package let database: String
    /// The neutral name its owner gave it.
    package let label: String
    /// The stick as a side of a replication.
    package let peer: StorePeer
    private let file: SealedFile

    private init(
        _ file: SealedFile,
        random: @escaping @Sendable () -> UInt64,
    ) throws(StoreError) {
        let about = try file.read { (reader) throws(StoreError) in
            try reader.localDocument(Stick.label)?.body
        }
        guard let database = about?["database"]?.string, let label = about?["label"]?.string else {
            throw .damaged(file: .store, detail: "no label")
        }
        self.file = file
        self.database = database
        self.label = label
        path = file.path
        peer = StorePeer(file, kind: .stick, random: random)
        peer.room = { () throws(StoreError) in try file.roomLeft() }
    }

    /// Makes a new stick's file.
    ///
    /// - Parameters:
    ///   - path: Where nothing is yet.
    ///   - passphrase: What opens it at both ends; costs one derivation (`KeyDerivation`).
    ///   - database: The worker's database.
    ///   - label: A neutral name, shown when the stick is opened.
    ///   - options: As a store's; projections are left out.
    ///   - random: For its identity.
    /// - Returns: The open stick.
    /// - Throws: `alreadyExists`, `missingFolder`, `noAccess`, `full`, `inputOutput`.
    package static func create(
        _ path: String,
        passphrase: Passphrase,
        database: String,
        label: String,
        options: StoreOptions = StoreOptions(),
        random: @escaping @Sendable () -> UInt64 = { UInt64.random(in: .min ... .max) },
    ) throws(StickError) -> Stick {
        var options = options
        options.projections = []
        let about: JSONObject = ["database": .string(database), "label": .string(label)]
        do throws(StoreError) {
            let file = try SealedFile.create(
                path,
                passphrase: passphrase,
                applicationID: applicationID,
                options: options,
            ) { (writer) throws(StoreError) in
                try writer.putLocalDocument(Stick.label, about)
            }
            return try Stick(file, random: random)
        } catch {
            throw StickError(error)
        }
    }

    /// Opens a stick's file; what a batch cut short had begun is taken back.
    package static func open(
        _ path: String,
        passphrase: Passphrase,
        options: StoreOptions = StoreOptions(),
        random: @escaping @Sendable () -> UInt64 = { UInt64.random(in: .min ... .max) },
    ) throws(StickError) -> Stick {
        var options = options
        options.projections = []
        var isOurs = true
        do throws(StoreError) {
            isOurs = try SealedFile.looksSealed(path)
        } catch {
            throw StickError(error)
        }
        guard isOurs else { throw .notAStick }
        do throws(StoreError) {
            let file = try SealedFile.open(
                path,
                passphrase: passphrase,
                applicationID: applicationID,
                options: options,
            )
            return try Stick(file, random: random)
        } catch {
            throw StickError(error)
        }
    }

    /// Refuses a stick that carries another worker's database.
    package func require(database: String) throws(StickError) {
        guard database == self.database else { throw .otherDatabase(label: label) }
    }

    /// The bytes its documents take.
    package func usedBytes() throws(StickError) -> Int {
        do throws(StoreError) {
            return try file.usedBytes()
        } catch {
            throw StickError(error)
        }
    }

    /// Bytes that can still be written: what is free on the stick, at most up to 4 GB in all.
    package func roomLeft() throws(StickError) -> Int {
        do throws(StoreError) {
            return try file.roomLeft()
        } catch {
            throw StickError(error)
        }
    }

    /// Reads all of it; throws `damaged` where it is not what was written.
    package func verify() throws(StickError) {
        do throws(StoreError) {
            try file.verify(applicationID: Stick.applicationID)
        } catch {
            throw StickError(error)
        }
    }

    /// Flushes and closes: one file is left, and the stick can be pulled out.
    package func close() {
        file.close()
    }
}
