import Casework
import Documents
import LocalStore

extension Caseload {
    /// The page of a family, school, posyandu or group; nil when there is none of that id.
    ///
    /// A family's rows go by the family card; a school's by class and name, attendance before the rest; a
    /// posyandu's and a group's by name.
    ///
    /// `today`: Ages are those of today, in a quarter that is over those of its last day.
    package func entryPage(
        _ door: EntryDoor,
        _ quarter: Quarter,
        today: Day,
    ) throws(CaseloadError) -> EntryPage? {
        // What is keyed again is found by its days, and shown without anything that was recorded.
        if case .blind(let family) = door {
            return try readUnveiled { (reader) throws(StoreError) in
                try CaseloadReader(reader: reader, rules: rules(reader)).blindEntry(
                    family,
                    quarter,
                    today,
                )
            }
        }
        return try read { (reader) throws(StoreError) in
            let reading = CaseloadReader(
                reader: reader,
                rules: try rules(reader),
                disputed: try openConflicts(reader),
            )
            return try reading.entryPage(door, quarter, today)
        }
    }
}

extension CaseloadReader {
    func entryPage(
        _ door: EntryDoor,
        _ quarter: Quarter,
        _ today: Day,
    ) throws(StoreError) -> EntryPage? {
        let ageDay = min(today, quarter.lastDay)
        switch door {
        case .family(let id):
            guard let family = try family(id) else { return nil }
            return try familyEntry(family, try members(ofFamily: id), quarter, ageDay).page
        case .facility(let id): return try facilityEntry(id, quarter, ageDay)
        case .group(let id): return try groupEntry(id, quarter, ageDay)
        case .blind(let id): return try blindEntry(id, quarter, ageDay)
        }
    }

    /// A family's page with the records it was made of.
    func familyEntry(
        _ family: Family,
        _ members: [Member],
        _ quarter: Quarter,
        _ ageDay: Day,
    ) throws(StoreError) -> (page: EntryPage, records: MemberRecords) {
        var records = MemberRecords()
        var builder = EntryPageBuilder(quarter: quarter, plan: rules.book.plan(quarter))
        var rows: [EntryRow] = []
        for member in members {
            try self.records(of: member.id, into: &records)
            let note = MemberNote.text(member, on: ageDay)
            rows += builder.rows(of: member, in: family, note: note, records)
        }
        let holder =
            members.first { $0.id == family.pengurus }
            ?? members.first { $0.id == family.head } ?? members.first
        let group = try family.group.map { (id) throws(StoreError) in try self.group(id) } ?? nil
        let page = EntryPage(
            door: .family(family.id),
            quarter: quarter,
            title: holder?.name ?? CaseloadProjections.key(family.id.rawValue),
            subtitle: Self.subtitle([family.village, group?.name, family.kk]),
            rows: rows,
        )
        return (page, records)
    }

    // MARK: Rosters

    private func facilityEntry(
        _ id: DocumentID,
        _ quarter: Quarter,
        _ ageDay: Day,
    ) throws(StoreError) -> EntryPage? {
        guard let facility = try facility(id) else { return nil }
        let key = CaseloadProjections.key(id.rawValue)
        var pupils = try roster(try members("school", key), quarter, ageDay) {
            RosterPaper($0) == .school
        }
        pupils.sort { left, right in
            let (mine, theirs) = (isAttendance(left), isAttendance(right))
            if mine != theirs { return mine }
            return (left.row.obligation, left.grade, left.name, left.row.member)
                < (right.row.obligation, right.grade, right.name, right.row.member)
        }
        var children = try roster(try members("posyandu", key), quarter, ageDay) {
            RosterPaper($0) == .posyandu
        }
        children.sort { ($0.name, $0.row.member, $0.place) < ($1.name, $1.row.member, $1.place) }
        return EntryPage(
            door: .facility(id),
            quarter: quarter,
            title: facility.name,
            subtitle: Self.subtitle([facility.village, facility.npsn]),
            rows: (pupils + children).map(\.row),
        )
    }

    /// Who holds the aid of each family of a group, by name.
    func holders(ofGroup id: DocumentID) throws(StoreError) -> [Member] {
        let families = try ids(
            "SELECT d.id FROM family f JOIN document d ON d.doc = f.doc WHERE f.grp = ?",
            CaseloadProjections.key(id.rawValue),
        )
        var holders: [Member] = []
        for id in families {
            guard let family = try family(id), let holder = family.pengurus ?? family.head
            else { continue }
            if let member = try member(holder) { holders.append(member) }
        }
        return holders.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    private func groupEntry(
        _ id: DocumentID,
        _ quarter: Quarter,
        _ ageDay: Day,
    ) throws(StoreError) -> EntryPage? {
        guard let group = try group(id) else { return nil }
        var rows = try roster(try holders(ofGroup: id), quarter, ageDay) {
            RosterPaper($0) == .group
        }
        rows.sort { ($0.name, $0.row.member, $0.place) < ($1.name, $1.row.member, $1.place) }
        return EntryPage(
            door: .group(id),
            quarter: quarter,
            title: group.name,
            subtitle: Self.subtitle([group.village]),
            rows: rows.map(\.row),
        )
    }

    /// A row with what it is sorted by.
    private struct RosterRow {
        let row: EntryRow
        let grade: PaddedText
        let name: String
        /// Its place among the member's rows.
        let place: Int
    }

    private func isAttendance(_ row: RosterRow) -> Bool { row.row.input == .attendance }

    private func roster(
        _ members: [Member],
        _ quarter: Quarter,
        _ ageDay: Day,
        where isIncluded: (ObligationCell) -> Bool,
    ) throws(StoreError) -> [RosterRow] {
        let namesakes = try Namesakes(reading: self).notes(
            members.map { ($0, MemberNote.text($0, on: ageDay)) }
        )
        var builder = EntryPageBuilder(quarter: quarter, plan: rules.book.plan(quarter))
        var rows: [RosterRow] = []
        for member in members {
            guard let family = try family(member.family) else { continue }
            var records = MemberRecords()
            try self.records(of: member.id, into: &records)
            let note = [MemberNote.text(member, on: ageDay), namesakes[member.id] ?? ""]
                .filter { !$0.isEmpty }.joined(separator: " · ")
            let own = builder.rows(of: member, in: family, note: note, records, where: isIncluded)
            for (place, row) in own.enumerated() {
                rows.append(
                    RosterRow(
                        row: row,
                        grade: PaddedText(member.school?.grade ?? ""),
                        name: Folding.folded(member.name),
                        place: place,
                    )
                )
            }
        }
        return rows
    }

    static func subtitle(_ parts: [String?]) -> String {
        parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
    }
}

/// A text whose leading number counts as a number: class 2 comes before 10A.
struct PaddedText: Comparable {
    private let number: Int
    private let rest: String

    init(_ text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }.prefix(4)
        number = Int(digits) ?? .max
        rest = String(text.dropFirst(digits.count))
    }

    static func < (left: PaddedText, right: PaddedText) -> Bool {
        (left.number, left.rest) < (right.number, right.rest)
    }
}
