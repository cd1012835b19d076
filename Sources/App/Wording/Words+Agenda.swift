import Caseload
import Casework
import Screen

/// What items, alerts and trips say.
extension Words {
    package func name(of tab: AgendaState.Tab) -> String {
        switch tab {
        case .agenda: "Agenda"
        case .alerts: pick("Deteksi dini", "Early detection")
        }
    }

    package func name(of section: AgendaSection) -> String {
        switch section {
        case .overdue: pick("lewat", "late")
        case .due: pick("jatuh tempo", "due")
        case .coming: pick("akan datang", "coming")
        }
    }

    /// The same in one short word where the room is narrow.
    func name(of section: AgendaSection, isBrief: Bool) -> String {
        guard isBrief else { return name(of: section) }
        return switch section {
        case .overdue: name(of: section)
        case .due: pick("tempo", "due")
        case .coming: pick("nanti", "later")
        }
    }

    package func heading(_ section: AgendaSection, count: Int) -> String {
        let name =
            switch section {
            case .overdue: pick("Lewat", "Late")
            case .due: pick("Jatuh tempo", "Due")
            case .coming: pick("Akan datang", "Coming")
            }
        return name + " · " + number(count)
    }

    package func name(of window: AgendaQuery.Window) -> String {
        switch window {
        case .today: pick("hari ini", "today")
        case .week: pick("minggu ini", "this week")
        case .month: pick("bulan ini", "this month")
        case .all: pick("semua waktu", "any time")
        }
    }

    /// What the agenda is narrowed to: `bulan ini · Sukamaju · lansia`.
    package func filter(_ query: AgendaQuery) -> String {
        ([name(of: query.window)] + [query.village, query.mark].compactMap { $0 }
            + (query.ownOnly ? [onlyOwnMarks] : []))
            .joined(separator: " · ")
    }

    package func alertOrder(_ byWeight: Bool) -> String {
        byWeight
            ? pick("Menurut bobot, terberat dahulu", "By weight, the heaviest first")
            : pick("Menurut desa", "By village")
    }

    package func chosenCount(_ count: Int) -> String {
        pick("\(number(count)) dipilih", "\(number(count)) chosen")
    }

    package func nothing(in tab: AgendaState.Tab) -> String {
        switch tab {
        case .agenda: pick("Tidak ada yang menunggu.", "Nothing is waiting.")
        case .alerts: pick("Tidak ada peringatan.", "No alerts.")
        }
    }

    /// `Sukamaju · RW 02 RT 01`.
    package func text(_ place: AgendaPlace) -> String {
        let parts = [
            place.rw.isEmpty ? nil : "RW " + place.rw, place.rt.isEmpty ? nil : "RT " + place.rt,
        ]
        let inside = parts.compactMap { $0 }.joined(separator: " ")
        let village = place.village.isEmpty ? pick("Umum", "General") : place.village
        return inside.isEmpty ? village : village + " · " + inside
    }

    // MARK: Items

    /// Whom an item is about.
    package func whom(_ item: AgendaItem) -> String {
        switch item.what {
        case .mark: pick("Kalender", "Calendar")
        case .stage(let quarter, _): pick("Tahap \(quarter.number)", "Stage \(quarter.number)")
        case .session: item.name
        case .blanks: item.familyName
        case .restricted: ""
        case .record:
            item.name.isEmpty
                ? item.familyName.isEmpty ? item.place.village : item.familyName
                : item.familyName.isEmpty || item.familyName == item.name
                    ? item.name : "\(item.name) (\(item.familyName))"
        }
    }

    /// What is to be done where there is no column for the day: by when comes first.
    func brief(_ item: AgendaItem, today: Day) -> String {
        if case .blanks(let overdue, let due) = item.what {
            let all = pick("\(number(due)) kosong", "\(number(due)) blank")
            guard overdue > 0 else { return all }
            return all + pick(", \(number(overdue)) lewat", ", \(number(overdue)) late")
        }
        let what = what(item, isBrief: true)
        return item.day.map { agendaDay($0, today: today) + " " + what } ?? what
    }

