import Caseload
import Documents

extension FamilyFilter {
    /// One part of the filter, as a chip above the list and the choice of filters show it.
    package enum Term: Hashable, Sendable {
        case status(FamilyStatus)
        case programme(String)
        case village(VillageChoice)
        case group(DocumentID)
    }

    /// The parts in force, in the order of the chips.
    package var terms: [Term] {
        [
            status.map(Term.status), programme.map(Term.programme), village.map(Term.village),
            group.map(Term.group),
        ].compactMap { $0 }
    }

    package func contains(_ term: Term) -> Bool {
        switch term {
        case .status(let status): self.status == status
        case .programme(let id): programme == id
        // The number of families changes, the village stays.
        case .village(let choice): village?.name == choice.name && village?.code == choice.code
        case .group(let id): group == id
        }
    }

    /// Puts a part in force, in place of another of its kind, or takes it off.
    package mutating func toggle(_ term: Term) {
        let isOn = contains(term)
        switch term {
        case .status(let status): self.status = isOn ? nil : status
        case .programme(let id): programme = isOn ? nil : id
        case .village(let choice): village = isOn ? nil : choice
        case .group(let id): group = isOn ? nil : id
        }
    }

    package mutating func removeLast() {
        if let last = terms.last { toggle(last) }
    }
}

extension FamilyIndex {
    /// All that the list can be filtered by.
    package var terms: [FamilyFilter.Term] {
        FamilyStatus.allCases.map(FamilyFilter.Term.status)
            + programmes.map { .programme($0.id) } + villages.map(FamilyFilter.Term.village)
            + groups.map { .group($0.id) }
    }

    /// The number of families that a part of the filter lets through; nil where only the counts of the
    /// quarter tell.
    package func families(_ term: FamilyFilter.Term) -> Int? {
        switch term {
        case .status: nil
        case .programme(let id): programmes.first { $0.id == id }?.families
        case .village(let choice): choice.families
        case .group(let id): groups.first { $0.id == id }?.families
        }
    }

    package func name(ofGroup id: DocumentID) -> String {
        groups.first { $0.id == id }?.name ?? String(id.rawValue.drop { $0 != ":" }.dropFirst())
    }
}
