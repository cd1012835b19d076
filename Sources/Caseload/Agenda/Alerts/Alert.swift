import Casework
import Documents
import Forms

/// What a rule of early detection found about a family or one of its members.
package struct Alert: Sendable, Equatable {
    /// The rule's id.
    package var rule: FormID
    package var label: Wording
    /// Why, in a sentence without values of one language: dates and numbers still to be written.
    package var why: AlertWhy
    /// 1 to 9; the heavier first.
    package var weight: Int
    /// The form that answers it; nil for the entry grid.
    package var act: FormID?
    package var actLabel: Wording?
    /// The record to be opened where the rule asks for one, by its document's number.
    package var record: Int32?
    /// The rule asks for a record to be opened and not for a new one.
    package var opensRecord = false
    package var place: AgendaPlace
    package var family: DocumentID
    package var familyName: String
    /// Nil for an alert about the family.
    package var member: DocumentID?
    package var memberName: String
    package var marks: [String]
}

/// A rule's sentence with the values in its gaps as plain texts: `82.5`, `2026-10-01`.
package struct AlertWhy: Sendable, Equatable {
    package enum Part: Sendable, Equatable {
        case text(String)
        case value(String)
    }

    package var id: [Part]
    package var en: [Part]

    package init(id: [Part], en: [Part]) {
        self.id = id
        self.en = en
    }

    /// Puts kept values into a rule's sentences.
    init(_ template: FactTemplate, gaps text: String) {
        let gaps = text.split(separator: GapText.divider, omittingEmptySubsequences: false)
            .map(String.init)
        var next = 0
        func parts(_ parts: [FactTemplate.Part]) -> [Part] {
            parts.map { part in
                switch part {
                case .text(let text): return .text(text)
                case .value:
                    defer { next += 1 }
                    return .value(gaps.indices.contains(next) ? gaps[next] : "")
                }
            }
        }
        id = parts(template.id)
        en = parts(template.en)
    }
}
