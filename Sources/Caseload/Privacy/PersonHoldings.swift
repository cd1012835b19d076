import Casework
import Documents
import Forms
import LocalStore

/// All that this store holds about a family, or about one member of it.
///
/// A member's own data leaves out what is about others:
/// - of the register her own row, and of the family's what is about the household as such (card, address,
///   programmes); neither the other members nor the family's note;
/// - of checks and services her own;
/// - of records those about her, whole but for answers and rows that name another member; of records about the
///   family, a group or an institution that name her, only the rows that name her; of others about the family only
///   that they are there;
/// - of restricted records only those about her.
///
/// What somebody wrote into a note of hers stays as it was written: a program cannot tell whom it is about.
package struct PersonHoldings: Sendable {
    package struct Entry: Sendable {
        package var id: DocumentID
        package var body: JSONObject
        /// It was imported on this laptop and never was the office's.
        package var isLocal: Bool
    }

    /// How much of a record there is to give.
    package enum Part: Sendable, Equatable {
        case whole
        /// Only rows that name the member.
        case rows
        /// Only that it is there: it names none of its family's members.
        case head
        /// Drawn to be keyed again: hidden from who looks until then.
        case veiled
    }

    package struct Record: Sendable {
        package var page: RecordPage
        package var part: Part
    }

    /// The family, or the member.
    package var id: DocumentID
    package var family: Entry
    package var members: [Entry]
    /// What the register calls the groups, institutions and families that these name.
    package var names: [DocumentID: String] = [:]
    /// Checks and services, the newest first.
    package var checks: [HistoryRow]
    /// Their documents as they are kept, without those that are hidden.
    package var checkBodies: [JSONObject]
    package var records: [Record]
    /// Restricted records that were not asked for.
    package var restricted: Int
    package var looks: [Look]
    /// Looks at restricted records that were not asked for: what was looked at would tell of them.
    package var looksLeftOut = 0
    /// Files of many people that were written, in which they may be.
    package var lists: Int

    package var isMember: Bool { id.documentKind == .member }
}

extension Caseload {
    /// Gathers what is held about a family or a member; nil where the register has none of that id.
    ///
    /// `showsSensitive`: Restricted records come along; each is noted as looked at, before this returns.
    /// Cost: the family's page, and a look at each record of a group or institution.
    package func holdings(
        of id: DocumentID,
        showsSensitive: Bool,
        at moment: Moment,
    ) throws(CaseloadError) -> PersonHoldings? {
        let looks = try looks()
        let found = try read { (reader) throws(StoreError) in
            let gatherer = PersonGatherer(
                reading: CaseloadReader(
                    reader: reader,
                    rules: try rules(reader),
                    disputed: try openConflicts(reader),
                ),
                id: id,
            )
            return try gatherer.gather(looks)
        }
        guard let (gathered, ids) = found else { return nil }
        var holdings = gathered
        holdings.lists = Set(looks.filter { $0.what == .file && $0.family == nil }.map(\.id)).count
        if !showsSensitive {
            let told = holdings.looks.filter { $0.what != .restricted }
            holdings.looksLeftOut = holdings.looks.count - told.count
            holdings.looks = told
        }
        let people = Set(holdings.members.map(\.id)).union([holdings.family.id])
        for (record, part) in ids {
            guard var page = try recordPage(record, today: moment.day, withBody: false) else {
                continue
            }
            if page.isVeiled {
                holdings.records.append(.init(page: page, part: .veiled))
                continue
            }
            if page.row.isSensitive {
                let isOwn = !holdings.isMember || page.record.member == id
                guard isOwn else { continue }
                guard showsSensitive else {
                    holdings.restricted += 1
                    continue
                }
                try noteLook(at: record, from: .export, at: moment)
            }
            if holdings.isMember || part != .whole {
                let own = OwnAnswers(people: holdings.isMember ? [id] : people, part: part)
                page.record.answers = own.answers(page)
            }
            holdings.records.append(.init(page: page, part: part))
        }
        holdings.records.sort {
            ($1.page.row.date, $1.page.row.id) < ($0.page.row.date, $0.page.row.id)
        }
        return holdings
    }
}

extension Caseload {
    /// Whether the register has a family of that id.
    package func isFamily(_ id: DocumentID) throws(CaseloadError) -> Bool {
        try readUnveiled { (reader) throws(StoreError) in
            try reader.document(id).map { !$0.deleted } ?? false
        }
    }
}

/// Gathers at one moment; the records' pages are read behind it.
private struct PersonGatherer {
    let reading: CaseloadReader
    let id: DocumentID

    func gather(
        _ looks: [Look]
    ) throws(StoreError) -> (PersonHoldings, [(DocumentID, PersonHoldings.Part)])? {
        let isMember = id.documentKind == .member
        var home = id
        if isMember {
            guard let member = try reading.member(id) else { return nil }
            home = member.family
        }
        guard var family = try entry(home) ?? (isMember ? nobody(home) : nil) else { return nil }
        let all = try reading.members(ofFamily: home)
        let own = isMember ? all.filter { $0.id == id } : all
        if isMember { family.body = Self.household(family.body) }
        var records = MemberRecords()
        for member in own { try reading.records(of: member.id, into: &records) }
        let history = try reading.history(records, own, [], of: home)
        var bodies: [JSONObject] = []
        for row in history where !row.value.isVeiled {
            guard let stored = try reading.reader.document(row.id), !stored.deleted,
                !Veil.covers(stored.body)
            else { continue }
            bodies.append(stored.body)
        }
        var members: [PersonHoldings.Entry] = []
        for member in own {
            if let entry = try entry(member.id) { members.append(entry) }
        }
        let holdings = PersonHoldings(
            id: id,
            family: family,
            members: members,
            names: try names(in: [family] + members),
            checks: history,
            checkBodies: bodies,
            records: [],
            restricted: 0,
            looks: looks.filter {
                isMember ? $0.isAbout(member: id, of: home) : $0.isAbout(family: home)
            },
            lists: 0,
        )
        return (holdings, try self.records(home, all.map(\.id)))
    }

