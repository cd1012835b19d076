/// A server's address taken apart, as far as a sync needs it.
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

    /// Reads what a person types: without a scheme https is meant, on this very machine http.
    package init(_ typed: String) throws(SyncSettingsFault) {
        let text = typed.filter { !$0.isWhitespace }
        guard !text.isEmpty else { throw .addressMissing }
        guard !text.contains(where: { "?#\\".contains($0) }) else { throw .addressMalformed }
        let parts = text.firstParts(at: "://")
        let rest = parts.map(\.after) ?? Substring(text)
        let pieces = rest.split(separator: "/", omittingEmptySubsequences: false)
        let authority = pieces.first ?? ""
        guard !authority.contains("@") else { throw .loginInAddress }
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

    package var isSecure: Bool { scheme == "https" }

    private static func split(_ authority: Substring) throws(SyncSettingsFault) -> (String, Int?) {
        var name = authority
        var port: Int?
        let isBracketed = authority.hasPrefix("[")
        let colon = authority.lastIndex(of: ":")
        if let colon, !isBracketed || authority[..<colon].hasSuffix("]") {
            guard let number = Int(authority[authority.index(after: colon)...]),
                (1...65_535).contains(number)
            else { throw .addressMalformed }
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
        guard isName else { throw .addressMalformed }
        return (String(name), port)
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
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
