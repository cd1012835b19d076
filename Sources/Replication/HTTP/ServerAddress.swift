/// A server's address, checked: what may be asked of it at all.
///
///     https://couch.example:6984/prefix
///     scheme  host          port prefix
struct ServerAddress: Equatable {
    let isEncrypted: Bool
    /// In brackets when it is an IPv6 address.
    let host: String
    let port: Int?
    /// Empty, or with a slash in front and none behind.
    let prefix: String

    init(_ text: String) throws(PeerError) {
        var rest = Substring(text)
        if rest.lowercased().hasPrefix("https://") {
            isEncrypted = true
            rest = rest.dropFirst("https://".count)
        } else if rest.lowercased().hasPrefix("http://") {
            isEncrypted = false
            rest = rest.dropFirst("http://".count)
        } else {
            throw .badAddress(detail: "it begins with neither https:// nor http://")
        }
        guard rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else {
            throw .badAddress(detail: "a space or a sign that no address has")
        }
        guard !rest.contains(where: { $0 == "?" || $0 == "#" }) else {
            throw .badAddress(detail: "something behind ? or #")
        }
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        let authority = rest[..<slash]
        guard !authority.contains("@") else {
            throw .badAddress(detail: "a login in the address")
        }
        (host, port) = try Self.hostAndPort(authority)
        var prefix = rest[slash...]
        while prefix.last == "/" { prefix.removeLast() }
        self.prefix = String(prefix)
        guard isEncrypted || isLoopback else {
            throw .badAddress(detail: "plain HTTP to another machine")
        }
    }

    /// Whether it cannot leave this machine.
    var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { UInt8($0) != nil && $0.utf8.allSatisfy { $0 < 0x3A } }
    }

    /// Everything before the path.
    var base: String {
        "\(isEncrypted ? "https" : "http")://\(host)\(port.map { ":\($0)" } ?? "")\(prefix)"
    }

    private static func hostAndPort(_ text: Substring) throws(PeerError) -> (String, Int?) {
        var host = text
        var port: Int?
        let bracket = text.lastIndex(of: "]")
        if let colon = text.lastIndex(of: ":"), bracket.map({ $0 < colon }) ?? true {
            let digits = text[text.index(after: colon)...]
            guard let number = Int(digits), (1...65_535).contains(number), digits.first != "+"
            else {
                throw .badAddress(detail: "the port is no number from 1 to 65535")
            }
            port = number
            host = text[..<colon]
        }
        let isBracketed = host.first == "[" && host.last == "]" && host.count > 2
        let inner = isBracketed ? host.dropFirst().dropLast() : host
        guard !inner.isEmpty, inner.utf8.allSatisfy({ isHostByte($0, colon: isBracketed) }) else {
            throw .badAddress(detail: "the host's name")
        }
        return (host.lowercased(), port)
    }

    private static func isHostByte(_ byte: UInt8, colon: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
        default: colon && byte == UInt8(ascii: ":")
        }
    }
}
