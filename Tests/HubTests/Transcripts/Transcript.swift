import Documents
import FoundationEssentials

/// What a real server answered, one request after another.
///
/// Origin: an Apache CouchDB 3.5.0, recorded. Files that other tests read too stand with those.
struct Transcript {
    struct Exchange {
        let note: String
        let method: String
        let target: String
        /// nil without a login, `wrong` for one nobody has.
        let user: String?
        let headers: [(String, String)]
        let body: JSONValue
        let status: Int
        let answerHeaders: [String: String]
        /// nil where the answer had no JSON.
        let answer: JSONValue?

        /// The body's bytes; nil for a request without one.
        var bytes: [UInt8]? {
            if let raw = body["base64"]?.string { return Data(base64Encoded: raw).map(Array.init) }
            return body.isNull ? nil : body.serialized()
        }
    }

    let exchanges: [Exchange]

    static let names = [
        "01-database", "02-documents", "03-bulk-docs", "04-revs-diff-bulk-get", "05-changes",
        "06-local-docs", "07-access", "08-limits",
    ]

    init(_ name: String) throws {
        let tests = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let paths = ["HubTests", "DocumentsTests"].map { "/\(tests)/\($0)/Fixtures/\(name).json" }
        let path = paths.first { FileManager.default.fileExists(atPath: $0) } ?? paths[0]
        let data = try Data(contentsOf: URL(filePath: path))
        exchanges =
            try JSONValue(parsing: Array(data))["exchanges"]?.array?.map(Exchange.init) ?? []
    }
}

extension Transcript.Exchange {
    struct Unreadable: Error {
        let note: String
    }

    init(_ json: JSONValue) throws {
        note = json["note"]?.string ?? ""
        guard let request = json["request"], let response = json["response"],
            let method = request["method"]?.string, let target = request["path"]?.string,
            let status = response["status"]?.int
        else { throw Unreadable(note: note) }
        self.method = method
        self.target = target
        self.status = status
        user = request["user"]?.string
        headers = (request["headers"]?.object ?? [:]).map { ($0.name, $0.value.string ?? "") }
        body = request["body"] ?? .null
        answerHeaders = Dictionary(
            (response["headers"]?.object ?? [:]).map { ($0.name, $0.value.string ?? "") },
            uniquingKeysWith: { first, _ in first },
        )
        answer = response["body"]
    }
}
