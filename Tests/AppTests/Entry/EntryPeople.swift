import Casework
import Documents
import FoundationEssentials
import TestSupport
import Testing

@testable import Caseload

/// People of seeded families, and their pages by the real rules of `sample-data/programs`.
struct EntryPeople {
    let book: RuleBook
    let quarter: Quarter
    var random: SeededGenerator
    /// Days of teaching in the quarter's months, by school.
    private(set) var schoolDays: [DocumentID: [Int]] = [:]
    private var nextNumber = 1

    init(quarter: Quarter, seed: UInt64) throws {
        book = try Self.sampleBook.get()
        self.quarter = quarter
        random = SeededGenerator(seed: seed)
        for school in Self.schools {
            schoolDays[school] = (0..<3).map { _ in number(14...25) }
        }
    }

    static let schools = ["sd-1", "sd-2", "smp", "sma"].map { DocumentID.facility($0) }

    /// The rules of the sample, read once for all tests.
    private static let sampleBook = Result {
        RuleBook(
            programmes: try ["pkh.json5", "sembako.json5"].map { name in
                try ProgrammeFile.parse(bytes(name), file: name)
            }
        )
    }

    private static func bytes(_ name: String) throws -> [UInt8] {
        let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let path = "/" + root + "/sample-data/programs/" + name
        return Array(
            try #require(FileManager.default.contents(atPath: path), "\(name) is missing")
        )
    }

    static let womenNames = [
        "Siti", "Sri", "Dewi", "Nur'aini", "Kartini", "Rohani", "Maria", "Ni Luh", "Fatimah",
        "Oetari", "Juminten", "Yuliana", "Halimah", "Wulandari", "Endang", "Mélanie", "Rahmawati",
        "Lilis", "Tuti", "Kokom", "Aminah", "Indah", "Putri", "Ratna", "Anisa",
    ]
    static let menNames = [
        "Ahmad", "Budi", "Joko", "Agus", "I Wayan", "Slamet", "Djoko", "Hendra", "Muhammad",
        "Petrus", "Yohanes", "Sutrisno", "Eko", "Dedi", "Zulkifli", "Bambang", "Rudi", "Asep",
        "Ujang", "Tono", "Iwan", "Andi", "Fajar", "Rizki", "Galih",
    ]
    static let laterNames = [
        "Aminah", "Wahyuni", "Lestari", "Siregar", "Yosefina", "Sari", "Zahra", "Susilowati",
        "Pattinasarany", "Alawiyah", "Komariah", "Santoso", "Fauzi", "Susilo", "Salim", "Gede",
        "Pranoto", "Gunawan", "Rizki", "Lamboan", "Prasetyo", "Kurniawan", "Soetrisno", "Hartono",
        "Suryana", "Br. Ginting", "Nasution", "Hidayat", "Utami", "Permata",
    ]

    mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &random)
    }

    mutating func name(_ sex: Sex) -> String {
        let first = (sex == .female ? Self.womenNames : Self.menNames).randomElement(using: &random)
        let later = chance(15) ? nil : Self.laterNames.randomElement(using: &random)
        return [first, later].compactMap { $0 }.joined(separator: " ")
    }

    /// Someone of this age at the quarter's start, with school where the age has one.
    mutating func member(_ family: DocumentID, age: Int, sex: Sex? = nil) -> Member {
        let sex = sex ?? (chance(50) ? .female : .male)
        defer { nextNumber += 1 }
        var member = Member(id: .member("m\(nextNumber)"), family: family, name: name(sex))
        member.sex = sex
        let days = age * 365 + age / 4 + number(0...330)
        member.born = quarter.firstDay.adding(days: -days)
        let level: String? =
            switch age {
            case 7...12: "SD"
            case 13...15: "SMP"
            case 16...18: chance(80) ? "SMA" : nil
            default: nil
            }
        if let level {
            let school = level == "SD" ? number(0...1) : level == "SMP" ? 2 : 3
            member.school = Schooling(
                facility: Self.schools[school],
                level: level,
                grade: "\(age - 6)",
            )
        }
        return member
    }

    /// A family of 1 to 13: the aid holder first, then whoever such families have.
    mutating func family(members count: Int) -> (family: Family, members: [Member]) {
        defer { nextNumber += 1 }
        var family = Family(id: .family("f\(nextNumber)"))
        family.programmes = [Enrolment(programme: "pkh", status: "aktif")]
        if chance(60) {
            family.programmes.append(Enrolment(programme: "sembako", status: "aktif"))
        }
        let holderAge = count == 1 ? number(55...80) : number(22...48)
        var members = [member(family.id, age: holderAge, sex: .female)]
        family.pengurus = members[0].id
        let start = quarter.firstDay
        if count > 1, holderAge < 42 {
            if chance(5) {
                let from = start.adding(days: -number(20...200))
                members[0].states.append(MemberState(.hamil, from: from))
            } else if chance(4), count > 2 {
                let birth = start.adding(days: number(-20...40))
                members[0].states.append(MemberState(.nifas, from: birth))
                var baby = member(family.id, age: 0)
                baby.born = birth
                members.append(baby)
            }
        }
        if count > 1, chance(80) {
            members.append(member(family.id, age: holderAge + 4, sex: .male))
        }
        while members.count < count {
            let isElder = chance(12)
            var next = member(family.id, age: isElder ? number(60...85) : number(1...21))
            if chance(3) { next.states.append(MemberState(.disabilitasBerat)) }
            members.append(next)
        }
        return (family, Array(members.prefix(count)))
    }

    /// The days on which the village's posyandu met in the quarter's months.
    mutating func visits() -> [Day] {
        quarter.months.map { $0.firstDay.adding(days: number(4...24)) }
    }

    /// The family's page as the caseload lays it out.
    func page(_ family: Family, _ members: [Member]) -> EntryPage {
        var builder = EntryPageBuilder(quarter: quarter, plan: book.plan(quarter))
        let rows = members.flatMap {
            builder.rows(
                of: $0,
                in: family,
                note: MemberNote.text($0, on: quarter.lastDay),
                MemberRecords(),
            )
        }
        return EntryPage(
            door: .family(family.id),
            quarter: quarter,
            title: members[0].name,
            subtitle: "Sukamaju",
            rows: rows,
        )
    }

    enum Roster: CaseIterable { case school, posyandu, group }

    /// The list of an institution with so many people, by name.
    mutating func roster(_ kind: Roster, people: Int) -> EntryPage {
        var rows: [(name: String, rows: [EntryRow])] = []
        var builder = EntryPageBuilder(quarter: quarter, plan: book.plan(quarter))
        for _ in 0..<people {
            var family = Family(id: .family("f\(nextNumber)"))
            family.programmes = [Enrolment(programme: "pkh", status: "aktif")]
            let age =
                switch kind {
                case .school: number(7...12)
                case .posyandu: number(1...4)
                case .group: number(22...60)
                }
            var member = member(family.id, age: age, sex: kind == .group ? .female : nil)
            if kind == .school { member.school?.facility = Self.schools[0] }
            if kind == .group { family.pengurus = member.id }
            let own = builder.rows(
                of: member,
                in: family,
                note: MemberNote.text(member, on: quarter.lastDay),
                MemberRecords(),
            ) { cell in
                switch kind {
                case .school: cell.obligation.input == .attendance
                case .posyandu: cell.obligation.input != .session
                case .group: cell.obligation.input == .session
                }
            }
            rows.append((Folding.folded(member.name), own))
        }
        rows.sort { $0.name < $1.name }
        let door: EntryDoor =
            kind == .group
            ? .group(.group("g\(nextNumber)")) : .facility(.facility("s\(nextNumber)"))
        nextNumber += 1
        return EntryPage(
            door: door,
            quarter: quarter,
            title: "\(kind)",
            subtitle: "Sukamaju",
            rows: rows.flatMap(\.rows),
        )
    }
}
