import Caseload
import Casework

/// What is said about the cell with the cursor.
extension EntryState {
    /// The lines below or beside the grid, the weightiest first.
    ///
    /// Where there is room for fewer, the last ones share a line.
    package func details(_ words: Words, lines: Int) -> [String] {
        guard let grid, let row = grid.row(cursor.row) else { return [] }
        let note = row.memberNote.isEmpty ? "" : " (\(row.memberNote))"
        let head = "\(row.memberName)\(note) · \(words.text(row.label))"
        guard let entry = grid.cell(at: cursor) else {
            return [head, words.sentence(for: .noCell)]
        }
        let period = words.period(entry.cell.period, due: entry.cell.due)
        var texts = ["\(head) · \(period)"]
        if case .locked(let reason) = grid.standing(at: cursor, on: today) {
            texts.append(words.sentence(for: .doesNotApply(reason)))
        }
        let key = CellKey(entry.cell)
        if let draft = grid.drafts[key] {
            texts.append(words.draftLine(draft.after, entry.cell.obligation))
            if grid.overtaken.contains(key) { texts.append(words.overtakenLine) }
        }
        if entry.isInConflict { texts.append(words.conflictFirst) }
        if entry.isVeiled {
            texts.append(words.veiledHere)
        } else if let recorded = entry.recorded {
            texts.append(words.recordedLine(recorded, entry.cell.obligation))
            texts.append(words.authorLine(recorded))
        } else if grid.drafts[key] == nil {
            texts.append(
                words.notRecordedLine(
                    entry.cell,
                    batch: entry.cell.obligation.batchAllowed,
                    today: today,
                )
            )
        }
        guard texts.count > lines, lines > 1 else { return texts }
        return Array(texts.prefix(lines - 1)) + [
            texts.dropFirst(lines - 1).joined(separator: " · ")
        ]
    }

    /// The line that says what to press.
    package func hint(_ words: Words) -> String {
        guard let grid else {
            if isGone { return words.entryEmptyPageHint }
            return door == nil ? words.entryNoPage : words.entryPageComing
        }
        if jump.isSearching { return words.searchHint(jump.text) }
        switch typing {
        case .date(let text): return words.dateTyping(text, echoedDate)
        case .number(let text), .waitingNumber(_, let text): return words.numberTyping(text)
        case .waiting: return words.daysNeededHint
        case .nothing: break
        }
        guard let row = grid.row(cursor.row) else { return words.entryEmptyPageHint }
        let hint = words.cellHint(row.input, offered: offeredDates)
        guard worklist.fillsAtOnce else { return hint }
        return words.fillsAtOnce(grid.batchFill(on: today)) + " · " + hint
    }

    /// All keys of the cell with the cursor, for the wide screen.
    func keys(_ words: Words) -> [String] {
        guard let input = grid?.row(cursor.row)?.input else { return [] }
        return words.cellKeys(input)
    }
}
