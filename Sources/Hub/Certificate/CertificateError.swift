/// Why a hub has no certificate to show.
package enum CertificateError: Error, Sendable, Equatable {
    /// The `openssl` program, which makes the first one, is not installed.
    case noOpenSSL
    /// It ran and ended with this code.
    case openSSLFailed(code: Int)
    /// A file cannot be read or written.
    case noAccess(path: String)
    /// No certificate, or no private key, in PEM.
    case unreadable(path: String)
    /// The certificate is there and its key is not: someone removed it.
    case keyMissing(path: String)
}
