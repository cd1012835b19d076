import Casework
import Documents
import Forms

extension Caseload {
    /// What could not be saved of some filled forms.
    package struct Unfilled: Sendable {
        /// The place in the list, from 0.
        package let place: Int
        package let form: FormID
        /// Questions with findings; empty where the record was there already.
        package let questions: [String]
        /// The step that failed; nil for the form itself.
        package let step: String?
    }

    /// Saves filled forms and takes their steps, each as it would have been on the screen at its time.
    ///
    /// Warnings are passed over. Returns what was stopped; the rest is written.
    package func fill(_ forms: [SampleForm]) throws(CaseloadError) -> [Unfilled] {
        var left: [Unfilled] = []
        for (place, filled) in forms.enumerated() {
            guard let page = try formPage(filled.form, filled.subject, today: filled.at.day) else {
                throw .unknownSubject(form: filled.form.rawValue)
            }
            var draft = page.begun(filled.at.day)
            for answer in filled.answers { draft.answers[answer.name] = answer.value }
            draft.answers = page.rostered(draft.answers, over: page.presets)
            let saved = try save(draft, at: filled.at, sure: true, random: Self.sign(place))
            guard case .saved(let record, _) = saved else {
                left.append(Self.unfilled(saved, place, filled.form, nil))
                continue
            }
            for step in filled.steps {
                let taken = try self.step(record.id, to: step.state, note: step.note, at: step.at)
                if case .saved = taken { continue }
                left.append(Self.unfilled(taken, place, filled.form, step.state))
                break
            }
        }
        return left
    }

    /// 26 signs for the record at a place of the list, the same each time.
    private static func sign(_ place: Int) -> String {
        let digits = String(place)
        return "contoh" + String(repeating: "0", count: max(0, 20 - digits.count)) + digits
    }

    private static func unfilled(
        _ outcome: FormOutcome,
        _ place: Int,
        _ form: FormID,
        _ step: String?,
    ) -> Unfilled {
        var questions: [String] = []
        if case .findings(let findings) = outcome {
            questions = findings.filter { !$0.isWarning }.map(\.path.description)
        }
        return Unfilled(place: place, form: form, questions: questions, step: step)
    }
}
