import Caseload
import Casework
import LocalStore
import Screen

/// The words of what is recorded: states, periods, how and when, and how far delivery is.
extension Words {
    /// A cell's state in words; nil is blank.
    package func name(of state: CheckState?) -> String {
        switch state {
        case .patuh: pick("patuh", "met")
        case .tidak: pick("tidak patuh", "not met")
        case .izin: pick("izin/sakit", "excused")
        case .tidakBerlaku: pick("tidak berlaku", "does not apply")
        case nil: pick("belum dicatat", "not recorded")
        }
    }

    /// The same in at most 6 letters, for the months of a table.
    package func shortName(of state: CheckState?) -> String {
        switch state {
        case .patuh: pick("patuh", "met")
        case .tidak: pick("tidak", "not")
        case .izin: pick("izin", "excus.")
        case .tidakBerlaku: pick("tak b.", "n/a")
        case nil: pick("kosong", "blank")
        }
    }

    package func name(of delivery: DeliveryState) -> String {
        switch delivery {
        case .local: pick("hanya di laptop ini", "only on this laptop")
        case .stick: pick("di stik", "on a stick")
        case .desk: pick("di meja", "at the desk")
        case .serverByStick: pick("di server, kata stik", "on the server, says the stick")
        case .server: pick("di server", "on the server")
        case .accepted: pick("diterima kantor", "accepted by the office")
        case .refusedByOffice: pick("ditolak kantor", "refused by the office")
        case .refusedByServer: pick("ditolak server", "refused by the server")
        }
    }

    package func name(of how: EntryMethod) -> String {
        switch how {
        case .typed: pick("diketik", "typed")
        case .batch: pick("diisi sekaligus", "filled at once")
        case .imported: pick("dari berkas", "from a file")
        }
    }

    /// A period as people say it: `Okt 2026`, `Tahap 4, Okt-Des 2026`, `2026`, `5 Okt 2026`.
    package func name(of period: PeriodID) -> String {
        switch period {
        case .year(let year): String(year)
        case .quarter(let quarter): stage(quarter)
        case .month(let month): self.month(month)
        case .day(let day): self.day(day)
        }
    }

    /// The same from a period's text; a text of another kind stays as it is.
    package func period(_ text: String) -> String {
        PeriodID(text).map(name(of:)) ?? text
    }

    /// A month or day in six columns, as `briefDay` has them; a quarter by its number.
    func briefPeriod(_ text: String, today: Day) -> String {
        switch PeriodID(text) {
        case .day(let day): briefDay(day, today: today)
        case .month(let month):
            month.year == today.year ? shortMonth(month) : briefDay(month.firstDay, today: today)
        case .quarter(let quarter): "Q\(quarter.number)"
        case .year(let year): String(year)
        case nil: text
        }
    }

    package func month(_ month: Month) -> String {
        "\(shortMonth(month)) \(month.year)"
    }

    package func periods(_ periods: [PeriodID]) -> String {
        periods.map(name(of:)).joined(separator: ", ")
    }

    /// `5 Okt 2026 14.03` from ISO 8601; a text of another kind stays as it is.
    package func time(_ text: String) -> String {
        guard let moment = Moment(text) else { return text }
        return "\(day(moment.day)) \(timeOfDay(moment))"
    }

    /// `14.03` in Indonesian, `14:03` in English.
    func timeOfDay(_ moment: Moment) -> String {
        let minutes = moment.secondOfDay / 60
        return [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
            .joined(separator: language == .indonesian ? "." : ":")
    }

    /// An age in the unit people use for it: months below two years.
    ///
    /// It fits seven columns, also of who was born after the day.
    package func age(born: Day, at day: Day) -> String {
        let months = born.ageInMonths(at: day)
        switch months {
        case ..<0: return pick("belum", "unborn")
        case ..<24: return pick("\(months) bln", "\(months) mo")
        default: return pick("\(months / 12) th", "\(months / 12) y")
        }
    }
}

extension DeliveryState {
    /// The sign that stands before the word.
    package var mark: Mark {
        switch self {
        case .local: .local
        case .stick: .stick
        case .desk: .desk
        // Until the server's own word it is no further than what carried the news.
        case .serverByStick: .stick
        case .server: .server
        case .accepted: .accepted
        case .refusedByOffice, .refusedByServer: .refused
        }
    }
}

extension CheckState {
    package var mark: Mark {
        switch self {
        case .patuh: .patuh
        case .tidak: .tidak
        case .izin: .izin
        case .tidakBerlaku: .tidakBerlaku
        }
    }
}

extension CheckState? {
    /// The sign of a cell; blank where nothing is recorded.
    package var mark: Mark { self?.mark ?? .blank }
}
