import Casework
import Documents
import Exchange
import LocalStore

extension Caseload {
    /// Holds a list of deciles against the laptop.
    ///
    /// Rows are found by the family's key, then by NIK, then by KK number and name. Families that the list
    /// does not have are told too: of the villages it names where it has such a column, else all.
    /// Nothing is written.
    ///
    /// - `progress`: Told in hundredths; stopping throws `store(.cancelled)`.
    /// - Throws: `file` for what is no such list.
    package func compare(
        desil bytes: [UInt8],
        named name: String,
        _ progress: Progress = .silent,
    ) throws(CaseloadError) -> DesilComparison {
        let known = try read { (reader) throws(StoreError) in
            DesilHeaders(try rules(reader).book.programmes)
        }
        var file: DesilFile
        do throws(CaseloadFileError) {
            file = try DesilFile(file: bytes, named: name, known)
        } catch {
            throw .file(name: name, error == .unknownKind ? .noListHeader : .caseload(error))
        }
        var rows: [DesilRow] = []
        do throws(CaseloadFileError) {
            while let row = try file.next() { rows.append(row) }
        } catch {
            throw .file(name: name, .caseload(error))
        }
        var comparison = DesilComparison(file: name)
        comparison.findings.add(file.headerFindings)
        for row in rows { comparison.findings.add(row.findings) }
        comparison.findings.add(file.finish())
        comparison.rows = rows.count
        let start = comparison
        return try read { (reader) throws(StoreError) in
            var run = DesilRun(reader, start)
            for (place, row) in rows.enumerated() {
                if place % 256 == 0 {
                    try progress.check(done: place * 90 / rows.count, total: 100)
                }
                try run.take(row)
            }
            try run.close(progress)
            return run.comparison
        }
    }
}

/// One comparison while it runs.
private struct DesilRun {
    private(set) var comparison: DesilComparison
    private let reader: Reader
    private var briefs: BriefReader
    /// What the list says of a family so far, by row key.
    private var seen: [String: Seen] = [:]
    /// Folded villages that the list names.
    private var villages: Set<String> = []

    private struct Seen {
        var desil: Int?
        var programmes: Set<String> = []
    }

    /// A person of the register, or a family without one.
    private struct Match {
        var family: String
        var person: PersonBrief?
        /// Found by the KK number alone: the name is none of the family's.
        var isFamilyOnly = false
    }

    init(_ reader: Reader, _ comparison: DesilComparison) {
        self.reader = reader
        self.comparison = comparison
        briefs = BriefReader(reader)
    }

    // MARK: A row

    mutating func take(_ row: DesilRow) throws(StoreError) {
        if !row.village.isEmpty { villages.insert(Folding.folded(row.village)) }
        guard row.nik != nil || row.kk != nil || row.familyKey != nil else {
            add(.unreadable, row, nil)
            return
        }
        guard let match = try find(row) else {
            add(.notHere, row, nil)
            return
        }
        comparison.matched += 1
        let isFirst = seen[match.family] == nil
        if isFirst { comparison.families += 1 }
        try compareFamily(row, match)
        if match.isFamilyOnly {
            add(.personNotHere, row, match)
        } else if let person = match.person {
            try comparePerson(row, person, match)
        }
        if row.status == .unmatched { add(.unmatched, row, match) }
    }

    private mutating func compareFamily(_ row: DesilRow, _ match: Match) throws(StoreError) {
        var known = seen[match.family] ?? Seen()
        let query = """
            SELECT f.desil, f.programmes FROM document d JOIN family f ON f.doc = d.doc
            WHERE d.id = 'family:' || ?
            """
        let here = try reader.first(query, [.text(match.family)]) { row in
            (row.optionalInt(0), row.text(1).split(separator: " ").map(String.init))
        }
        if let there = row.desil {
            if let first = known.desil {
                if first != there { add(.twoDesils(first: first, then: there), row, match) }
            } else {
                known.desil = there
                if here?.0 != there { add(.desil(here: here?.0, there: there), row, match) }
            }
        }
        for (programme, there) in row.programmes.sorted(by: { $0.key < $1.key }) {
            let isHere = here?.1.contains(programme) ?? false
            // Said once for a family, by whichever of its rows says so first.
            guard isHere != there, known.programmes.insert(programme).inserted else { continue }
            add(.programme(programme, here: isHere, there: there), row, match)
        }
        seen[match.family] = known
    }

