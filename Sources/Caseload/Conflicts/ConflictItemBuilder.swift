import Casework
import Documents
import LocalStore

/// Makes inbox items out of merges: names, values and authors for a person to compare.
struct ConflictItemBuilder {
    let reader: Reader
    let rules: Rules
    private var names: QueueNames

    init(reader: Reader, rules: Rules) {
        self.reader = reader
        self.rules = rules
        names = QueueNames(reader: reader)
    }

    /// Nil where nothing (any more) speaks against anything.
    mutating func item(_ id: DocumentID) throws(StoreError) -> ConflictItem? {
        guard let merge = try reader.merge(id), merge.outcome != .single,
            let winner = merge.live.first
        else { return nil }
        let body = try reader.body(id, winner) ?? JSONObject()
        let deliveries = try reader.deliveries(id)
        func side(_ revision: RevisionID, isDeleted: Bool) throws(StoreError) -> ConflictSide {
            let body = try reader.body(id, revision) ?? JSONObject()
            return ConflictSide(
                revision: revision,
                isDeleted: isDeleted,
                by: body["by"]?.string ?? "",
                at: body["at"]?.string ?? "",
                device: body["device"]?.string ?? "",
                value: isDeleted ? nil : Self.value(id, body, revision),
                delivery: deliveries.last { $0.revision == revision }?.state ?? .local,
            )
        }
        var sides: [ConflictSide] = []
        for leaf in merge.live { sides.append(try side(leaf, isDeleted: false)) }
        for leaf in merge.deletions { sides.append(try side(leaf, isDeleted: true)) }
        let origin = try merge.origin.flatMap { (revision) throws(StoreError) in
            try reader.body(id, revision) == nil ? nil : try side(revision, isDeleted: false)
        }
        let isPerson = id.documentKind == .family
        let member = id.documentKind == .member ? id : body["member"]?.string.map { DocumentID($0) }
        let family = isPerson ? id : body["family"]?.string.map { DocumentID($0) }
        let people = try names.names(family, member)
        let service = body["service"]?.string
        let words = FormConflictWords(id, body, reader, rules)
        let supervised = try SupervisedRecord(id, body, reader, rules.forms)
        let groups = try groups(id, merge, sides, origin)
        let isRestricted = words?.hidesPeople ?? supervised.hidesPeople
        return ConflictItem(
            id: id,
            kind: id.kind,
            family: isRestricted ? nil : family,
            familyName: isRestricted ? "" : people.family,
            village: isRestricted ? "" : people.village,
            member: isRestricted ? nil : member,
            memberName: isRestricted ? "" : people.member,
            label: words?.label ?? supervised.label ?? service.map {
                rules.labels.label(service: $0)
            }
                ?? rules.labels.label(obligation: body["obligation"]?.string ?? ""),
            period: body["period"]?.string ?? body["date"]?.string ?? "",
            sides: sides,
            origin: origin,
            groups: try words?.told(groups) ?? groups,
            hindrance: Self.hindrance(id, merge),
            isRestricted: isRestricted,
        )
    }

    private static func hindrance(_ id: DocumentID, _ merge: Merge) -> ConflictHindrance? {
        if id.documentKind.isOffices { return .office }
        switch merge.outcome {
        case .beyond(.missingBody): return .notHeld
        case .beyond(.unknownShape): return .newerProgramme
        case .single, .merged, .choose: return nil
        }
    }

    private static func value(
        _ id: DocumentID,
        _ body: JSONObject,
        _ revision: RevisionID,
    ) -> RecordedValue? {
        if let check = try? Check(.object(body), id: id) { return RecordedValue(check, revision) }
        if let event = try? ServiceEvent(.object(body), id: id) {
            var value = RecordedValue(.patuh, [event])
            value.revision = revision
            return value
        }
        return nil
    }

    // MARK: Groups

