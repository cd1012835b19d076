/// Why a hub does not start.
package enum HubError: Error, Sendable, Equatable {
    case listen(ListenError)
    case desk(DeskError)
    case certificate(CertificateError)
    case server(WebServer.StartError)
}
