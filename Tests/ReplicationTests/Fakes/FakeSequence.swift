import Documents
import Replication

/// How a fake spells its sequences; whoever reads them must not care.
enum FakeSequence {
    case number
    /// `"12-g1AAAA"`, as CouchDB has it.
    case text
    /// `[12, "g1AAAA"]`, as older clusters had it.
    case array
    /// Without a number to be seen.
    case opaque

    func json(_ number: Int) -> JSONValue {
        switch self {
        case .number: JSONValue(number)
        case .text: "\(number)-g1AAAA"
        case .array: [JSONValue(number), "g1AAAA"]
        case .opaque: .string("s" + String(number, radix: 36))
        }
    }

    /// Reads back what this fake gave, and nothing else.
    func number(_ sequence: JSONValue?) throws(PeerError) -> Int {
        guard let sequence else { return 0 }
        let number =
            switch self {
            case .number: sequence.int
            case .text: (sequence.string?.split(separator: "-").first).flatMap { Int($0) }
            case .array: sequence.array?.first?.int
            case .opaque: (sequence.string?.dropFirst()).flatMap { Int($0, radix: 36) }
            }
        guard let number, json(number) == sequence else {
            throw .refused(status: 400, error: "bad_request", reason: "since is not ours")
        }
        return number
    }
}
