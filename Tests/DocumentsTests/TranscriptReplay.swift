import Documents
import FoundationEssentials
import TestSupport
import Testing

/// The trees of a transcript's documents, grown by its writes; its reads are compared with them.
///
/// Where the server made up a revision, the recorded one is taken.
struct TranscriptReplay {
    var trees: [DocumentID: RevisionTree] = [:]
    var limit = 1000
    var comparedReads = 0
    var writes = 0

    mutating func play(_ transcript: Transcript) throws {
        for exchange in transcript.exchanges {
            do { try play(exchange) } catch { Issue.record(error, "\(exchange.note)") }
        }
    }

    private mutating func play(_ exchange: Transcript.Exchange) throws {
        switch (exchange.method, exchange.path.dropFirst().first) {
        case ("PUT", "_revs_limit"?):
            let text = exchange.body["base64"]?.string.flatMap { Data(base64Encoded: $0) }
            limit = try #require(text.flatMap { Int(String(decoding: $0, as: UTF8.self)) })
        case ("POST", "_bulk_docs"?): try bulkWrite(exchange)
        case ("POST", "_revs_diff"?): try compareDifference(exchange)
        case ("POST", "_bulk_get"?): try compareBulkRead(exchange)
        case ("GET", "_changes"?): try compareChanges(exchange)
        case ("POST", nil), ("PUT", _?), ("DELETE", _?): try write(exchange)
        case ("GET", let id?) where !id.hasPrefix("_"): try read(exchange, DocumentID(id))
        default: break
        }
    }
}
