import LocalStore

extension FamilyIndex {
    /// Where the family stands that a row's first column names; nil for one that is not in the list.
    ///
    /// Mostly that of the row before or the next, for members and records come family by family.
    func ordinal(_ row: Row, after last: Int) -> Int? {
        row.withText(0) { key in
            for guess in [last, last + 1] where guess >= 0 && guess < count {
                if columns.keys.equals(guess, key) { return guess }
            }
            return ordinal(ofKey: key)
        }
    }
}
