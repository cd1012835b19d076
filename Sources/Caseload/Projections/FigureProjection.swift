import Casework
import Documents
import LocalStore

/// The few answers of form records that early detection counts with.
extension CaseloadProjections {
    /// What an aid came to (`outcome`, and `short` rupiah below what was due), and the month's income found.
    ///
    /// Records that tell none of them have no row. `date` is a day number.
    static let figure = Projection(
        name: "figure",
        version: 1,
        kinds: ["aid", "assessment", "review", "visit"],
        tables: [
            ProjectionTable(
                "figure",
                .one,
                columns: [
                    "family TEXT", "kind TEXT", "date INTEGER", "outcome TEXT", "short INTEGER",
                    "income INTEGER",
                ],
                indexes: ["family"],
            )
        ],
    ) { id, body in
        let answers = body["answers"]
        let outcome = answers?["hasil"]?.string
        let short = whole(answers?["kurang"])
        let income = whole(answers?["pendapatan"])
        guard outcome != nil || income != nil,
            let date = body["date"]?.string.flatMap({ Day($0) })
        else { return [] }
        return [
            (
                "figure",
                [
                    key(body["family"]), .text(id.kind), .int(date.dayNumber), SQLValue(outcome),
                    SQLValue(short), SQLValue(income),
                ],
            )
        ]
    }

    /// Whole rupiah, the rest cut off; nil for what is none.
    private static func whole(_ value: JSONValue?) -> Int? {
        value?.int ?? value?.double.flatMap { Int(exactly: $0.rounded(.down)) }
    }
}
