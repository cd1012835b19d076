import Documents
import Replication

extension PeerContract {
    func trees(_ peer: any Peer) throws {
        let (tree, jump) = (ContractDocuments.tree, ContractDocuments.jump)
        let leavesAfter: [Int: String] = [
            2: "1-a", 3: "2-b", 4: "2-c 2-b", 5: "3-d 2-c", 6: "4-e 2-c", 7: "4-e 3-f",
            8: "4-e 3-f",
        ]
        for (number, document) in ContractDocuments.transcript.enumerated() {
            try expect(try peer.bulkDocs([document]), BulkAnswer(), "document \(number) is taken")
            guard let wanted = leavesAfter[number] else { continue }
            let found = try peer.leaves(tree)
            try expect(found, ContractDocuments.revisions(wanted), "leaves after \(number)")
        }
        try expect(try peer.leaves(jump), ContractDocuments.revisions("6-f 3-3"), "two roots")
        try expect(
            try peer.get(jump, "6-f"),
            .found(ContractDocuments.made(jump, "6-f 5-e 4-d", "6f")),
            "a path that overlaps reveals what is below",
        )
        try expect(
            try peer.get(tree, "4-e"),
            .found(ContractDocuments.made(tree, "4-e 3-d 2-b 1-a", nil)),
            "a tombstone with its path",
        )
    }

    func revisionsDiff(_ peer: any Peer) throws {
        try ContractDocuments.send(to: peer)
        let (tree, jump) = (ContractDocuments.tree, ContractDocuments.jump)
        let unknown: DocumentID = "check:belum"
        var answer = try peer.revisionsDiff([
            (tree, ContractDocuments.revisions("1-a 2-b 9-9")),
            (unknown, ContractDocuments.revisions("1-a 2-b")),
            (jump, ContractDocuments.revisions("6-f 4-d 7-0")),
        ])
        // Of a set, in any order.
        answer = answer.mapValues {
            RevisionsMissing(
                missing: $0.missing,
                possibleAncestors: $0.possibleAncestors.sorted(by: >),
            )
        }
        try expect(
            answer,
            [
                unknown: RevisionsMissing(missing: ContractDocuments.revisions("1-a 2-b")),
                tree: RevisionsMissing(
                    missing: ContractDocuments.revisions("9-9"),
                    possibleAncestors: ContractDocuments.revisions("4-e 3-f"),
                ),
                jump: RevisionsMissing(
                    missing: ContractDocuments.revisions("7-0"),
                    possibleAncestors: ContractDocuments.revisions("6-f 3-3"),
                ),
            ],
            "what is missing",
        )
        try expect(
            try peer.revisionsDiff([(tree, ContractDocuments.revisions("2-b"))]),
            [:],
            "nothing missing",
        )
        try expect(try peer.revisionsDiff([]), [:], "nothing asked")
    }

    func bulkGet(_ peer: any Peer) throws {
        try ContractDocuments.send(to: peer)
        let (tree, jump) = (ContractDocuments.tree, ContractDocuments.jump)
        let rows = try peer.bulkGet([
            (tree, ContractDocuments.revision("2-c")), (tree, ContractDocuments.revision("4-e")),
            (jump, ContractDocuments.revision("6-f")),
            ("check:tidak-ada", ContractDocuments.revision("1-a")),
            (tree, ContractDocuments.revision("7-7")),
            ("check:a", ContractDocuments.revision("1-7")),
        ])
        try expect(rows.count, 6, "one row for each")
        try expect(rows[0], .found(ContractDocuments.made(tree, "2-c 1-a", "2c")), "an inner one")
        try expect(
            rows[1],
            .found(ContractDocuments.made(tree, "4-e 3-d 2-b 1-a", nil)),
            "a tombstone",
        )
        try expect(rows[2], .found(ContractDocuments.made(jump, "6-f 5-e 4-d", "6f")), "a leaf")
        for (row, what) in [(rows[3], "no such document"), (rows[4], "no such revision")] {
            guard case .missing = row else { throw ContractBroken("\(what): \(row)") }
        }
        try expect(rows[5], .found(ContractDocuments.made("check:a", "1-7", "1")), "in order")
    }

    func repetition(_ peer: any Peer) throws {
        let batch = ContractDocuments.transcript
        try expect(try peer.bulkDocs(batch), BulkAnswer(), "the first time")
        let before = try peer.wholeFeed(limit: 100)
        try expect(try peer.bulkDocs(batch), BulkAnswer(), "the second time")
        let after = try peer.changes(since: before.last, limit: 100)
        try expect(after.rows, [], "nothing is new")
    }
}
