import Casework
import Documents
import Exchange
import LocalStore

extension Caseload {
    /// Stores files of the register, of records, of schools and of programmes in one transaction.
    ///
    /// Register rows become documents of this laptop's own (never sent); records go into the queue as
    /// *imported*. What is here already is not written again, so the same files twice write nothing. Rows
    /// that cannot be stored are left out, each with a finding.
    ///
    /// - `allOrNothing`: One refused row or file, and nothing is stored at all.
    /// - `moment`: Now; bounds dates that must be past.
    /// - `progress`: Told every thousand rows; false takes everything back (`StoreError.cancelled`).
    package func importFiles(
        _ files: [ImportFile],
        allOrNothing: Bool = false,
        at moment: Moment,
        progress: (ImportStep) -> Bool = { _ in true },
    ) throws(CaseloadError) -> ImportReport {
        let today = moment.day
        let total =
            try ruleBook().programmes.first.map { $0.totalReading(on: today) } ?? .present
        let sources = files.enumerated().map { place, file in
            ImportSource(file, place: place, today: today, total: total)
        }
        var refused: ImportReport?
        do {
            let (report, watch) = try write(bulk: true) { (writer) throws(StoreError) in
                var watch = try knownConflicts(writer)
                try watch.advance(writer)
                var run = ImportRun(caseload: self, writer: writer, moment: moment, sources)
                try run.run(sources, progress)
                run.report.waiting = try writer.queueCount()
                if allOrNothing, run.report.hasErrors {
                    refused = run.report
                    throw StoreError.cancelled
                }
                try watch.skip(writer)
                return (run.report, watch)
            }
            keep(watch)
            return report
        } catch .store(.cancelled) where refused != nil {
            var report = refused ?? ImportReport()
            report.isStored = false
            for index in report.files.indices {
                report.files[index].added = 0
                report.files[index].changed = 0
            }
            report.waiting = try waiting()
            return report
        }
    }
}
