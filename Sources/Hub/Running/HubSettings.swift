import LocalStore
import Replication

/// What a hub is started with.
package struct HubSettings: Sendable {
    /// How it proves itself.
    package enum Proof: Sendable, Equatable {
        /// Its own certificate, made at the first start; none at a loopback address.
        case own
        /// An office's own, two PEM files.
        case files(certificate: String, key: String)
    }

    package var folder: String
    package var listen: ListenAddress
    package var passphrase: Passphrase
    package var proof = Proof.own
    /// The server behind it; nil where there is none.
    package var server: ServerConnection?
    package var limits = WebLimits()
    package var pace = RelayPace()
    package var options = DeskOptions()
    /// Each request, when its answer has left.
    package var log: @Sendable (AccessEntry) -> Void = { _ in }
    /// Each database, after each try to reach the server.
    package var relayed: @Sendable (RelayStatus) -> Void = { _ in }

    package init(folder: String, listen: ListenAddress, passphrase: Passphrase) {
        self.folder = folder
        self.listen = listen
        self.passphrase = passphrase
    }
}
