import Casework
import Documents
import LocalStore

extension Caseload {
    /// How the workers stand whose families and records are in this store.
    ///
    /// Whoever has families of her own here is shown herself alone, even where she shares some with others.
    /// Costs a reading of every family and of every record of the quarter: seconds in a large store.
    package func supervision(
        _ quarter: Quarter,
        today: Day,
        _ progress: Progress = .silent,
    ) throws(CaseloadError) -> Supervision {
        let standing = try familyProgress(quarter, today: today, progress)
        let own = worker.name
        return try read { (reader) throws(StoreError) in
            var gathering = Gathering(disputed: try openConflicts(reader))
            try gathering.addFamilies(standing, reader)
            let hasOwn = gathering.workers[own].map { $0.families > 0 } ?? false
            let isGathering = !hasOwn && !gathering.workers.isEmpty
            try gathering.addRecords(quarter, reader)
            var workers = gathering.workers
            if !isGathering { workers = workers.filter { $0.key == own } }
            return Supervision(
                quarter: quarter,
                workers: workers.values.sorted { $0.name < $1.name },
                isGathering: isGathering,
            )
        }
    }
}

/// Adds up by worker while families and records are read.
private struct Gathering {
    let disputed: Set<DocumentID>
    private(set) var workers: [String: WorkerStanding] = [:]

    init(disputed: Set<DocumentID>) {
        self.disputed = disputed
    }

    mutating func addFamilies(
        _ progress: FamilyProgress,
        _ reader: Reader,
    ) throws(StoreError) {
        let index = progress.index
        for ordinal in 0..<index.count {
            guard let body = try reader.document(index.id(ordinal))?.body else { continue }
            let tally = progress.tally(ordinal, in: index)
            let late = progress.overdue(ordinal, in: index)
            for name in Set((body["assignedTo"]?.array ?? []).compactMap(\.string)) {
                var worker = workers[name] ?? WorkerStanding(name: name)
                worker.families += 1
                worker.tally = worker.tally + tally
                worker.late += late
                workers[name] = worker
            }
        }
    }

    mutating func addRecords(_ quarter: Quarter, _ reader: Reader) throws(StoreError) {
        let days: [SQLValue] = [
            .int(quarter.firstDay.dayNumber), .int(quarter.lastDay.dayNumber),
        ]
        let states = try states(reader)
        for (table, column) in [("checked", "first"), ("event", "date"), ("act", "date")] {
            var ids: [DocumentID] = []
            let query = """
                SELECT d.id FROM \(table) t JOIN document d ON d.doc = t.doc
                WHERE t.\(column) BETWEEN ? AND ?
                """
            try reader.rows(query, days) { row in ids.append(DocumentID(row.text(0))) }
            for id in ids {
                guard let stored = try reader.document(id), !stored.deleted else { continue }
                add(stored, states[id])
            }
        }
    }

    /// Where the records stand that somebody still has to do something about.
    private func states(_ reader: Reader) throws(StoreError) -> [DocumentID: DeliveryState] {
        var states: [DocumentID: DeliveryState] = [:]
        let query = """
            SELECT d.id, v.state FROM delivery v JOIN document d ON d.doc = v.doc
            WHERE v.leaf = 1 AND v.state NOT IN (0, 1, 2, 4)
            """
        try reader.rows(query) { row in
            states[DocumentID(row.text(0))] = DeliveryState(rawValue: row.int(1))
        }
        return states
    }

    private mutating func add(_ stored: StoredDocument, _ state: DeliveryState?) {
        let body = stored.body
        guard let name = body["by"]?.string, !name.isEmpty else { return }
        var worker = workers[name] ?? WorkerStanding(name: name)
        worker.records[stored.id.kind, default: 0] += 1
        if disputed.contains(stored.id) { worker.conflicts += 1 }
        switch state {
        case .refusedByOffice, .refusedByServer: worker.refused += 1
        case .server, .serverByStick: worker.pending += 1
        default: break
        }
        let at = body["at"]?.string ?? ""
        if let moment = Moment(at) {
            let last = worker.last.flatMap { Moment($0) }
            if last.map({ $0 < moment }) ?? true { worker.last = at }
            var day = worker.days[moment.day] ?? OperatorDay()
            switch body["how"]?.string.flatMap({ EntryMethod(rawValue: $0) }) {
            case .batch: day.batch += 1
            case .imported: day.imported += 1
            case .typed, nil: day.typed += 1
            }
            if stored.revision.generation > 1 { day.corrected += 1 }
            worker.days[moment.day] = day
        }
        workers[name] = worker
    }
}
