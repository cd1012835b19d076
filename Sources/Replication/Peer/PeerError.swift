/// Why a peer could not answer.
///
/// `detail` is for the log: never a password, a body or a personal datum.
package enum PeerError: Error, Sendable, Equatable {
    /// No route, no name, refused or cut: worth another try.
    case noLink(detail: String)
    /// It stood still for too long: worth another try.
    case timedOut(detail: String)
    /// The server asks for patience (429, 503); seconds it names.
    case busy(retryAfter: Int?)
    /// A 5xx or an answer cut short, garbled or not of the protocol: worth another try, a few times.
    case garbled(detail: String)
    /// The certificate is unknown, expired, for another name, or not the pinned key.
    case certificate(detail: String)
    /// The address cannot be used at all: no URL, plain HTTP beyond loopback.
    case badAddress(detail: String)
    /// 401: the login is wrong or has ended.
    case loginRefused(detail: String)
    /// The same for a login that this server took before: it was changed or ended, or the server cannot read its
    /// logins just now. A CouchDB that lacks the nodes with `_users` answers every login by the same 401.
    case loginNoLongerTaken(detail: String)
    /// 403 for the database as a whole.
    case noRight(detail: String)
    /// 404 for the database.
    case noDatabase(name: String)
    /// 413: send less at once.
    case tooLarge
    /// 507, a full disk here, the 4 GB limit of a stick.
    case full(detail: String)
    /// Not a CouchDB we understand, or of a newer file format than ours.
    case tooOld(detail: String)
    /// This machine lacks a library that speaking to servers takes.
    case noLibrary(name: String)
    /// Another 4xx.
    case refused(status: Int, error: String, reason: String)
    /// The `_rev` of a checkpoint is not the newest.
    case conflict
    case cancelled
    /// The local store or the stick failed; its own error.
    case store(any Error & Sendable)

    /// Whether the same request may well succeed a little later.
    package var isTransient: Bool {
        switch self {
        case .noLink, .timedOut, .busy, .garbled, .conflict: true
        case .certificate, .badAddress, .loginRefused, .loginNoLongerTaken, .noRight, .noDatabase,
            .tooLarge, .full, .tooOld, .noLibrary, .refused, .cancelled, .store:
            false
        }
    }

    package static func == (left: PeerError, right: PeerError) -> Bool {
        String(describing: left) == String(describing: right)
    }
}
