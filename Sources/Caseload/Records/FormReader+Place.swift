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
    /// Whoever died or moved away by the day is not counted. Cost: as `Caseload.eventFamilies`.
    func placeFacts(_ place: String, on day: Day) throws(StoreError) -> [String: Value] {
        var keys: [String] = []
        try reader.rows("SELECT key FROM family WHERE village = ?", [.text(place)]) {
            keys.append($0.text(0))
        }
        guard !keys.isEmpty else { return [:] }
        var (people, toddlers, elders, disabled) = (0, 0, 0, 0)
        for key in keys {
            for member in try register.members(ofFamily: DocumentID("family:" + key)) {
                let states = member.states.filter {
                    $0.from ?? .first <= day && day <= $0.to ?? .last
                }
                guard !states.contains(where: { [.meninggal, .pindah].contains($0.code) }) else {
                    continue
                }
                people += 1
                if states.contains(where: { $0.code == .disabilitasBerat }) { disabled += 1 }
                guard let born = member.born, born <= day else { continue }
                let age = born.age(at: day)
                if age < 5 { toddlers += 1 }
                if age >= 60 { elders += 1 }
            }
        }
        let counts: [(FactName, Int)] = [
            (.placeFamilies, keys.count), (.placePeople, people), (.placeToddlers, toddlers),
            (.placeElders, elders), (.placeDisabled, disabled),
        ]
        return Dictionary(
            uniqueKeysWithValues: counts.map { ($0.0.rawValue, .number(Double($0.1))) }
        )
    }
}
