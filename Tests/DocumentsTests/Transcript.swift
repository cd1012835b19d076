import Documents
import FoundationEssentials

/// What a real server answered, one request after another.
///
/// Origin: an Apache CouchDB 3.5.0, recorded.
struct Transcript {
    struct Exchange {
        let note: String
        let method: String
        /// The parts of the path between slashes, decoded.
        let path: [String]
        let query: [String: String]
        let body: JSONValue
        let status: Int
        let answer: JSONValue
    }

    let exchanges: [Exchange]

    /// Reads a file of the folder `Fixtures` beside this one.
    init(_ name: String) throws {
        let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
        let data = try Data(contentsOf: URL(filePath: "/\(folder)/Fixtures/\(name).json"))
        exchanges =
            try JSONValue(parsing: Array(data))["exchanges"]?.array?.map(Exchange.init) ?? []
    }
}

extension Transcript.Exchange {
    init(_ json: JSONValue) throws {
        guard let request = json["request"], let response = json["response"],
            let target = request["path"]?.string, let status = response["status"]?.int
        else { throw TranscriptError(note: json["note"]?.string ?? "no note") }
        let parts = target.split(separator: "?", maxSplits: 1)
        note = json["note"]?.string ?? ""
        method = request["method"]?.string ?? ""
        path = parts[0].split(separator: "/").map { Self.decoded($0) }
        query = Dictionary(
            (parts.count > 1 ? parts[1] : "").split(separator: "&").map { pair in
                let sides = pair.split(separator: "=", maxSplits: 1)
                return (String(sides[0]), sides.count > 1 ? Self.decoded(sides[1]) : "")
            },
            uniquingKeysWith: { first, _ in first },
        )
        body = request["body"] ?? .null
        self.status = status
        answer = response["body"] ?? .null
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let code = UInt8(Substring(rest.prefix(2)), radix: 16) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

struct TranscriptError: Error {
    let note: String
}
