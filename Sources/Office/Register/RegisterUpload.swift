import Casework
import Caseload
import Documents
import Exchange
import Replication

/// Puts the office's register files into the regency's database, each document with its workers.
///
/// What is there already is not written again, so the same files twice change nothing. Rows that cannot
/// be sent are left out, each with a finding. A family that changes hands is released for the worker who
/// loses it.
package struct RegisterUpload {
    let regency: Regency
    let moment: Moment
    private let progress: (ImportStep) -> Bool
    var report = ImportReport()

    /// Workers of families read or looked up so far.
    var workers: [DocumentID: [String]] = [:]
    /// Who gathers whose records, once asked for.
    var teams: Teams?
    /// Whether a login has a database.
    private var logins: [String: Bool] = [:]
    /// Documents sent or met, for references.
    private var met: Set<DocumentID> = []
    private var waiting: [Waiting] = []
    private var bytesDone = 0
    private var bytesTotal = 0

    struct Waiting {
        let file: Int
        let row: ImportedRow
        let id: DocumentID
        var body: JSONObject
    }

    /// Documents in one request: half a megabyte or so.
    private static let batch = 500

    private init(_ regency: Regency, _ moment: Moment, _ progress: @escaping (ImportStep) -> Bool) {
        self.regency = regency
        self.moment = moment
        self.progress = progress
    }

    /// Reads and sends the files.
    ///
    /// - Parameters:
    ///   - files: CSV files of the register and programme files, in any order.
    ///   - regency: Where to.
    ///   - moment: Now: bounds dates, and is stamped on what is written.
    ///   - progress: Told after each batch; false stops.
    /// - Returns: What was written; what had been sent before a stop stays.
    /// - Throws: The server's trouble; run again, what is there is not written twice.
    package static func run(
        _ files: [ImportFile],
        to regency: Regency,
        at moment: Moment,
        progress: @escaping (ImportStep) -> Bool = { _ in true },
    ) throws(PeerError) -> ImportReport {
        var upload = RegisterUpload(regency, moment, progress)
        try upload.run(files)
        return upload.report
    }

    private mutating func run(_ files: [ImportFile]) throws(PeerError) {
        let sources = files.map { RegisterSource($0, today: moment.day) }
        report.files = sources.map { ImportReport.FileResult(name: $0.name, kind: $0.kind) }
        bytesTotal = sources.reduce(0) { $0 + $1.size }
        for index in sources.indices.sorted(by: {
            (sources[$0].kind.order, $0) < (sources[$1].kind.order, $1)
        }) {
            switch sources[index].content {
            case .programme(let programme): try send(programme, index)
            case .register(let file): try send(file, index)
            case .refused(let reason):
                report.files[index].refused += 1
                report.findings.add(
                    Finding(file: sources[index].name, severity: .error, reason: reason)
                )
            case .brokenProgramme(let error):
                report.files[index].rows = 1
                report.files[index].refused = 1
                report.programmes.append(
                    ProgrammeUpdate(file: sources[index].name, result: .refused(error))
                )
            }
            try sendWaiting(index)
            bytesDone += sources[index].size
        }
    }

    // MARK: Files

    private mutating func send(_ programme: Programme, _ index: Int) throws(PeerError) {
        report.files[index].rows = 1
        let id = programme.documentID
        let body = (programme.json.object ?? [:]).filteringNames { !$0.hasPrefix("_") }
        let regency = regency
        let at = moment.description
        let standings = try regency.server.settle([id.rawValue], in: regency.database) {
            regency.stamped(body, over: $1, at: at)
        }
        count(standings[id.rawValue] ?? .unchanged, index, nil)
    }

    private mutating func send(_ file: CaseloadFile, _ index: Int) throws(PeerError) {
        var file = file
        report.findings.add(file.headerFindings)
        while let row = file.next() {
            report.files[index].rows += 1
            report.findings.add(row.findings)
            guard case .document(let document) = row.content else {
                let isSample = row.findings.contains { $0.reason == .sampleRow }
                if !isSample { report.files[index].refused += 1 }
                continue
            }
            let body = document.body.filteringNames { $0.utf8.first != UInt8(ascii: "_") }
            waiting.append(Waiting(file: index, row: row, id: document.id, body: body))
            if waiting.count == Self.batch {
                try sendWaiting(index)
                let read = bytesDone + file.progress.read
                try tell(index, read)
            }
        }
        report.findings.add(file.finish())
    }

    private func tell(_ index: Int, _ read: Int) throws(PeerError) {
        let step = ImportStep(
            file: report.files[index].name,
            rows: report.files[index].rows,
            read: read,
            total: bytesTotal,
        )
        guard progress(step) else { throw .cancelled }
    }

    // MARK: Batches

    private mutating func sendWaiting(_ index: Int) throws(PeerError) {
        let rows = waiting
        waiting = []
        guard !rows.isEmpty else { return }
        try lookUp(rows)
        var bodies: [String: JSONObject] = [:]
        var places: [String: Waiting] = [:]
        for var row in rows {
            guard prepare(&row) else {
                report.files[row.file].refused += 1
                continue
            }
            bodies[row.id.rawValue] = row.body
            places[row.id.rawValue] = row
        }
        let ids = rows.map(\.id.rawValue).filter { bodies[$0] != nil }
        try passOn(ids, bodies)
        let regency = regency
        let at = moment.description
        let standings = try regency.server.settle(ids, in: regency.database) { id, stored in
            guard let body = bodies[id], let row = places[id] else { return nil }
            let merged = Self.merged(body, over: stored, row.row)
            return regency.stamped(merged, over: stored, at: at)
        }
        for id in ids {
            guard let row = places[id] else { continue }
            count(standings[id] ?? .unchanged, row.file, row)
            met.insert(row.id)
        }
    }

    private mutating func count(_ standing: Standing, _ index: Int, _ row: Waiting?) {
        switch standing {
        case .added: report.files[index].added += 1
        case .changed: report.files[index].changed += 1
        case .unchanged: report.files[index].unchanged += 1
        case .refused(let reason):
            report.files[index].refused += 1
            report.findings.add(
                Finding(
                    file: report.files[index].name,
                    row: row?.row.row,
                    line: row?.row.line,
                    severity: .error,
                    reason: .serverRefused(reason),
                )
            )
        }
    }

    /// The file's row over what the server has: columns the file knows are the file's, members nobody here
    /// knows stay, and numbers that a spreadsheet has damaged do not replace whole ones.
    private static func merged(
        _ body: JSONObject,
        over stored: JSONObject?,
        _ row: ImportedRow,
    ) -> JSONObject {
        guard let stored else { return body }
        var merged = body
        let isDamaged = row.findings.contains { finding in
            if case .identityNumber(.spreadsheet) = finding.reason { true } else { false }
        }
        for member in stored where body[member.name] == nil {
            let isNumber = ["kk", "kks", "nik", "nisn"].contains(member.name)
            let isKnown = DocumentMembers.known.contains(member.name.lowercased())
            let isOwn = member.name.hasPrefix("_") || member.name == "by" || member.name == "at"
            if isOwn { continue }
            if !isKnown || (isNumber && isDamaged) { merged[member.name] = member.value }
        }
        return merged
    }

    // MARK: Looking up

    /// Asks the server for whatever these rows name that no file brought.
    private mutating func lookUp(_ rows: [Waiting]) throws(PeerError) {
        let own = Set(rows.map(\.id))
        var unknown: Set<DocumentID> = []
        for row in rows {
            for reference in row.row.references
            where !met.contains(reference.target) && !own.contains(reference.target) {
                // A head or mother may stand in a later file.
                if reference.target.documentKind != .member { unknown.insert(reference.target) }
            }
            for login in Self.workers(in: row.body) where logins[login] == nil {
                logins[login] = try regency.server.hasDatabase(WorkerList.database(of: login))
            }
        }
        let found = try regency.server.documents(
            unknown.map(\.rawValue).sorted(),
            in: regency.database,
        )
        for (text, document) in found {
            let id = DocumentID(text)
            met.insert(id)
            if id.documentKind == .family { workers[id] = Self.workers(in: document) }
        }
    }

    static func workers(in document: JSONObject) -> [String] {
        document["assignedTo"]?.array?.compactMap(\.string) ?? []
    }

    /// Sees to the row's workers; false when the row cannot be sent.
    private mutating func prepare(_ row: inout Waiting) -> Bool {
        switch row.id.documentKind {
        case .family:
            let named = Self.workers(in: row.body)
            guard named.allSatisfy({ logins[$0] == true }) else {
                add(.error, .unknownLogin, row)
                return false
            }
            if named.isEmpty { add(.warning, .unassigned, row) }
            workers[row.id] = named
        case .member:
            let family = row.row.references.first { $0.target.documentKind == .family }
            guard let family, let named = workers[family.target] else {
                add(.error, .unknownReference, row, family)
                return false
            }
            row.body["assignedTo"] = named.isEmpty ? nil : .array(named.map { .string($0) })
        default: break
        }
        for reference in row.row.references
        where ![.member, .family].contains(reference.target.documentKind) {
            if !met.contains(reference.target) { add(.warning, .unknownReference, row, reference) }
        }
        return true
    }

    private mutating func add(
        _ severity: Finding.Severity,
        _ reason: FindingReason,
        _ row: Waiting,
        _ reference: ImportReference? = nil,
    ) {
        report.findings.add(
            Finding(
                file: report.files[row.file].name,
                row: row.row.row,
                line: row.row.line,
                column: reference?.column,
                header: reference?.header,
                severity: severity,
                reason: reason,
            )
        )
    }
}
