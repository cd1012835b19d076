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
    private(set) var lines: [TextLine] = []
    /// The lines of each group.
    private(set) var places: [ClosedRange<Int>] = []

    private let item: ConflictItem
    private let state: ConflictsState
    private let words: Words
    private let width: Int

    /// Narrower than this a column says too little; they stand below each other then.
    private static let leastColumn = 16

    init(_ item: ConflictItem, _ state: ConflictsState, _ words: Words, width: Int) {
        self.item = item
        self.state = state
        self.words = words
        self.width = max(8, width)
        addHead()
        for number in item.groups.indices { addGroup(number) }
        addFoot()
    }

    private mutating func addHead() {
        lines.add(wrapping: words.conflictTitle(item), .textStrong, width: width)
        let family = words.conflictFamily(item)
        if !family.isEmpty { lines.add(wrapping: family, .textDim, width: width) }
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
        lines.append(.blank)
        let first = lines.count
        let isHere = state.isChoosing && state.group == number
        var heading = TextLine(isHere ? "› " : "  ", .textStrong)
        heading.add(words.name(of: group.name, kind: item.kind), .textHeading)
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
            for place in group.options.indices {
                add([option(place, of: group, width: width - 4)], widths: [width - 4], indent: 2)
            }
            add([origin(of: group, width: width - 4)], widths: [width - 4], indent: 2)
            return
        }
        let width = min(column, 44)
        let columns =
            group.options.indices.map { option($0, of: group, width: width) }
            + [origin(of: group, width: width)]
        add(columns, widths: Array(repeating: width, count: count), indent: 2)
    }

    /// Lays columns of lines beside each other.
    private mutating func add(_ columns: [[TextLine]], widths: [Int], indent: Int) {
        for row in 0..<(columns.map(\.count).max() ?? 0) {
            var line = TextLine()
            var x = indent
            for (column, width) in zip(columns, widths) {
                if column.indices.contains(row), column[row].width > 0 {
                    line.tab(to: x)
                    for piece in column[row].pieces {
                        switch piece.text {
                        case .text(let text): line.add(text, piece.role)
                        case .mark(let mark): line.add(mark)
                        }
                    }
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
        lines += value(option.value, sides: option.sides.map { item.sides[$0] }, width: width)
        for side in option.sides {
            lines += authorship(item.sides[side], width: width)
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

    /// Who, when, where and how far it has come.
    private func authorship(_ side: ConflictSide, width: Int) -> [TextLine] {
        var lines: [TextLine] = []
        for text in words.authorship(side, worker: state.worker) {
            lines.add(wrapping: text, .textDim, width: width)
        }
        return lines
    }
}
