import LocalStore
import Replication

/// A hub that answers laptops and, where there is one, keeps up with its server.
package final class RunningHub: Sendable {
    package let desk: Desk
    /// Opens the hub when its passphrase is lost; only at the first start.
    package let recovery: RecoveryCode?
    /// `sha256//…`; nil on loopback without TLS.
    package let pin: String?
    package let relay: Relay?
    private let server: WebServer
    private let listen: ListenAddress

    /// Opens the folder, or makes it, and listens.
    ///
    /// `prepare` is called with the open desk before anyone is answered: logins and databases.
    package init(
        _ settings: HubSettings,
        prepare: (Desk) throws(DeskError) -> Void = { (_) throws(DeskError) in },
    ) throws(HubError) {
        let opened: (desk: Desk, recovery: RecoveryCode?)
        do throws(DeskError) {
            opened = try Desk.open(
                settings.folder,
                passphrase: settings.passphrase,
                options: settings.options,
            )
        } catch {
            throw .desk(error)
        }
        (desk, recovery) = opened
        listen = settings.listen
        let serving: (server: WebServer, pin: String?)
        do throws(HubError) {
            serving = try RunningHub.serve(opened.desk, settings, prepare)
        } catch {
            opened.desk.close()
            throw error
        }
        (server, pin) = serving
        relay = settings.server.map {
            Relay(opened.desk, to: $0, pace: settings.pace, tell: settings.relayed)
        }
        relay?.start()
    }

    private static func serve(
        _ desk: Desk,
        _ settings: HubSettings,
        _ prepare: (Desk) throws(DeskError) -> Void,
    ) throws(HubError) -> (server: WebServer, pin: String?) {
        let certificate = try certificate(settings)
        do throws(DeskError) {
            try prepare(desk)
        } catch {
            throw .desk(error)
        }
        do throws(WebServer.StartError) {
            let server = try WebServer(
                settings.listen,
                credentials: certificate?.credentials,
                limits: settings.limits,
                handler: HubService(desk, pin: certificate?.pin, log: settings.log),
            )
            return (server, certificate?.pin)
        } catch {
            throw .server(error)
        }
    }

    package var port: Int { server.port }

    /// What the desk officer reads out to a laptop; nil without TLS.
    package var pairingCode: String? { pin.map { Pairing.code(publicKeyPin: $0) } }

    /// The addresses a laptop can be given, the likeliest first.
    package var addresses: [String] {
        let hosts = listen.isEveryAddress ? NetworkAddresses.reachable() : [listen.host]
        let scheme = pin == nil ? "http" : "https"
        return hosts.map { host in
            "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        }
    }

    /// Lets running requests end, stops the relay, closes the stores.
    package func stop() {
        server.stop()
        relay?.stop()
        desk.close()
    }

    private static func certificate(_ settings: HubSettings) throws(HubError) -> HubCertificate? {
        do throws(CertificateError) {
            switch settings.proof {
            case .files(let certificate, let key):
                return try HubCertificate(certificate: certificate, key: key)
            case .own where settings.listen.isLoopback: return nil
            case .own: return try HubCertificate.own(in: settings.folder)
            }
        } catch {
            throw .certificate(error)
        }
    }
}
