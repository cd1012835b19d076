/// One request, below a server's address.
package struct HTTPRequest: Sendable {
    package var method: String
    /// Begins with a slash; its segments are escaped already (`pathSegment`).
    package var path: String
    /// Not escaped yet.
    package var query: [(String, String)]
    package var headers: [(String, String)]
    package var body: [UInt8]?
    /// Whether the server is known to take this request's body packed.
    package var mayBePacked = false

    package init(
        _ method: String,
        _ path: String,
        query: [(String, String)] = [],
        headers: [(String, String)] = [],
        body: [UInt8]? = nil,
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    var target: String {
        guard !query.isEmpty else { return path }
        let pairs = query.map { "\($0.0.pathSegment)=\($0.1.pathSegment)" }
        return path + "?" + pairs.joined(separator: "&")
    }
}

/// One answer, whatever its status.
package struct HTTPAnswer: Sendable, Equatable {
    package let status: Int
    /// Names in lower case; of a repeated one the last, but `set-cookie` joined with line feeds.
    package let headers: [String: String]
    /// Unpacked.
    package let body: [UInt8]

    package init(status: Int, headers: [String: String], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package var isSuccess: Bool { (200..<300).contains(status) }
}

extension String {
    /// The text as one segment of a path, or one part of a query: all but unreserved signs escaped (RFC 3986).
    package var pathSegment: String {
        var bytes: [UInt8] = []
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            // A segment of dots alone would be taken for a step up.
            case UInt8(ascii: ".") where self != "." && self != "..":
                bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(hexDigit(byte >> 4))
                bytes.append(hexDigit(byte & 15))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}
