import Casework

/// The words that the programme files have for their own parts.
///
/// They belong to the catalogue like ours, but come with the store: a new programme brings its names
/// along. What has no name goes by its id.
package struct ProgrammeNames: Sendable, Equatable {
    private var programmes: [String: Wording] = [:]
    /// Those to which families belong.
    private var enrolling: Set<String> = []
    private var categories: [String: Wording] = [:]
    private var states: [StateCode: Wording] = [:]
    private var limits: [String: Programme.Limit] = [:]

    package init() {}

    package init(_ programmes: [Programme]) {
        for programme in programmes {
            self.programmes[programme.id] = programme.short
            if programme.enrols { enrolling.insert(programme.id) }
            for category in programme.categories {
                categories[programme.id + "/" + category.id] = category.label
            }
            for state in programme.states where states[state.code] == nil {
                states[state.code] = state.label
            }
            for limit in programme.limits { limits[programme.id + "/" + limit.id] = limit }
        }
    }

    func programme(_ id: String) -> Wording? { programmes[id] }
    /// Whether families belong to a programme; of one that is not here nobody can say that it is for all.
    func enrols(_ id: String) -> Bool { enrolling.contains(id) || programmes[id] == nil }
    func category(_ id: String, in programme: String) -> Wording? {
        categories[programme + "/" + id]
    }
    func state(_ code: StateCode) -> Wording? { states[code] }
    func limit(_ id: String, in programme: String) -> Programme.Limit? {
        limits[programme + "/" + id]
    }
}

extension Words {
    /// A programme's short name: `PKH`.
    package func programmeName(_ id: String) -> String {
        names.programme(id).map(text) ?? id.uppercased()
    }

    package func categoryName(_ id: String, in programme: String) -> String {
        names.category(id, in: programme).map(text) ?? id
    }

    package func stateName(_ code: StateCode) -> String {
        names.state(code).map(text) ?? code.rawValue
    }

    /// What a limit below the cap says: `paling banyak 1 Lanjut usia`.
    package func limitName(_ id: String, in programme: String) -> String {
        guard let limit = names.limit(id, in: programme) else { return id }
        let categories = limit.categories.map { categoryName($0, in: programme) }
        let list = categories.joined(separator: ", ")
        return pick("paling banyak \(limit.atMost) \(list)", "at most \(limit.atMost) \(list)")
    }
}
