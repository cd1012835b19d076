import Caseload
import Casework

/// What a search in *Agenda* looks at: what the rows say, and the place they stand under.
package enum AgendaTexts {
    /// The most items whose texts are made while the key waits; of more they are made beside.
    ///
    /// A worker's own agenda has fewer, and is searched with the first letter.
    static let mostAtOnce = 1_000

    /// Both lists as they stood at an edition of theirs.
    package struct Lists: Sendable {
        let agenda: AgendaList?
        let alerts: AlertList?
        let edition: Int

        func texts(_ words: Words, today: Day) -> [AgendaState.Tab: SearchTexts] {
            let agenda = SearchTexts(count: agenda?.count ?? 0) { number in
                self.agenda.map { words.searched($0[number], today: today) } ?? ""
            }
            let alerts = SearchTexts(count: alerts?.count ?? 0) { number in
                self.alerts.map { words.searched($0[number]) } ?? ""
            }
            return [.agenda: agenda, .alerts: alerts]
        }
    }
}

extension Words {
    fileprivate func searched(_ item: AgendaItem, today: Day) -> String {
        [
            whom(item), what(item), text(item.place),
            item.day.map { agendaDay($0, today: today) } ?? "",
        ].joined(separator: " ")
    }

    fileprivate func searched(_ alert: Alert) -> String {
        [
            whom(alert), text(alert.why), text(alert.place), act(of: alert),
        ].joined(separator: " ")
    }
}
