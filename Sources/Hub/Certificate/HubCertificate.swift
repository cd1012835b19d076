internal import Glibc

/// A hub's proof of identity: its own, made at the first start, or one an office has given it.
package struct HubCertificate: Sendable {
    package let credentials: WebServer.Credentials
    /// `sha256//…`: what `Pairing.code(publicKeyPin:)` makes the code of.
    package let pin: String

    /// Reads a certificate chain and its private key, both PEM.
    package init(certificate: String, key: String) throws(CertificateError) {
        let chain = try HubCertificate.read(certificate)
        let secret = try HubCertificate.read(key)
        guard let pin = PublicKeyPin.ofFirst(inPEM: chain) else {
            throw .unreadable(path: certificate)
        }
        guard HubCertificate.contains(secret, "PRIVATE KEY-----") else {
            throw .unreadable(path: key)
        }
        self.pin = pin
        credentials = WebServer.Credentials(certificate: chain, key: secret)
    }

    /// The hub's own, made where there is none.
    ///
    /// Both files are made under other names; the certificate is renamed last, so that where it stands
    /// its key stands too. A key without a certificate is kept and gets one: laptops know the desk by its
    /// key, and another one would turn all of them away.
    package static func own(in folder: String) throws(CertificateError) -> HubCertificate {
        let certificate = folder + "/certificate.pem"
        let key = folder + "/key.pem"
        if access(certificate, F_OK) == 0 {
            guard access(key, F_OK) == 0 else { throw .keyMissing(path: key) }
        } else if access(key, F_OK) == 0 {
            try OpenSSL.makeCertificate(for: key, certificate: certificate + ".part")
            try flush(certificate + ".part")
            guard rename(certificate + ".part", certificate) == 0 else {
                throw .noAccess(path: certificate)
            }
            try flush(folder)
        } else {
            try OpenSSL.makeCertificate(key: key + ".part", certificate: certificate + ".part")
            for path in [key, certificate] {
                try flush(path + ".part")
                guard rename(path + ".part", path) == 0 else { throw .noAccess(path: path) }
            }
            try flush(folder)
        }
        return try HubCertificate(certificate: certificate, key: key)
    }

    private static func flush(_ path: String) throws(CertificateError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .noAccess(path: path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .noAccess(path: path) }
    }

    /// The longest chain or key looked at, in bytes.
    private static let longest = 1 << 20

    private static func read(_ path: String) throws(CertificateError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .noAccess(path: path) }
        defer { close(descriptor) }
        var content: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while content.count < longest {
            let count = Glibc.read(descriptor, &part, part.count)
            guard count >= 0 else { throw .noAccess(path: path) }
            if count == 0 { break }
            content += part[..<count]
        }
        return content
    }

    private static func contains(_ bytes: [UInt8], _ text: String) -> Bool {
        String(decoding: bytes, as: UTF8.self).contains(text)
    }
}
