import Casework

/// What has been recorded of a family half through the quarter, as rows of `catatan.csv`.
///
/// The first month is done for most families, the second has begun. Schools whose verification
/// files come with the sample are left out: their attendance is in those files.
struct SampleRecords {
    private let family: SampleFamily
    private let today: Day
    private let seed: UInt64

    init(_ family: SampleFamily, seed: UInt64, today: Day) {
        self.family = family
        self.seed = seed
        self.today = today
    }

    /// School days of a month: five a week less two holidays.
    static func schoolDays(_ month: Month) -> Int {
        var days = 0
        for number in month.firstDay.dayNumber...month.lastDay.dayNumber {
            let weekday = (number + 3) % 7
            if weekday < 5 { days += 1 }
        }
        return days - 2
    }

    func rows() -> [SampleRows.Cells] {
        guard family.status == "aktif" else { return [] }
        var random = SampleRandom(seed: seed ^ 0x2EC0_2D, stream: family.index)
        let months = today.quarter.months
        // The worker goes village by village: the last one has hardly been begun.
        let isBehind = family.village.index % 3 == 2
        let done = random.percent(isBehind ? 25 : 92) ? [months[0]] : []
        let begun = !done.isEmpty && random.percent(isBehind ? 5 : 45) ? [months[1]] : []
        var rows: [SampleRows.Cells] = []
        for month in done + begun where month.firstDay <= today {
            append(month, to: &rows, &random)
        }
        if !done.isEmpty {
            appendEvents(to: &rows, &random)
        }
        return rows
    }

    // MARK: Checks by month

    private func append(
        _ month: Month,
        to rows: inout [SampleRows.Cells],
        _ random: inout SampleRandom,
    ) {
        let isPast = month.lastDay < today
        for (place, person) in family.members.enumerated() where isHere(person, month) {
            if person.school != nil, isPast, !hasVerificationFile(person) {
                rows.append(attendance(place, month, &random))
            }
            if person.school == nil {
                appendPosyandu(place, month, to: &rows, &random)
            }
        }
        let caregiver = family.members[family.caregiver]
        if isHere(caregiver, month), random.percent(95) {
            let mark = random.percent(88) ? "H" : random.pick(["S", "A", "A"])
            rows.append(
                check(
                    family.caregiver,
                    "p2k2",
                    month.description,
                    "",
                    [.attendance: mark],
                    month,
                    &random,
                )
            )
        }
    }

    /// Here from the month's first day to its last.
    private func isHere(_ person: SamplePerson, _ month: Month) -> Bool {
        person.isHere(month.firstDay) && person.isHere(month.lastDay)
    }

    private func hasVerificationFile(_ person: SamplePerson) -> Bool {
        SampleVerification.schools.contains { $0.key == person.school?.key }
    }

    private func attendance(
        _ place: Int,
        _ month: Month,
        _ random: inout SampleRandom,
    ) -> SampleRows.Cells {
        let absent = SampleAbsence(&random)
        let days = Self.schoolDays(month)
        let isMet = (days - absent.total) * 100 >= 85 * days
        return check(
            place,
            "hadir-sekolah",
            month.description,
            isMet ? "patuh" : "tidak",
            [
                .alpa: String(absent.alpa), .izin: String(absent.izin),
                .sakit: String(absent.sakit), .effectiveDays: String(days),
            ],
            month,
            &random,
        )
    }

    private func appendPosyandu(
        _ place: Int,
        _ month: Month,
        to rows: inout [SampleRows.Cells],
        _ random: inout SampleRandom,
    ) {
        let born = family.members[place].born
        let youngest = born.ageInMonths(at: month.firstDay)
        let oldest = born.ageInMonths(at: month.lastDay)
        guard youngest >= 0, oldest <= 58 else { return }
        let state = random.percent(90) ? "patuh" : random.pick(["tidak", "tidak", "izin"])
        rows.append(check(place, "timbang", month.description, state, [:], month, &random))
        if oldest <= 10 {
            rows.append(check(place, "ukur-bayi", month.description, state, [:], month, &random))
        }
        if oldest <= 4 {
            let feeds = random.percent(80) ? "patuh" : "tidak"
            rows.append(
                check(place, "asi-eksklusif", month.description, feeds, [:], month, &random)
            )
        }
    }

    // MARK: Events

