import Documents

/// What goes back to the caller.
package struct WebAnswer: Sendable {
    /// What an answer carries.
    package enum Body: Sendable {
        case bytes([UInt8])
        /// Made while it is sent, so that a long feed never stands in memory whole.
        case pieces(any AnswerPieces)
    }

    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: Body

    package init(status: Int, headers: [(name: String, value: String)] = [], body: Body) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer of JSON, with a line end behind it as CouchDB has.
    package init(
        _ status: Int,
        _ json: JSONValue,
        headers: [(name: String, value: String)] = [],
    ) {
        var bytes = json.serialized()
        bytes.append(UInt8(ascii: "\n"))
        self.init(
            status: status,
            headers: [("Content-Type", "application/json")] + headers,
            body: .bytes(bytes),
        )
    }

    /// 200 with JSON.
    package init(_ json: JSONValue, headers: [(name: String, value: String)] = []) {
        self.init(200, json, headers: headers)
    }
}

/// Makes an answer's body piece by piece, on the caller's own thread.
package protocol AnswerPieces: AnyObject, Sendable {
    /// The next bytes; nil at the end.
    ///
    /// An error cuts the answer off, so that the caller cannot take it for whole.
    func next() throws -> [UInt8]?
}
