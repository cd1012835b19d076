import Documents

/// CouchDB's way of saying no: `{"error": "forbidden", "reason": "..."}`.
package struct ServerRefusal: Sendable, Equatable {
    package let error: String
    package let reason: String

    /// A desk's word for a database whose files are damaged, and which it has to make anew.
    package static let databaseDamaged = "database_damaged"

    /// nil when the body is not of that shape, so that somebody else speaks: a proxy, a portal.
    package init?(_ body: [UInt8]) {
        guard body.count <= 1 << 20, let value = try? JSONValue(parsing: body),
            let error = value["error"]?.string
        else { return nil }
        self.error = String(error.prefix(100))
        reason = String((value["reason"]?.string ?? "").prefix(500))
    }
}

extension PeerError {
    /// What an answer means that is no success; nil for 2xx.
    ///
    /// `database` is the one asked about, for 404.
    package init?(_ answer: HTTPAnswer, database: String) {
        guard !answer.isSuccess else { return nil }
        let refusal = ServerRefusal(answer.body)
        let words = refusal.map { "\($0.error): \($0.reason)" } ?? "HTTP \(answer.status)"
        if let refusal, ["insufficient_storage", "enospc"].contains(refusal.error) {
            self = .full(detail: words)
            return
        }
        if let refusal, refusal.error == ServerRefusal.databaseDamaged {
            self = .refused(
                status: answer.status,
                error: refusal.error,
                reason: refusal.reason,
            )
            return
        }
        switch answer.status {
        case 300..<400:
            self = .badAddress(detail: "HTTP \(answer.status): it sends us elsewhere")
        case 401, 407:
            self = .loginRefused(detail: words)
        case 403:
            self = .noRight(detail: words)
        case 404 where refusal?.error == "not_found":
            self = .noDatabase(name: database)
        case 408, 504:
            self = .timedOut(detail: words)
        case 409:
            self = .conflict
        case 413:
            self = .tooLarge
        case 429, 503:
            self = .busy(retryAfter: answer.retryAfter)
        case 507:
            self = .full(detail: words)
        case 400 where refusal == nil && answer.wantsTLS:
            self = .badAddress(detail: PeerError.onlyTLS + words)
        case 400..<500:
            guard let refusal else {
                self = .badAddress(detail: "HTTP \(answer.status), not from a CouchDB")
                return
            }
            self = .refused(status: answer.status, error: refusal.error, reason: refusal.reason)
        default:
            self = .garbled(detail: words)
        }
    }
}

extension HTTPAnswer {
    /// Whether nginx, Apache or a Go server says that it was spoken to by http where it takes https.
    fileprivate var wantsTLS: Bool {
        guard body.count <= 16 << 10 else { return false }
        let text = String(decoding: body, as: UTF8.self)
        return ["HTTPS port", "HTTPS server", "SSL-enabled server port"].contains(
            where: text.contains
        )
    }

    /// `Retry-After` in seconds, at most an hour; a date there is left out.
    var retryAfter: Int? {
        guard let text = headers["retry-after"], let seconds = Int(text), seconds >= 0 else {
            return nil
        }
        return min(seconds, 3_600)
    }

    /// The body as JSON, whatever the status; `garbled` when it is none.
    package func json() throws(PeerError) -> JSONValue {
        do throws(JSONError) {
            return try JSONValue(parsing: body)
        } catch {
            throw .garbled(detail: "no JSON: \(error.reason.rawValue) at byte \(error.offset)")
        }
    }
}
