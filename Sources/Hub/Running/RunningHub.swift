import LocalStore
import Replication

/// A hub that answers laptops and, where there is one, keeps up with its server.
package final class RunningHub: Sendable {
    package let desk: Desk
    /// `sha256//…`; nil on loopback without TLS.
    package let pin: String?
    package let relay: Relay?
    private let server: WebServer
    private let listen: ListenAddress
    /// Where it does listen, which without IPv6 is not what was asked for.
    private let listening: ListenAddress

    /// Opens the folder, or makes it, and listens.
    ///
    /// The port and the certificate come first, so that a desk is not made in vain.
    ///
    /// - Parameters:
    ///   - settings: Where and how.
    ///   - made: Called for a new desk, at once, with the code to write down.
    ///   - prepare: Called with the open desk before anyone is answered: logins and databases.
    /// - Throws: Whatever stood in the way; a new desk stays even so.
    package init(
        _ settings: HubSettings,
        made: (RecoveryCode) -> Void = { _ in },
        prepare: (Desk) throws(DeskError) -> Void = { (_) throws(DeskError) in },
    ) throws(HubError) {
        let listening: ListenSocket
        do throws(ListenError) {
            listening = try ListenSocket(settings.listen)
        } catch {
            throw .listen(error)
        }
        let heard = listening.address
        let certificate = try RunningHub.certificate(settings)
        let desk: Desk
        do throws(DeskError) {
            let opened = try Desk.open(
                settings.folder,
                passphrase: settings.passphrase,
                options: settings.options,
            )
            desk = opened.desk
            if let recovery = opened.recovery { made(recovery) }
        } catch {
            throw .desk(error)
        }
        do throws(HubError) {
            server = try RunningHub.serve(desk, listening, certificate, settings, prepare)
        } catch {
            desk.close()
            throw error
        }
        self.desk = desk
        listen = settings.listen
        self.listening = heard
        pin = certificate?.pin
        relay = settings.server.map {
            Relay(desk, to: $0, pace: settings.pace, tell: settings.relayed)
        }
        relay?.start()
    }

    private static func serve(
        _ desk: Desk,
        _ listening: ListenSocket,
        _ certificate: HubCertificate?,
        _ settings: HubSettings,
        _ prepare: (Desk) throws(DeskError) -> Void,
    ) throws(HubError) -> WebServer {
        do throws(DeskError) {
            try prepare(desk)
        } catch {
            throw .desk(error)
        }
        do throws(WebServer.StartError) {
            return try WebServer(
                listening,
                credentials: certificate?.credentials,
                limits: settings.limits,
                handler: HubService(desk, pin: certificate?.pin, log: settings.log),
            )
        } catch {
            throw .server(error)
        }
    }

    package var port: Int { server.port }

    /// What the desk officer reads out to a laptop; nil without TLS.
    package var pairingCode: String? { pin.map { Pairing.code(publicKeyPin: $0) } }

    /// The addresses a laptop can be given, the likeliest first.
    package var addresses: [String] {
        let hosts =
            listen.isEveryAddress
            ? NetworkAddresses.reachable(hasSix: listening.host == "::") : [listen.host]
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
        do throws(DeskError) {
            try DeskFiles.createFolder(settings.folder)
        } catch {
            throw .desk(error)
        }
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
