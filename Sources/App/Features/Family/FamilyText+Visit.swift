import Caseload
import Screen

extension FamilyText {
    /// What whoever is about to go there wants to know: where it is, what goes on with the last visit, and who is
    /// who by life stage.
    func visit() -> [TextLine] {
        let told = current(page.records.filter { !$0.row.isSensitive })
        var lines = title() + proposals(about: nil)
        if !told.isEmpty || !restricted.isEmpty {
            lines += [.blank, .heading(words.familyServices(told.count + restricted.count))]
        }
        for record in told + restricted {
            lines += self.lines(of: record, indent: 2, tellsWhom: true)
        }
        return lines + members() + lost()
    }
}
