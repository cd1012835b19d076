import Caseload
import Casework
import Reports

extension VisitSheet {
    /// A trip's list on paper, with room for what came of each visit.
    package init(_ list: VisitList, _ words: Words) {
        var stops: [Stop] = []
        for stop in list.stops {
            let village = stop.place.village
            if stops.last?.village != village { stops.append(Stop(village: village, visits: [])) }
            let rtrw = [stop.place.rt, stop.place.rw].filter { !$0.isEmpty }.joined(separator: "/")
            let address = [stop.address, rtrw.isEmpty ? "" : "RT/RW " + rtrw]
                .filter { !$0.isEmpty }.joined(separator: ", ")
            stops[stops.count - 1].visits.append(
                Visit(
                    family: stop.name,
                    address: address,
                    phone: stop.phone,
                    reasons: stop.errands.map { errand in
                        let person = errand.person
                        let text = words.text(errand)
                        return person.isEmpty || person == stop.name ? text : person + ": " + text
                    },
                    due: stop.errands.compactMap(\.day).min(),
                )
            )
        }
        self.init(day: list.day, stops: stops, leftOut: list.leftOut)
    }
}
