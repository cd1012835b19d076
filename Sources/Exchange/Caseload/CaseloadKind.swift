/// The files a clerk fills, one per kind of document.
package enum CaseloadKind: String, Sendable, CaseIterable {
    case facilities = "fasilitas"
    case groups = "kelompok"
    case families = "keluarga"
    case members = "anggota"
    /// What was recorded: checks and events.
    case records = "catatan"

    /// The kind's columns, the usual order of a file.
    package var columns: [CaseloadColumn] {
        switch self {
        case .facilities: CaseloadColumn.facilities
        case .groups: CaseloadColumn.groups
        case .families: CaseloadColumn.families
        case .members: CaseloadColumn.members
        case .records: CaseloadColumn.records
        }
    }

    /// The column that holds the row's own key.
    var keyField: CaseloadField {
        switch self {
        case .facilities: .facility
        case .groups: .group
        case .families: .family
        case .members, .records: .member
        }
    }
}
