import Casework
import Documents
import Forms
import LocalStore

/// What a second keying came to, with the words and names that show it.
package struct RekeyPage: Sendable {
    /// One differing field as it is shown; an empty text for what was left empty.
    package struct Line: Sendable, Equatable {
        package var label: Wording
        /// The row of a table, from 1.
        package var row: Int?
        package var first: Wording
        package var second: Wording
    }

    package var rekeying: Rekeying
    package var label: Wording
    package var familyName: String
    package var memberName: String
    package var lines: [Line]
}

extension Caseload {
    /// What came of keying a record again; nil while nobody has.
    ///
    /// Names, values and all: whoever opens one has asked, and for a restricted record `noteLook` is due.
    package func rekeyPage(
        _ record: DocumentID,
        _ quarter: Quarter,
    ) throws(CaseloadError) -> RekeyPage? {
        try read { (reader) throws(StoreError) in
            guard let stored = try reader.document(Rekeying.id(quarter, record)), !stored.deleted,
                let rekeying = Rekeying(stored.body), !rekeying.isReopened
            else { return nil }
            let rules = try rules(reader)
            let forms = FormReader(reader: reader, rules: rules)
            var maker = RecordRowMaker(forms, disputed: [])
            let words = KeyedWords(rekeying.form, rules)
            let form = rules.forms.form(FormID(rekeying.form))
            let version = form?.version(rekeying.version, begun: quarter.firstDay)
            var names: [DocumentID: String] = [:]
            for difference in rekeying.differences {
                for value in [difference.first, difference.second].compactMap(\.self) {
                    for id in RecordRowMaker.named(in: value) {
                        names[id] = try maker.name(of: id)
                    }
                }
            }
            let known = names
            let lines = rekeying.differences.map { difference in
                let question = version?.keyed(difference.column)
                func text(_ value: JSONValue?) -> Wording {
                    guard let value else { return Wording(id: "", en: "") }
                    guard let question else { return KeyedValue.wording(value) }
                    return Wording(
                        id: question.text(value, words: { $0.id }) { known[$0] ?? $0.rawValue },
                        en: question.text(value, words: { $0.en }) { known[$0] ?? $0.rawValue },
                    )
                }
                return RekeyPage.Line(
                    label: words.label(difference.column),
                    row: difference.row,
                    first: text(difference.first),
                    second: text(difference.second),
                )
            }
            return RekeyPage(
                rekeying: rekeying,
                label: words.label,
                familyName: try rekeying.family.map { (id) throws(StoreError) in
                    try maker.name(of: id)
                } ?? "",
                memberName: try rekeying.member.map { (id) throws(StoreError) in
                    try maker.name(of: id)
                } ?? "",
                lines: lines,
            )
        }
    }
}

extension FormVersion {
    /// The question a field is an answer to, in tables `table.column`.
    fileprivate func keyed(_ field: String) -> Question? {
        if let question = question(field) { return question }
        let parts = field.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let table = question(parts[0]) else { return nil }
        return table.columns.first { $0.id == parts[1] }
    }
}

/// What the entry page takes, in words.
enum KeyedValue {
    static func wording(_ value: JSONValue) -> Wording {
        if let number = value.double { return AnswerText.number(number) }
        guard let text = value.string else { return Wording(id: "?", en: "?") }
        if let day = Day(text) { return AnswerText.day(day) }
        switch CheckState(rawValue: text) {
        case .patuh: return Wording(id: "patuh", en: "met")
        case .tidak: return Wording(id: "tidak", en: "not met")
        case .izin: return Wording(id: "izin/sakit", en: "excused")
        case .tidakBerlaku: return Wording(id: "tidak berlaku", en: "does not apply")
        case nil: return Wording(id: text, en: text)
        }
    }
}
