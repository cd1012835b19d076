import Replication

extension SyncSettings {
    /// The same in the form in which it is kept and used; throws the first thing that cannot be.
    ///
    /// An address with the database behind it gives the database, where none is typed.
    package func checked() throws(SyncSettingsFault) -> SyncSettings {
        var settings = self
        var address = try ServerAddress(typed: address)
        settings.database = database.filter { !$0.isWhitespace }
        if settings.database.isEmpty {
            let (rest, name) = address.dividingDatabase()
            guard let name else { throw .databaseMissing }
            address = rest
            settings.database = name
        }
        // Only a desk has a pairing code, and it listens there unless it is told otherwise.
        if case .pairing = trust { address = address.defaulting(port: Self.deskPort) }
        settings.address = address.text
        guard Self.isDatabaseName(settings.database) else { throw .databaseMalformed }
        guard !login.isEmpty else { throw .loginMissing }
        guard !password.isEmpty else { throw .passwordMissing }
        switch trust {
        case .system: break
        case .authority(let file):
            guard !file.isEmpty else { throw .authorityMissing }
        case .pairing(let code, let pin):
            guard let code = PairingCode.normalised(code) else { throw .pairingCodeMalformed }
            settings.trust = .pairing(code: code, pin: pin)
        }
        guard Self.minutesRange.contains(minutes) else { throw .minutesOutOfRange }
        return settings
    }

    /// Where `pendamping hub` listens.
    package static let deskPort = 6984

    /// CouchDB's rule for names of databases.
    private static func isDatabaseName(_ name: String) -> Bool {
        guard let first = name.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
        else { return false }
        return name.utf8.count <= 238
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "_$()+-/".utf8.contains(byte)
                }
            }
    }
}
