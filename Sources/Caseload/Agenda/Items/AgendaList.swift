import Casework
import Documents

/// The items of a query in order, with headings: sections, and in them places.
package struct AgendaList: Sendable {
    package enum Row: Sendable, Equatable {
        case section(AgendaSection)
        case place(AgendaPlace)
        /// A place in the list, from 0.
        case item(Int)
    }

    package let query: AgendaQuery
    /// How many items there are of each section, by its number.
    package let counts: [Int]
    let board: AgendaBoard
    let entries: [AgendaEntry]
    private let packedRows: [PackedRow]
    private let placesByRank: [AgendaPlace]

    /// A row in eight bytes.
    private struct PackedRow: Sendable {
        enum Kind: UInt8 {
            case section, place, item
        }

        let kind: Kind
        let number: UInt32
    }

    init(_ board: AgendaBoard, _ query: AgendaQuery) {
        self.board = board
        self.query = query
        entries = board.entries(query)
        var counts = AgendaSection.allCases.map { _ in 0 }
        var rows: [PackedRow] = []
        rows.reserveCapacity(entries.count + 32)
        var last: AgendaEntry?
        for (number, entry) in entries.enumerated() {
            counts[entry.section.rawValue] += 1
            let isNew = last?.section != entry.section
            if isNew {
                rows.append(PackedRow(kind: .section, number: UInt32(entry.section.rawValue)))
            }
            if isNew || last?.rank != entry.rank {
                rows.append(PackedRow(kind: .place, number: entry.rank))
            }
            rows.append(PackedRow(kind: .item, number: UInt32(number)))
            last = entry
        }
        self.counts = counts
        packedRows = rows
        placesByRank = board.places.byRank
    }

    /// Rows that are drawn: headings and items.
    package var rowCount: Int { packedRows.count }
    package var count: Int { entries.count }
    package var isEmpty: Bool { entries.isEmpty }

    package func row(_ number: Int) -> Row {
        let row = packedRows[number]
        switch row.kind {
        case .section: return .section(AgendaSection(rawValue: Int(row.number)) ?? .due)
        case .place: return .place(placesByRank[Int(row.number)])
        case .item: return .item(Int(row.number))
        }
    }

    package subscript(_ number: Int) -> AgendaItem {
        board.item(entries[number], placesByRank[Int(entries[number].rank)])
    }

    /// What stays the same of an item when the list is made anew.
    package func key(_ number: Int) -> AgendaKey {
        let entry = entries[number]
        switch entry.kind {
        case .mark: return .mark(Int(entry.number))
        case .stage: return .stage
        case .session: return .session(board.sessions[Int(entry.number)].group)
        case .blanks: return .blanks(board.index.id(Int(entry.ordinal)))
        case .due: return .record(board.packed.dues.elements[Int(entry.number)].document)
        case .loose: return .record(board.loose[Int(entry.number)].packed.document)
        }
    }

    /// Where an item stands that was named in another list; nil where it is no longer.
    ///
    /// Cost: one look at each entry.
    package func number(of key: AgendaKey) -> Int? {
        if case .blanks(let family) = key {
            guard let ordinal = board.index.ordinal(of: family) else { return nil }
            return entries.indices.first {
                entries[$0].kind == .blanks && Int(entries[$0].ordinal) == ordinal
            }
        }
        return entries.indices.first { entries[$0].kind != .blanks && self.key($0) == key }
    }
}

/// Names an item across lists.
package enum AgendaKey: Hashable, Sendable {
    case mark(Int)
    case stage
    case session(String)
    case blanks(DocumentID)
    case record(Int32)
    /// A rule's id, the family and the member's row key.
    case alert(String, DocumentID, String)
}

extension AgendaPlaces {
    /// The places in the order of their ranks.
    var byRank: [AgendaPlace] {
        var ordered = [AgendaPlace](repeating: AgendaPlace(village: ""), count: all.count)
        for (place, rank) in ranks().enumerated() {
            let found = all[place]
            ordered[Int(rank)] = AgendaPlace(village: found.village, rw: found.rw, rt: found.rt)
        }
        return ordered
    }
}

extension AgendaBoard {
    /// The items of a query.
    package func list(_ query: AgendaQuery) -> AgendaList { AgendaList(self, query) }

    func item(_ entry: AgendaEntry, _ place: AgendaPlace) -> AgendaItem {
        let ordinal = Int(entry.ordinal)
        switch entry.kind {
        case .blanks:
            let overdue = entry.section == .overdue ? progress.overdue(ordinal, in: index) : 0
            return AgendaItem(
                what: .blanks(overdue: overdue, due: progress.tally(ordinal, in: index).due),
                section: entry.section,
                place: place,
                family: index.id(ordinal),
                familyName: index.holder(ordinal),
                name: "",
                day: entry.day,
                marks: [],
            )
        case .due:
            let due = packed.dues.elements[Int(entry.number)]
            return item(due, entry, place, family: ordinal, due.text.map { packed.texts[Int($0)] })
        case .loose:
            let due = loose[Int(entry.number)]
            return item(due.packed, entry, place, family: nil, due.name)
        case .session:
            let session = sessions[Int(entry.number)]
            return general(
                .session(
                    form: rules.forms[Int(session.form)].id,
                    group: DocumentID("group:" + session.group),
                    families: session.families,
                ),
                entry,
                place,
                session.name,
            )
        case .mark:
            let mark = rules.marks[Int(entry.number)]
            let day = nextDay(of: mark) ?? today
            return general(.mark(label: mark.label, day: day), entry, place, "")
        case .stage:
            return general(.stage(quarter, unfinished: progress.unfinished), entry, place, "")
        }
    }

    private func item(
        _ due: PackedDue,
        _ entry: AgendaEntry,
        _ place: AgendaPlace,
        family ordinal: Int?,
        _ name: String?,
    ) -> AgendaItem {
        if due.isSensitive {
            return general(.restricted(document: due.document), entry, place, "")
        }
        let form = rules.forms[Int(due.form)]
        return AgendaItem(
            what: .record(
                form: form.id,
                label: form.form.label,
                state: due.task.map { rules.tasks[Int($0)] }
                    ?? due.state.map { rules.label(of: form.states[Int($0)]) },
                document: due.document,
            ),
            section: entry.section,
            place: place,
            family: ordinal.map { index.id($0) },
            familyName: ordinal.map { index.holder($0) } ?? "",
            name: name ?? "",
            day: entry.day,
            marks: rules.marks(of: due).names(in: rules.markNames),
            shortLabel: form.short,
        )
    }

    private func general(
        _ what: AgendaItem.What,
        _ entry: AgendaEntry,
        _ place: AgendaPlace,
        _ name: String,
    ) -> AgendaItem {
        AgendaItem(
            what: what,
            section: entry.section,
            place: place,
            family: nil,
            familyName: "",
            name: name,
            day: entry.day,
            marks: [],
        )
    }
}