    private mutating func comparePerson(
        _ row: DesilRow,
        _ person: PersonBrief,
        _ match: Match,
    ) throws(StoreError) {
        if !row.name.isEmpty,
            NameLikeness(NameForm.of(row.name), NameForm.of(person.name)) != .same
        {
            add(.name(here: person.name, there: row.name), row, match)
        }
        if let nik = row.nik, LooseNIK.value(person.nik) != nik.value {
            add(.nik(here: person.nik, there: nik.text), row, match)
        }
        let kk = try briefs.family(person.family).kk
        if let there = row.kk, LooseNIK.value(kk) != there.value {
            add(.kk(here: kk, there: there.text), row, match)
        }
    }

    private mutating func add(_ kind: DesilDifference.Kind, _ row: DesilRow, _ match: Match?) {
        var difference = DesilDifference(kind, row: row.row)
        difference.family = match.map { DocumentID("family:" + $0.family) }
        difference.member = match?.person?.id
        let isAbsent = match?.person == nil
        difference.name = isAbsent ? row.name : match?.person?.name ?? row.name
        difference.nik = row.nik?.text ?? match?.person?.nik ?? ""
        difference.kk = row.kk?.text ?? match?.person?.kk ?? ""
        difference.village = match?.person?.village ?? row.village
        comparison.differences.append(difference)
    }

    // MARK: Finding

    private mutating func find(_ row: DesilRow) throws(StoreError) -> Match? {
        let form = NameForm.of(row.name)
        if let nik = row.nik {
            let people = try people("m.nik = ?", [IdentityText.column(nik.text)])
            if let best = Self.nearest(people, to: form, orAny: true) {
                return Match(
                    family: CaseloadProjections.key(best.family.rawValue),
                    person: try briefs.complete(best),
                )
            }
        }
        var families: [String] = []
        if let key = row.familyKey {
            let query = """
                SELECT f.key FROM document d JOIN family f ON f.doc = d.doc
                WHERE d.id = 'family:' || ?
                """
            try reader.rows(query, [.text(key)]) { families.append($0.text(0)) }
        }
        if families.isEmpty, let kk = row.kk {
            let values = [IdentityText.column(kk.text)]
            try reader.rows("SELECT key FROM family WHERE kk = ? ORDER BY doc", values) {
                families.append($0.text(0))
            }
        }
        for family in families {
            let people = try people("m.family = ?", [.text(family)])
            if let best = Self.nearest(people, to: form, orAny: false) {
                return Match(family: family, person: try briefs.complete(best))
            }
        }
        guard let first = families.first else { return nil }
        return Match(family: first, isFamilyOnly: !form.isEmpty)
    }

    private func people(
        _ condition: String,
        _ values: [SQLValue],
    ) throws(StoreError) -> [PersonBrief] {
        var found: [PersonBrief] = []
        let query = "SELECT \(BriefReader.columns) FROM member m WHERE \(condition) ORDER BY m.doc"
        try reader.rows(query, values) { found.append(BriefReader.plain($0)) }
        return found
    }

    /// The one of the name, else one whose name is near it, else the first if any will do.
    private static func nearest(
        _ people: [PersonBrief],
        to form: [UInt8],
        orAny: Bool,
    ) -> PersonBrief? {
        guard !form.isEmpty else { return orAny ? people.first : nil }
        let rated = people.map { (person: $0, NameLikeness(NameForm.of($0.name), form)) }
        if let same = rated.first(where: { $0.1 == .same }) { return same.person }
        if let near = rated.first(where: { $0.1 != .different }) { return near.person }
        return orAny ? people.first : nil
    }

    // MARK: The end

    /// Tells the families that the list does not have.
    mutating func close(_ progress: Progress) throws(StoreError) {
        try progress.check(done: 92, total: 100)
        var missing: [(key: String, kk: String, village: String)] = []
        try reader.rows("SELECT key, kk, village FROM family ORDER BY doc") { row in
            let key = row.text(0)
            guard seen[key] == nil else { return }
            let village = row.text(2)
            guard villages.isEmpty || villages.contains(Folding.folded(village)) else { return }
            var kk: [UInt8] = []
            IdentityText(row, 1).write(into: &kk)
            missing.append((key, String(decoding: kk, as: UTF8.self), village))
        }
        for (place, family) in missing.enumerated() {
            if place % 512 == 0 { try progress.check(done: 95, total: 100) }
            let id = DocumentID("family:" + family.key)
            comparison.differences.append(
                DesilDifference(
                    .notListed,
                    family: id,
                    name: try briefs.family(id).holder,
                    kk: family.kk,
                    village: family.village,
                )
            )
        }
    }
}
