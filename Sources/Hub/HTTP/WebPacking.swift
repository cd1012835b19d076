import Replication

/// Answers packed with gzip for callers who ask for it: most of a batch of JSON on a slow link.
enum WebPacking {
    /// Bytes from which on an answer is worth the packing.
    private static let least = 2048
    /// An answer made in pieces that grows longer goes out as it is: it must not stand in memory whole.
    private static let most = 4 * 1024 * 1024

    /// Whether `Accept-Encoding` names gzip without declining it (`gzip;q=0`).
    static func isAccepted(_ header: String?) -> Bool {
        guard let header else { return false }
        return header.lowercased().split(separator: ",").contains { item in
            let words = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let name = words.first, name == "gzip" || name == "x-gzip" else { return false }
            return !words.dropFirst().contains { word in
                word.hasPrefix("q=") && Double(word.dropFirst(2)) == 0
            }
        }
    }

    /// The answer packed; as it was where that saves nothing or cannot be done here.
    static func packed(_ answer: WebAnswer) -> WebAnswer {
        guard Gzip.isAvailable else { return answer }
        var answer = answer
        if case .pieces(let pieces) = answer.body {
            answer.body = gathered(pieces)
        }
        guard case .bytes(let bytes) = answer.body, bytes.count >= least,
            let small = try? Gzip.compress(bytes), small.count < bytes.count
        else { return answer }
        answer.body = .bytes(small)
        answer.headers.append(("Content-Encoding", "gzip"))
        return answer
    }

    /// All pieces in one, or again as pieces where they are too many or break off.
    private static func gathered(_ pieces: any AnswerPieces) -> WebAnswer.Body {
        var bytes: [UInt8] = []
        while bytes.count <= most {
            do {
                guard let next = try pieces.next() else { return .bytes(bytes) }
                bytes += next
            } catch {
                return .pieces(GatheredPieces(bytes, rest: nil))
            }
        }
        return .pieces(GatheredPieces(bytes, rest: pieces))
    }
}

/// What was gathered in vain, then the rest; broken off behind it when there is no rest.
private final class GatheredPieces: AnswerPieces, @unchecked Sendable {
    // Unchecked: asked by one thread, the connection's own.
    private var first: [UInt8]?
    private let rest: (any AnswerPieces)?

    /// The pieces ended in an error, which must end the answer too.
    private struct BrokenOff: Error {}

    init(_ first: [UInt8], rest: (any AnswerPieces)?) {
        self.first = first
        self.rest = rest
    }

    func next() throws -> [UInt8]? {
        if let first, !first.isEmpty {
            self.first = nil
            return first
        }
        guard let rest else { throw BrokenOff() }
        return try rest.next()
    }
}
