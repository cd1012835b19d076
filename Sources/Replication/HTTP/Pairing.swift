import Documents
internal import FoundationEssentials

/// How a laptop comes to know a hub's key: by a code that is read from the hub's screen.
///
/// The code is the first 100 bits of the key's SHA-256 in Crockford's base32, four groups of five
/// (`K7Q2M-…`): short enough to type, too long to find another key for. The pin itself comes over the wire,
/// from whoever answers; the code proves it, and from then on the connection proves the pin.
package enum Pairing {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    private static let signs = 20
    private static let prefix = "sha256//"

    /// The code of a pin (`sha256//` and base64); empty for a text that is none.
    package static func code(publicKeyPin pin: String) -> String {
        guard let digest = digest(pin) else { return "" }
        var code = ""
        for place in 0..<signs {
            if place > 0, place % 5 == 0 { code.append("-") }
            code.append(alphabet[fiveBits(digest, place * 5)])
        }
        return code
    }

    /// Whether a typed text can be a code at all: 20 signs of the alphabet, whatever separates them.
    package static func isCode(_ typed: String) -> Bool {
        normalized(typed) != nil
    }

    /// Asks the hub for its pin, without login, and proves it by the code.
    ///
    /// - Returns: The pin, for `Trust.pinned`.
    /// - Throws: `certificate` when the code is not that of the hub that answers.
    package static func pin(
        code: String,
        url: String,
        patience: Patience = Patience(),
        cancellation: Cancellation = Cancellation(),
    ) throws(PeerError) -> String {
        guard let wanted = normalized(code) else {
            throw .certificate(detail: "a pairing code has 20 letters and digits")
        }
        var connection = ServerConnection(url: url, patience: patience, answerLimit: 64 << 10)
        let request = HTTPRequest("GET", "/_pairing")
        let first = try HTTPClient(connection, cancellation: cancellation).sendUnchecked(request)
        let pin = try pin(first)
        guard normalized(Self.code(publicKeyPin: pin)) == wanted else {
            throw .certificate(detail: "the code is not that of the hub that answers")
        }
        // Somebody between us could pass on the hub's true pin, but cannot hold its key.
        connection.trust = .pinned(publicKey: pin)
        let second = try HTTPClient(connection, cancellation: cancellation).send(request)
        guard try Self.pin(second) == pin else {
            throw .certificate(detail: "the hub changed its key meanwhile")
        }
        return pin
    }

    private static func pin(_ answer: HTTPAnswer) throws(PeerError) -> String {
        guard answer.status == 200 else {
            if answer.status >= 500 { throw .garbled(detail: "HTTP \(answer.status)") }
            throw .badAddress(detail: "HTTP \(answer.status): no hub answers there")
        }
        guard let pin = try answer.json()["pin"]?.string, digest(pin) != nil else {
            throw .garbled(detail: "a pairing answer without pin")
        }
        return pin
    }

    private static func digest(_ pin: String) -> [UInt8]? {
        guard pin.hasPrefix(prefix),
            let data = Data(base64Encoded: String(pin.dropFirst(prefix.count))), data.count == 32
        else { return nil }
        return Array(data)
    }

    private static func fiveBits(_ digest: [UInt8], _ bit: Int) -> Int {
        let pair = Int(digest[bit / 8]) << 8 | Int(digest[bit / 8 + 1])
        return pair >> (11 - bit % 8) & 31
    }

    /// Upper case, without separators, what looks alike made equal; nil when it is no code.
    private static func normalized(_ typed: String) -> String? {
        var code = ""
        for sign in typed.uppercased() where sign != "-" && sign != " " {
            switch sign {
            case "O": code.append("0")
            case "I", "L": code.append("1")
            case _ where alphabet.contains(sign): code.append(sign)
            default: return nil
            }
        }
        return code.count == signs ? code : nil
    }
}
