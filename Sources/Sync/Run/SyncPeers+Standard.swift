import Caseload
import Casework
import LocalStore
import Replication
import StorePeers

extension SyncPeers {
    /// The real sides: this store, an HTTP server, a stick.
    package static let standard = SyncPeers(
        own: { store, _ throws(PeerError) in
            StorePeer(store, kind: .laptop, writes: try officeKinds(store))
        },
        remote: { partner, cancellation throws(PeerError) in
            switch partner {
            case .server(let settings):
                let connection = ServerConnection(
                    url: settings.address,
                    login: Login(name: settings.login, password: settings.password.text),
                    trust: proof(settings.trust),
                )
                return RemoteSide(
                    CouchPeer(
                        connection,
                        database: settings.database,
                        cancellation: cancellation,
                    )
                )
            case .stick(let stick): return try stick.open()
            }
        },
        replicate: { source, target, options in
            let outcome = Replication(from: source, to: target, options).attempt()
            return (outcome.report, outcome.error)
        },
        pin: { code, address, cancellation throws(PeerError) in
            try Pairing.pin(code: code, url: address, cancellation: cancellation)
        },
    )
}

/// What the person of a store writes beside records.
private func officeKinds(_ store: any DocumentStore) throws(PeerError) -> Set<String> {
    do throws(StoreError) {
        let role = try store.read { (reader) throws(StoreError) in
            try StoreOwner.read(reader).role
        }
        return role.decides ? [DocumentKind.decision.rawValue] : []
    } catch {
        throw .store(error)
    }
}

/// How a server proves itself, as the HTTP client takes it.
private func proof(_ trust: SyncSettings.Trust) -> Trust {
    switch trust {
    case .system: .system
    case .authority(let file): .authority(file: file)
    // An empty key fits none: nothing is sent to a desk that has not proved itself.
    case .pairing(_, let pin): .pinned(publicKey: pin ?? "")
    }
}
