import Caseload
import Casework
import Screen

/// One record's choices as lines: each value with who wrote it, beside what it came from.
///
///     Isi catatan
///       semula             [1] tidak patuh     [2] patuh
///       belum dicatat      A5, 20 hari         oleh pdp-002
///                          oleh pdp-001 (Anda) 2 Nov 2026 14.05
struct ConflictText {
    /// Whose record it is; stays in sight while the rest scrolls.
    private(set) var head: [TextLine] = []
    private(set) var lines: [TextLine] = []
    /// The lines of each group.
    private(set) var places: [ClosedRange<Int>] = []
    /// The lines of the chosen value of a group, where values stand below each other.
    private var chosen: [FieldPath: ClosedRange<Int>] = [:]

    private let item: ConflictItem
    private let state: ConflictsState
    private let words: Words
    private let width: Int
    private let isLow: Bool

    /// Narrower than this a column says too little; they stand below each other then.
    private static let leastColumn = 16

    /// With less room than this the head is one line.
    private static let roomyHeight = 13

    init(_ item: ConflictItem, _ state: ConflictsState, _ words: Words, _ room: Size) {
        self.item = item
        self.state = state
        self.words = words
        width = max(8, room.width - 2)
        isLow = room.height < Self.roomyHeight
        guard state.isOpen(item) else {
            head.add(wrapping: words.restrictedHere, .textStrong, width: width)
            lines.add(wrapping: words.restrictedHow, .textDim, width: width)
            return
        }
        addHead()
        for number in item.groups.indices { addGroup(number) }
        addFoot()
    }

    /// With more than two versions each is told by its number, the same in every group: a value alone does not
    /// tell whose it is where several share one, or where one choice has several values.
    private var isNumbered: Bool { item.sides.count > 2 }

    /// What of a group shall be in sight: all of it, or in a low room what was chosen.
    func focus(on group: Int, height: Int) -> ClosedRange<Int>? {
        guard places.indices.contains(group), item.groups.indices.contains(group) else {
            return nil
        }
        guard places[group].count > height else { return places[group] }
        return chosen[item.groups[group].name] ?? places[group]
    }

    private mutating func addHead() {
        if isLow {
            head = [TextLine(SafeText(words.conflictShortTitle(item)).cut(to: width), .textStrong)]
        } else {
            head.add(wrapping: words.conflictTitle(item), .textStrong, width: width)
            let family = words.conflictFamily(item)
            if !family.isEmpty { head.add(wrapping: family, .textDim, width: width) }
            if isNumbered {
                head.add(wrapping: words.conflictVersions(item.sides.count), width: width)
            }
        }
        if let hindrance = item.hindrance {
            lines.add(wrapping: words.sentence(for: hindrance), .stateWarning, width: width)
        }
    }

    private mutating func addFoot() {
        guard item.hindrance == nil else { return }
        lines.append(.blank)
        let open = state.open(of: item)
        lines.add(
            wrapping: open == 0 ? words.conflictReady : words.conflictStillOpen(open),
            open == 0 ? .textStrong : .textDim,
            width: width,
        )
    }

    // MARK: Groups

    private mutating func addGroup(_ number: Int) {
        let group = item.groups[number]
        if !isLow || number > 0 { lines.append(.blank) }
        let first = lines.count
        let isHere = state.isChoosing && state.group == number
        var heading = TextLine(isHere ? "› " : "  ", .textStrong)
        let name = group.label.map(words.text) ?? words.name(of: group.name, kind: item.kind)
        heading.add(name, .textHeading)
        heading.isHeading = true
        lines.append(heading)
        let isNeedless =
            state.isDeleting(item)
            && !group.options.contains { $0.value == .deleted }
        if isNeedless {
            lines.add(wrapping: words.conflictNeedless, .textDim, width: width, indent: 2)
        } else {
            addColumns(group)
        }
        places.append(first...max(first, lines.count - 1))
    }

    private mutating func addColumns(_ group: ConflictGroup) {
        let count = group.options.count + 1
        let column = (width - 2 - 2 * (count - 1)) / count
        guard column >= Self.leastColumn else {
            for place in group.options.indices { addBelow(option: place, of: group) }
            addBelow(originOf: group)
            return
        }
        let width = min(column, 44)
        let columns =
            group.options.indices.map { option($0, of: group, width: width) }
            + [origin(of: group, width: width)]
        add(columns, widths: Array(repeating: width, count: count), indent: 2)
    }

    /// One value in a narrow room: the number before it, who wrote it in as few lines as can be.
    private mutating func addBelow(option place: Int, of group: ConflictGroup) {
        let option = group.options[place]
        let isChosen = state.chosen(of: item)[group.name] == place
        var lead = TextLine("  ")
        lead.add("[\(place + 1)]", isChosen ? .chipActive : .chip)
        lead.add(" ")
        let first = lines.count
        // Each side with its own value, below the choice.
        let told = isNumbered ? [] : sides(of: option)
        addBelow(value(option.value, sides: told, width: width - 6), [], lead)
        for side in option.sides { addBelow(side, of: option) }
        if isChosen { chosen[group.name] = first...max(first, lines.count - 1) }
    }

    private func sides(of option: ConflictOption) -> [ConflictSide] {
        option.sides.map { item.sides[$0] }
    }

