import Casework
import Screen

/// The sentences of the entry page: what happened or why nothing did, and what to do.
extension Words {
    package func sentence(for notice: EntryNotice) -> String {
        switch notice {
        case .noCell: pick("Tidak ada kewajiban di bulan ini", "Nothing is due in this month")
        case .doesNotApply(let reason):
            pick("Tak berlaku: \(self.reason(reason))", "Does not apply: \(self.reason(reason))")
        case .inConflict: conflictFirst
        case .veiled: veiledHere
        case .monthToCome(let month):
            pick(
                "\(monthName(month)) belum mulai; belum dapat diisi",
                "\(monthName(month)) has not begun; it can't be filled yet",
            )
        case .dueLater(let month):
            pick(
                "Baru berlaku mulai \(monthName(month)); tetap diisi",
                "Due from \(monthName(month)) on; filled all the same",
            )
        case .noSuchState:
            pick(
                "1 patuh, 2 tidak, 3 izin/sakit, 0 tak berlaku",
                "1 met, 2 not met, 3 excused, 0 does not apply",
            )
        case .unitNeeded(let text):
            pick(
                "\(text) apa? a alpa, i izin, s sakit, e hari efektif, % persen; Esc membatalkan",
                "\(text) what? a absent, i leave, s sick, e days taught, % percent; Esc drops it",
            )
        case .unitOrEnter(let text):
            pick(
                "\(text) apa? a i s e %, atau Enter sebagai 1 patuh 2 tidak 3 izin 0 tak berlaku",
                "\(text) what? a i s e %, or Enter as 1 met 2 not met 3 excused 0 n/a",
            )
        case .schoolDaysNeeded: daysNeededHint
        case .heldForDays(let name):
            pick(
                "Kursor tetap pada \(name): ketik dulu hari efektif, mis. 22e, atau 87%, atau 1 2 3",
                "The cursor stays on \(name): first type the days taught, e.g. 22e, or 87%, or 1 2 3",
            )
        case .numberTooLarge(let text): pick("\(text) terlalu besar", "\(text) is too large")
        case .moreMissedThanTaught(let days):
            pick(
                "Lebih banyak absen daripada \(days) hari efektif",
                "More days missed than the \(days) days taught",
            )
        case .date(let failure): sentence(for: failure)
        case .dateOutside(let day, let span):
            pick(
                "\(self.day(day)) di luar \(self.day(span.first)) – \(self.day(span.last))",
                "\(self.day(day)) is outside \(self.day(span.first)) – \(self.day(span.last))",
            )
        case .dateSet(let day, let count, let needed):
            fullDay(day)
                + (needed > 1
                    ? pick(" (\(count) dari \(needed))", " (\(count) of \(needed))") : "")
        case .visitSet(let day, let cells):
            pick("\(fullDay(day)): \(cells) layanan", "\(fullDay(day)): \(cells) services")
        case .dateToCome(let day):
            pick(
                "\(fullDay(day)) belum tiba; tetap diisi",
                "\(fullDay(day)) is still to come; filled all the same",
            )
        case .dateHalfTyped:
            pick(
                "Selesaikan tanggalnya dengan Enter, atau Esc",
                "Finish the date with Enter, or Esc",
            )
        case .schoolDaysSet(let days, let month):
            pick(
                "\(monthName(month)): \(days) hari efektif",
                "\(monthName(month)): \(days) days taught",
            )
        case .nobodyNamed(let text):
            pick("Tidak ada nama yang berawal «\(text)»", "No name begins with “\(text)”")
        case .nothingAbove: pick("Tidak ada isi di atas sel ini", "Nothing is filled above")
        case .nothingToRepeat:
            pick("Tidak ada yang dapat diulang di baris ini", "Nothing to repeat in this row")
        case .nothingLeftOpen:
            pick("+ mengisi semua yang kosong di halaman ini", "+ fills every blank of this page")
        case .notThisKind:
            pick(
                "Tombol ini tidak dipakai di sel ini; F4 pilihan",
                "This cell has no use for that key; F4 shows its values",
            )
        case .needsDates: pick("Perlu tanggal: ketik mis. 15", "It needs a date: type e.g. 15")
        }
    }

    /// Why a text is no date.
    package func sentence(for failure: DayParser.Failure) -> String {
        switch failure {
        case .empty: lineEmpty
        case .unreadable:
            pick(
                "Bukan tanggal; contoh: 15, 1507, 150726, h, k, -3, sen",
                "No date; e.g. 15, 1507, 150726, h, k, -3, sen",
            )
        case .digitCount:
            pick(
                "Ketik 2, 4 atau 6 angka: 15, 1507, 150726",
                "Type 2, 4 or 6 digits: 15, 1507, 150726",
            )
        case .noSuchDay(let day, let month, let year):
            pick(
                "Tidak ada tanggal \(day)-\(month)-\(year)",
                "There is no \(day)-\(month)-\(year)",
            )
        }
    }

    // MARK: Saving and filling

