import Documents
import Replication

/// What every peer keeps to, whatever it is made of: as CouchDB 3.5.0 answered in the transcripts.
///
/// Each is asked of a peer that holds nothing yet. Ids are those of records, which every peer takes from
/// every other.
package enum PeerContract: String, CaseIterable, Sendable {
    /// Transcripts 02 and 03: trees grown revision by revision.
    case trees
    /// Transcript 04.
    case revisionsDiff, bulkGet
    /// Transcript 05.
    case feed, pages, malformedSequence
    /// Transcript 06.
    case localDocuments
    /// What was sent before changes nothing.
    case repetition
    /// Ids and bodies of any text come back byte for byte.
    case texts
    /// One document that no database takes does not hold up the others.
    case illegalDocument
    /// A batch of a thousand.
    case bulk

    /// Runs the contract.
    ///
    /// - Throws: `ContractBroken`, or the peer's own error.
    package func check(_ peer: any Peer) throws {
        _ = try peer.information()
        switch self {
        case .trees: try trees(peer)
        case .revisionsDiff: try revisionsDiff(peer)
        case .bulkGet: try bulkGet(peer)
        case .feed: try feed(peer)
        case .pages: try pages(peer)
        case .malformedSequence: try malformedSequence(peer)
        case .localDocuments: try localDocuments(peer)
        case .repetition: try repetition(peer)
        case .texts: try texts(peer)
        case .illegalDocument: try illegalDocument(peer)
        case .bulk: try bulk(peer)
        }
    }
}

/// What a peer did otherwise.
package struct ContractBroken: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}

/// Equal, or the contract is broken.
func expect<Value: Equatable>(_ found: Value, _ wanted: Value, _ what: String) throws {
    guard found == wanted else {
        throw ContractBroken("\(what): found \(found), wanted \(wanted)")
    }
}
