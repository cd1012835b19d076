import Casework
import Documents
import LocalStore

/// An entry that may be the person who is being entered.
package struct Lookalike: Sendable, Equatable {
    package var person: PersonBrief
    package var verdict: DuplicateVerdict

    package init(person: PersonBrief, verdict: DuplicateVerdict) {
        self.person = person
        self.verdict = verdict
    }

    /// Entries under this are not shown: a namesake of the same village is.
    package static let least = 32
}

extension Caseload {
    /// Entries of the register that may be the person whose name, NIK or birth date is being typed, the
    /// likeliest first.
    ///
    /// Looks up indexes only: the NIK and those that differ in one digit or two swapped ones, all who were
    /// born that day, all of that name. A few milliseconds at 400,000 members.
    ///
    /// - `nik`: As typed; ignored while it has not sixteen digits.
    /// - `village`: The village's name; of many namesakes those of the village are shown.
    /// - `except`: An entry that is not compared with itself.
    package func lookalikes(
        name: String,
        nik: String? = nil,
        born: Day? = nil,
        village: String? = nil,
        limit: Int = 5,
        except: DocumentID? = nil,
    ) throws(CaseloadError) -> [Lookalike] {
        let number = nik.map { LooseNIK.value($0) } ?? 0
        let form = NameForm.of(name)
        guard number != 0 || !form.isEmpty else { return [] }
        let villages = kept.withLock { $0.index }.map { VillageTest($0, village) }
        return try read { (reader) throws(StoreError) in
            var finder = LookalikeFinder(reader, villages, except: except)
            try finder.take(nik: number)
            if let born { try finder.take(born: born, name: form) }
            let namesakes = try finder.take(name: form, isAlone: number == 0 && born == nil)
            return try finder.ranked(
                PeopleTable.Entry(nik: number, born: BirthLikeness.code(born), family: 0),
                name: name,
                village: village,
                namesakes: namesakes,
                limit: limit,
            )
        }
    }
}

/// Which families are of the village that was asked for, by the list that is kept in memory.
private struct VillageTest {
    let index: FamilyIndex
    let wanted: Set<UInt32>

    init(_ index: FamilyIndex, _ village: String?) {
        self.index = index
        let form = village.map(Folding.folded) ?? ""
        wanted = Set(
            index.places.villages.indices
                .filter { Folding.folded(index.places.villages[$0].name) == form }
                .map { UInt32($0) }
        )
    }

    func holds(family key: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let ordinal = index.ordinal(ofKey: key) else { return false }
        return wanted.contains(index.columns.villages[ordinal])
    }
}

/// Collects candidates by the indexes of the table of members, then ranks them.
private struct LookalikeFinder {
    private let reader: Reader
    private let villages: VillageTest?
    private let except: DocumentID?
    private var found: [Int: PersonBrief] = [:]

    /// Namesakes beyond these are not looked at.
    private static let mostNamesakes = 3_000
    /// So many namesakes elsewhere are looked at; a quarter of them where only the name is known.
    private static let mostElsewhere = 40

    init(_ reader: Reader, _ villages: VillageTest?, except: DocumentID?) {
        self.reader = reader
        self.villages = villages
        self.except = except
    }

    private static let query = "SELECT \(BriefReader.columns), m.doc FROM member m WHERE "

    private mutating func take(_ row: Row) {
        let number = row.int(6)
        guard found[number] == nil else { return }
        let brief = BriefReader.plain(row)
        if brief.id != except { found[number] = brief }
    }

    // MARK: Candidates

    mutating func take(nik: UInt64) throws(StoreError) {
        guard nik != 0 else { return }
        let near = NeighbourNumbers.of(nik)
        let marks = Array(repeating: "?", count: near.count).joined(separator: ",")
        // Numbers that begin with 0 are kept as texts.
        let values = near.map { number -> SQLValue in
            number >= 1_000_000_000_000_000
                ? .int(Int(number)) : .text(Digits16.text(number))
        }
        var finder = self
        try reader.rows(Self.query + "m.nik IN (\(marks))", values) { finder.take($0) }
        self = finder
    }

