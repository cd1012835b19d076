/// Where a server is, who we are there, and how it proves that it is the right one.
package struct ServerConnection: Sendable, Equatable {
    /// How the login is shown to the server.
    package enum Authentication: Sendable, Equatable {
        /// `POST /_session` once, then its cookie; a server without sessions gets the login each time.
        case session
        /// The login with every request.
        case basic
    }

    /// Whether large bodies travel packed with gzip, both ways.
    package enum Packing: Sendable, Equatable {
        /// Where a link may be slow: not on loopback. A server that does not take it gets them plain.
        case overLinks
        case always
        case never
    }

    /// `scheme://host[:port][/prefix]`, no login in it.
    package var url: String
    package var login: Login?
    package var trust: Trust
    package var authentication: Authentication
    package var patience: Patience
    /// The longest answer taken, in bytes, unpacked.
    package var answerLimit: Int
    package var packing: Packing
    /// Whether `https_proxy` and its like are heeded; an office may need it, a laptop must not be led away.
    package var usesProxyOfEnvironment: Bool

    package init(
        url: String,
        login: Login? = nil,
        trust: Trust = .system,
        authentication: Authentication = .session,
        patience: Patience = Patience(),
        answerLimit: Int = 64 << 20,
        packing: Packing = .overLinks,
        usesProxyOfEnvironment: Bool = false,
    ) {
        self.url = url
        self.login = login
        self.trust = trust
        self.authentication = authentication
        self.patience = patience
        self.answerLimit = answerLimit
        self.packing = packing
        self.usesProxyOfEnvironment = usesProxyOfEnvironment
    }

    /// What `packing` comes to for this address.
    var packs: Bool {
        switch packing {
        case .overLinks: (try? ServerAddress(url))?.isLoopback == false
        case .always: true
        case .never: false
        }
    }
}

/// How long we wait, made for links of 30 kbit/s with a second of delay.
package struct Patience: Sendable, Equatable {
    /// Milliseconds for name, connection and TLS together; a certificate chain takes 2 s on such a link.
    package var connecting: Int
    /// Seconds that less than `slowest` may move, before the answer too, until we call it dead.
    package var standing: Int
    /// Bytes a second.
    package var slowest: Int

    package init(connecting: Int = 30_000, standing: Int = 60, slowest: Int = 30) {
        self.connecting = connecting
        self.standing = standing
        self.slowest = slowest
    }
}

/// How a server proves that it is the right one.
package enum Trust: Sendable, Equatable {
    /// The authorities that the machine trusts.
    case system
    /// This PEM file's authorities and no others.
    case authority(file: String)
    /// Exactly this key, `sha256//` and base64 of its SubjectPublicKeyInfo's SHA-256; the certificate's
    /// name, dates and signer do not count. What pairing gives.
    case pinned(publicKey: String)
}
