import Casework
import Documents
import LocalStore

/// One person of the register as a line of a list shows her.
package struct PersonBrief: Sendable, Hashable {
    package var id: DocumentID
    package var name: String
    /// As recorded; empty for none.
    package var nik: String
    package var born: Day?
    package var sex: Sex?
    package var family: DocumentID
    /// The name of the family's *pengurus*, else of its head; empty if unknown.
    package var holder: String
    package var village: String
    package var kk: String

    package init(
        id: DocumentID,
        name: String,
        nik: String = "",
        born: Day? = nil,
        sex: Sex? = nil,
        family: DocumentID,
        holder: String = "",
        village: String = "",
        kk: String = "",
    ) {
        self.id = id
        self.name = name
        self.nik = nik
        self.born = born
        self.sex = sex
        self.family = family
        self.holder = holder
        self.village = village
        self.kk = kk
    }
}

/// Reads lines about people out of the projections, each family once.
struct BriefReader {
    struct FamilyBrief {
        var holder = ""
        var village = ""
        var kk = ""
    }

    private let reader: Reader
    private var families: [String: FamilyBrief] = [:]

    init(_ reader: Reader) {
        self.reader = reader
    }

    static let columns = "m.key, m.name, m.nik, m.born, m.sex, m.family"

    /// The person of a document number; nil when it is no member (any more).
    mutating func person(number: Int) throws(StoreError) -> PersonBrief? {
        let query = "SELECT \(Self.columns) FROM member m WHERE m.doc = ?"
        guard let row = try reader.first(query, [.int(number)], { Self.plain($0) }) else {
            return nil
        }
        return try complete(row)
    }

    /// The person of an id; nil when it is no member (any more).
    mutating func person(_ id: DocumentID) throws(StoreError) -> PersonBrief? {
        let query = """
            SELECT \(Self.columns) FROM document d JOIN member m ON m.doc = d.doc WHERE d.id = ?
            """
        guard let row = try reader.first(query, [.text(id.rawValue)], { Self.plain($0) }) else {
            return nil
        }
        return try complete(row)
    }

    /// A row of `columns` without what its family says.
    static func plain(_ row: Row) -> PersonBrief {
        var nik: [UInt8] = []
        IdentityText(row, 2).write(into: &nik)
        return PersonBrief(
            id: DocumentID("member:" + row.text(0)),
            name: row.text(1),
            nik: String(decoding: nik, as: UTF8.self),
            born: row.optionalInt(3).map { Day(dayNumber: $0) },
            sex: row.optionalText(4).flatMap(Sex.init(rawValue:)),
            family: DocumentID("family:" + row.text(5)),
        )
    }

    mutating func complete(_ brief: PersonBrief) throws(StoreError) -> PersonBrief {
        let family = try family(brief.family)
        var brief = brief
        brief.holder = family.holder
        brief.village = family.village
        brief.kk = family.kk
        return brief
    }

    mutating func family(_ id: DocumentID) throws(StoreError) -> FamilyBrief {
        let key = CaseloadProjections.key(id.rawValue)
        if let known = families[key] { return known }
        let query = """
            SELECT f.holder, f.head, f.village, f.kk FROM document d JOIN family f ON f.doc = d.doc
            WHERE d.id = ?
            """
        let row = try reader.first(query, [.text(id.rawValue)]) { row in
            var kk: [UInt8] = []
            IdentityText(row, 3).write(into: &kk)
            return (
                row.optionalText(0) ?? row.text(1), row.text(2),
                String(decoding: kk, as: UTF8.self),
            )
        }
        var made = FamilyBrief()
        if let (holder, village, kk) = row {
            made.village = village
            made.kk = kk
            made.holder = try name("member:" + holder)
        }
        families[key] = made
        return made
    }

    /// A member's name; empty for nobody.
    func name(_ id: String) throws(StoreError) -> String {
        let query = """
            SELECT m.name FROM document d JOIN member m ON m.doc = d.doc WHERE d.id = ?
            """
        return try reader.first(query, [.text(id)], { $0.text(0) }) ?? ""
    }
}
