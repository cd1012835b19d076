import Casework
import Documents

/// Which records are restricted: shown to nobody who has not asked, and each look logged.
extension Form {
    /// Whether any record of it can be restricted by what the form says.
    package var mayBeSensitive: Bool { isSensitive || sensitiveWhen != nil }

    /// Whether these answers make a record restricted, by the flag or the expression of its form.
    package func isSensitive(
        _ answers: JSONObject,
        _ version: FormVersion,
        _ facts: FormFacts,
    ) -> Bool {
        if isSensitive { return true }
        guard let sensitiveWhen else { return false }
        let sheet = AnswerSheet(version, answers, self.facts(answers, facts))
        return sensitiveWhen.evaluate(in: sheet).holds
    }

    /// Whether a kept record is restricted: what was decided when it was saved holds.
    ///
    /// One saved before its form said when is judged by its answers alone.
    package func isSensitive(_ record: FormRecord) -> Bool {
        if isSensitive || record.isSensitive { return true }
        guard sensitiveWhen != nil, record.source["sensitive"] == nil,
            let version = version(named: record.version) ?? versions.last
        else { return false }
        let facts = FormFacts(today: record.date, date: record.date)
        return isSensitive(record.answers, version, facts)
    }
}

extension FormBook {
    /// Whether no form of this kind of record can be restricted by what it says.
    package func isOpen(_ kind: String) -> Bool {
        let ofKind = forms.filter { $0.kind.rawValue == kind }
        return !ofKind.isEmpty && !ofKind.contains(where: \.mayBeSensitive)
    }

    /// Whether a record is restricted; of a form that is not known here, what the record says.
    package func isSensitive(_ record: FormRecord) -> Bool {
        form(record.form)?.isSensitive(record) ?? record.isSensitive
    }
}
