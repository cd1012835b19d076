import Caseload
import Casework
import Documents
import Forms
import Screen

/// A step that answers another record: whoever took it is asked whether that one shall be closed now.
extension AppState {
    /// A record that the step being taken answers.
    struct AnsweredRecord {
        let row: RecordRow
        /// The step that closes it.
        let step: Flow.Step
    }

    /// What the step that is being taken answers; nil where that has ended, or no step leads on from where it is.
    var answeredRecord: AnsweredRecord? {
        guard let record = workspace?.record, let page = record.page, let to = record.step?.to,
            let before = page.before, let form = page.beforeForm,
            let answered = page.form?.followUp(of: form)?.answered,
            answered.closes.contains(to),
            let step = page.beforeNext.first(where: { $0.to == answered.step })
        else { return nil }
        return AnsweredRecord(row: before, step: step)
    }

    /// Asks once, the harmless answer selected; the other opens the record with the step begun and its note written.
    mutating func askToClose(_ answered: AnsweredRecord) {
        let (row, step) = (answered.row, answered.step)
        let form = row.isHidden ? words.restrictedTitle : words.text(row.formLabel)
        overlay = .question(
            Question(
                title: words.text(step.label),
                lines: [words.askToClose(form, words.text(step.label))],
                answers: [
                    .init(key: .character("t"), label: words.closeLater) { _ in [] },
                    .init(key: .character("b"), label: words.closeNow) { state in
                        // The yes to a restricted one is this one, and its look is noted.
                        state.workspace?.record.open(row.id, row.isHidden ? .first : .ask)
                        state.workspace?.record.wanted = RecordState.WantedStep(state: step.to)
                        return state.go(to: .record)
                    },
                ],
            )
        )
    }
}
