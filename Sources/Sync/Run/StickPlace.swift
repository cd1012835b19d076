internal import FoundationEssentials
import LocalStore
import Replication
import StorePeers

/// What is at the place that a person names for a stick's file.
package enum StickPresence: Sendable, Equatable {
    /// A file that is opened.
    case there
    /// Nothing yet: a file is made.
    case new
    case isFolder
    /// Not even the folder: mistyped, or the stick is not mounted.
    case noFolder
}

/// A sealed file on a stick: where it is, what opens it, and whose records it carries.
package struct StickPlace: Sendable, Equatable {
    package var path: String
    package var passphrase: HiddenText
    /// The worker's database; nil where nobody has said it: then no stick is taken.
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

    /// What is at a path.
    package static func look(for path: String) -> StickPresence {
        var isFolder = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
            return isFolder ? .isFolder : .there
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().joined(separator: "/")
        let isThere = FileManager.default.fileExists(
            atPath: folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder,
            isDirectory: &isFolder,
        )
        return isThere && isFolder ? .new : .noFolder
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
        guard Self.look(for: path) == .there else {
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
        guard let database else {
            // Another worker's families would come in, and hers go to the other's database.
            defer { stick.close() }
            throw .unnamedDatabase(stick.database)
        }
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
