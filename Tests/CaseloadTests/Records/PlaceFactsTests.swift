import Casework
import Documents
import Forms
import LocalStore
import Testing

@testable import Caseload

/// What forms about a place know of its families.
@Suite struct PlaceFactsTests {
    private func facts(_ bench: Bench, _ place: String) throws -> [String: Value] {
        try bench.store.read { (reader) throws(StoreError) in
            let rules = try bench.caseload.rules(reader)
            return try FormReader(reader: reader, rules: rules).placeFacts(place, on: Bench.today)
        }
    }

    private func put(_ bench: Bench, _ key: String, _ more: JSONObject) throws {
        var body: JSONObject = ["type": "member", "v": 1, "family": "family:K1", "name": "Uci"]
        for member in more { body[member.name] = member.value }
        let made = body
        try bench.store.write { (writer) throws(StoreError) in
            try writer.put(DocumentID("member:" + key), made, parent: nil)
        }
    }

    @Test func `those who live there on the day are counted, also what is read in part`() throws {
        let bench = try RecordsBench().bench
        try put(bench, "X1", ["born": "1960-01-01", "states": [["state": "disabilitas-berat"]]])
        try put(bench, "X2", ["states": [["state": "meninggal", "from": "2026-01-01"]]])
        try put(bench, "X3", ["states": [["state": "pindah", "from": "2027-01-01"]]])
        // A newer program's: its relation is no number.
        try put(bench, "X4", ["born": "2024-05-01", "relation": "cucu"])
        // A family without members is one all the same.
        try bench.store.write { (writer) throws(StoreError) in
            try writer.put(
                "family:K3",
                ["type": "family", "v": 1, "village": "Sukamaju"],
                parent: nil,
            )
        }
        let counted = try facts(bench, "Sukamaju")
        let expected: [(FactName, Double)] = [
            (.placeFamilies, 2), (.placePeople, 5), (.placeToddlers, 1), (.placeElders, 1),
            (.placeDisabled, 1),
        ]
        for (name, count) in expected {
            #expect(counted[name.rawValue] == .number(count), "\(name)")
        }
        #expect(try facts(bench, "Entah").isEmpty)
    }
}
