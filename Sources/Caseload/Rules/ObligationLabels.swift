import Casework

/// What records name, in words: obligations by id, services by name.
struct ObligationLabels: Sendable {
    struct Entry: Sendable {
        let programme: String
        let label: Wording
        let input: Programme.InputKind
    }

    /// By the name in record ids.
    private(set) var obligations: [String: Entry] = [:]
    private(set) var services: [String: Entry] = [:]
    /// Services that only months tell of.
    private var met: [String: Entry] = [:]

    init(_ book: RuleBook) {
        for programme in book.programmes {
            for rule in programme.obligations {
                add(rule, of: programme.id)
            }
        }
        // Where no event is recorded for a service, its name is that of an obligation that it meets.
        services.merge(met) { dated, _ in dated }
    }

    private mutating func add(_ rule: Programme.ObligationRule, of programme: String) {
        let plain = Entry(programme: programme, label: rule.label, input: rule.input)
        for row in rule.rules {
            if row.windows.isEmpty { obligations[rule.id] = plain }
            for window in row.windows {
                let entry = Entry(
                    programme: programme,
                    label: rule.label.followed(by: window.label),
                    input: rule.input,
                )
                obligations[rule.cellID(window: window.id)] = entry
                // A service of several windows goes by the obligation's name.
                let isShared = row.windows.count { $0.service == window.service } > 1
                services[window.service] = isShared ? plain : entry
            }
        }
        guard let service = rule.service else { return }
        if rule.input == .dated {
            if services[service] == nil { services[service] = plain }
        } else if met[service] == nil {
            met[service] = plain
        }
    }

    /// The label of an obligation; its id where no programme knows it (any more).
    func label(obligation id: String) -> Wording {
        obligations[id]?.label ?? Wording(id: id, en: id)
    }

    /// The label of an obligation or a service, whichever has this name.
    func known(_ id: String) -> Wording {
        obligations[id]?.label ?? label(service: id)
    }

    func label(service id: String) -> Wording {
        services[id]?.label ?? Wording(id: id, en: id)
    }
}

extension Wording {
    /// `Pemeriksaan nifas KF2`.
    func followed(by other: Wording?) -> Wording {
        guard let other else { return self }
        return Wording(id: id + " " + other.id, en: en + " " + other.en)
    }
}
