import Casework

/// The language of a written report, and how it writes numbers and dates.
///
/// Pages are read by people who have no such program, so these words stand beside the tables and not
/// in the screen's catalogue.
package struct PageWords: Sendable, Hashable {
    package enum Language: String, Sendable, Hashable {
        case indonesian = "id"
        case english = "en"
    }

    package let language: Language

    package init(_ language: Language = .indonesian) {
        self.language = language
    }

    package func callAsFunction(_ wording: Wording) -> String {
        language == .indonesian ? wording.id : wording.en
    }

    package func pick(_ indonesian: String, _ english: String) -> String {
        language == .indonesian ? indonesian : english
    }

    /// `1234567` as `1.234.567`, in English `1,234,567`.
    package func number(_ value: Int) -> String {
        let separator: Character = language == .indonesian ? "." : ","
        let digits = String(value.magnitude)
        var grouped = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { grouped.append(separator) }
            grouped.append(digit)
        }
        return value < 0 ? "-" + grouped : grouped
    }

    package func rupiah(_ amount: Int) -> String { "Rp " + number(amount) }

    /// With one decimal where it has one: `86,4 %`; 100 only when all is there.
    package func percent(_ share: Double) -> String { decimal(share) + " %" }

    func decimal(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "" }
        var tenths = Int((value * 10).rounded())
        if tenths == 1_000, value < 100 { tenths = 999 }
        let mark = language == .indonesian ? "," : "."
        return tenths.isMultiple(of: 10)
            ? String(tenths / 10) : "\(tenths / 10)\(mark)\(abs(tenths % 10))"
    }

    package func month(_ month: Month) -> String {
        pick(Self.months[month.monthOfYear - 1], Self.englishMonths[month.monthOfYear - 1])
    }

    package func shortMonth(_ month: Month) -> String { String(self.month(month).prefix(3)) }

    package func monthYear(_ month: Month) -> String { "\(self.month(month)) \(month.year)" }

    package func day(_ day: Day) -> String {
        "\(day.dayOfMonth) \(month(day.month)) \(day.year)"
    }

    package func shortDay(_ day: Day) -> String {
        "\(day.dayOfMonth) \(shortMonth(day.month)) \(day.year)"
    }

    package func moment(_ moment: Moment) -> String {
        let (hour, minute) = (moment.secondOfDay / 3600, moment.secondOfDay / 60 % 60)
        let digits = minute < 10 ? "0\(minute)" : "\(minute)"
        return day(moment.day) + " \(hour < 10 ? "0" : "")\(hour)" + pick(".", ":") + digits
    }

    /// `Triwulan IV 2026 (Oktober-Desember)`.
    package func quarter(_ quarter: Quarter) -> String {
        let roman = ["I", "II", "III", "IV"][quarter.number - 1]
        let span = "\(month(quarter.firstMonth))-\(month(quarter.lastMonth))"
        return pick(
            "Triwulan \(roman) \(quarter.year) (\(span))",
            "Quarter \(quarter.number) of \(quarter.year) (\(span))",
        )
    }

    package func period(_ scope: ReportScope) -> String {
        scope.month.map(monthYear) ?? quarter(scope.quarter)
    }

    /// All where none is named, and those without one where its name is empty.
    package func place(_ scope: ReportScope) -> String {
        guard let village = scope.village else { return pick("Semua desa", "All villages") }
        return village.isEmpty ? pick("Tanpa desa", "No village") : village
    }

    private static let months = [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
        "Oktober", "November", "Desember",
    ]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}

extension Wording {
    /// Stands on paper for a record that is in the quality sample and not keyed again yet.
    package static let awaitsRekeying = Wording(
        id: "menunggu ketik ulang",
        en: "awaits second keying",
    )

    /// How many records a report takes no value of.
    package static func leavesHiddenOut(_ count: Int) -> Wording {
        let words = (PageWords(.indonesian), PageWords(.english))
        return Wording(
            id: "\(words.0.number(count)) catatan sampel menunggu ketik ulang; isinya tidak ikut "
                + "dihitung.",
            en: "\(words.1.number(count)) sampled records await their second keying; their values "
                + "are not counted.",
        )
    }
}

extension PageWords {
    /// A cell as people read it.
    package func text(_ cell: ReportTable.Cell) -> String {
        switch cell {
        case .text(let text): text
        case .wording(let wording): self(wording)
        case .count(let count): number(count)
        case .money(let amount): rupiah(amount)
        case .percent(let share): percent(share)
        case .day(let day): shortDay(day)
        case .masked: "*"
        case .empty: ""
        }
    }

    /// What every written file is marked with.
    package var privacyMark: String {
        pick(
            "Data pribadi, dilindungi UU 27/2022. Hanya untuk tugas pendampingan; musnahkan bila "
                + "tidak diperlukan lagi.",
            "Personal data, protected by law UU 27/2022. For social work only; destroy when no "
                + "longer needed.",
        )
    }

    /// Who took the file out of which count, and when.
    package func exportMark(_ stamp: PrintStamp) -> String {
        let who = pick("Dicetak oleh ", "Written by ") + stamp.worker
        let mark = "\(who), \(moment(stamp.at))"
        guard let count = stamp.number else { return mark }
        return mark + pick(", nomor ekspor ", ", export number ") + String(count)
    }
}
