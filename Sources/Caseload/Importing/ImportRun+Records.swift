import Casework
import Documents
import Exchange
import LocalStore

/// Rows of `catatan.csv`.
extension ImportRun {
    mutating func take(
        records source: CaseloadFile,
        _ index: Int,
        _ progress: (ImportStep) -> Bool,
    ) throws(StoreError) {
        var file = source
        report.findings.add(file.headerFindings)
        var keeper = RecordKeeper(
            writer: writer,
            rules: try caseload.rules(writer),
            worker: caseload.worker,
            moment: moment,
        )
        while let row = file.next() {
            report.files[index].rows += 1
            if report.files[index].rows % 1000 == 0 {
                try tell(index, file.progress.read, progress)
            }
            report.findings.add(row.findings)
            guard case .record(let record) = row.content else {
                report.files[index].refused += 1
                continue
            }
            let (result, remark) = try keeper.keep(record)
            count(result, index)
            if result == .changed, let (old, new) = keeper.lastChange {
                note(changeOf: record.member, from: old, to: new, row, index)
            }
            if let remark {
                add(remark.severity, remark.reason, row, index, remark.reference(of: row))
            }
        }
        report.findings.add(file.finish())
        try tell(index, file.progress.total, progress)
    }

    mutating func count(_ result: RecordKeeper.Result, _ index: Int) {
        switch result {
        case .added: report.files[index].added += 1
        case .changed: report.files[index].changed += 1
        case .unchanged: report.files[index].unchanged += 1
        case .refused: report.files[index].refused += 1
        }
    }
}
