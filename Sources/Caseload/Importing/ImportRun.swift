import Casework
import Documents
import Exchange
import LocalStore

/// One import inside its transaction.
struct ImportRun {
    let caseload: Caseload
    let writer: Writer
    let moment: Moment
    var report = ImportReport()

    /// Register documents that this run stored or met unchanged.
    private var met: Set<DocumentID> = []
    /// References to what may still come: who is head of a family stands in a later file.
    private var later: [Named] = []
    private var bytesDone = 0
    /// What the rows of the register file being read are held against.
    private var checks = RegisterChecks()

    /// A row that names a member, without the rest of the row.
    private struct Named {
        let file: Int
        let row: Int
        let line: Int
        let reference: ImportReference
    }

    private let bytesTotal: Int

    /// Rows between two calls of progress.
    private static let stride = 1000

    init(caseload: Caseload, writer: Writer, moment: Moment, _ sources: [ImportSource]) {
        self.caseload = caseload
        self.writer = writer
        self.moment = moment
        bytesTotal = sources.reduce(0) { $0 + $1.file.bytes.count }
        report.files = sources.map {
            ImportReport.FileResult(name: $0.file.name, kind: $0.kind)
        }
    }

    mutating func run(
        _ sources: [ImportSource],
        _ progress: (ImportStep) -> Bool,
    ) throws(StoreError) {
        let order = sources.indices.sorted {
            (sources[$0].kind.order, $0) < (sources[$1].kind.order, $1)
        }
        var programmes: [Int: Result<Programme, ProgrammeError>] = [:]
        for (index, source) in sources.enumerated() {
            if case .programme(let result) = source.content { programmes[index] = result }
        }
        let broken = try Caseload.broken(
            sources.indices.map { (sources[$0].file.name, programmes[$0]) },
            writer,
        )
        for index in order {
            let source = sources[index]
            switch source.content {
            case .programme(let result):
                try take(programme: broken[index].map { .failure($0) } ?? result, index)
            case .caseload(let file):
                if case .records = file.kind {
                    try settleReferences()
                    try take(records: file, index, progress)
                } else {
                    try take(register: file, index, progress)
                }
            case .verkom(let sheet):
                try settleReferences()
                try take(sheet: sheet, source.file, index, progress)
            case .unreadable(let reason):
                report.findings.add(
                    Finding(file: source.file.name, severity: .error, reason: reason)
                )
            }
            bytesDone += source.file.bytes.count
        }
        try settleReferences()
    }

    // MARK: Programmes

    private mutating func take(
        programme result: Result<Programme, ProgrammeError>,
        _ index: Int,
    ) throws(StoreError) {
        let name = report.files[index].name
        report.files[index].rows = 1
        switch result {
        case .failure(let error):
            report.files[index].refused = 1
            report.programmes.append(ProgrammeUpdate(file: name, result: .refused(error)))
        case .success(let programme):
            let result = try Caseload.install(programme, writer)
            switch result {
            case .added: report.files[index].added = 1
            case .changed: report.files[index].changed = 1
            case .unchanged, .outranked: report.files[index].unchanged = 1
            case .refused: report.files[index].refused = 1
            }
            report.programmes.append(ProgrammeUpdate(file: name, result: result))
        }
    }

    // MARK: The register

    private mutating func take(
        register source: CaseloadFile,
        _ index: Int,
        _ progress: (ImportStep) -> Bool,
    ) throws(StoreError) {
        report.findings.add(source.headerFindings)
        // In an empty store nobody needs to be asked what is there already.
        let isFresh = try !hasDocuments(source.kind)
        checks = try RegisterChecks(source, caseload, writer)
        let ahead = RowsAhead(source)
        defer { ahead.stop() }
        while let batch = ahead.next() {
            for row in batch.rows {
                try take(row, of: source.kind, isFresh: isFresh, index)
                if report.files[index].rows % Self.stride == 0 {
                    try tell(index, batch.read, progress)
                }
            }
        }
        report.findings.add(ahead.findings)
        try tell(index, source.progress.total, progress)
    }

    private mutating func take(
        _ row: ImportedRow,
        of kind: CaseloadKind,
        isFresh: Bool,
        _ index: Int,
    ) throws(StoreError) {
        report.files[index].rows += 1
        report.findings.add(row.findings)
        guard case .document(let document) = row.content else {
            if !isSample(row) { report.files[index].refused += 1 }
            return
        }
        guard try areReferencesGood(row, of: kind, index) else {
            report.files[index].refused += 1
            return
        }
        for reason in checks.remarks(on: document) {
            add(.warning, reason, row, index, at: checks.column)
        }
        try store(document, row, isFresh: isFresh, index)
    }

    private func isSample(_ row: ImportedRow) -> Bool {
        row.findings.contains { $0.reason == .sampleRow }
    }

