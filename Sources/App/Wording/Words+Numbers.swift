import Casework

/// Numbers, money and dates as Indonesians write them.
///
/// They come from here and not from a locale, because a village laptop may lack `id_ID`.
extension Words {
    /// `1234567` as `1.234.567` (Indonesian) or `1,234,567` (English).
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

    /// Whole rupiah as `Rp 1.500.000`.
    package func rupiah(_ amount: Int) -> String {
        "Rp " + number(amount)
    }

    /// A percentage with one decimal where it has one: `86,4 %`.
    package func percent(_ tenths: Int) -> String {
        let mark = language == .indonesian ? "," : "."
        return tenths.isMultiple(of: 10)
            ? "\(tenths / 10) %" : "\(tenths / 10)\(mark)\(tenths % 10) %"
    }

    /// The full name of a month, without its year.
    package func monthName(_ month: Month) -> String {
        let names =
            language == .indonesian
            ? [
                "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
                "September", "Oktober", "November", "Desember",
            ]
            : [
                "January", "February", "March", "April", "May", "June", "July", "August",
                "September", "October", "November", "December",
            ]
        return names[month.monthOfYear - 1]
    }

    /// A month in three letters, for the head of a column.
    package func shortMonth(_ month: Month) -> String {
        let names =
            language == .indonesian
            ? ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
            : ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return names[month.monthOfYear - 1]
    }

    /// A day as `5 Okt 2026`.
    package func day(_ day: Day) -> String {
        "\(day.dayOfMonth) \(shortMonth(day.month)) \(day.year)"
    }

    /// A day with its week day, as the echo of a typed date: `Senin, 5 Oktober 2026`.
    package func fullDay(_ day: Day) -> String {
        "\(name(of: day.weekday)), \(day.dayOfMonth) \(monthName(day.month)) \(day.year)"
    }

    /// A quarter as its payment stage: `Tahap 4, Okt-Des 2026`.
    package func stage(_ quarter: Quarter) -> String {
        let first = shortMonth(quarter.firstMonth)
        let last = shortMonth(quarter.lastMonth)
        let span = "\(first)-\(last) \(quarter.year)"
        return pick("Tahap \(quarter.number), \(span)", "Stage \(quarter.number), \(span)")
    }

    package func name(of weekday: Weekday) -> String {
        let names =
            language == .indonesian
            ? ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
            : ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        return names[weekday.rawValue - 1]
    }
}
