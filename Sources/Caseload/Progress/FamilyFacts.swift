import Casework
import Documents
import LocalStore

/// What the rules need of each family, by ordinal, while its members are counted.
struct FamilyFacts {
    static let query = "SELECT key, coalesce(holder, head), grp, enrolments FROM family"

    /// Packed, with the place of each family's text; families come in any order.
    private var holders = PackedTexts()
    private var holderPlaces: [Int32]
    private var groups: [Int32]
    private var enrolmentPlaces: [Int32]
    private var groupTexts: [String] = []
    private var enrolmentLists: [[Enrolment]] = [[]]
    private var groupNumbers: [String: Int32] = [:]
    private var enrolmentNumbers: [String: Int32] = [:]

    init(count: Int) {
        holderPlaces = [Int32](repeating: -1, count: count)
        groups = holderPlaces
        enrolmentPlaces = [Int32](repeating: 0, count: count)
    }

    mutating func add(_ row: Row, _ index: FamilyIndex) {
        guard let ordinal = row.withText(0, { index.ordinal(ofKey: $0) }) else { return }
        row.withText(1) { holders.append($0) }
        holderPlaces[ordinal] = Int32(truncatingIfNeeded: holders.count - 1)
        if let group = row.optionalText(2) { groups[ordinal] = number(group: group) }
        if let enrolments = row.optionalText(3) {
            enrolmentPlaces[ordinal] = number(enrolments: enrolments)
        }
    }

    func isHolder(_ member: UnsafeBufferPointer<UInt8>, _ ordinal: Int) -> Bool {
        let place = Int(holderPlaces[ordinal])
        return place >= 0 && holders.equals(place, member)
    }

    func group(_ ordinal: Int) -> String? {
        let place = Int(groups[ordinal])
        return place < 0 ? nil : groupTexts[place]
    }

    func enrolments(_ ordinal: Int) -> [Enrolment] {
        enrolmentLists[Int(enrolmentPlaces[ordinal])]
    }

    private mutating func number(group: String) -> Int32 {
        if let known = groupNumbers[group] { return known }
        let number = Int32(truncatingIfNeeded: groupTexts.count)
        groupNumbers[group] = number
        groupTexts.append(group)
        return number
    }

    private mutating func number(enrolments text: String) -> Int32 {
        if let known = enrolmentNumbers[text] { return known }
        let number = Int32(truncatingIfNeeded: enrolmentLists.count)
        enrolmentNumbers[text] = number
        enrolmentLists.append(Enrolment.list(text))
        return number
    }
}

/// The lists that the projections keep as JSON text; what cannot be read counts as absent.
extension Enrolment {
    static func list(_ text: String) -> [Enrolment] {
        var family = JSONObject()
        family["_id"] = "family:list"
        family["programmes"] = try? JSONValue(parsing: text)
        return (try? Family(.object(family)))?.programmes ?? []
    }
}

extension MemberState {
    static func list(_ text: String) -> [MemberState] {
        var member = JSONObject()
        member["_id"] = "member:list"
        member["family"] = "family:list"
        member["name"] = ""
        member["states"] = try? JSONValue(parsing: text)
        return (try? Member(.object(member)))?.states ?? []
    }
}
