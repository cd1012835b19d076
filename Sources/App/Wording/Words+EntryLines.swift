import Caseload
import Casework

/// What the entry page says of the cell with the cursor, and what to press there.
extension Words {
    package var entryMemberHead: String { pick("Nama", "Name") }
    package var entryObligationHead: String { pick("Kewajiban", "Obligation") }
    package var entryNoPage: String {
        pick("Pilih keluarga atau daftar hadir dulu", "Choose a family or a roster first")
    }
    package var entryPageComing: String { pick("Membuka halaman …", "Opening the page …") }
    package var entryEmptyPage: String {
        pick(
            "Tidak ada kewajiban di halaman ini pada triwulan ini. F8 membuka yang berikutnya.",
            "No obligations on this page in this quarter. F8 opens the next.",
        )
    }
    package var entryEmptyPageHint: String {
        pick("F8 lanjut · Esc kembali", "F8 next · Esc back")
    }

    /// Of the cells whose time has begun; the list of families counts the whole quarter's.
    package func filled(_ count: Int, of all: Int, isShort: Bool) -> String {
        pick(
            "\(number(count)) dari \(number(all)) terisi" + (isShort ? "" : " sampai kini"),
            "\(number(count)) of \(number(all)) filled" + (isShort ? "" : " so far"),
        )
    }
    package func pageOf(_ page: Int, _ pages: Int) -> String {
        pick("ke-\(number(page)) dari \(number(pages))", "\(number(page)) of \(number(pages))")
    }

    /// A month over its column, with what it is to the clock.
    package func monthHead(_ month: Month, _ standing: MonthStanding) -> String {
        switch standing {
        case .elapsed: shortMonth(month) + pick(" lewat", " over")
        case .running: shortMonth(month) + pick(" kini", " now")
        case .future: shortMonth(month) + pick(" nanti", " later")
        }
    }

    /// The period of a cell as people say it.
    package func period(_ period: PeriodID, due: DaySpan) -> String {
        switch period {
        case .month(let month): "\(monthName(month)) \(month.year)"
        case .quarter(let quarter): stage(quarter)
        case .year(let year): pick("tahun \(year)", "year \(year)")
        case .day:
            due.first == due.last ? day(due.first) : "\(day(due.first)) – \(day(due.last))"
        }
    }

    // MARK: Values

    /// A value in words: the state with the figures it came from.
    package func value(_ value: RecordedValue, _ obligation: Obligation) -> String {
        var parts = [value.session.map { word($0) } ?? value.state.map { word($0) } ?? ""]
        if let days = value.attendance { parts += sheet(days) }
        if !value.dates.isEmpty {
            parts.append(value.dates.map { day($0) }.joined(separator: ", "))
            if value.dates.count < obligation.needed {
                parts[0] = pick(
                    "\(value.dates.count) dari \(obligation.needed) kali",
                    "\(value.dates.count) of \(obligation.needed) times",
                )
            }
        }
        return parts.joined(separator: ", ")
    }

    /// The days missed and both readings of the percentage.
    func sheet(_ days: Attendance) -> [String] {
        var parts: [String] = []
        if days.hasDaysMissed { parts.append(daysMissed(days)) }
        if let effective = days.effective {
            parts.append(pick("\(effective) hari efektif", "\(effective) days taught"))
        }
        guard let counted = days.share(.counts), let exempt = days.share(.exempt) else {
            return parts
        }
        guard counted == exempt else {
            let with = percent(Int((counted.percent * 10).rounded(.down)))
            let without = percent(Int((exempt.percent * 10).rounded(.down)))
            let both = pick("\(with); tanpa sakit \(without)", "\(with); without sick \(without)")
            guard let effective = days.effective, days.hasDaysMissed else {
                return parts + [pick("hadir ", "present ") + both]
            }
            // Shorter than usual, so that both readings stand on a line of 80 columns.
            let taught = pick(" dari \(effective) hari: ", " of \(effective) days: ")
            return [daysMissed(days) + taught + both]
        }
        parts.append(percent(Int((counted.percent * 10).rounded(.down))))
        return parts
    }

    /// `A3 I1 S2`; a count that was not given is left out.
    package func daysMissed(_ days: Attendance) -> String {
        [("A", days.alpa), ("I", days.izin), ("S", days.sakit)]
            .compactMap { letter, count in count.map { "\(letter)\($0)" } }
            .joined(separator: " ")
    }

    /// A share in whole percent, rounded down so that 84,9 never reads as met.
    package func wholePercent(_ value: Double) -> String {
        "\(Int(value.rounded(.down)))%"
    }

    package var takenBackShort: String { pick("ditarik", "out") }

    package func draftLine(_ value: RecordedValue?, _ obligation: Obligation) -> String {
        guard let value else {
            return pick(
                "Belum disimpan: catatan akan ditarik",
                "Unsaved: the record will be taken back",
            )
        }
        let text = self.value(value, obligation)
        return pick("Belum disimpan: \(text)", "Unsaved: \(text)")
    }

    package func recordedLine(_ value: RecordedValue, _ obligation: Obligation) -> String {
        let text = self.value(value, obligation)
        return pick("Tercatat: \(text)", "Recorded: \(text)")
    }

    package var overtakenLine: String {
        pick(
            "Catatannya berubah sejak sel ini diketik; simpan lagi hanya bila ketikan ini benar",
            "The record changed since this was typed; save only if the typing is right",
        )
    }