    mutating func take(born: Day, name: [UInt8]) throws(StoreError) {
        var finder = self
        let mark = name.withUnsafeBufferPointer { NameMark.signature($0) }
        try reader.rows(Self.query + "m.born = ?", [.int(born.dayNumber)]) { row in
            let other = row.withText(1) { text -> UInt64 in
                var form: [UInt8] = []
                NameForm.append(text, to: &form)
                return form.withUnsafeBufferPointer { NameMark.signature($0) }
            }
            if NameMark.mayBeAlike(mark, other) { finder.take(row) }
        }
        self = finder
    }

    /// Returns how many there are of the name.
    ///
    /// - `isAlone`: Nothing but the name is known, so that namesakes elsewhere say nothing.
    mutating func take(name: [UInt8], isAlone: Bool) throws(StoreError) -> Int {
        let key = name.withUnsafeBufferPointer { NameMark.key($0) }
        guard key != 0 else { return 0 }
        var count = 0
        var elsewhere = 0
        var chosen: [Int] = []
        let most = isAlone ? Self.mostElsewhere / 4 : Self.mostElsewhere
        // Out of the index alone: a common name's rows lie all over the file.
        let query = "SELECT m.family, m.doc FROM member m WHERE m.alike = ?"
        try reader.rowsWhile(query, [.int(Int(key))]) { row in
            count += 1
            let isHere = villages.map { villages in
                row.withText(0) { villages.holds(family: $0) }
            }
            if isHere != true { elsewhere += 1 }
            if isHere == true || elsewhere <= most { chosen.append(row.int(1)) }
            return count < Self.mostNamesakes
        }
        var finder = self
        for number in chosen where finder.found[number] == nil {
            try reader.rows(Self.query + "m.doc = ?", [.int(number)]) { finder.take($0) }
        }
        self = finder
        return count
    }

    // MARK: Ranking

    func ranked(
        _ asked: PeopleTable.Entry,
        name: String,
        village: String?,
        namesakes: Int,
        limit: Int,
    ) throws(StoreError) -> [Lookalike] {
        var briefs = BriefReader(reader)
        var table = PeopleTable(people: found.count + 1, families: found.count + 1)
        let place = village.map { UInt32(PlaceMarks.mark($0, isCode: false)) } ?? 0
        table.appendFamily(card: 0, village: place)
        table.append(asked, name: name)
        var people: [PersonBrief] = []
        for number in found.keys.sorted() {
            guard let plain = found[number] else { continue }
            let brief = try briefs.complete(plain)
            let mark = UInt32(PlaceMarks.mark(brief.village, isCode: false))
            table.appendFamily(card: 0, village: mark)
            people.append(brief)
            let entry = PeopleTable.Entry(
                nik: LooseNIK.value(brief.nik),
                born: BirthLikeness.code(brief.born),
                sex: brief.sex,
                family: people.count,
            )
            table.append(entry, name: brief.name)
        }
        table.settle()
        let search = DuplicateSearch(table)
        let all = people.indices.map { place in
            Lookalike(
                person: people[place],
                verdict: search.verdict(0, place + 1, namesakes: namesakes),
            )
        }
        let shown = all.filter { $0.verdict.score >= Lookalike.least }
        return Array(
            shown.sorted {
                ($1.verdict.score, $0.person.id) < ($0.verdict.score, $1.person.id)
            }
            .prefix(limit)
        )
    }
}

/// A NIK, those that differ from it in one digit, and those with two neighbouring digits swapped.
private enum NeighbourNumbers {
    static func of(_ number: UInt64) -> [UInt64] {
        var numbers: Set<UInt64> = [number]
        var power: UInt64 = 1
        for place in 0..<16 {
            let digit = number / power % 10
            for other in 0..<10 as Range<UInt64> {
                numbers.insert(number - digit * power + other * power)
            }
            if place < 15 {
                let next = number / (power * 10) % 10
                let rest = number - digit * power - next * power * 10
                numbers.insert(rest + next * power + digit * power * 10)
            }
            power *= 10
        }
        return numbers.sorted()
    }
}

private enum Digits16 {
    static func text(_ number: UInt64) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, 16 - text.utf8.count)) + text
    }
}