    /// What is to be done, in a few words.
    ///
    /// - `isBrief`: A record by its form's short name, for a column that has not even room for days.
    package func what(_ item: AgendaItem, isBrief: Bool = false) -> String {
        switch item.what {
        case .blanks(let overdue, let due):
            let all = pick("\(number(due)) isian kosong", "\(number(due)) blanks")
            return overdue == 0
                ? all
                : all
                    + pick(
                        ", \(number(overdue)) sudah lewat",
                        ", \(number(overdue)) of them late",
                    )
        case .record(_, let label, let state, _):
            let name = text(isBrief ? item.shortLabel ?? label : label)
            return name + (state.map { ": " + text($0) } ?? "")
        case .restricted: return restrictedItem
        case .session(_, _, let families):
            return pick(
                "belum bertemu bulan ini (\(number(families)) keluarga)",
                "not met this month (\(number(families)) families)",
            )
        case .mark(let label, let day):
            let work = day.lastWorkingDay
            return text(label) + ", " + self.day(day)
                + (work == day
                    ? ""
                    : pick(
                        " (hari kerja terakhir \(name(of: work.weekday)) \(work.dayOfMonth))",
                        " (last working day \(name(of: work.weekday)) \(work.dayOfMonth))",
                    ))
        case .stage(_, let unfinished):
            return pick(
                "berakhir; \(number(unfinished)) keluarga belum lengkap",
                "ends; \(number(unfinished)) families unfinished",
            )
        }
    }

    /// All that a list says of a restricted record.
    package var restrictedItem: String { pick("catatan terbatas", "restricted record") }

    /// What stands on paper for the errands that are not on it.
    package func visitsLeftOut(_ count: Int) -> String {
        pick(
            "\(number(count)) catatan terbatas tidak dicantumkan di sini; lihat Agenda.",
            "\(number(count)) restricted \(count == 1 ? "record is" : "records are") left out here; see the Agenda.",
        )
    }

    /// A day beside an item: `hari ini`, `besok`, else `5 Okt` with the year where it is another one.
    package func agendaDay(_ day: Day, today: Day) -> String {
        switch today.days(until: day) {
        case 0: pick("hari ini", "today")
        case 1: pick("besok", "tomorrow")
        case -1: pick("kemarin", "yesterday")
        default:
            day.year == today.year
                ? "\(day.dayOfMonth) \(shortMonth(day.month))" : self.day(day)
        }
    }

    /// How late it is, or how long there still is.
    package func distance(_ day: Day, today: Day) -> String {
        let days = today.days(until: day)
        switch days {
        case 0: return pick("hari ini", "today")
        case 1...: return pick("\(number(days)) hari lagi", "in \(number(days)) days")
        default:
            return pick("lewat \(number(-days)) hari", "\(number(-days)) days late")
        }
    }

    package func detail(of item: AgendaItem, today: Day, width: Int) -> [TextLine] {
        var lines: [TextLine] = []
        let whom = whom(item)
        lines.add(
            wrapping: (whom.isEmpty ? "" : whom + ": ") + what(item),
            .textStrong,
            width: width,
        )
        var when = TextLine()
        when.add(item.section.mark)
        let day = item.day.map { fullDay($0) + ", " + distance($0, today: today) }
        when.add(" " + (day ?? pick("bulan yang sudah lewat", "months that are over")))
        lines.append(when)
        var place = text(item.place)
        if !item.marks.isEmpty { place += " · " + item.marks.joined(separator: ", ") }
        lines.add(wrapping: place, .textDim, width: width)
        return lines
    }

    // MARK: Alerts

    package func whom(_ alert: Alert) -> String {
        alert.memberName.isEmpty || alert.memberName == alert.familyName
            ? alert.familyName : "\(alert.memberName) (\(alert.familyName))"
    }

    /// The sentence of a rule with its values as this language writes them.
    package func text(_ why: AlertWhy) -> String {
        let parts = language == .indonesian ? why.id : why.en
        return parts.map { part in
            switch part {
            case .text(let text): text
            case .value(let value): gap(value)
            }
        }
        .joined()
    }

    /// Dates and numbers as they are written here; other texts as they are.
    private func gap(_ value: String) -> String {
        if let day = Day(value) { return self.day(day) }
        // Long digits are numbers of persons or cards, never counts.
        guard value.utf8.count <= 12,
            !value.hasPrefix("0") || value.utf8.count == 1 || value.hasPrefix("0.")
        else { return value }
        if let whole = Int(value) { return number(whole) }
        let parts = value.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let whole = Int(parts[0]), Int(parts[1]) != nil else {
            return value
        }
        return number(whole) + (language == .indonesian ? "," : ".") + parts[1]
    }

