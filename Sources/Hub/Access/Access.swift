import Documents
import FoundationEssentials
import Replication

/// Finds out who asks: by `Authorization: Basic` or by the cookie of `_session`.
///
/// A password is hashed once; afterwards a keyed digest of it stands for `memory`.
final class Access: Sendable {
    private let desk: Desk
    private let digest: KeyedDigest
    private let state: Monitor<State>

    /// How a caller was known, as `_session` tells it.
    enum Means: String, Sendable {
        case basic = "default"
        case cookie
    }

    private struct State {
        /// Digests of logins that were right, and of cookies that were given.
        var known: [[UInt8]: Known] = [:]
        var failures: [Failure: (count: Int, last: Int)] = [:]
        var hashing = 0
    }

    private struct Known {
        let login: String
        /// The hash it was right against: a new password ends what the old one opened.
        let hash: String
        var until: Int
    }

    private struct Failure: Hashable {
        let address: String
        let login: String
    }

    /// Milliseconds for which a right login, or an idle cookie, is remembered: CouchDB's ten minutes.
    static let memory = 600_000
    /// Wrong passwords in a row, for one login from one address, before it has to wait.
    private static let patience = 10
    private static let lockout = 60_000
    /// Each hashing takes 16 MB and a core for a while.
    private static let hashingAtOnce = 2
    private static let mostRemembered = 4096

    init(_ desk: Desk) {
        self.desk = desk
        var generator = SystemRandomNumberGenerator()
        digest = KeyedDigest(using: &generator)
        state = Monitor(State())
    }

    /// Who sends this request.
    func caller(of request: WebRequest) throws(HubFault) -> (caller: Caller, means: Means?) {
        if let header = request.headers["authorization"] {
            guard let (login, password) = Access.basic(header) else { throw .wrongLogin }
            return (try check(login, password, from: request.address), .basic)
        }
        if let token = Access.cookie(in: request) {
            let key = digest("cookie", token)
            if let caller = recall(key) { return (caller, .cookie) }
        }
        return (.anonymous, nil)
    }

    /// `POST /_session`: a new cookie for a right login.
    func openSession(_ login: String, _ password: String, from address: String) throws(HubFault)
        -> (caller: Caller, token: String)
    {
        let caller = try check(login, password, from: address)
        let token = RandomText.hexadecimal(bytes: 24)
        remember(digest("cookie", token), login)
        return (caller, token)
    }

    /// `DELETE /_session`.
    func closeSession(of request: WebRequest) {
        guard let token = Access.cookie(in: request) else { return }
        let key = digest("cookie", token)
        state.withLock { $0.known[key] = nil }
    }

    private func check(_ login: String, _ password: String, from address: String) throws(HubFault)
        -> Caller
    {
        let key = digest("basic", login, password)
        let now = SteadyClock.now
        if let caller = recall(key) { return caller }
        let failure = Failure(address: address, login: login)
        let isLocked = state.withLock { state in
            guard let before = state.failures[failure] else { return false }
            return before.count >= Access.patience && now - before.last < Access.lockout
        }
        guard !isLocked else { throw .tooManyLogins(seconds: Access.lockout / 1000) }
        let hasRoom = state.wait(milliseconds: 10_000) { state in
            guard state.hashing < Access.hashingAtOnce else { return false }
            state.hashing += 1
            return true
        }
        guard hasRoom else { throw .busy }
        defer { state.withLock { $0.hashing -= 1 } }
        // An unknown login costs as much as a known one.
        let hash = desk.hash(of: login) ?? Access.nobody
        let isRight = PasswordHash.verify(password, hash)
        guard isRight, let caller = desk.caller(login) else {
            state.withLock { state in
                if state.failures.count >= Access.mostRemembered { state.failures = [:] }
                let before = state.failures[failure]
                let isRecent = before.map { now - $0.last < Access.lockout } ?? false
                state.failures[failure] = (isRecent ? (before?.count ?? 0) + 1 : 1, now)
            }
            throw .wrongLogin
        }
        state.withLock { $0.failures[failure] = nil }
        remember(key, login)
        return caller
    }

    /// Who that digest stands for; nil when it is forgotten, or the login has changed since.
    private func recall(_ key: [UInt8]) -> Caller? {
        let now = SteadyClock.now
        let found = state.withLock { state -> Known? in
            guard let known = state.known[key], known.until > now else { return nil }
            state.known[key]?.until = now + Access.memory
            return known
        }
        guard let found, desk.hash(of: found.login) == found.hash else { return nil }
        return desk.caller(found.login)
    }

    private func remember(_ key: [UInt8], _ login: String) {
        guard let hash = desk.hash(of: login) else { return }
        let now = SteadyClock.now
        state.withLock { state in
            if state.known.count >= Access.mostRemembered {
                state.known = state.known.filter { $0.value.until > now }
                if state.known.count >= Access.mostRemembered { state.known = [:] }
            }
            state.known[key] = Known(login: login, hash: hash, until: now + Access.memory)
        }
    }

    /// The hash of a password nobody has.
    private static let nobody = PasswordHash.make(RandomText.hexadecimal(bytes: 16)) ?? "*"

    private static func basic(_ header: String) -> (login: String, password: String)? {
        let words = header.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "basic",
            let data = Data(base64Encoded: String(words[1])),
            let text = String(validating: data, as: UTF8.self),
            let colon = text.firstIndex(of: ":")
        else { return nil }
        return (String(text[..<colon]), String(text[text.index(after: colon)...]))
    }

    private static func cookie(in request: WebRequest) -> String? {
        for part in (request.headers["cookie"] ?? "").split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, sides[0].drop(while: { $0 == " " }) == "AuthSession" else {
                continue
            }
            return sides[1].isEmpty ? nil : String(sides[1])
        }
        return nil
    }
}