    private func groups(
        _ id: DocumentID,
        _ merge: Merge,
        _ sides: [ConflictSide],
        _ origin: ConflictSide?,
    ) throws(StoreError) -> [ConflictGroup] {
        guard case .choose(let conflicts) = merge.outcome, !id.documentKind.isOffices else {
            return try differences(id, sides, origin)
        }
        if id.documentKind == .rekey { return try keyings(id, conflicts, sides) }
        let places = Dictionary(
            sides.enumerated().map { ($0.element.revision, $0.offset) },
            uniquingKeysWith: { first, _ in first },
        )
        return conflicts.map { conflict in
            ConflictGroup(
                name: conflict.name,
                options: conflict.options.map { option in
                    let at = option.leaves.compactMap { places[$0] }
                    return ConflictOption(
                        sides: at,
                        value: Self.value(conflict, option, at.first.map { sides[$0] }),
                    )
                },
                origin: origin.map { origin in
                    Self.originValue(conflict, merge, origin)
                },
            )
        }
    }

    /// Two who keyed the same record again: how many fields each found to differ, and which.
    private func keyings(
        _ id: DocumentID,
        _ conflicts: [FieldGroupConflict],
        _ sides: [ConflictSide],
    ) throws(StoreError) -> [ConflictGroup] {
        var groups: [ConflictGroup] = []
        for conflict in conflicts {
            var options: [ConflictOption] = []
            for option in conflict.options {
                let at = sides.indices.filter { option.leaves.contains(sides[$0].revision) }
                let body = try option.leaves.first.flatMap { (leaf) throws(StoreError) in
                    try reader.body(id, leaf)
                }
                let told = body.flatMap { Rekeying($0) }.map { keying in
                    let fields = keying.differences.map(\.field).joined(separator: ", ")
                    return "\(keying.differences.count)/\(keying.compared)"
                        + (fields.isEmpty ? "" : ": " + fields)
                }
                options.append(
                    ConflictOption(
                        sides: at,
                        value: option.deletes
                            ? .deleted : told.map { .json(.string($0)) } ?? .stays,
                    )
                )
            }
            groups.append(ConflictGroup(name: conflict.name, options: options, origin: nil))
        }
        return groups
    }

    private static func value(
        _ conflict: FieldGroupConflict,
        _ option: FieldGroupConflict.Option,
        _ side: ConflictSide?,
    ) -> ConflictValue {
        if conflict.group == .existence { return option.deletes ? .deleted : .stays }
        if conflict.name == FieldGroup.value, let value = side?.value { return .record(value) }
        return option.value.map { .json($0) } ?? .nothing
    }

    private static func originValue(
        _ conflict: FieldGroupConflict,
        _ merge: Merge,
        _ origin: ConflictSide,
    ) -> ConflictValue {
        if conflict.group == .existence { return origin.value.map { .record($0) } ?? .stays }
        if conflict.name == FieldGroup.value, let value = origin.value { return .record(value) }
        return merge.value(of: conflict.group, in: origin.revision).map { .json($0) } ?? .nothing
    }

    /// For what is not merged here: the members that differ, as they stand.
    private func differences(
        _ id: DocumentID,
        _ sides: [ConflictSide],
        _ origin: ConflictSide?,
    ) throws(StoreError) -> [ConflictGroup] {
        var bodies: [JSONObject] = []
        for side in sides where !side.isDeleted {
            bodies.append(try reader.body(id, side.revision) ?? JSONObject())
        }
        let before = try origin.flatMap { (side) throws(StoreError) in
            try reader.body(id, side.revision)
        }
        let names = Set(bodies.flatMap(\.names).map { FieldPath($0) }).sorted()
        var groups: [ConflictGroup] = []
        for name in names {
            let values = bodies.map { $0[name.member] }
            guard Set(values).count > 1 else { continue }
            var options: [ConflictOption] = []
            var seen: [JSONValue?] = []
            for value in values where !seen.contains(value) {
                seen.append(value)
                options.append(
                    ConflictOption(
                        sides: values.indices.filter { values[$0] == value },
                        value: value.map { .json($0) } ?? .nothing,
                    )
                )
            }
            groups.append(
                ConflictGroup(
                    name: name,
                    options: options,
                    origin: before.map { $0[name.member].map { .json($0) } ?? .nothing },
                )
            )
        }
        return groups
    }
}
