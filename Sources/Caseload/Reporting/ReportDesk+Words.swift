import Casework
import Documents
import Forms
import LocalStore
import Reports

/// Her own words to the lines of the performance plan, as questions with `rhk` ask for them.
extension ReportDesk {
    /// By line, then by day; restricted records and those under the veil say nothing.
    func ownWords() throws(StoreError) -> [RHKFigures.Remark] {
        let forms = rules.forms.forms.filter { form in
            form.versions.contains { $0.questions.contains { $0.rhk != nil } }
        }
        guard !forms.isEmpty else { return [] }
        let wanted = Set(forms.map(\.id))
        var scan = RecordScan(rules.forms, scope, today: today)
        try scan.run(self, keepsDocuments: true) { _, form in
            form.map { wanted.contains($0.id) } ?? false
        }
        var remarks: [(day: Day, place: Int, remark: RHKFigures.Remark)] = []
        for (done, document) in scan.documents.enumerated() where document.isNew {
            if done % 1024 == 0 { try progress.check(done: done, total: scan.documents.count) }
            guard let stored = try reader.document(document.id), !stored.deleted,
                let form = rules.forms.form(document.form)
            else { continue }
            let record = FormRecord(partly: stored.body, id: document.id)
            guard !reader.isRestricted(record, rules.forms),
                let version = form.version(named: record.version) ?? form.versions.last
            else { continue }
            for question in version.questions {
                guard let line = question.rhk,
                    let text = record.answers[question.id]?.string, !text.isEmpty
                else { continue }
                let remark = RHKFigures.Remark(
                    line: line,
                    label: question.label,
                    month: record.date.month,
                    by: record.authorship.by,
                    text: text,
                )
                remarks.append((record.date, remarks.count, remark))
            }
        }
        return remarks.sorted { left, right in
            (left.remark.line, left.day, left.remark.by, left.place)
                < (right.remark.line, right.day, right.remark.by, right.place)
        }
        .map(\.remark)
    }
}
