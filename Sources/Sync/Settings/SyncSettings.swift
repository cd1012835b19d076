import Replication

/// With which server this store is synced and when.
///
/// Kept inside the encrypted store (`_local/sync`), never beside it: the login opens health and poverty
/// data.
package struct SyncSettings: Sendable, Equatable {
    /// Why the server's certificate is believed.
    package enum Trust: Sendable, Equatable {
        /// An authority that the system knows.
        case system
        /// An authority's certificate in a PEM file.
        case authority(file: String)
        /// A desk's pairing code; `pin` is the public key that it stood for, once it was asked.
        case pairing(code: String, pin: String?)
    }

    /// `https://name[:port][/prefix]`, without a login and without the database.
    package var address: String
    package var database: String
    package var login: String
    package var password: HiddenText
    package var trust: Trust
    /// Whether it syncs by itself: after a save, every `minutes`, and when the link is back.
    package var isAutomatic: Bool
    package var minutes: Int

    package static let minutesRange = 1...1440
    package static let usualMinutes = 15

    package init(
        address: String = "",
        database: String = "",
        login: String = "",
        password: HiddenText = HiddenText(""),
        trust: Trust = .system,
        isAutomatic: Bool = true,
        minutes: Int = SyncSettings.usualMinutes,
    ) {
        self.address = address
        self.database = database
        self.login = login
        self.password = password
        self.trust = trust
        self.isAutomatic = isAutomatic
        self.minutes = minutes
    }

    /// Whether the server shows a certificate; plain http, on this very laptop, has none.
    package var isEncrypted: Bool { !address.lowercased().hasPrefix("http://") }

    /// The name of the server alone, for showing where records go.
    package var host: String { (try? ServerAddress(typed: address).shownHost) ?? "" }
}

/// What of the settings cannot be used, before anything is asked of a network.
package enum SyncSettingsFault: Error, Sendable, Equatable {
    case addressMissing
    /// No `https://name:port`.
    case addressMalformed
    /// Another scheme than http and https.
    case schemeUnknown(String)
    /// Plain http to another machine: the login and the records would travel readable.
    case plainBeyondLoopback
    /// `https://name:password@host`: the password would show.
    case loginInAddress
    case databaseMissing
    /// CouchDB: begins with a small letter, then small letters, digits and `_$()+-/`.
    case databaseMalformed
    case loginMissing
    case passwordMissing
    case authorityMissing
    /// Not 20 letters and digits in four groups.
    case pairingCodeMalformed
    case minutesOutOfRange
}
