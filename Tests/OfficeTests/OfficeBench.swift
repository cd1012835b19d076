import Casework
import Casework
import Documents
import Replication
import TestSupport

@testable import Office

/// A server in memory and an office before it.
struct OfficeBench {
    let couch = MemoryCouch()
    let web: ScriptedServer
    let moment = Moment(seconds: 1_791_000_000, offset: 25_200)

    static let workers = """
        nama;login;kata_sandi;kabupaten;label
        Siti Rahmawati;siti;rahasia-siti;Kabupaten Contoh 1;Kecamatan 1
        Budi;budi;;Kabupaten Contoh 1;Kecamatan 2
        """
    static let regency = "daerah-kabupaten-contoh-1"

    init() throws {
        let couch = couch
        web = try ScriptedServer { couch.answer($0) }
    }

    func server(_ name: String = "admin", _ password: String = "rahasia-admin") -> OfficeServer {
        OfficeServer(
            ServerConnection(url: web.url, login: Login(name: name, password: password)),
            firstWait: 1,
        )
    }

    /// Where the password book is kept.
    final class Shelf {
        var book = PasswordBook()
        var keeps = 0
        var onKeep: () -> Void = {}
    }

    @discardableResult
    func provision(
        _ shelf: Shelf,
        _ list: String = OfficeBench.workers,
        seed: UInt64 = 1,
        as server: OfficeServer? = nil,
        at moment: Moment? = nil,
    ) throws -> ProvisionReport {
        var generator = SeededGenerator(seed: seed)
        return try Provisioning.run(
            Provisioning(
                server ?? self.server(),
                try WorkerList(Array(list.utf8)),
                book: shelf.book,
                at: moment,
            ),
            generator: &generator,
        ) { book in
            shelf.onKeep()
            shelf.keeps += 1
            shelf.book = book
        }
    }

    /// The office's own login, as provision made it.
    func office(_ shelf: Shelf) throws -> Regency {
        let login = "kantor-kabupaten-contoh-1"
        return try Regency(server(login, shelf.book[login] ?? ""), named: nil)
    }
}