    /// Keeps stored numbers that the row would take away because a spreadsheet has damaged them.
    private func keepNumbers(_ stored: JSONObject, in body: inout JSONObject, _ row: ImportedRow) {
        let hasDamage = row.findings.contains { finding in
            switch finding.reason {
            case .identityNumber(.spreadsheet), .trailingZeros: true
            default: false
            }
        }
        guard hasDamage else { return }
        for name in ["kk", "kks", "nik", "nisn"] where body[name] == nil {
            body[name] = stored[name]
        }
    }

    private mutating func store(
        _ document: ImportedDocument,
        _ row: ImportedRow,
        isFresh: Bool,
        _ index: Int,
    ) throws(StoreError) {
        var body = document.body.filteringNames { $0.utf8.first != UInt8(ascii: "_") }
        let stored = isFresh ? nil : try writer.document(document.id)
        if let stored { keepNumbers(stored.body, in: &body, row) }
        if let stored, !stored.deleted, stored.body == body {
            report.files[index].unchanged += 1
            met.insert(document.id)
            return
        }
        let parent = stored.flatMap { $0.deleted ? nil : $0.revision }
        let isNew = met.insert(document.id).inserted && isFresh
        let result =
            isNew
            ? try writer.putNew(document.id, body, local: true)
            : try writer.put(document.id, body, parent: parent, local: true)
        switch result {
        case .stored:
            if parent == nil {
                report.files[index].added += 1
            } else {
                report.files[index].changed += 1
                let before = stored?.body ?? JSONObject()
                note(changeOf: document.id, from: before, to: body, row, index)
            }
        case .unchanged: report.files[index].unchanged += 1
        case .outranked, .conflict:
            report.files[index].unchanged += 1
            add(.note, .outranked, row, index)
        }
    }

    /// Tells which columns of a row made its document another.
    mutating func note(
        changeOf id: DocumentID,
        from old: JSONObject,
        to new: JSONObject,
        _ row: ImportedRow,
        _ index: Int,
    ) {
        guard case .caseload(let kind) = report.files[index].kind else { return }
        let name = report.files[index].name
        report.note(
            ImportReport.Change(
                file: name,
                row: row.row,
                key: String(id.rowKey),
                columns: kind.headers(ofChangeFrom: old, to: new),
            )
        )
    }

    // MARK: References

    /// Looks after what a row names: a member's family must be there; everything else is worth a word.
    private mutating func areReferencesGood(
        _ row: ImportedRow,
        of kind: CaseloadKind,
        _ index: Int,
    ) throws(StoreError) -> Bool {
        var isGood = true
        for reference in row.references where reference.target.kind == "member" {
            guard !met.contains(reference.target) else { continue }
            later.append(Named(file: index, row: row.row, line: row.line, reference: reference))
        }
        for reference in row.references where reference.target.kind != "member" {
            if try isKnown(reference.target) { continue }
            let isFamily = kind == .members && reference.target.kind == "family"
            if isFamily { isGood = false }
            add(isFamily ? .error : .warning, .unknownReference, row, index, reference)
        }
        return isGood
    }

    /// Members that were named before their file was read.
    private mutating func settleReferences() throws(StoreError) {
        let named = later
        later = []
        for name in named where try !isKnown(name.reference.target) {
            report.findings.add(
                Finding(
                    file: report.files[name.file].name,
                    row: name.row,
                    line: name.line,
                    column: name.reference.column,
                    header: name.reference.header,
                    severity: .warning,
                    reason: .unknownReference,
                )
            )
        }
    }

    private func isKnown(_ id: DocumentID) throws(StoreError) -> Bool {
        if met.contains(id) { return true }
        let query = "SELECT deleted FROM document WHERE id = ?"
        return try writer.first(query, [.text(id.rawValue)]) { row in !row.bool(0) } ?? false
    }

    private func hasDocuments(_ files: CaseloadKind) throws(StoreError) -> Bool {
        let kind: DocumentKind =
            switch files {
            case .facilities: .facility
            case .groups: .group
            case .families: .family
            case .members: .member
            case .records: .check
            }
        let query = "SELECT 1 FROM document WHERE id >= ? AND id < ? LIMIT 1"
        return try writer.first(query, [.text(kind.rawValue + ":"), .text(kind.rawValue + ";")]) {
            _ in true
        } ?? false
    }

    // MARK: Telling

    func tell(
        _ index: Int,
        _ read: Int,
        _ progress: (ImportStep) -> Bool,
    ) throws(StoreError) {
        let step = ImportStep(
            file: report.files[index].name,
            rows: report.files[index].rows,
            read: bytesDone + read,
            total: bytesTotal,
        )
        guard progress(step) else { throw .cancelled }
    }

    mutating func add(
        _ severity: Finding.Severity,
        _ reason: FindingReason,
        _ row: ImportedRow,
        _ index: Int,
        _ reference: ImportReference? = nil,
        at column: (column: Int, header: String)? = nil,
    ) {
        report.findings.add(
            Finding(
                file: report.files[index].name,
                row: row.row,
                line: row.line,
                column: reference?.column ?? column?.column,
                header: reference?.header ?? column?.header,
                severity: severity,
                reason: reason,
            )
        )
    }
}
