import Replication

/// Tries settings step by step, so that a person learns which of them is wrong.
package struct SyncTest: Sendable, Equatable {
    package enum Step: Int, Sendable, CaseIterable {
        /// The form itself, before any network.
        case address
        /// A connection to the server.
        case link
        /// It is the server it says it is.
        case certificate
        /// It speaks as a CouchDB or a desk does.
        case server
        case login
        case database
    }

    package enum Outcome: Sendable, Equatable {
        case passed(PeerKind)
        case malformed(SyncSettingsFault)
        case failed(Step, PeerError)
    }

    package let outcome: Outcome
    /// The settings as they are to be kept, with the key that a pairing code stood for.
    package let settings: SyncSettings

    package init(_ outcome: Outcome, _ settings: SyncSettings) {
        self.outcome = outcome
        self.settings = settings
    }

    /// Asks the server; blocks until it has answered or `cancellation` says stop.
    package init(_ typed: SyncSettings, _ peers: SyncPeers, _ cancellation: Cancellation) {
        var settings = typed
        do throws(SyncSettingsFault) {
            settings = try typed.checked()
        } catch {
            self.init(.malformed(error), typed)
            return
        }
        do throws(PeerError) {
            settings = try settings.paired(peers, cancellation)
            let side = try peers.remote(.server(settings), cancellation)
            let information = try side.peer.information()
            // A read, because the welcome may be open to everyone.
            _ = try side.peer.changes(since: nil, limit: 1)
            try side.close()
            self.init(.passed(information.kind), settings)
        } catch {
            self.init(.failed(Step(of: error), error), settings)
        }
    }
}

extension SyncTest.Step {
    /// At which step an error arises; the steps before it went well.
    init(of error: PeerError) {
        self =
            switch error {
            case .badAddress: .address
            case .noLink, .timedOut, .cancelled: .link
            case .certificate: .certificate
            case .busy, .garbled, .tooLarge, .full, .tooOld, .noLibrary, .refused, .conflict,
                .store:
                .server
            case .loginRefused, .loginNoLongerTaken: .login
            case .noRight, .noDatabase: .database
            }
    }
}

extension SyncSettings {
    /// The settings with the public key that their pairing code stands for; others as they are.
    ///
    /// Asked once, without a login; from then on only that key is believed.
    package func paired(
        _ peers: SyncPeers,
        _ cancellation: Cancellation,
    ) throws(PeerError) -> SyncSettings {
        guard case .pairing(let code, nil) = trust else { return self }
        var settings = self
        settings.trust = .pairing(code: code, pin: try peers.pin(code, address, cancellation))
        return settings
    }
}
