/// A server's address taken apart: what may be asked of it at all.
///
///     https://couch.example:6984/prefix
///     scheme  host          port path
///
/// Read by hand: a URL parser takes much that is no server's address, and here every part that is
/// wrong has a sentence of its own.
package struct ServerAddress: Sendable, Equatable {
    /// `http` or `https`.
    package let scheme: String
    /// A name, an IPv4 address, or an IPv6 address in brackets; in small letters.
    package let host: String
    package let port: Int?
    /// Segments behind the host, without slashes.
    package let path: [String]

    /// Why a text is none.
    package enum Fault: Error, Sendable, Equatable {
        case missing
        case malformed
        /// A name, and perhaps a password, before the host.
        case holdsLogin
        case schemeUnknown(String)
        /// Plain HTTP to another machine.
        case plainBeyondLoopback
    }

    /// Reads what a program was given: the scheme is there, and nothing else than an address.
    package init(_ text: String) throws(PeerError) {
        guard text.firstParts(at: "://") != nil else {
            throw .badAddress(detail: "it begins with neither https:// nor http://")
        }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw .badAddress(detail: "a space or a sign that no address has")
        }
        do throws(Fault) {
            self = try ServerAddress(reading: text)
        } catch {
            switch error {
            case .missing, .malformed: throw .badAddress(detail: "the host's name, or its port")
            case .holdsLogin: throw .badAddress(detail: "a login in the address")
            case .schemeUnknown:
                throw .badAddress(detail: "it begins with neither https:// nor http://")
            case .plainBeyondLoopback: throw .badAddress(detail: "plain HTTP to another machine")
            }
        }
    }

    /// Reads what a person types: without a scheme https is meant, on this very machine http.
    package init(reading typed: String) throws(Fault) {
        let text = typed.filter { !$0.isWhitespace }
        guard !text.isEmpty else { throw .missing }
        guard !text.contains(where: { "?#\\".contains($0) }) else { throw .malformed }
        let parts = text.firstParts(at: "://")
        let rest = parts.map(\.after) ?? Substring(text)
        let pieces = rest.split(separator: "/", omittingEmptySubsequences: false)
        let authority = pieces.first ?? ""
        guard !authority.contains("@") else { throw .holdsLogin }
        let (name, port) = try Self.split(authority)
        host = name.lowercased()
        self.port = port
        path = pieces.dropFirst().filter { !$0.isEmpty }.map(String.init)
        let isLoopback = Self.isLoopback(host)
        scheme = parts?.before.lowercased() ?? (isLoopback ? "http" : "https")
        guard scheme == "http" || scheme == "https" else { throw .schemeUnknown(scheme) }
        guard scheme == "https" || isLoopback else { throw .plainBeyondLoopback }
    }

    private init(scheme: String, host: String, port: Int?, path: [String]) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.path = path
    }

    /// The address and the database in one, as `sync URL` takes it: the last segment is the database.
    package func dividingDatabase() -> (address: ServerAddress, database: String?) {
        guard let last = path.last else { return (self, nil) }
        let address = ServerAddress(
            scheme: scheme,
            host: host,
            port: port,
            path: Array(path.dropLast()),
        )
        return (address, last)
    }

    /// With this port where none is typed.
    package func defaulting(port usual: Int) -> ServerAddress {
        ServerAddress(scheme: scheme, host: host, port: port ?? usual, path: path)
    }

    package var text: String {
        "\(scheme)://\(shownHost)" + path.map { "/" + $0 }.joined()
    }

    /// The name with its port.
    package var shownHost: String { host + (port.map { ":\($0)" } ?? "") }

    /// Whether it cannot leave this machine.
    package var isLoopback: Bool { Self.isLoopback(host) }

    private static func split(_ authority: Substring) throws(Fault) -> (String, Int?) {
        var name = authority
        var port: Int?
        let isBracketed = authority.hasPrefix("[")
        let colon = authority.lastIndex(of: ":")
        if let colon, !isBracketed || authority[..<colon].hasSuffix("]") {
            let digits = authority[authority.index(after: colon)...]
            guard let number = Int(digits), (1...65_535).contains(number), digits.first != "+"
            else { throw .malformed }
            port = number
            name = authority[..<colon]
        }
        let isName: Bool
        if isBracketed {
            let inside = name.dropFirst().dropLast()
            isName =
                name.hasSuffix("]") && inside.contains(":")
                && inside.allSatisfy { $0.isHexDigit || ":.".contains($0) }
        } else {
            isName =
                !name.isEmpty && !name.hasPrefix(".") && !name.contains("..")
                && name.unicodeScalars.allSatisfy {
                    $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
                        || ".-_".unicodeScalars.contains($0)
                }
        }
        guard isName else { throw .malformed }
        return (String(name), port)
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { UInt8($0) != nil && $0.utf8.allSatisfy { $0 < 0x3A } }
    }
}

extension String {
    /// What stands before and after the first place of a text; nil where it is not.
    fileprivate func firstParts(at separator: String) -> (before: String, after: Substring)? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(separator) {
                return (String(self[..<start]), self[start...].dropFirst(separator.count))
            }
            start = index(after: start)
        }
        return nil
    }
}
