import Casework
import Documents
import LocalStore

/// The rule book made of the store's programme documents.
struct Rules: Sendable {
    let book: RuleBook
    let labels: ObligationLabels
    /// Programmes of which a newer document cannot be used; an older version is in force if one is held.
    let faults: [ProgrammeError]
    /// Which revisions this was made from.
    let stamp: [String]

    init(book: RuleBook, faults: [ProgrammeError] = [], stamp: [String] = []) {
        self.book = book
        self.faults = faults
        self.stamp = stamp
        labels = ObligationLabels(book)
    }

    /// The rules as the store has them now: `known` if no programme changed, else read anew.
    static func current(_ known: Rules?, _ reader: Reader) throws(StoreError) -> Rules {
        var ids: [DocumentID] = []
        var stamp: [String] = []
        let query = """
            SELECT d.id, d.winner FROM programme p JOIN document d ON d.doc = p.doc ORDER BY d.id
            """
        try reader.rows(query) { row in
            ids.append(DocumentID(row.text(0)))
            stamp.append(row.text(0) + " " + row.text(1))
        }
        if let known, known.stamp == stamp { return known }
        var programmes: [Programme] = []
        var faults: [ProgrammeError] = []
        for id in ids {
            let (programme, fault) = try programme(id, reader)
            if let programme { programmes.append(programme) }
            if let fault { faults.append(fault) }
        }
        return Rules(book: RuleBook(programmes: programmes), faults: faults, stamp: stamp)
    }

    /// The newest version that can be used: a broken one leaves the one before it in force.
    private static func programme(
        _ id: DocumentID,
        _ reader: Reader,
    ) throws(StoreError) -> (Programme?, ProgrammeError?) {
        guard let tree = try reader.tree(id), let winner = tree.winner,
            let path = tree.path(to: winner.revision)
        else { return (nil, nil) }
        var fault: ProgrammeError?
        for revision in path {
            guard let body = try reader.body(id, revision) else { continue }
            do {
                return (try Programme(json: .object(body), file: id.rawValue), fault)
            } catch {
                fault = fault ?? error
            }
        }
        return (nil, fault)
    }
}

extension Caseload {
    /// The rules as the store has them now.
    func rules(_ reader: Reader) throws(StoreError) -> Rules {
        let known = rules.withLock { $0 }
        let current = try Rules.current(known, reader)
        rules.withLock { $0 = current }
        return current
    }

    /// The programmes in force.
    package func ruleBook() throws(CaseloadError) -> RuleBook {
        try read { (reader) throws(StoreError) in try rules(reader).book }
    }

    /// Programmes whose newest document is broken, so that an older version or none is in force.
    package func programmeFaults() throws(CaseloadError) -> [ProgrammeError] {
        try read { (reader) throws(StoreError) in try rules(reader).faults }
    }
}
