import Caseload
import Casework
import Documents
import Forms
import Screen

/// Going through the families of a place for an event: which come next.
package struct EventRound: Sendable, Equatable {
    /// The record that theirs come out of.
    let event: DocumentID
    let form: FormID
    let carried: JSONObject
    /// Those of whom nothing is recorded yet, in the order of the list, after the one whose form is open.
    let next: [DocumentID]
}

extension AppState {
    /// The list of the families where the open record is.
    mutating func goThroughFamilies() -> [Effect] {
        guard let page = workspace?.record.page, let form = page.form?.families,
            let index = workspace?.families.index
        else { return [] }
        return openFamilies(of: page.record.id, form, index)
    }

    private mutating func openFamilies(
        of event: DocumentID,
        _ form: FormID,
        _ index: FamilyIndex,
    ) -> [Effect] {
        let (words, today) = (words, today)
        workspace?.newRecord.words = words
        workspace?.newRecord.today = today
        workspace?.newRecord.open(RecordSubject(), wanted: nil, index)
        workspace?.newRecord.step = .families(form)
        workspace?.newRecord.event = event
        workspace?.newRecord.list()
        return go(to: .newRecord) + [.form(.families(of: event))]
    }

    /// Enter on a family: what is recorded of it, else its form with what the event tells.
    mutating func takeHome(_ family: DocumentID) -> [Effect] {
        guard let event = workspace?.newRecord.families,
            let place = event.homes.firstIndex(where: { $0.family == family })
        else { return [] }
        if let record = event.homes[place].record {
            _ = workspace?.goBack()
            return openRecord(record)
        }
        let rest = event.homes[(place + 1)...] + event.homes[..<place]
        return begin(
            family,
            EventRound(
                event: event.event,
                form: event.form,
                carried: event.carried,
                next: rest.filter { $0.record == nil }.map(\.family),
            ),
        )
    }

    private mutating func begin(_ family: DocumentID, _ round: EventRound) -> [Effect] {
        let effects = openForm(
            .new(round.form, RecordSubject(family: family)),
            after: round.event,
        )
        workspace?.form.carried = round.carried
        workspace?.form.round = round
        return effects
    }

    /// After a family of an event is saved: the next one's form, or the list again.
    mutating func formSaved(
        _ round: EventRound,
        opensNext: Bool,
        _ title: String,
    ) -> [Effect] {
        workspace?.form = FormState()
        if opensNext, let family = round.next.first {
            let effects = begin(
                family,
                EventRound(
                    event: round.event,
                    form: round.form,
                    carried: round.carried,
                    next: Array(round.next.dropFirst()),
                ),
            )
            say(title + " " + words.formNext, .done)
            return effects
        }
        _ = workspace?.goBack()
        say(title, .done)
        let arriving = effectsOfArriving(at: workspace?.place ?? .home)
        guard let index = workspace?.families.index else { return arriving }
        return arriving + openFamilies(of: round.event, round.form, index)
    }
}

extension NewRecordState {
    /// Takes the families of the event that is gone through; the cursor goes to the first without a record.
    mutating func take(_ event: EventFamilies?) {
        guard case .families = step, event == nil || event?.event == self.event else { return }
        families = event
        isFamiliesKnown = true
        list()
        guard let first = event?.homes.firstIndex(where: { $0.record == nil }) else { return }
        cursor.select(first)
    }

    /// The families that have all that is typed: parts of the name, `rw1`, `rt 2`.
    var homes: [NewRecordRow] {
        let asked = PlaceWords(line.text)
        return (families?.homes ?? []).filter(asked.fit).map { home in
            .home(
                home.family,
                name: home.holder,
                detail: words.homeDetail(rt: home.rt, rw: home.rw, home.record != nil),
            )
        }
    }
}

/// What is typed to narrow families by place and name.
struct PlaceWords {
    private var rw: Int?
    private var rt: Int?
    private var names: [Substring] = []

    init(_ text: String) {
        var waiting = ""
        for word in Folding.folded(text).split(separator: " ") {
            if waiting.isEmpty, word == "rw" || word == "rt" {
                waiting = String(word)
                continue
            }
            let joined = waiting + word
            waiting = ""
            if joined.hasPrefix("rw"), let number = Int(joined.dropFirst(2)) {
                rw = number
            } else if joined.hasPrefix("rt"), let number = Int(joined.dropFirst(2)) {
                rt = number
            } else {
                names.append(word)
            }
        }
    }

    func fit(_ home: EventFamilies.Home) -> Bool {
        if let rw, Int(home.rw) != rw { return false }
        if let rt, Int(home.rt) != rt { return false }
        let folded = Folding.folded(home.holder)
        return names.allSatisfy { folded.contains($0) }
    }
}
