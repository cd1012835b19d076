import Casework
import Documents
import LocalStore

/// Tables of what is recorded.
extension CaseloadProjections {
    /// `first` is the day number on which the period begins, so that a quarter is a range; `share` the days
    /// present in hundredths of a percent, sickness counted as absence, null without a sheet.
    static let check = Projection(
        name: "checked",
        version: 2,
        kinds: ["check"],
        tables: [
            ProjectionTable(
                "checked",
                .one,
                columns: [
                    "member TEXT", "obligation TEXT", "period TEXT", "first INTEGER", "state TEXT",
                    "share INTEGER",
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
                    SQLValue(first), text(body["state"]), SQLValue(share(body["facts"])),
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

    private static func share(_ facts: JSONValue?) -> Int? {
        guard let facts, facts["effective"] != nil || facts["percent"] != nil else { return nil }
        let sheet = try? Attendance(
            alpa: facts["alpa"]?.int,
            izin: facts["izin"]?.int,
            sakit: facts["sakit"]?.int,
            effective: facts["effective"]?.int,
            percent: facts["percent"]?.double,
        )
        guard let share = sheet?.share(.counts), share.of > 0 else { return nil }
        return share.present * 10_000 / share.of
    }
}