    package var nothingToSave: String { pick("Belum ada ketikan baru", "Nothing new is typed") }
    package var endOfWorklist: String {
        pick(
            "Ini yang terakhir dari daftar. Esc kembali",
            "This was the last of the list. Esc goes back",
        )
    }
    /// After `a2`, where the letter led to another person.
    package func landed(_ name: String, _ state: CheckState?) -> String {
        let value =
            switch state {
            case .patuh: ": " + valuePatuh
            case .tidak: ": " + valueTidak
            case .izin: ": " + valueIzin
            case .tidakBerlaku: ": " + valueTidakBerlaku
            case nil: ""
            }
        return "→ \(name)\(value) · " + pick("absen ditulis 2a, bukan a2", "type 2a, not a2")
    }

    /// Leaving waits for keys that were typed ahead.
    package func leavingSoon(_ key: Key) -> String {
        pick(
            "Menyimpan dulu yang sudah diketik … \(key.label) sekali lagi: langsung, tanpa itu",
            "Keeping first what was typed … \(key.label) again: at once, without it",
        )
    }

    package func keysWaiting(_ count: Int) -> String {
        pick(
            "Memuat … \(number(count)) tombol menunggu; Esc batal",
            "Loading … \(number(count)) keys wait; Esc drops",
        )
    }

    package func keysDropped(_ count: Int) -> String {
        pick(
            "\(number(count)) tombol yang menunggu halaman dibuang",
            "\(number(count)) keys that waited for the page were dropped",
        )
    }

    package func overtakenHeld(_ count: Int) -> String {
        pick(
            "\(number(count)) sel diubah dari tempat lain, belum disimpan; F2 lagi menimpanya",
            "\(number(count)) cells changed elsewhere, not saved; F2 again overwrites",
        )
    }

    package func entryDraftStays(_ count: Int) -> String {
        pick(
            "\(number(count)) sel belum disimpan; ketikannya tetap ada sebagai draf",
            "\(number(count)) cells are not saved; the typing stays as a draft",
        )
    }

    package var fillTitle: String { pick("Isi sisanya?", "Fill the rest?") }
    package var fillYes: String { pick("isi, simpan, lanjut", "fill, save, go on") }
    package var fillNothing: String { pick("simpan, lanjut", "save, go on") }

    /// The answer that fills the running month, alone or with those that are over.
    package func fillRunning(_ fill: BatchFill, isMore: Bool) -> String {
        let months = fill.runningMonths.map(shortMonth).joined(separator: ", ")
        return isMore
            ? pick("isi juga \(months)", "fill \(months) too")
            : pick("isi \(months), simpan, lanjut", "fill \(months), save, go on")
    }
    package var fillAlways: String {
        pick("tak usah tanya di tumpukan ini", "and ask no more in this pile")
    }

    /// What `+` would do where it no longer asks.
    package func fillsAtOnce(_ fill: BatchFill) -> String {
        let rest = fill.forbidden + fill.running.count + fill.future
        let left =
            rest == 0 ? "" : pick(", \(number(rest)) tetap kosong", ", \(number(rest)) stay blank")
        return pick("+ \(number(fill.places.count)) patuh", "+ \(number(fill.places.count)) met")
            + left
    }
    package var fillNo: String { pick("batal", "cancel") }

    package func fillQuestion(_ fill: BatchFill) -> [String] {
        var lines: [String] = []
        if !fill.places.isEmpty {
            let months = fill.elapsedMonths.map(shortMonth).joined(separator: ", ")
            let count = number(fill.places.count)
            lines.append(
                pick(
                    "\(count) sel kosong menjadi patuh: yang sudah lewat (\(months)).",
                    "\(count) blanks become patuh (met): those that are over (\(months)).",
                )
            )
        }
        if !fill.running.isEmpty {
            let months = fill.runningMonths.map(shortMonth).joined(separator: ", ")
            let count = number(fill.running.count)
            lines.append(
                pick(
                    "\(months) belum selesai: \(count) sel tetap kosong. b mengisinya juga, bila sudah pasti.",
                    "\(months) is not over: \(count) blanks stay. b fills them too, if it is certain.",
                )
            )
        }
        return lines + leftBlank(fill)
    }

    package func nothingToFill(_ fill: BatchFill) -> String {
        ([pick("Tidak ada yang boleh diisi bersama.", "Nothing may be filled together.")]
            + leftBlank(fill))
            .joined(separator: " ")
    }

    private func leftBlank(_ fill: BatchFill) -> [String] {
        var lines: [String] = []
        if fill.forbidden > 0 {
            lines.append(
                pick(
                    "\(number(fill.forbidden)) tetap kosong: harus dilihat satu per satu.",
                    "\(number(fill.forbidden)) stay blank: each has to be looked at.",
                )
            )
        }
        if fill.future > 0 {
            lines.append(
                pick(
                    "\(number(fill.future)) tetap kosong: bulannya belum mulai.",
                    "\(number(fill.future)) stay blank: their month has not begun.",
                )
            )
        }
        return lines
    }
}

extension EntryNotice {
    /// Whether the sentence is a warning rather than a confirmation.
    package var isWarning: Bool {
        switch self {
        case .monthToCome, .dateToCome: true
        default: false
        }
    }
}