    /// What Enter does about an alert: its form, the record it is about, or where neither is there the
    /// family's page or its grid.
    package func act(of alert: Alert) -> String {
        if let label = alert.actLabel { return text(label) }
        return alert.opensRecord
            ? pick("Buka keluarga", "Open the family") : pick("Isian", "Entry")
    }

    /// What Enter does: *Enter: Kunjungan keluarga*.
    package func answer(to alert: Alert) -> String { "Enter: " + act(of: alert) }

    /// No more than why, in so many rows at most, under what it is about where that has room.
    package func reason(of alert: Alert, width: Int, rows: Int) -> [TextLine] {
        let head = wrap(whom(alert) + ": " + text(alert.label), width: max(8, width))
        let parts = wrap(text(alert.why), width: max(8, width))
        if head.count + parts.count <= rows {
            return head.map { TextLine($0, .textStrong) } + parts.map { TextLine($0) }
        }
        var lines = parts.prefix(rows).map { TextLine($0) }
        if parts.count > rows, let last = lines.popLast() {
            // A sentence that is cut says so.
            lines.append(TextLine(SafeText(last.plain(.terminal) + "…").cut(to: width)))
        }
        return lines
    }

    /// - `withAnswer`: What Enter does is told, too.
    package func detail(of alert: Alert, width: Int, withAnswer: Bool = true) -> [TextLine] {
        var lines: [TextLine] = []
        lines.add(
            wrapping: whom(alert) + ": " + text(alert.label),
            .textStrong,
            width: width,
        )
        lines.add(wrapping: text(alert.why), width: width)
        lines.add(
            wrapping: (withAnswer ? answer(to: alert) + " · " : "") + text(alert.place) + " · "
                + pick("bobot \(alert.weight)", "weight \(alert.weight)"),
            .textDim,
            width: width,
        )
        return lines
    }

    // MARK: Trips

    package func visitsTitle(_ day: Day) -> String {
        pick("Daftar kunjungan, \(self.day(day))", "Visit list, \(self.day(day))")
    }
    package var placeHead: String { pick("Tempat", "Place") }
    package var familyHead: String { pick("Keluarga", "Family") }
    package var addressHead: String { pick("Alamat", "Address") }
    package var phoneHead: String { pick("Telepon", "Phone") }
    package var personHead: String { pick("Orang", "Person") }
    package var errandHead: String { pick("Keperluan", "Errand") }
    package var untilHead: String { pick("Batas", "Until") }
    package var doneHead: String { pick("Selesai", "Done") }

    package func text(_ errand: VisitList.Errand) -> String {
        switch errand {
        case .item(let item): what(item)
        case .alert(let alert): text(alert.label) + ": " + text(alert.why)
        }
    }

    /// The list as it is read on the screen and in plain text.
    package func lines(of list: VisitList, width: Int) -> [TextLine] {
        var lines = [TextLine(visitsTitle(list.day), .textHeading)]
        lines.append(
            TextLine(
                pick("\(number(list.stops.count)) tujuan", "\(number(list.stops.count)) stops"),
                .textDim,
            )
        )
        if list.leftOut > 0 {
            lines.add(wrapping: visitsLeftOut(list.leftOut), .stateWarning, width: width)
        }
        var last: AgendaPlace?
        for stop in list.stops {
            if stop.place != last {
                lines.append(.blank)
                lines.append(.heading(text(stop.place)))
                last = stop.place
            }
            let parts = [stop.name, stop.address, stop.phone].filter { !$0.isEmpty }
            lines.add(
                wrapping: parts.joined(separator: " · "),
                .textStrong,
                width: width,
                lead: TextLine("[ ] "),
            )
            for errand in stop.errands {
                let person = errand.person
                let day = errand.day.map { " (" + self.day($0) + ")" } ?? ""
                lines.add(
                    wrapping: (person.isEmpty ? "" : person + ": ") + text(errand) + day,
                    width: width,
                    lead: TextLine("    - "),
                )
            }
        }
        return lines
    }
}
