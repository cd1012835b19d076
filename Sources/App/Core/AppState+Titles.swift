import Caseload

extension AppState {
    /// What a page to be entered is called, as far as it is known here.
    func title(of door: EntryDoor) -> String {
        guard case .family(let id) = door, let index = workspace?.families.index,
            let ordinal = index.ordinal(of: id)
        else { return words.name(of: door) }
        return index[ordinal].holder
    }
}
