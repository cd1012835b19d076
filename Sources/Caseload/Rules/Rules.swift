import Casework
import Documents
import Forms
import LocalStore

/// The rule book and the forms made of the store's programme documents.
struct Rules: Sendable {
    let book: RuleBook
    /// The forms of the same programmes.
    let forms: FormBook
    let labels: ObligationLabels
    /// How long records are kept here.
    let retention: RetentionPlan
    /// Programmes of which a newer document cannot be used; an older version is in force if one is held.
    let faults: [ProgrammeError]
    /// Those of `faults` that are about forms.
    let formFaults: [ProgrammeError]
    /// Which revisions this was made from.
    let stamp: [String]

    init(
        book: RuleBook,
        forms: FormBook = .empty,
        faults: [ProgrammeError] = [],
        formFaults: [ProgrammeError] = [],
        stamp: [String] = [],
    ) {
        self.book = book
        self.forms = forms
        self.faults = faults
        self.formFaults = formFaults
        self.stamp = stamp
        labels = ObligationLabels(book)
        retention = RetentionPlan(book, forms)
    }

    /// The rules as the store has them now: `known` if no programme changed, else read anew.
    static func current(_ known: Rules?, _ reader: Reader) throws(StoreError) -> Rules {
        var ids: [DocumentID] = []
        var stamp: [String] = []
        let query = """
            SELECT d.id, d.winner FROM programme p CROSS JOIN document d ON d.doc = p.doc ORDER BY d.id
            """
        try reader.rows(query) { row in
            ids.append(DocumentID(row.text(0)))
            stamp.append(row.text(0) + " " + row.text(1))
        }
        if let known, known.stamp == stamp { return known }
        var programmes: [[FormChoice.Candidate]] = []
        var faults: [ProgrammeError] = []
        for id in ids {
            let (usable, fault) = try versions(id, reader)
            if !usable.isEmpty { programmes.append(usable) }
            if let fault { faults.append(fault) }
        }
        let choice = FormChoice(programmes)
        // Forms and obligations of a programme are of one version; where no version's forms can be used,
        // the newest obligations are in force without any.
        let inForce = zip(programmes, choice.taken).map { versions, place in
            versions[versions.indices.contains(place) ? place : 0].programme
        }
        return Rules(
            book: RuleBook(programmes: inForce),
            forms: choice.book,
            faults: faults + choice.faults,
            formFaults: choice.faults,
            stamp: stamp,
        )
    }

    /// How far back a broken programme's versions are looked at.
    private static let mostVersions = 4

    /// The versions that can be used, the newest first; what is wrong with the newest, if it cannot.
    private static func versions(
        _ id: DocumentID,
        _ reader: Reader,
    ) throws(StoreError) -> ([FormChoice.Candidate], ProgrammeError?) {
        guard let tree = try reader.tree(id), let winner = tree.winner,
            let path = tree.path(to: winner.revision)
        else { return ([], nil) }
        var fault: ProgrammeError?
        var usable: [FormChoice.Candidate] = []
        for revision in path where usable.count < mostVersions {
            guard let body = try reader.body(id, revision) else { continue }
            do {
                let programme = try Programme(json: .object(body), file: id.rawValue)
                usable.append(FormChoice.Candidate(programme: programme, file: id.rawValue))
            } catch {
                if usable.isEmpty { fault = fault ?? error }
            }
        }
        return (usable, fault)
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
        try readUnveiled { (reader) throws(StoreError) in try rules(reader).book }
    }

    /// All forms of the programmes in force.
    package func formBook() throws(CaseloadError) -> FormBook {
        try readUnveiled { (reader) throws(StoreError) in try rules(reader).forms }
    }

    /// Programmes whose newest document has forms that cannot be used; their older ones are in force, if
    /// any is held.
    package func formFaults() throws(CaseloadError) -> [ProgrammeError] {
        try readUnveiled { (reader) throws(StoreError) in try rules(reader).formFaults }
    }
}
