import Documents

/// A request with what was found out about it: who asks, for which database.
struct Exchange {
    let request: WebRequest
    let caller: Caller

    var query: RequestTarget { request.target }

    /// A switch such as `revs=true`.
    func isOn(_ name: String) -> Bool {
        query[name] == "true"
    }

    /// The body as JSON.
    func json() throws(HubFault) -> JSONValue {
        do throws(JSONError) {
            return try JSONValue(parsing: request.body)
        } catch {
            throw .notJSON
        }
    }

    /// A whole number from 0 up.
    func number(_ name: String) throws(HubFault) -> Int? {
        guard let text = query[name] else { return nil }
        guard let number = Int(text), number >= 0 else {
            throw HubFault(400, "query_parse_error", "Invalid value for \(name).")
        }
        return number
    }

    /// A revision from the query.
    func revision(_ name: String) throws(HubFault) -> RevisionID? {
        guard let text = query[name] else { return nil }
        return try IncomingDocument.revision(text)
    }

    /// Where something stands, as an answer's `Location`.
    func location(_ segments: String...) -> (name: String, value: String) {
        let host = request.headers["host"] ?? "localhost"
        let path = segments.map { "/" + Exchange.escaped($0) }.joined()
        return ("Location", "\(request.isSecure ? "https" : "http")://\(host)\(path)")
    }

    /// A text as one part of a path.
    static func escaped(_ text: String) -> String {
        let plain = "-._~:".utf8
        var escaped: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: escaped.append(byte)
            case _ where plain.contains(byte): escaped.append(byte)
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                escaped += "%\(digits.count < 2 ? "0" : "")\(digits)".utf8
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }
}
