import Casework
import Documents
import Forms
import LocalStore

/// What came back to a record: a record that came out of it stands where its form calls it an answer.
package struct RecordReply: Sendable, Equatable {
    package var record: DocumentID
    package var form: Wording
    package var state: Wording
    /// The step that is offered for the record that has been answered, by its state; nil for an answer that
    /// closes nothing.
    package var step: String?
    /// What can be noted with that step; empty where nothing is answered.
    package var note: String
    /// What waits to be done now that it is there, as the answer's form says it.
    package var task: Wording?
}

extension FormReader {
    /// The answers to a record that goes on, the latest last.
    ///
    /// Restricted ones are told to whoever has opened a restricted record (`reveals`), else left out.
    func replies(
        to record: FormRecord,
        reveals: Bool,
    ) throws(StoreError) -> [RecordReply] {
        let answering = book.answering(record.form)
        guard !answering.isEmpty else { return [] }
        var ids: [DocumentID] = []
        let query = """
            SELECT d.id, a.form FROM act_after x JOIN act a ON a.doc = x.doc
            JOIN document d ON d.doc = x.doc WHERE x.first = ?
            """
        try reader.rows(query, [.text(record.id.rawValue)]) { row in
            if answering.contains(FormID(row.text(1))) { ids.append(DocumentID(row.text(0))) }
        }
        var found: [(at: Int, reply: RecordReply)] = []
        for id in ids where id != record.id {
            guard let after = try self.record(id)?.record, reveals || !after.isSensitive,
                let form = book.form(after.form),
                let answered = form.followUp(of: record.form)?.answered,
                let code = after.state, answered.states.contains(code),
                let state = form.flow?.state(code)
            else { continue }
            let reply = RecordReply(
                record: id,
                form: form.short,
                state: state.label,
                step: answered.closes.contains(code) ? answered.step : nil,
                note: answered.note.flatMap { after.answers[$0]?.string } ?? "",
                task: answered.task,
            )
            let at = after.steps.last.flatMap { Moment($0.at)?.seconds } ?? 0
            found.append((at, reply))
        }
        return found.sorted { ($0.at, $0.reply.record) < ($1.at, $1.reply.record) }.map(\.reply)
    }
}
