import Caseload

extension FamilySort {
    /// The order that the sort key goes to from this one.
    package var next: FamilySort {
        let all = FamilySort.allCases
        let place = all.firstIndex(of: self) ?? 0
        return all[(place + 1) % all.count]
    }
}
