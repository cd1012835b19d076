internal import CCurl
internal import Glibc

extension PeerError {
    /// What a failure of libcurl means to us.
    ///
    /// `text` is libcurl's own explanation; only looked into, since it names hosts and files. `system` is the
    /// `errno` of a connection that did not come about.
    /// `isPlain` says that it was spoken to by http.
    init(curl code: CURLcode, text: String, system: Int = 0, isPlain: Bool = false) {
        let detail = String(cString: pendamping_curl_easy_strerror(code)) + " (\(code.rawValue))"
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
            self = .noLink(detail: Self.nameUnknown + detail)
        case CURLE_COULDNT_CONNECT where system == Int(ECONNREFUSED):
            self = .noLink(detail: Self.nobodyListens + detail)
        case CURLE_GOT_NOTHING where isPlain:
            self = .noLink(detail: Self.saysNothingPlain + detail)
        case CURLE_GOT_NOTHING:
            self = .noLink(detail: Self.saysNothing + detail)
        case CURLE_COULDNT_CONNECT, CURLE_SEND_ERROR, CURLE_RECV_ERROR,
            CURLE_PARTIAL_FILE, CURLE_INTERFACE_FAILED, CURLE_HTTP2, CURLE_HTTP2_STREAM:
            self = .noLink(detail: detail)
        case CURLE_OPERATION_TIMEDOUT:
            self = .timedOut(detail: detail)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_CERTPROBLEM, CURLE_SSL_CRL_BADFILE, CURLE_SSL_CIPHER:
            self = .certificate(detail: detail + Self.certificateFault(text))
        case CURLE_SSL_CONNECT_ERROR:
            self = Self.handshake(detail, text)
        case CURLE_URL_MALFORMAT:
            self = .badAddress(detail: detail)
        case CURLE_FILESIZE_EXCEEDED:
            self = .tooLarge
        case CURLE_ABORTED_BY_CALLBACK:
            self = .cancelled
        default:
            self = .garbled(detail: detail)
        }
    }

    /// In front of the detail of a `noLink` that comes from the name alone.
    package static let nameUnknown = "name unknown: "

    /// In front of the detail of a `noLink` where the machine is reached and nothing is open at the port.
    package static let nobodyListens = "nobody listens: "

    /// In front of the detail of a `noLink` where a machine takes the connection and ends it without a word.
    package static let saysNothing = "says nothing: "

    /// The same where it was spoken to by http: so ends a port that takes TLS alone, and a cut link.
    package static let saysNothingPlain = "says nothing to http: "

    /// In front of the detail of a `noLink` that ended while TLS was agreed on: a weak link, or a port that
    /// speaks something else and hangs up.
    package static let cutInHandshake = "cut in the handshake: "

    /// In front of the detail of a `badAddress` at which plain HTTP answers to https.
    package static let noTLS = "no TLS is spoken there: "

    /// In front of the detail of a `badAddress` that says of itself that it takes https alone.
    package static let onlyTLS = "only TLS is spoken there: "

    /// A handshake fails because the line was cut, because nobody there speaks TLS, because it speaks too
    /// old a TLS, or because it will not have us.
    private static func handshake(_ detail: String, _ text: String) -> PeerError {
        if ["SSL_ERROR_SYSCALL", "unexpected eof", "reset by peer"].contains(where: text.contains) {
            return .noLink(detail: cutInHandshake + detail)
        }
        // OpenSSL before and from 3.2, GnuTLS.
        let strange = ["wrong version number", "packet length too long", "unexpected TLS packet"]
        if strange.contains(where: text.contains) { return .badAddress(detail: noTLS + detail) }
        if ["unsupported protocol", "protocol version"].contains(where: text.contains) {
            return .tooOld(detail: detail + ": TLS before 1.2")
        }
        return .certificate(detail: detail)
    }

    /// The one fault among those OpenSSL names.
    private static func certificateFault(_ text: String) -> String {
        let faults = [
            "certificate has expired", "certificate is not yet valid",
            "self-signed certificate", "self signed certificate",
            "unable to get local issuer certificate", "no alternative certificate subject name",
            "does not match target host name",
        ]
        return faults.first(where: text.contains).map { ": " + $0 } ?? ""
    }
}
