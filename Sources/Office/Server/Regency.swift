import Documents
import Replication

/// A regency's database, as its office writes to it.
package struct Regency {
    package let server: OfficeServer
    package let database: String
    /// Stamped as author on what is written.
    package let author: String

    /// Finds the database: the one that is named, or the one that the login's role names.
    ///
    /// - Parameters:
    ///   - server: Reached with an office's or an administrator's login.
    ///   - name: A regency's name or its database's; an administrator must give one.
    /// - Throws: `noRight` for a login that is no office's and names none.
    package init(_ server: OfficeServer, named name: String?) throws(PeerError) {
        try server.welcome()
        let roles = try server.roles()
        if let name {
            database = name.hasPrefix("daerah-") ? name : WorkerList.database(ofRegency: name)
        } else if let own = Logins.regencyDatabase(ofRoles: roles) {
            database = own
        } else {
            throw .noRight(detail: Self.unnamed)
        }
        guard try server.hasDatabase(database) else { throw .noDatabase(name: database) }
        guard roles.contains("_admin") || roles.contains(Logins.officeRole(database)) else {
            throw .noRight(detail: "not a login of this office")
        }
        self.server = server
        author = server.connection.login?.name ?? ""
    }

    /// The detail of a `noRight` when the login does not tell which regency is meant.
    package static let unnamed = "the login names no regency"

    /// The document with author and time, if it says something else than what is there; nil if it does not.
    func stamped(_ document: JSONObject, over stored: JSONObject?, at: String) -> JSONObject? {
        if let stored, Self.content(stored) == Self.content(document) { return nil }
        var stamped = document
        stamped["by"] = .string(author)
        stamped["at"] = .string(at)
        return stamped
    }

    private static func content(_ document: JSONObject) -> JSONObject {
        document.filteringNames { $0.utf8.first != UInt8(ascii: "_") && $0 != "by" && $0 != "at" }
    }
}
