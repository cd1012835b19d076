import Documents

/// What a hub keeps of itself, in its own encrypted store: its identity, its databases, its logins.
struct Catalogue: Sendable {
    struct Entry: Sendable {
        /// The folder under `databases/`, a random name.
        var folder: String
        /// The store's key, 96 hexadecimal digits.
        var key: String
        var members: [String]
        /// Seconds since 1970.
        var made: Int
        var revisionLimit: Int
    }

    struct Login: Sendable {
        /// As `crypt` writes it.
        var hash: String
        var role: LoginRole
    }

    /// As a CouchDB's `uuid`.
    var uuid: String
    var databases: [String: Entry] = [:]
    var logins: [String: Login] = [:]

    init(uuid: String) {
        self.uuid = uuid
    }

    /// Reads `json`; nil for what is no catalogue.
    init?(_ json: JSONObject) {
        guard let uuid = json["uuid"]?.string, let databases = json["databases"]?.object,
            let logins = json["logins"]?.object
        else { return nil }
        self.uuid = uuid
        for member in databases {
            guard let folder = member.value["folder"]?.string,
                let key = member.value["key"]?.string,
                let members = member.value["members"]?.array,
                let made = member.value["made"]?.int
            else { return nil }
            self.databases[member.name] = Entry(
                folder: folder,
                key: key,
                members: members.compactMap(\.string),
                made: made,
                revisionLimit: member.value["revisionLimit"]?.int ?? Catalogue.revisionLimit,
            )
        }
        for member in logins {
            guard let hash = member.value["hash"]?.string,
                let role = member.value["role"]?.string.flatMap(LoginRole.init)
            else { return nil }
            self.logins[member.name] = Login(hash: hash, role: role)
        }
    }

    var json: JSONObject {
        let databases = databases.sorted { $0.key < $1.key }.map { name, entry in
            let value: JSONValue = [
                "folder": .string(entry.folder), "key": .string(entry.key),
                "members": .array(entry.members.map { .string($0) }), "made": JSONValue(entry.made),
                "revisionLimit": JSONValue(entry.revisionLimit),
            ]
            return (name, value)
        }
        let logins = logins.sorted { $0.key < $1.key }.map { name, login in
            (
                name,
                ["hash": .string(login.hash), "role": .string(login.role.rawValue)] as JSONValue,
            )
        }
        return [
            "uuid": .string(uuid), "databases": .object(JSONObject(databases)),
            "logins": .object(JSONObject(logins)),
        ]
    }

    /// CouchDB's `_revs_limit`, before anyone sets another.
    static let revisionLimit = 1000
}
