import Casework

/// An alert in twelve bytes beside its texts.
struct PackedAlert: Sendable {
    /// A place in `AgendaRules.alerts`.
    var rule: UInt16
    var isAboutMember: Bool
    /// The first of its three texts: the member's row key and name, and what is in the sentence's gaps.
    var text: UInt32
    /// Specialisms that hang on facts.
    var marks: MarkSet = []
}

/// A record that asks for something on a day, in 28 bytes beside its text.
struct PackedDue: Sendable {
    /// A place in `AgendaRules.forms`.
    var form: UInt16
    var state: UInt8?
    var due: Day
    /// The record's day.
    var day: Day
    /// The number of its document.
    var document: Int32
    var isSensitive = false
    /// Specialisms that hold for it alone.
    var marks: MarkSet = []
    /// The task that an answer to it leaves, a place among `AgendaRules.tasks`; nil while it has none.
    var task: UInt8? = nil
    /// The name of the member it is about; nil for none.
    var text: UInt32?
}

/// What alerts and dues say, by family.
struct PackedAgenda: Sendable {
    private(set) var alerts: RunsByFamily<PackedAlert>
    private(set) var dues: RunsByFamily<PackedDue>
    private(set) var texts = PackedTexts()

    /// One family's, before it is packed.
    struct Family {
        var alerts: [AlertFinder.Found]
        var dues: [DueFinder.Found]

        var isEmpty: Bool { alerts.isEmpty && dues.isEmpty }
    }

    /// Gathers families while they are read.
    struct Builder {
        private var alerts: [(ordinal: UInt32, elements: [PackedAlert])] = []
        private var dues: [(ordinal: UInt32, elements: [PackedDue])] = []
        private var texts = PackedTexts()

        mutating func add(_ found: Family, _ family: FamilyCase, at ordinal: Int) {
            if !found.alerts.isEmpty {
                let packed = found.alerts.map { PackedAlert($0, family, &texts) }
                alerts.append((UInt32(ordinal), packed))
            }
            if !found.dues.isEmpty {
                let packed = found.dues.map { PackedDue($0, family, &texts) }
                dues.append((UInt32(ordinal), packed))
            }
        }

        func finish(count: Int) -> PackedAgenda {
            PackedAgenda(
                alerts: RunsByFamily(alerts, count: count),
                dues: RunsByFamily(dues, count: count),
                texts: texts,
            )
        }
    }

    mutating func replace(_ ordinal: Int, with found: Family, _ family: FamilyCase) {
        alerts.replace(ordinal, with: found.alerts.map { PackedAlert($0, family, &texts) })
        dues.replace(ordinal, with: found.dues.map { PackedDue($0, family, &texts) })
        compactIfLoose()
    }

    func following(_ places: [Int?]) -> PackedAgenda {
        PackedAgenda(
            alerts: alerts.following(places),
            dues: dues.following(places),
            texts: texts,
        )
    }

    /// Drops the texts of what was replaced once they are more than what is left.
    private mutating func compactIfLoose() {
        let live = alerts.elements.count * 3 + dues.elements.count
        guard texts.count > live * 2 + 10_000 else { return }
        var kept = PackedTexts()
        let old = texts
        alerts.update { alert in
            let first = UInt32(kept.count)
            for place in 0..<3 { kept.append(old, Int(alert.text) + place) }
            alert.text = first
        }
        dues.update { due in
            guard let text = due.text else { return }
            due.text = UInt32(kept.count)
            kept.append(old, Int(text))
        }
        texts = kept
    }
}

extension PackedAlert {
    fileprivate init(
        _ found: AlertFinder.Found,
        _ family: FamilyCase,
        _ texts: inout PackedTexts,
    ) {
        rule = UInt16(clamping: found.rule)
        isAboutMember = found.member != nil
        text = UInt32(texts.count)
        let member = found.member.map { family.members[$0] }
        texts.append((member?.key ?? "").utf8)
        texts.append((member?.name ?? "").utf8)
        texts.append(found.gaps.joined(separator: String(GapText.divider)).utf8)
        marks = found.marks
    }
}

extension PackedDue {
    fileprivate init(
        _ found: DueFinder.Found,
        _ family: FamilyCase,
        _ texts: inout PackedTexts,
    ) {
        form = found.act.form
        state = found.act.state
        due = found.due
        day = found.act.day
        document = found.act.document
        isSensitive = found.act.isSensitive
        marks = found.act.marks
        task = found.act.task
        let member =
            isSensitive ? nil : family.members.first { $0.digest == found.act.subject }
        text = member.map { member in
            texts.append(member.name.utf8)
            return UInt32(texts.count - 1)
        }
    }
}