    /// How a record came about, by whom, when.
    package func authorLine(_ value: RecordedValue) -> String {
        let how =
            switch value.how {
            case .typed: pick("diketik", "typed")
            case .batch: pick("diisi bersama (+)", "filled with others (+)")
            case .imported: pick("dari impor", "imported")
            }
        var parts = [
            value.record == nil ? how : pick("dari daftar hadir sesi", "from a session's roster")
        ]
        if !value.by.isEmpty { parts.append(pick("oleh \(value.by)", "by \(value.by)")) }
        if !value.at.isEmpty { parts.append(Moment(value.at).map { clock($0) } ?? value.at) }
        if let note = value.note, !note.isEmpty { parts.append(note) }
        return parts.joined(separator: ", ")
    }

    /// A blank cell: by when it is due, and whether `+` fills it.
    package func notRecordedLine(_ cell: ObligationCell, batch: Bool, today: Day) -> String {
        let until = shortDay(cell.due.last, today: today)
        let times =
            cell.obligation.needed > 1
            ? pick(", \(cell.obligation.needed) kali", ", \(cell.obligation.needed) times") : ""
        let rest =
            batch
            ? "" : pick("; + melewatinya", "; + passes it over")
        return pick(
            "Belum dicatat, batas \(until)\(times)\(rest)",
            "Not recorded, due by \(until)\(times)\(rest)",
        )
    }

    // MARK: What to press

    /// The keys of a cell in one line.
    ///
    /// The offered dates are those that `'` and `"` would put in.
    package func cellHint(_ input: Programme.InputKind, offered: [Day]) -> String {
        switch input {
        case .state:
            pick(
                "1 patuh  2 tidak  3 izin/sakit  0 tak berlaku · + sisanya patuh · F8 lanjut",
                "1 met  2 not met  3 excused  0 n/a · + rest is met · F8 next",
            )
        case .attendance:
            pick(
                "3a alpa  2i izin  1s sakit  22e hari efektif  87%  - tidak · a-z nama · + sisa",
                "3a absent  2i leave  1s sick  22e days taught  87%  - tidak · a-z name · + rest",
            )
        case .session:
            pick(
                "h hadir  s sakit  a alfa (1 3 2)  0 tak berlaku · + sisanya hadir · / nama",
                "h present  s sick  a absent (1 3 2)  0 n/a · + rest present · / name",
            )
        case .dated:
            pick(
                "tgl 15, 1507, 150726 ⏎" + offer(offered)
                    + "  - tidak  spasi berikut  F4 lainnya",
                "date: 15, 1507, 150726 ⏎" + offer(offered) + "  - none  F4 more  space: next",
            )
        }
    }

    private func offer(_ dates: [Day]) -> String {
        zip(["'", "\""], dates).map { "  \($0) \($1.dayOfMonth) \(shortMonth($1.month))" }.joined()
    }

    /// All keys of a cell, a line each, for the wide screen.
    package func cellKeys(_ input: Programme.InputKind) -> [String] {
        let first: [String] =
            switch input {
            case .state:
                [
                    "1  " + valuePatuh, "2  " + valueTidak, "3  " + valueIzin,
                    "0  " + valueTidakBerlaku,
                ]
            case .attendance:
                [
                    pick("3a  tiga hari alpa", "3a  absent three days"),
                    pick("2i  dua hari izin", "2i  on leave two days"),
                    pick("1s  satu hari sakit", "1s  sick one day"),
                    pick("A I S  satu hari lagi", "A I S  one day more"),
                    pick(
                        "22e  hari efektif bulan itu, sekali saja",
                        "22e  days taught, once a month",
                    ),
                    pick("87%  persen hadir", "87%  share present"),
                    pick(
                        "1 2 3 0 lalu Enter  patuh, tidak, izin, tak berlaku",
                        "1 2 3 0, Enter  met, not met, excused, n/a",
                    ),
                ]
            case .session:
                [
                    "h  " + valueHadir, "a  " + valueAlfa, "s  " + valueSakit,
                    "0  " + valueTidakBerlaku,
                ]
            case .dated:
                [
                    pick("15  tanggal 15", "15  the 15th"), pick("1507  15 Juli", "1507  15 July"),
                    pick("15,29  dua tanggal", "15,29  two dates"),
                    "=  h, k, -3, sen", "-  " + valueNotDone,
                ]
            }
        return first + [
            "", "!@# $%^  " + entryMonthExplanation, ".  " + entrySameExplanation,
            "'  " + entryAboveExplanation,
            "+  " + entryFillExplanation, "F2  " + entrySaveExplanation,
            "F8  " + entryNextExplanation,
            "F7  " + entryDirectionExplanation, pick("a-z  ", "a-z  ") + entryJumpExplanation,
        ]
    }

    package func numberTyping(_ text: String) -> String {
        let begun = text.isEmpty ? "" : "\(text) … "
        return begun
            + pick(
                "a alpa  i izin  s sakit  e hari efektif  % persen · Enter: sebagai 1 2 3 0",
                "a absent  i leave  s sick  e days taught  % percent · Enter: as 1 2 3 0",
            )
    }

    package var daysNeededHint: String {
        pick(
            "Hari efektif belum ada: ketik mis. 22e (sekali saja), atau 87%, atau 1 2 3",
            "Days taught are not known yet: type e.g. 22e (once), or 87%, or 1 2 3",
        )
    }

    /// The full date echoed while it is typed.
    package func dateTyping(_ text: String, _ day: Day?) -> String {
        guard let day else {
            return "\(text) … " + pick("ketik tanggal, lalu Enter", "type the date, then Enter")
        }
        return "\(text) = \(fullDay(day)) · Enter"
    }

    package func searchHint(_ text: String) -> String {
        pick(
            "Nama: \(text)_ · huruf mencari · Enter selesai",
            "Name: \(text)_ · letters search · Enter ends",
        )
    }
}