    /// The names of what is named by its id in these.
    private func names(
        in entries: [PersonHoldings.Entry]
    ) throws(StoreError) -> [DocumentID: String] {
        let ids = entries.flatMap { $0.body.compactMap(\.value.string) }.map { DocumentID($0) }
        var names: [DocumentID: String] = [:]
        for id in Set(ids) where [.group, .facility, .family, .member].contains(id.documentKind) {
            if id.documentKind == .family {
                // A family has no name of its own.
                names[id] = String(id.rowKey)
            } else if let name = try reading.reader.document(id)?.body["name"]?.string {
                names[id] = name
            }
        }
        return names
    }

    private func entry(_ id: DocumentID) throws(StoreError) -> PersonHoldings.Entry? {
        guard let stored = try reading.reader.document(id), !stored.deleted else { return nil }
        return PersonHoldings.Entry(id: id, body: stored.body, isLocal: stored.local)
    }

    /// The family of a member whom the register gives one that is not there.
    private func nobody(_ id: DocumentID) -> PersonHoldings.Entry {
        PersonHoldings.Entry(id: id, body: JSONObject(), isLocal: false)
    }

    /// What of a family's row is about the household and nobody else.
    private static func household(_ body: JSONObject) -> JSONObject {
        var kept = JSONObject()
        for name in [
            "kk", "address", "rt", "rw", "village", "villageCode", "district", "regency", "group",
            "programmes", "desil", "assignedTo",
        ] {
            if let value = body[name] { kept[name] = value }
        }
        return kept
    }

    /// The records, and how much of each is hers.
    private func records(
        _ family: DocumentID,
        _ members: [DocumentID],
    ) throws(StoreError) -> [(DocumentID, PersonHoldings.Part)] {
        let reader = reading.reader
        var ids: Set<DocumentID> = []
        let wanted = id.documentKind == .member ? [id] : members
        var queries: [(filter: String, arguments: [SQLValue])] = wanted.map { member in
            ("WHERE a.member = ?", [.text(CaseloadProjections.key(member.rawValue))])
        }
        queries.append(("WHERE a.family = ?", [.text(CaseloadProjections.key(family.rawValue))]))
        // Of a group or institution: whoever it names stands in its rows.
        queries.append(("WHERE a.family IS NULL AND a.member IS NULL", []))
        for (filter, arguments) in queries {
            let query = "SELECT d.id FROM act a JOIN document d ON d.doc = a.doc \(filter)"
            try reader.rows(query, arguments) { row in ids.insert(DocumentID(row.text(0))) }
        }
        let people = Set(members)
        var found: [(DocumentID, PersonHoldings.Part)] = []
        for record in ids.sorted() {
            guard let stored = try reader.document(record), !stored.deleted else { continue }
            let named = RecordRowMaker.named(in: stored.body["answers"] ?? .null)
            let about = stored.body["member"]?.string.map { DocumentID($0) }
            let isOfFamily = stored.body["family"]?.string == family.rawValue
            if id.documentKind == .member {
                if about == id {
                    found.append((record, .whole))
                } else if named.contains(id) {
                    found.append((record, .rows))
                } else if about == nil, isOfFamily {
                    found.append((record, .head))
                }
            } else if isOfFamily || about.map({ people.contains($0) }) ?? false {
                found.append((record, .whole))
            } else if !named.isDisjoint(with: people.union([family])) {
                found.append((record, .rows))
            }
        }
        return found
    }
}

/// The answers of a record that are a member's own, or of a group's record a family's.
private struct OwnAnswers {
    let people: Set<DocumentID>
    let part: PersonHoldings.Part

    func answers(_ page: RecordPage) -> JSONObject {
        var kept = JSONObject()
        guard part != .head else { return kept }
        for answer in page.record.answers {
            let rows = answer.value.array?.filter { $0.object != nil } ?? []
            if part == .rows, rows.isEmpty { continue }
            if let own = own(answer.value) { kept[answer.name] = own }
        }
        return kept
    }

    /// Without rows that name others; another's id in a row or answer of hers is left out.
    private func own(_ value: JSONValue) -> JSONValue? {
        switch value {
        case .string(let text):
            let id = DocumentID(text)
            return id.documentKind == .member && !people.contains(id) ? nil : value
        case .array(let values):
            let kept = values.compactMap { one -> JSONValue? in
                guard one.object != nil else { return own(one) }
                let named = RecordRowMaker.named(in: one).filter {
                    $0.documentKind == .member || $0.documentKind == .family
                }
                let isHers =
                    !named.isDisjoint(with: people) || (named.isEmpty && part == .whole)
                return isHers ? own(one) : nil
            }
            return kept.isEmpty && !values.isEmpty ? nil : .array(kept)
        case .object(let object):
            var kept = JSONObject()
            for one in object {
                if let value = own(one.value) { kept[one.name] = value }
            }
            return .object(kept)
        case .null, .bool, .number: return value
        }
    }
}
