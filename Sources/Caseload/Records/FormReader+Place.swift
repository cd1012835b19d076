import Casework
import Documents
import Forms
import LocalStore

/// What the register has of a place.
extension FormReader {
    /// The facts of a place that has families: how many, and of whom they are.
    ///
    /// None for another place.
    ///
    /// Whoever died or moved away by the day is not counted. Cost: one query over the village's families and
    /// their members, no document; it is paid when the form opens and by each save.
    func placeFacts(_ place: String, on day: Day) throws(StoreError) -> [String: Value] {
        var families: Set<String> = []
        var (people, toddlers, elders, disabled) = (0, 0, 0, 0)
        let query = """
            SELECT f.key, m.doc, m.born, m.states FROM family f
            LEFT JOIN member m ON m.family = f.key WHERE f.village = ?
            """
        try reader.rows(query, [.text(place)]) { row in
            families.insert(row.text(0))
            guard !row.isNull(1) else { return }
            let states = (row.isNull(3) ? [] : MemberState.list(row.text(3))).filter {
                $0.from ?? .first <= day && day <= $0.to ?? .last
            }
            guard !states.contains(where: { [.meninggal, .pindah].contains($0.code) }) else {
                return
            }
            people += 1
            if states.contains(where: { $0.code == .disabilitasBerat }) { disabled += 1 }
            guard let born = row.optionalInt(2).map({ Day(dayNumber: $0) }), born <= day else {
                return
            }
            let age = born.age(at: day)
            if age < 5 { toddlers += 1 }
            if age >= 60 { elders += 1 }
        }
        guard !families.isEmpty else { return [:] }
        let counts: [(FactName, Int)] = [
            (.placeFamilies, families.count), (.placePeople, people), (.placeToddlers, toddlers),
            (.placeElders, elders), (.placeDisabled, disabled),
        ]
        return Dictionary(
            uniqueKeysWithValues: counts.map { ($0.0.rawValue, .number(Double($0.1))) }
        )
    }
}