    /// One version under its choice: its number, its own value where the choice is not about that, its author.
    private mutating func addBelow(_ place: Int, of option: ConflictOption) {
        let side = item.sides[place]
        if isNumbered {
            let lead = TextLine("      " + words.conflictVersion(place + 1, of: item.sides.count))
            let said = ownValue(of: side, in: option, width: width - 6)
            lines.append(lead)
            for line in said { add([line], at: 6) }
        }
        add(author: side)
    }

    /// What a version says where the choice is only whether the record stays.
    private func ownValue(
        of side: ConflictSide,
        in option: ConflictOption,
        width: Int,
    ) -> [TextLine] {
        guard option.value == .stays, let own = side.value else { return [] }
        return value(.record(own), sides: [], width: width)
    }

    private mutating func addBelow(originOf group: ConflictGroup) {
        var lead = TextLine("  ")
        lead.add(words.conflictOrigin + ": ", .fieldLabel)
        guard let origin = item.origin, let value = group.origin else {
            lines.add(
                wrapping: words.conflictOriginGone,
                .textDim,
                width: width,
                indent: 6,
                lead: lead,
            )
            return
        }
        addBelow(self.value(value, sides: [origin], width: width - lead.width), [origin], lead)
    }

    private mutating func addBelow(
        _ value: [TextLine],
        _ sides: [ConflictSide],
        _ lead: TextLine,
    ) {
        for (number, part) in value.enumerated() {
            var line = number == 0 ? lead : TextLine()
            line.tab(to: max(6, number == 0 ? lead.width : 6))
            line.add(part)
            lines.append(line)
        }
        for side in sides { add(author: side) }
    }

    private mutating func add(author side: ConflictSide) {
        lines.add(
            wrapping: words.authorship(side, worker: state.worker).joined(separator: " · "),
            .textDim,
            width: width,
            indent: 6,
            lead: TextLine("      "),
        )
    }

    private mutating func add(_ pieces: [TextLine], at column: Int) {
        var line = TextLine()
        line.tab(to: column)
        for piece in pieces { line.add(piece) }
        lines.append(line)
    }

    /// Lays columns of lines beside each other.
    private mutating func add(_ columns: [[TextLine]], widths: [Int], indent: Int) {
        for row in 0..<(columns.map(\.count).max() ?? 0) {
            var line = TextLine()
            var x = indent
            for (column, width) in zip(columns, widths) {
                if column.indices.contains(row), column[row].width > 0 {
                    line.tab(to: x)
                    line.add(column[row])
                }
                x += width + 2
            }
            lines.append(line)
        }
    }

    private func option(_ place: Int, of group: ConflictGroup, width: Int) -> [TextLine] {
        let option = group.options[place]
        let isChosen = state.chosen(of: item)[group.name] == place
        var lines: [TextLine] = []
        var head = TextLine()
        head.add("[\(place + 1)]", isChosen ? .chipActive : .chip)
        head.add(isChosen ? " " + words.conflictChosen : "", .textStrong)
        if item.hindrance == nil { lines.append(head) }
        lines += value(option.value, sides: isNumbered ? [] : sides(of: option), width: width)
        for place in option.sides {
            let side = item.sides[place]
            if isNumbered {
                let number = words.conflictVersion(place + 1, of: item.sides.count)
                lines.add(wrapping: number, width: width)
                lines += ownValue(of: side, in: option, width: width)
            }
            lines += authorship(side, width: width)
        }
        return lines
    }

    private func origin(of group: ConflictGroup, width: Int) -> [TextLine] {
        var lines = [TextLine(words.conflictOrigin, .fieldLabel)]
        guard let origin = item.origin, let value = group.origin else {
            lines.add(wrapping: words.conflictOriginGone, .textDim, width: width)
            return lines
        }
        lines += self.value(value, sides: [origin], width: width)
        lines += authorship(origin, width: width)
        return lines
    }

    private func value(
        _ value: ConflictValue,
        sides: [ConflictSide],
        width: Int,
    ) -> [TextLine] {
        var lines: [TextLine] = []
        switch value {
        case .record(let value):
            var lead = TextLine()
            lead.add(value.state.mark)
            lead.add(" ")
            lines.add(
                wrapping: words.saying(value),
                value.state.mark.role,
                width: width,
                lead: lead,
            )
            if let note = value.note, !note.isEmpty {
                lines.add(wrapping: "“\(note)”", .text, width: width)
            }
        case .stays:
            lines.add(wrapping: words.conflictStays, .textStrong, width: width)
            for side in sides {
                guard let value = side.value else { continue }
                lines += self.value(.record(value), sides: [], width: width)
            }
        case .deleted: lines.add(wrapping: words.conflictDeleted, .textStrong, width: width)
        case .nothing: lines.add(wrapping: words.conflictNothing, .textDim, width: width)
        case .json(let value): lines.add(wrapping: words.text(value), .text, width: width)
        }
        return lines
    }

    /// Who, when and where.
    private func authorship(_ side: ConflictSide, width: Int) -> [TextLine] {
        var lines: [TextLine] = []
        for text in words.authorship(side, worker: state.worker) {
            lines.add(wrapping: text, .textDim, width: width)
        }
        return lines
    }
}

extension TextLine {
    /// Adds another line's pieces.
    fileprivate mutating func add(_ other: TextLine) {
        for piece in other.pieces {
            switch piece.text {
            case .text(let text): add(text, piece.role)
            case .mark(let mark): add(mark)
            }
        }
    }
}
