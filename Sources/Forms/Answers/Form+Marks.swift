import Casework
import Documents

/// Which specialisms a record bears, by its form.
extension Form {
    /// All that a record of it may bear.
    package var marks: [String] { markRules.names }
    /// Those that every record of it bears.
    package var alwaysMarks: [String] { markRules.always }
    package var hasMarkConditions: Bool { markRules.hasConditions }

    /// Those that hang on answers and facts, and hold.
    package func conditionalMarks(
        _ answers: JSONObject,
        _ version: FormVersion,
        _ facts: FormFacts,
    ) -> [String] {
        guard hasMarkConditions else { return [] }
        let sheet = AnswerSheet(version, answers, self.facts(answers, facts))
        let always = alwaysMarks
        return markRules.filter { $0.when?.evaluate(in: sheet).holds ?? false }.names
            .filter { !always.contains($0) }
    }

    /// Those of a kept record: what held when it was saved holds.
    ///
    /// One saved before its form said when is judged by its answers alone.
    package func marks(of record: FormRecord) -> [String] {
        guard hasMarkConditions else { return alwaysMarks }
        if let kept = record.marks {
            return alwaysMarks + kept.filter { !alwaysMarks.contains($0) }
        }
        guard let version = version(named: record.version) ?? versions.last else {
            return alwaysMarks
        }
        let facts = FormFacts(today: record.date, date: record.date)
        return alwaysMarks + conditionalMarks(record.answers, version, facts)
    }
}

extension FormBook {
    /// All specialisms that forms and alerts name, by the alphabet.
    package var specialisms: [String] {
        Set(forms.flatMap(\.marks) + alerts.flatMap(\.marks.names)).sorted()
    }
}
