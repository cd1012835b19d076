/// Names of logins and roles on the server.
///
/// A role names its database, so that a hub's or an office's login reaches its own regency only.
package enum Logins {
    /// The server's own replications run under this login.
    package static let replicator = "replikator-pendamping"

    package static let workerRole = "pendamping"
    package static let replicatorRole = "replikator.pendamping"

    package static func supervisorRole(_ regencyDatabase: String) -> String {
        "penyelia." + regencyDatabase
    }

    package static func deskRole(_ regencyDatabase: String) -> String { "meja." + regencyDatabase }

    package static func officeRole(_ regencyDatabase: String) -> String {
        "kantor." + regencyDatabase
    }

    /// The login made for a regency whose list names none for that role.
    static func standard(_ role: WorkerList.Role, _ regencyDatabase: String) -> String {
        role.rawValue + "-" + regencyDatabase.dropFirst("daerah-".count)
    }

    /// The regency's database that these roles write to as office; nil when it is none or several.
    package static func regencyDatabase(ofRoles roles: [String]) -> String? {
        let databases = roles.filter { $0.hasPrefix("kantor.") }.map { $0.dropFirst(7) }
        return databases.count == 1 ? databases.first.map(String.init) : nil
    }
}
