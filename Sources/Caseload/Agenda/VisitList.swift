import Casework
import Documents
import LocalStore

/// Whom to visit on a trip and what for, in the order of the way: a plain value to be shown and printed.
package struct VisitList: Sendable, Equatable {
    package struct Stop: Sendable, Equatable {
        package var place: AgendaPlace
        package var family: DocumentID?
        /// The family's holder, else the group or whatever the errand is about.
        package var name: String
        /// Empty where none is recorded.
        package var address: String
        package var phone: String
        package var errands: [Errand]
    }

    package enum Errand: Sendable, Equatable {
        case item(AgendaItem)
        case alert(Alert)
    }

    /// The day it was made.
    package var day: Day
    package var stops: [Stop]
    /// How many errands of restricted records are not on it: paper is read by others.
    package var leftOut: Int

    package init(day: Day, stops: [Stop], leftOut: Int = 0) {
        self.day = day
        self.stops = stops
        self.leftOut = leftOut
    }

    package var isEmpty: Bool { stops.isEmpty && leftOut == 0 }
}

extension VisitList {
    /// Puts chosen errands together, one stop for each family, by place.
    ///
    /// Dates of the calendar lead nowhere and are left out; restricted records are left out and counted.
    package init(day: Day, items: [AgendaItem], alerts: [Alert]) {
        var stops: [Stop] = []
        var places: [String: Int] = [:]
        var leftOut = 0
        func add(_ errand: Errand, _ place: AgendaPlace, _ family: DocumentID?, _ name: String) {
            let key = family?.rawValue ?? "- " + place.village + "/" + name
            if let known = places[key] {
                stops[known].errands.append(errand)
                return
            }
            places[key] = stops.count
            stops.append(
                Stop(
                    place: place,
                    family: family,
                    name: name,
                    address: "",
                    phone: "",
                    errands: [errand],
                )
            )
        }
        for item in items {
            switch item.what {
            case .mark, .stage: continue
            case .restricted: leftOut += 1
            case .blanks, .record, .session:
                let name = item.family == nil ? item.name : item.familyName
                add(.item(item), item.place, item.family, name)
            }
        }
        for alert in alerts { add(.alert(alert), alert.place, alert.family, alert.familyName) }
        let order = Set(stops.map(\.place)).sorted { left, right in
            (left.village, left.rw, left.rt) < (right.village, right.rw, right.rt)
        }
        let ranks = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        let sorted = stops.enumerated().sorted { left, right in
            (ranks[left.element.place] ?? 0, left.element.name, left.offset)
                < (ranks[right.element.place] ?? 0, right.element.name, right.offset)
        }
        self.init(day: day, stops: sorted.map(\.element), leftOut: leftOut)
    }
}

extension Caseload {
    /// The list for a trip, with the addresses and phone numbers that the register has.
    ///
    /// Cost: a document read for each family on it.
    package func visitList(
        day: Day,
        items: [AgendaItem],
        alerts: [Alert],
    ) throws(CaseloadError) -> VisitList {
        var list = VisitList(day: day, items: items, alerts: alerts)
        try read { (reader) throws(StoreError) in
            for place in list.stops.indices {
                guard let id = list.stops[place].family,
                    let stored = try reader.document(id), !stored.deleted
                else { continue }
                list.stops[place].address = stored.body["address"]?.string ?? ""
                list.stops[place].phone = stored.body["phone"]?.string ?? ""
            }
        }
        return list
    }
}

extension AgendaList {
    /// The items among these keys, in order.
    package func items(_ keys: Set<AgendaKey>) -> [AgendaItem] {
        (0..<count).filter { keys.contains(key($0)) }.map { self[$0] }
    }
}

extension AlertList {
    /// The alerts among these keys, in order.
    package func items(_ keys: Set<AgendaKey>) -> [Alert] {
        (0..<count).filter { keys.contains(key($0)) }.map { self[$0] }
    }
}
