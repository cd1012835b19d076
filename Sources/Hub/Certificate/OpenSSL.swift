internal import Glibc

/// The `openssl` program, which makes a hub's key and certificate: no library we may link does.
enum OpenSSL {
    /// Days the certificate is valid: laptops know it by its key and never look at the date.
    private static let days = "3650"

    /// Makes a P-256 key, for its owner alone, and a certificate signed with it.
    static func makeCertificate(key: String, certificate: String) throws(CertificateError) {
        // Made beforehand, so that it is at no moment readable by others.
        unlink(key)
        let descriptor = open(key, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .noAccess(path: key) }
        close(descriptor)
        try run([
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-keyout", key, "-out", certificate, "-days", days,
            "-subj", "/CN=pendamping-hub", "-config", "/dev/null",
        ])
    }

    /// Makes a certificate signed with a key that is there.
    ///
    /// - Throws: `unreadable` with the key's path for what is no private key.
    static func makeCertificate(for key: String, certificate: String) throws(CertificateError) {
        do throws(CertificateError) {
            try run([
                "openssl", "req", "-x509", "-new", "-key", key, "-passin", "pass:", "-out",
                certificate, "-days", days, "-subj", "/CN=pendamping-hub", "-config",
                "/dev/null",
            ])
        } catch {
            if case .openSSLFailed = error { throw .unreadable(path: key) }
            throw error
        }
    }

    private static func run(_ words: [String]) throws(CertificateError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var arguments = words.map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        let code = posix_spawnp(&process, "openssl", &actions, nil, arguments, environ)
        guard code == 0 else { throw .noOpenSSL }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { throw .openSSLFailed(code: Int(errno)) }
        }
        // The low seven bits are the signal that ended it, the next eight its own code.
        let ended = status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(status & 0x7F)
        guard ended == 0 else { throw ended == 127 ? .noOpenSSL : .openSSLFailed(code: ended) }
    }
}
