internal import FoundationEssentials
import LocalStore
import Replication
import StorePeers

/// A sealed file on a stick: where it is, what opens it, and whose records it carries.
package struct StickPlace: Sendable, Equatable {
    package var path: String
    package var passphrase: HiddenText
    /// The worker's database; nil where no server is set, and the file says it.
    package var database: String?
    /// A neutral name for a file made new.
    package var label: String
    package var derivation: KeyDerivation

    package init(
        path: String,
        passphrase: HiddenText,
        database: String?,
        label: String,
        derivation: KeyDerivation = .version1,
    ) {
        self.path = path
        self.passphrase = passphrase
        self.database = database
        self.label = label
        self.derivation = derivation
    }

    /// Whether a file is there that would be opened rather than made.
    package static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }

    /// Opens the file, or makes it where there is none.
    func open() throws(PeerError) -> RemoteSide {
        do throws(StickError) {
            let stick = try opened()
            return RemoteSide(stick.peer) { () throws(PeerError) in stick.close() }
        } catch {
            throw PeerError(error)
        }
    }

    private func opened() throws(StickError) -> Stick {
        guard let passphrase = Passphrase(passphrase.text) else { throw .wrongPassphrase }
        var options = StoreOptions()
        options.derivation = derivation
        guard Self.exists(path) else {
            guard let database else { throw .missing(path: path) }
            return try Stick.create(
                path,
                passphrase: passphrase,
                database: database,
                label: label,
                options: options,
            )
        }
        let stick = try Stick.open(path, passphrase: passphrase, options: options)
        guard let database else { return stick }
        do throws(StickError) {
            try stick.require(database: database)
        } catch {
            stick.close()
            throw error
        }
        return stick
    }
}

extension PeerError {
    init(_ error: StickError) {
        self =
            switch error {
            case .full: .full(detail: "the stick")
            case .newerVersion(let found, let known):
                .tooOld(detail: "stick version \(found), known \(known)")
            default: .store(error)
            }
    }
}
