import Casework
import Documents
import LocalStore

/// Adds up by worker while families and records are read.
struct Gathering {
    private(set) var names: WorkerNames
    let disputed: Set<DocumentID>
    private(set) var workers: [String: WorkerStanding] = [:]

    init(names: WorkerNames, disputed: Set<DocumentID>) {
        self.names = names
        self.disputed = disputed
    }

    /// The one name that every family is assigned to; nil without families, and where two have them all.
    func soleWorker(of families: Int) -> String? {
        let all = workers.values.filter { $0.families == families }
        return families > 0 && all.count == 1 ? all[0].name : nil
    }

    /// Counts what goes under these names, the families that were added too, as the work of one of them.
    mutating func join(_ names: Set<String>, to name: String) {
        self.names.join(names, to: name)
        for other in names where other != name {
            guard var worker = workers.removeValue(forKey: other) else { continue }
            worker.name = name
            workers[name] = worker
        }
    }

    /// Adds each family to those it is assigned to.
    ///
    /// `holder`: Who has the families that the office has assigned to nobody, she whose laptop they were brought
    /// into; nil where others' are gathered.
    mutating func addFamilies(
        _ progress: FamilyProgress,
        holder: String?,
        _ reader: Reader,
    ) throws(StoreError) {
        let index = progress.index
        for ordinal in 0..<index.count {
            guard let body = try reader.document(index.id(ordinal))?.body else { continue }
            let tally = progress.tally(ordinal, in: index)
            let late = progress.overdue(ordinal, in: index)
            let assigned = (body["assignedTo"]?.array ?? []).compactMap(\.string)
            let holders = assigned.isEmpty ? [holder].compactMap(\.self) : assigned
            for name in Set(holders.map(names.canonical)) {
                var worker = workers[name] ?? WorkerStanding(name: name)
                worker.families += 1
                worker.tally = worker.tally + tally
                worker.late += late
                workers[name] = worker
            }
        }
    }

    /// Notes what the office's list says each is good at.
    mutating func addProfiles() {
        for entry in names.entries {
            let name = names.canonical(entry.login)
            workers[name]?.desk = entry.desk
            workers[name]?.marks = entry.marks
        }
    }

    mutating func addRecords(
        _ quarter: Quarter,
        _ reader: Reader,
        _ rules: Rules,
    ) throws(StoreError) {
        let states = try states(reader)
        let mended = try mended(reader)
        var lastDays = LastDays(CaseloadReader(reader: reader, rules: rules), quarter)
        try QuarterScan.records(quarter, reader) { (stored) throws(StoreError) in
            guard let by = stored.body["by"]?.string, !by.isEmpty else { return }
            let name = names.canonical(by)
            var worker = workers[name] ?? WorkerStanding(name: name)
            worker.add(stored, states[stored.id], isDisputed: disputed.contains(stored.id))
            if mended.contains(stored.id) { worker.mended += 1 }
            if let made = RecordTimes.entered(stored), stored.isKeyed {
                // Of a record under the veil the day is not known.
                if !Veil.covers(stored.body), let done = RecordTimes.happened(stored) {
                    worker.lags[max(0, done.days(until: made)), default: 0] += 1
                }
                if let last = try lastDays.lastDay(of: stored) {
                    worker.timed += 1
                    if made > last { worker.timedLate += 1 }
                }
            }
            workers[name] = worker
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

    /// Documents of which an older revision was refused, by server or office, and the one that stands is not.
    private func mended(_ reader: Reader) throws(StoreError) -> Set<DocumentID> {
        var found: Set<DocumentID> = []
        let query = """
            SELECT DISTINCT d.id FROM delivery v JOIN document d ON d.doc = v.doc
            WHERE v.leaf = 0 AND v.state IN (5, 6) AND NOT EXISTS
                (SELECT 1 FROM delivery l WHERE l.doc = v.doc AND l.leaf = 1 AND l.state IN (5, 6))
            """
        try reader.rows(query) { row in found.insert(DocumentID(row.text(0))) }
        return found
    }
}

extension WorkerStanding {
    fileprivate mutating func add(
        _ stored: StoredDocument,
        _ state: DeliveryState?,
        isDisputed: Bool,
    ) {
        records[stored.id.kind, default: 0] += 1
        if isDisputed { conflicts += 1 }
        switch state {
        case .refusedByOffice, .refusedByServer: refused += 1
        case .server, .serverByStick: pending += 1
        default: break
        }
        let at = stored.body["at"]?.string ?? ""
        guard let moment = Moment(at) else { return }
        let newest = last.flatMap { Moment($0) }
        if newest.map({ $0 < moment }) ?? true { last = at }
        var day = days[moment.day] ?? OperatorDay()
        switch stored.body["how"]?.string.flatMap({ EntryMethod(rawValue: $0) }) {
        case .batch: day.batch += 1
        case .imported: day.imported += 1
        case .typed, nil: day.typed += 1
        }
        if stored.revision.generation > 1 { day.corrected += 1 }
        days[moment.day] = day
    }
}

extension StoredDocument {
    /// Whether somebody keyed it: what came from files says nothing of her.
    fileprivate var isKeyed: Bool { body["how"]?.string != EntryMethod.imported.rawValue }
}

/// When what a record tells of happened, and when the record was made.
enum RecordTimes {
    /// The day the record was made; nil where only its last change is known.
    static func entered(_ stored: StoredDocument) -> Day? {
        let first = stored.body["steps"]?.array?.first?["at"]?.string
        let own = stored.revision.generation == 1 ? stored.body["at"]?.string : nil
        return (first ?? own).flatMap { Moment($0) }?.day
    }

    /// The day of the service, visit or other act; nil for the state of a whole period.
    static func happened(_ stored: StoredDocument) -> Day? {
        stored.body["date"]?.string.flatMap { Day($0) }
    }
}

/// By which day the state of a period was to be recorded.
private struct LastDays {
    private let reading: CaseloadReader
    private let quarter: Quarter
    /// Of the member looked at last: records of one come together.
    private var member: DocumentID?
    private var days: [DocumentID: Day] = [:]

    init(_ reading: CaseloadReader, _ quarter: Quarter) {
        self.reading = reading
        self.quarter = quarter
    }

    mutating func lastDay(of stored: StoredDocument) throws(StoreError) -> Day? {
        guard stored.id.documentKind == .check, let id = stored.body["member"]?.string else {
            return nil
        }
        let wanted = DocumentID(id)
        if wanted != member {
            member = wanted
            days = [:]
            for cell in try reading.cells(of: wanted, quarter) {
                days[cell.checkID] = cell.due.last
            }
        }
        return days[stored.id]
    }
}
