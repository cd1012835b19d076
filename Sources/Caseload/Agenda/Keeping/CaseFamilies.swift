import Casework
import LocalStore

/// What is needed of each family beside the list, by ordinal, while its members are read.
struct CaseFamilies {
    static let query = """
        SELECT key, holder, head, enrolments, coalesce(kks, '') != '',
            village, village_code, rw, rt, desil
        FROM family
        """

    private var holders: [UInt64]
    private var enrolmentPlaces: [Int32]
    private var heads: [UInt64]
    private var hasCard: [Bool]
    /// 0 is unknown.
    private var desils: [UInt8]
    private var enrolmentLists: [[Enrolment]] = [[]]
    private var enrolmentNumbers: [String: Int32] = [:]
    /// Where each family lives.
    private(set) var places: [UInt32]

    init(count: Int) {
        holders = [UInt64](repeating: 0, count: count)
        enrolmentPlaces = [Int32](repeating: 0, count: count)
        heads = holders
        hasCard = [Bool](repeating: false, count: count)
        desils = [UInt8](repeating: 0, count: count)
        places = [UInt32](repeating: AgendaPlaces.nowhere, count: count)
    }

    mutating func add(_ row: Row, at ordinal: Int, _ known: inout AgendaPlaces) {
        heads[ordinal] = row.isNull(2) ? 0 : row.withText(2) { KeyDigest.of($0) }
        // Without an aid holder the head is taken for one, as the rules of obligations do.
        holders[ordinal] = row.isNull(1) ? heads[ordinal] : row.withText(1) { KeyDigest.of($0) }
        if let text = row.optionalText(3) { enrolmentPlaces[ordinal] = number(enrolments: text) }
        hasCard[ordinal] = row.bool(4)
        desils[ordinal] = UInt8(clamping: row.int(9))
        places[ordinal] = known.number(
            AgendaPlaces.Place(
                village: row.text(5),
                code: row.text(6),
                rw: row.text(7),
                rt: row.text(8),
            )
        )
    }

    func isHead(_ digest: UInt64, _ ordinal: Int) -> Bool { heads[ordinal] == digest }

    func isHolder(_ digest: UInt64, _ ordinal: Int) -> Bool { holders[ordinal] == digest }

    /// The family without its people and records.
    func family(_ ordinal: Int, _ known: AgendaPlaces) -> FamilyCase {
        FamilyCase(
            place: places[ordinal],
            desil: desils[ordinal] == 0 ? nil : Int(desils[ordinal]),
            enrolments: enrolmentLists[Int(enrolmentPlaces[ordinal])],
            hasCard: hasCard[ordinal],
            village: known.all[Int(places[ordinal])].village,
            villageCode: known.all[Int(places[ordinal])].code,
        )
    }

    private mutating func number(enrolments text: String) -> Int32 {
        if let known = enrolmentNumbers[text] { return known }
        let number = Int32(truncatingIfNeeded: enrolmentLists.count)
        enrolmentNumbers[text] = number
        enrolmentLists.append(Enrolment.list(text))
        return number
    }
}
