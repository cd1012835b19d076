import Documents

extension CouchPeer {
    package func revisionsDiff(
        _ revisions: [(id: DocumentID, revisions: [RevisionID])]
    ) throws(PeerError) -> [DocumentID: RevisionsMissing] {
        guard !revisions.isEmpty else { return [:] }
        var asked: [DocumentID: [RevisionID]] = [:]
        for (id, list) in revisions { asked[id, default: []] += list }
        let answer = try post("_revs_diff", Self.body(asking: asked))
        guard let rows = try answer.json().object else {
            throw .garbled(detail: "_revs_diff is no object")
        }
        var missing: [DocumentID: RevisionsMissing] = [:]
        for row in rows {
            let id = DocumentID(rawValue: row.name)
            guard let list = asked[id] else { continue }
            let named = Self.revisions(row.value["missing"])
            let lacked = named?.filter(list.contains) ?? list
            // A row that cannot be read counts as lacking all: sending once more harms nothing.
            guard !lacked.isEmpty else { continue }
            missing[id] = RevisionsMissing(
                missing: lacked,
                possibleAncestors: Self.revisions(row.value["possible_ancestors"]) ?? [],
            )
        }
        return missing
    }

    private static func body(asking revisions: [DocumentID: [RevisionID]]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(revisions.count * 112)
        var separator = UInt8(ascii: "{")
        for (id, list) in revisions {
            bytes.append(separator)
            separator = UInt8(ascii: ",")
            JSONValue.string(id.rawValue).write(into: &bytes)
            bytes.append(UInt8(ascii: ":"))
            JSONValue.array(list.map { .string($0.description) }).write(into: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    /// nil unless every one of the list can be read.
    private static func revisions(_ json: JSONValue?) -> [RevisionID]? {
        guard let list = json?.array else { return nil }
        let revisions = list.compactMap { $0.string.flatMap { try? RevisionID($0) } }
        return revisions.count == list.count ? revisions : nil
    }
}
