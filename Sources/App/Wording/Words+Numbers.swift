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

    /// The full name of a month, 1 to 12.
    package func monthName(_ month: Int) -> String {
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
        return names.indices.contains(month - 1) ? names[month - 1] : "?"
    }

    /// A month in at most three letters, for the head of a column.
    package func shortMonth(_ month: Int) -> String {
        let names =
            language == .indonesian
            ? ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
            : ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return names.indices.contains(month - 1) ? names[month - 1] : "?"
    }

    /// A day as `5 Okt 2026`.
    package func day(_ day: Day) -> String {
        "\(day.day) \(shortMonth(day.month)) \(day.year)"
    }

    /// A day with its week day, as the echo of a typed date: `Senin, 5 Oktober 2026`.
    package func fullDay(_ day: Day) -> String {
        "\(weekdayName(day.weekday)), \(day.day) \(monthName(day.month)) \(day.year)"
    }

    /// A quarter as its payment stage: `Tahap 4, Okt-Des 2026`.
    package func stage(_ quarter: Quarter) -> String {
        let first = quarter.months[0].month
        let last = quarter.months[2].month
        let span = "\(shortMonth(first))-\(shortMonth(last)) \(quarter.year)"
        return pick("Tahap \(quarter.number), \(span)", "Stage \(quarter.number), \(span)")
    }

    /// The name of a week day, 1 Monday to 7 Sunday.
    package func weekdayName(_ weekday: Int) -> String {
        let names =
            language == .indonesian
            ? ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
            : ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        return names.indices.contains(weekday - 1) ? names[weekday - 1] : "?"
    }
}
