import Casework
import Documents

/// One line of what happened with a family: what, who, when.
package struct TimelineEntry: Sendable, Equatable {
    package enum What: Sendable, Equatable {
        /// Obligations that one person recorded on one day.
        case checks(CellCounts)
        /// A service given on this day.
        case service(Wording, on: Day?)
        /// A form was filled.
        case filled
        /// A step of a record's life, by the state it led to.
        case step(Wording, note: String?)
        /// A record was written again after its last step.
        case changed
        /// A record written in two ways was settled.
        case conflictDecided
        /// The office's word on some records.
        case office(isAccepted: Bool, count: Int, reason: String?)
    }

    package var what: What
    package var moment: Moment
    /// Who did it; empty where nobody is known.
    package var by: String
    /// As what, the code of a desk's role; nil for none.
    package var role: String?
    /// What Enter opens.
    package var record: DocumentID?
    package var memberName: String
    /// The label of the record's form; empty for checks and services.
    package var form = Wording(id: "", en: "")
    /// What the record is called; empty for checks, and for a restricted one.
    package var label: Wording
    package var isRestricted: Bool
    /// Of a record that waits to be keyed again: no more than the month may be told.
    package var month: Month?
}

extension FamilyPage {
    /// Everything that happened, newest first; the checks of one person and day are one line.
    ///
    /// `zone`: Seconds ahead of UTC, for what has no zone of its own.
    package func timeline(zone: Int) -> [TimelineEntry] {
        var entries = checkEntries(zone)
        for row in history where row.filled == nil && row.id.documentKind != .check {
            var entry = TimelineEntry(
                .service(row.label, on: Day(row.period)),
                at: row.value.at,
                by: row.value.by,
                zone,
            )
            entry.memberName = row.memberName
            if row.value.isVeiled, let month = Month(row.period) { entry.tell(month, zone) }
            entries.append(entry)
        }
        for row in history where row.filled == nil {
            guard let decision = row.decided else { continue }
            var entry = TimelineEntry(.conflictDecided, at: decision.at, by: decision.by, zone)
            entry.memberName = row.memberName
            entry.label = row.label
            entries.append(entry)
        }
        for record in records { entries += Self.entries(of: record, zone) }
        return entries.sorted { left, right in
            let (mine, theirs) = (left.moment.seconds, right.moment.seconds)
            guard mine == theirs else { return mine > theirs }
            return (left.record?.rawValue ?? "", left.order)
                > (right.record?.rawValue ?? "", right.order)
        }
    }

    private func checkEntries(_ zone: Int) -> [TimelineEntry] {
        struct Group: Hashable {
            var day: Day
            var by: String
        }
        struct Verdict: Hashable {
            var day: Day
            var isAccepted: Bool
            var reason: String
        }
        var groups: [Group: (counts: CellCounts, last: Moment)] = [:]
        var verdicts: [Verdict: (count: Int, last: Int)] = [:]
        for row in history where row.filled == nil {
            if row.id.documentKind == .check {
                let moment = Moment(row.value.at) ?? Moment(seconds: 0, offset: zone)
                let group = Group(day: moment.day, by: row.value.by)
                var (counts, last) = groups[group] ?? (CellCounts(), moment)
                let told = row.value.state.map(CellMark.state) ?? .blank
                counts.add(row.value.isVeiled ? .hidden : told, isDue: true)
                last = max(last, moment)
                groups[group] = (counts, last)
            }
            guard let word = row.office else { continue }
            let day = Moment(seconds: word.at / 1_000, offset: zone).day
            let verdict = Verdict(day: day, isAccepted: word.isAccepted, reason: word.reason ?? "")
            let known = verdicts[verdict] ?? (0, word.at)
            verdicts[verdict] = (known.count + 1, max(known.last, word.at))
        }
        return groups.map { group, found in
            TimelineEntry(.checks(found.counts), found.last, by: group.by)
        }
            + verdicts.map { verdict, found in
                TimelineEntry(
                    .office(
                        isAccepted: verdict.isAccepted,
                        count: found.count,
                        reason: verdict.reason.isEmpty ? nil : verdict.reason,
                    ),
                    Moment(seconds: found.last / 1_000, offset: zone),
                    by: "",
                )
            }
    }

    private static func entries(of record: FamilyRecord, _ zone: Int) -> [TimelineEntry] {
        let row = record.row
        guard !row.isVeiled else {
            var entry = TimelineEntry(.filled, at: row.at, by: row.by, zone)
            entry.record = record.id
            entry.form = row.formLabel
            entry.label = row.titles
            entry.isRestricted = true
            entry.tell(row.date.month, zone)
            return [entry]
        }
        var entries: [TimelineEntry] = []
        for step in record.steps {
            var entry = TimelineEntry(
                .step(step.label, note: step.note),
                at: step.at,
                by: step.by,
                zone,
            )
            entry.role = step.role
            entries.append(entry)
        }
        let written = Moment(row.at)?.seconds ?? 0
        if record.steps.isEmpty {
            entries.append(TimelineEntry(.filled, at: row.at, by: row.by, zone))
        } else if record.steps.allSatisfy({ Moment($0.at)?.seconds ?? 0 < written }) {
            entries.append(TimelineEntry(.changed, at: row.at, by: row.by, zone))
        }
        for decision in record.decisions {
            entries.append(TimelineEntry(.conflictDecided, at: decision.at, by: decision.by, zone))
        }
        if let word = record.office {
            let what = TimelineEntry.What.office(
                isAccepted: word.isAccepted,
                count: 1,
                reason: row.isSensitive ? nil : word.reason,
            )
            let moment = Moment(seconds: word.at / 1_000, offset: zone)
            entries.append(TimelineEntry(what, moment, by: ""))
        }
        for place in entries.indices {
            entries[place].record = record.id
            entries[place].memberName = row.memberName
            entries[place].form = row.formLabel
            entries[place].label = row.titles
            entries[place].isRestricted = row.isSensitive
        }
        return entries
    }
}

extension TimelineEntry {
    init(_ what: What, _ moment: Moment, by: String) {
        self.init(
            what: what,
            moment: moment,
            by: by,
            record: nil,
            memberName: "",
            label: Wording(id: "", en: ""),
            isRestricted: false,
        )
    }

    /// A time that cannot be read stands at the end.
    init(_ what: What, at text: String, by: String, _ zone: Int) {
        self.init(what, Moment(text) ?? Moment(seconds: 0, offset: zone), by: by)
    }

    /// Leaves of its time the month alone.
    fileprivate mutating func tell(_ month: Month, _ zone: Int) {
        self.month = month
        moment = Moment(seconds: month.firstDay.dayNumber * 86_400 - zone, offset: zone)
    }

    /// Of one record at one time: what follows from the others comes after them.
    fileprivate var order: Int {
        switch what {
        case .filled, .checks, .service: 0
        case .step: 1
        case .changed: 2
        case .conflictDecided: 3
        case .office: 4
        }
    }
}
