import Casework
import LocalStore

/// Where each record belongs: the village of its family, else of its group, its institution, or the place it names.
///
/// Every record stands in one of `names`, so that the figures of all of them add up to the whole. Spellings that
/// differ in capitals or accents alone are one village, called as the families' addresses have it.
struct RecordVillages {
    /// By name; the empty one, last, stands for what has no village.
    let names: [String]
    private let index: FamilyIndex
    private let families: [String]
    private var groups: [String: String] = [:]
    private var facilities: [String: String] = [:]
    /// Names by their folded spelling.
    private var known: [String: String] = [:]

    /// Cost: the groups, the facilities, and one look for each place that records name.
    init(_ reader: Reader, _ index: FamilyIndex) throws(StoreError) {
        self.index = index
        families = index.places.villages.map(\.name)
        var names = Set(Set(index.columns.villages).map { index.places.villages[Int($0)].name })
        var known: [String: String] = [:]
        for name in names.sorted() where known[Folding.folded(name)] == nil {
            known[Folding.folded(name)] = name
        }
        func canonical(_ name: String) -> String {
            let folded = Folding.folded(name)
            if let found = known[folded] { return found }
            known[folded] = name
            names.insert(name)
            return name
        }
        var groups: [String: String] = [:]
        var facilities: [String: String] = [:]
        try reader.rows("SELECT key, village FROM kelompok ORDER BY key") { row in
            groups[row.text(0)] = canonical(row.text(1))
        }
        try reader.rows("SELECT key, village FROM facility ORDER BY key") { row in
            facilities[row.text(0)] = canonical(row.text(1))
        }
        try reader.rows("SELECT DISTINCT place FROM act WHERE place IS NOT NULL ORDER BY place") {
            _ = canonical($0.text(0))
        }
        // What names no subject, or one the register has lost, is in no village.
        names.insert("")
        self.groups = groups
        self.facilities = facilities
        self.known = known
        self.names = names.filter { !$0.isEmpty }.sorted() + [""]
    }

    /// The village of a row whose columns from `first` on are family, group, facility and place.
    func village(_ row: Row, from first: Int) -> String {
        if let ordinal = row.withText(first, { index.ordinal(ofKey: $0) }) {
            return families[Int(index.columns.villages[ordinal])]
        }
        if let group = row.optionalText(first + 1), let name = groups[group] { return name }
        if let facility = row.optionalText(first + 2), let name = facilities[facility] {
            return name
        }
        return row.optionalText(first + 3).flatMap { known[Folding.folded($0)] } ?? ""
    }
}
