import Casework
import Documents
import LocalStore

/// Tables of what is recorded.
extension CaseloadProjections {
    /// `first` is the day number on which the period begins, so that a quarter is a range.
    static let check = Projection(
        name: "checked",
        version: 1,
        kinds: ["check"],
        tables: [
            ProjectionTable(
                "checked",
                .one,
                columns: [
                    "member TEXT", "obligation TEXT", "period TEXT", "first INTEGER", "state TEXT",
                ],
                indexes: ["member"],
            )
        ],
    ) { _, body in
        let period = body["period"]?.string
        let first = period.flatMap { PeriodID($0) }?.span.first.dayNumber
        return [
            (
                "checked",
                [
                    key(body["member"]), text(body["obligation"]), SQLValue(period),
                    SQLValue(first), text(body["state"]),
                ],
            )
        ]
    }

    /// `date` is a day number.
    static let event = Projection(
        name: "event",
        version: 1,
        kinds: ["event"],
        tables: [
            ProjectionTable(
                "event",
                .one,
                columns: ["member TEXT", "service TEXT", "date INTEGER"],
                indexes: ["member"],
            )
        ],
    ) { _, body in
        let date = body["date"]?.string.flatMap { Day($0) }?.dayNumber
        return [("event", [key(body["member"]), text(body["service"]), SQLValue(date)])]
    }
}
