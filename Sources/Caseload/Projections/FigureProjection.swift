import Casework
import Documents
import Forms
import LocalStore

/// The few answers of form records that early detection may count with.
extension CaseloadProjections {
    /// The numbers of a record, and of some kinds its codes too, packed into one text (`PackedAnswers`).
    ///
    /// Which of them tell an outcome, a shortfall or an income, the forms in force say and not the table: a new
    /// programme file is counted with as soon as it is here. Records that have none have no row. `date` is a day
    /// number.
    static let figure = Projection(
        name: "figure",
        version: 4,
        kinds: AnswerMeaning.kinds,
        tables: [
            ProjectionTable(
                "figure",
                .one,
                columns: [
                    "family TEXT", "form TEXT", "version TEXT", "date INTEGER", "answers TEXT",
                ],
                indexes: ["family"],
            )
        ],
    ) { id, body in
        guard body["family"] != nil, let date = body["date"]?.string.flatMap({ Day($0) }),
            let packed = PackedAnswers.text(
                body["answers"]?.object ?? JSONObject(),
                withCodes: AnswerMeaning.kindsWithCodes.contains(id.kind),
            )
        else { return [] }
        return [
            (
                "figure",
                [
                    key(body["family"]), .text(body["form"]?.string ?? ""),
                    text(body["version"]), .int(date.dayNumber), .text(packed),
                ],
            )
        ]
    }
}
