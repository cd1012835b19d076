import Casework
import Documents

/// Alerts in order, with headings: by place, or by rule with the heaviest first.
package struct AlertList: Sendable {
    package enum Row: Sendable, Equatable {
        case place(AgendaPlace)
        case rule(Wording, weight: Int)
        /// A place in the list, from 0.
        case item(Int)
    }

    package let query: AgendaQuery
    let board: AgendaBoard
    /// Families and places among the packed alerts.
    private let entries: [(ordinal: UInt32, number: UInt32)]
    private let packedRows: [PackedRow]

    /// Where the place stands in a key: below it are 1 bit of specialism and 4 of weight.
    private static let rankShift: UInt64 = 29

    private struct PackedRow: Sendable {
        let isHeading: Bool
        /// An entry; a heading is told by the first one under it.
        let number: UInt32
    }

    init(_ board: AgendaBoard, _ query: AgendaQuery) {
        self.board = board
        self.query = query
        let ranks = board.places.ranks()
        let villages = board.places.all.map {
            query.village == nil || $0.village == query.village
        }
        let rules = board.rules
        let own = rules.marks(query.own)
        let takesAll = query.takesAllMarks
        // Places where something of hers was found go before the others.
        var held: Set<UInt64> = []
        var keyed: [(key: UInt64, ordinal: UInt32, number: UInt32)] = []
        for ordinal in 0..<board.index.count {
            let place = Int(board.familyPlaces[ordinal])
            let numbers = board.packed.alerts.range(ordinal)
            guard !numbers.isEmpty, villages[place] else { continue }
            for number in numbers {
                let packed = board.packed.alerts.elements[number]
                let rule = Int(packed.rule)
                let marks: MarkSet = takesAll && own.isEmpty ? [] : rules.marks(of: packed)
                guard takesAll || query.takes(marks, rules) else { continue }
                let isOther: UInt64 = own.isEmpty || !marks.isDisjoint(with: own) ? 0 : 1
                let weight = UInt64(9 - min(9, max(0, rules.alerts[rule].rule.weight)))
                let rank = UInt64(ranks[place])
                if isOther == 0 { held.insert(rank) }
                let key =
                    query.byWeight
                    ? weight << 60 | UInt64(rule) << 40 | isOther << 39 | rank
                    : rank << Self.rankShift | isOther << 28 | weight << 24
                keyed.append((key, UInt32(ordinal), UInt32(number)))
            }
        }
        if !own.isEmpty, !query.byWeight {
            for place in keyed.indices
            where !held.contains(keyed[place].key >> Self.rankShift) {
                keyed[place].key |= 1 << 62
            }
        }
        keyed.sort { ($0.key, $0.number) < ($1.key, $1.number) }
        entries = keyed.map { ($0.ordinal, $0.number) }
        var rows: [PackedRow] = []
        rows.reserveCapacity(keyed.count + 32)
        var last: UInt64?
        for (number, entry) in keyed.enumerated() {
            let heading = entry.key >> (query.byWeight ? 40 : Self.rankShift)
            if heading != last { rows.append(PackedRow(isHeading: true, number: UInt32(number))) }
            rows.append(PackedRow(isHeading: false, number: UInt32(number)))
            last = heading
        }
        packedRows = rows
    }

    package var rowCount: Int { packedRows.count }
    package var count: Int { entries.count }
    package var isEmpty: Bool { entries.isEmpty }

    package func row(_ number: Int) -> Row {
        let row = packedRows[number]
        guard row.isHeading else { return .item(Int(row.number)) }
        let entry = entries[Int(row.number)]
        guard query.byWeight else { return .place(board.place(ofFamily: Int(entry.ordinal))) }
        let rule = board.rules.alerts[
            Int(board.packed.alerts.elements[Int(entry.number)].rule)
        ].rule
        return .rule(rule.label, weight: rule.weight)
    }

    package subscript(_ number: Int) -> Alert {
        board.alert(Int(entries[number].number), family: Int(entries[number].ordinal))
    }

    package func key(_ number: Int) -> AgendaKey {
        let entry = entries[number]
        let packed = board.packed.alerts.elements[Int(entry.number)]
        return .alert(
            board.rules.alerts[Int(packed.rule)].rule.id.rawValue,
            board.index.id(Int(entry.ordinal)),
            board.member(of: packed)?.rawValue ?? "",
        )
    }

    /// Where an alert stands that was named in another list; nil where it is no longer.
    ///
    /// Cost: one look at each number, and at the names of that family's alone.
    package func number(of key: AgendaKey) -> Int? {
        guard case .alert(_, let family, _) = key, let ordinal = board.index.ordinal(of: family)
        else { return nil }
        return entries.indices.first {
            entries[$0].ordinal == UInt32(ordinal) && self.key($0) == key
        }
    }

    /// The place of an alert.
    package func place(_ number: Int) -> AgendaPlace {
        board.place(ofFamily: Int(entries[number].ordinal))
    }
}

extension AgendaBoard {
    /// What early detection found.
    package func alerts(_ query: AgendaQuery) -> AlertList { AlertList(self, query) }

    func place(ofFamily ordinal: Int) -> AgendaPlace {
        let found = places.all[Int(familyPlaces[ordinal])]
        return AgendaPlace(village: found.village, rw: found.rw, rt: found.rt)
    }

    func alert(_ number: Int, family ordinal: Int) -> Alert {
        let packed = self.packed.alerts.elements[number]
        let rule = rules.alerts[Int(packed.rule)].rule
        let form = rule.act.flatMap { rules.number(ofForm: $0.rawValue) }
            .map { rules.forms[Int($0)] }
        let texts = self.packed.texts
        let first = Int(packed.text)
        let record = rule.opens.flatMap { firstDue($0.rawValue, family: ordinal) }
        return Alert(
            rule: rule.id,
            label: rule.label,
            why: AlertWhy(rule.why, gaps: texts[first + 2]),
            weight: rule.weight,
            act: rule.act,
            actLabel: form?.form.label ?? record.map { rules.forms[Int($0.form)].form.label },
            record: record?.document,
            opensRecord: rule.opens != nil,
            place: place(ofFamily: ordinal),
            family: index.id(ordinal),
            familyName: index.holder(ordinal),
            member: member(of: packed),
            memberName: texts[first + 1],
            marks: rules.marks(of: packed).names(in: rules.markNames),
        )
    }

    /// Whom an alert is about; nil for a whole family.
    func member(of alert: PackedAlert) -> DocumentID? {
        alert.isAboutMember ? DocumentID("member:" + packed.texts[Int(alert.text)]) : nil
    }

    /// The family's record of a kind that is due first; of one that waits for an answer, where its flow tells.
    private func firstDue(_ kind: String, family ordinal: Int) -> PackedDue? {
        packed.dues.range(ordinal).lazy.map { packed.dues.elements[$0] }
            .filter { due in
                let form = rules.forms[Int(due.form)]
                guard form.kind == kind, !due.isSensitive else { return false }
                guard kind == "referral" else { return true }
                return form.awaits(due.state.map { form.states[Int($0)].code })
            }
            .min { ($0.due, $0.document) < ($1.due, $1.document) }
    }

    /// The alerts of one family, for its own page.
    package func alerts(of family: DocumentID) -> [Alert] {
        guard let ordinal = index.ordinal(of: family) else { return [] }
        return packed.alerts.range(ordinal).map { alert($0, family: ordinal) }
    }

    /// The villages and specialisms that can be chosen.
    package var villages: [String] {
        Set(index.villages.map(\.name)).filter { !$0.isEmpty }.sorted()
    }

    package var marks: [String] { rules.markNames }
}
