import LocalStore

/// Reads the form records of all families and of none.
struct ActLoader: Sendable {
    let rules: AgendaRules
    let index: FamilyIndex

    /// Cost: one pass over the records and one over their figures; no document is parsed.
    func load(_ reader: Reader) throws(StoreError) -> ActTable {
        var acts = ActTable(covered: reader.covered, try AnsweredActs(rules, .all, reader))
        var last = -1
        let find = { (row: Row) -> Int? in
            guard let ordinal = index.ordinal(row, after: last) else { return nil }
            last = ordinal
            return ordinal
        }
        try reader.rows(ActTable.query) { (row) throws(StoreError) in
            try acts.add(act: row, rules, reader, find)
        }
        try reader.rows(ActTable.figureQuery) { row in acts.add(figure: row, rules, find) }
        acts.sort()
        return acts
    }
}