    private func appendEvents(to rows: inout [SampleRows.Cells], _ random: inout SampleRandom) {
        for (place, person) in family.members.enumerated() where person.isHere(today) {
            if let since = person.pregnantSince {
                for week in [9, 18, 23, 28, 33, 36] where random.percent(85) {
                    let measures: [CaseloadField: String] = [
                        .weight: "\(48 + week / 3),\(week % 10)"
                    ]
                    append(
                        "anc",
                        place,
                        since.adding(days: 7 * week + random.int(0...4)),
                        measures,
                        to: &rows,
                    )
                }
            }
            if let delivered = person.delivered {
                for day in [1, 5, 14, 35] where random.percent(90) {
                    append("nifas", place, delivered.adding(days: day), [:], to: &rows)
                }
            }
            appendCare(place, person, to: &rows, &random)
        }
    }

    private func appendCare(
        _ place: Int,
        _ person: SamplePerson,
        to rows: inout [SampleRows.Cells],
        _ random: inout SampleRandom,
    ) {
        let age = person.born.age(at: today)
        let spring = Day(today.year, 3, 1)?.adding(days: random.int(0...60)) ?? today
        if person.born > today.adding(days: -60) {
            for day in [1, 5, 16] where random.percent(90) {
                append(
                    "neonatal",
                    place,
                    person.born.adding(days: day),
                    [.weight: "3,\(day % 10)"],
                    to: &rows,
                )
            }
        } else if age < 6, person.born < spring, random.percent(70) {
            append("perkembangan", place, spring, [:], to: &rows)
            let height: [CaseloadField: String] = [
                .height: String(50 + 7 * spring.year - 7 * person.born.year)
            ]
            append("ukur", place, spring, height, to: &rows)
        }
        if age >= 60 {
            if random.percent(60) { append("lansia-kesehatan", place, spring, [:], to: &rows) }
            if random.percent(35) {
                append("lansia-sosial", place, spring.adding(days: 40), [:], to: &rows)
            }
        }
        if person.isSeverelyDisabled {
            if random.percent(60) {
                append("disabilitas-kunjungan", place, spring, [:], to: &rows)
            }
            if random.percent(50) {
                let period = today.quarter.description
                rows.append(
                    check(
                        place,
                        "disabilitas-perawatan",
                        period,
                        "patuh",
                        [:],
                        today.month,
                        &random,
                    )
                )
            }
        }
    }

    private func append(
        _ service: String,
        _ place: Int,
        _ day: Day,
        _ cells: [CaseloadField: String],
        to rows: inout [SampleRows.Cells],
    ) {
        guard day <= today else { return }
        var cells = cells
        cells[.member] = family.memberKey(place)
        cells[.service] = service
        cells[.date] = SampleRows.written(day)
        cells[.recordedBy] = family.workers[0]
        rows.append(row(cells))
    }

    // MARK: Rows

    private func check(
        _ place: Int,
        _ obligation: String,
        _ period: String,
        _ state: String,
        _ facts: [CaseloadField: String],
        _ month: Month,
        _ random: inout SampleRandom,
    ) -> SampleRows.Cells {
        var cells = facts
        cells[.member] = family.memberKey(place)
        cells[.obligation] = obligation
        cells[.period] = period
        cells[.state] = state
        cells[.recordedBy] = family.workers[0]
        // Recorded on an evening of the days before today.
        let day = today.adding(days: -random.int(1...(month == today.month ? 5 : 12)))
        let minute = Digits.two(random.int(0...59))
        cells[.recordedAt] = "\(day)T\(19 + random.int(0...2)):\(minute):00+07:00"
        return row(cells)
    }

    private func row(_ cells: [CaseloadField: String]) -> SampleRows.Cells {
        SampleRows.row(.records) { field in
            cells[field].map { $0.isEmpty ? .empty : .literal($0) } ?? .empty
        }
    }
}

/// A pupil's days missed in a month: most miss none, a few miss many.
struct SampleAbsence {
    let alpa: Int
    let izin: Int
    let sakit: Int
    var total: Int { alpa + izin + sakit }

    init(_ random: inout SampleRandom) {
        let isTruant = random.percent(6)
        alpa = isTruant ? random.int(3...8) : random.percent(12) ? 1 : 0
        izin = random.percent(15) ? random.int(1...2) : 0
        sakit = random.percent(18) ? random.int(1...3) : 0
    }
}
