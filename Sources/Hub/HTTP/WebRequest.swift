/// A request as it came over the wire, its head taken apart.
package struct WebRequest: Sendable {
    package let method: String
    package let target: RequestTarget
    /// Names in lower case.
    package let headers: [String: String]
    package var body: [UInt8]
    /// The caller's address without its port; for counting, never for the log.
    package let address: String
    /// Whether it came over TLS.
    package let isSecure: Bool

    package init(
        method: String,
        target: RequestTarget,
        headers: [String: String] = [:],
        body: [UInt8] = [],
        address: String = "",
        isSecure: Bool = false,
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        self.address = address
        self.isSecure = isSecure
    }
}

/// A request's path and query, decoded.
package struct RequestTarget: Sendable, Equatable {
    /// The parts between slashes, each decoded by itself, so that an id may hold a slash.
    package let segments: [String]
    /// In order; a name may come twice.
    package let query: [Pair]

    package struct Pair: Sendable, Equatable {
        package let name: String
        package let value: String
    }

    /// Takes `/db/a%2Fb?rev=1-a` apart; nil for what is no path or no UTF-8 once decoded.
    package init?(_ raw: [UInt8]) {
        guard raw.first == UInt8(ascii: "/") else { return nil }
        let mark = raw.firstIndex(of: UInt8(ascii: "?")) ?? raw.endIndex
        var segments: [String] = []
        for part in raw[1..<mark].split(
            separator: UInt8(ascii: "/"),
            omittingEmptySubsequences: false,
        ) {
            guard let text = RequestTarget.decoded(part, plusIsSpace: false) else { return nil }
            segments.append(text)
        }
        // `/db/` is `/db`.
        while segments.last == "" { segments.removeLast() }
        var query: [Pair] = []
        for pair in raw[mark...].dropFirst().split(separator: UInt8(ascii: "&")) {
            let sides = pair.split(
                separator: UInt8(ascii: "="),
                maxSplits: 1,
                omittingEmptySubsequences: false,
            )
            guard let name = RequestTarget.decoded(sides[0], plusIsSpace: true),
                let value = RequestTarget.decoded(
                    sides.count > 1 ? sides[1] : [],
                    plusIsSpace: true,
                )
            else { return nil }
            query.append(Pair(name: name, value: value))
        }
        self.segments = segments
        self.query = query
    }

    /// The server itself.
    static let root = RequestTarget()

    private init() {
        segments = []
        query = []
    }

    /// The first value of this name.
    package subscript(name: String) -> String? {
        query.first { $0.name == name }?.value
    }

    private static func decoded(_ part: ArraySlice<UInt8>, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(part.count)
        var index = part.startIndex
        while index < part.endIndex {
            let byte = part[index]
            index += 1
            switch byte {
            case UInt8(ascii: "%"):
                guard index + 1 < part.endIndex, let high = hexadecimal(part[index]),
                    let low = hexadecimal(part[index + 1])
                else { return nil }
                bytes.append(high << 4 | low)
                index += 2
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        // A zero byte would end a text in C.
        guard !bytes.contains(0) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
