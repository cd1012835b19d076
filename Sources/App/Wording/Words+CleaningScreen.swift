import Caseload
import Casework

/// The words of *Data bersih*: lists, commands, figures.
extension Words {
    /// Where a list would stand that is made once another one is.
    package func waitsForList(_ other: CleaningTab) -> String {
        let name = name(of: other, count: nil)
        return pick(
            "Menunggu daftar \(name) selesai, lalu daftar ini dibuat.",
            "Waits for the list \(name) to be done; then this one is made.",
        )
    }

    package func hint(for tab: CleaningTab) -> String {
        switch tab {
        case .duplicates:
            pick(
                "Enter bandingkan · Tab daftar lain · n p maju mundur · g gabung · b bukan ganda",
                "Enter compares · Tab other list · n p next, previous · g join · b two persons",
            )
        case .anomalies:
            pick(
                "Enter keluarga · Tab daftar lain · u usul perbaikan · a catatan ringan",
                "Enter family · Tab other list · u propose a correction · a light notes",
            )
        case .compare:
            pick(
                "o pilih daftar desil · Tab daftar lain · Enter keluarga · x tulis selisih",
                "o choose a list of deciles · Tab other list · Enter family · x write differences",
            )
        }
    }

    /// Of two entries beside each other.
    package var pairHint: String {
        pick(
            "g gabung · b bukan ganda · n p pasangan lain · Esc daftar",
            "g join · b two persons · n p other pairs · Esc list",
        )
    }

    /// Of a list that nothing is in.
    package var emptyListHint: String {
        pick(
            "Tab daftar lain · F5 hitung lagi · Esc kembali",
            "Tab other list · F5 again · Esc back",
        )
    }
    /// On a line of the compared list whose family is not on the laptop.
    package func strangerHint(canPropose: Bool) -> String {
        (canPropose ? pick("u usulkan · ", "u propose · ") : "")
            + pick(
                "o pilih daftar desil · Tab daftar lain · x tulis selisih",
                "o choose a list of deciles · Tab other list · x write differences",
            )
    }

    package var aboutCleaning: String {
        pick(
            "Data bersih: data ganda dan janggal, satu per satu, dengan alasannya, dan beda dengan daftar desil. Register tidak diubah: g mengusulkan penggabungan, b mencatat bahwa dua data itu dua orang (tidak muncul lagi di laptop mana pun), u membuka usulan lain. Daftar Banding dibaca dari CSV: NIK, No KK, nama, desil, program, status padan.",
            "Clean data: duplicates and odd entries, one by one, with their reasons, and what differs from a list of deciles. The register is not changed: g proposes to join, b notes that the two are two persons (they come back on no laptop), u opens another proposal. The list to compare is a CSV: NIK, KK number, name, decile, programmes, match status.",
        )
    }

    func name(of tab: CleaningTab, count: Int?) -> String {
        let name =
            switch tab {
            case .duplicates: pick("Ganda", "Double")
            case .anomalies: pick("Janggal", "Odd")
            case .compare: pick("Banding", "Compare")
            }
        return count.map { name + " " + number($0) } ?? name
    }

    func looking(_ tab: CleaningTab) -> String {
        switch tab {
        case .duplicates: pick("Mencari data ganda", "Looking for duplicates")
        case .anomalies: pick("Memeriksa data", "Checking the register")
        case .compare: pick("Membandingkan daftar", "Comparing the list")
        }
    }

    var escStops: String {
        pick("Sedang dihitung; Esc menghentikan.", "Being worked out; Esc stops it.")
    }

    var cleaningStopped: String {
        pick("Dihentikan. F5 mulai lagi.", "Stopped. F5 starts again.")
    }

    func emptyList(_ tab: CleaningTab, isMade: Bool) -> String {
        switch (tab, isMade) {
        case (.duplicates, true):
            pick("Tidak ada data yang tampak ganda.", "Nothing looks like a duplicate.")
        case (.anomalies, true):
            pick("Tidak ada data yang janggal.", "Nothing is odd.")
        case (.compare, true):
            pick(
                "Daftar dan laptop sama; tidak ada yang perlu diubah.",
                "List and laptop say the same; nothing to do.",
            )
        case (.compare, false):
            pick(
                "Belum ada daftar. o (atau Enter) membaca daftar desil/DTSEN: CSV dengan NIK atau No KK, nama, desil, program, status padan.",
                "No list yet. o (or Enter) reads a list of deciles: a CSV with NIK or KK number, name, decile, programmes, match status.",
            )
        case (_, false): pick("F5 mulai mencari.", "F5 starts looking.")
        }
    }

    // MARK: Figures

    func figures(_ list: DuplicateList) -> String {
        var parts = [
            pick(
                "\(number(list.total)) pasang dari \(number(list.people)) orang",
                "\(number(list.total)) pairs of \(number(list.people)) people",
            )
        ]
        let proposed = list.rows.count { $0.proposal != nil }
        if proposed > 0 {
            parts.append(pick("\(number(proposed)) diusulkan", "\(number(proposed)) proposed"))
        }
        if list.apart > 0 {
            parts.append(
                pick("\(number(list.apart)) bukan ganda", "\(number(list.apart)) two persons")
            )
        }
        if list.rows.count < list.total {
            parts.append(
                pick("\(number(list.rows.count)) teratas", "the first \(number(list.rows.count))")
            )
        }
        return parts.joined(separator: " · ")
    }

    func figures(_ list: AnomalyList, notes: Bool) -> String {
        let counts = [Anomaly.Severity.error, .warning, .note].map { severity in
            "\(number(list.counts[severity] ?? 0)) \(name(of: severity))"
        }
        let hidden = notes ? "" : pick(" (a tampilkan)", " (a shows)")
        return counts.joined(separator: " · ") + hidden
    }

    func figures(_ comparison: DesilComparison) -> String {
        let head = pick(
            "\(number(comparison.matched)) dari \(number(comparison.rows)) baris cocok",
            "\(number(comparison.matched)) of \(number(comparison.rows)) rows found",
        )
        let counts = comparison.counts.prefix(3).map {
            "\(number($0.count)) \(difference($0.code))"
        }
        return ([head] + counts).joined(separator: " · ")
    }

    /// What a kind of difference is called in a count; `DesilDifference.Kind.code` is for files.
    private func difference(_ code: String) -> String {
        switch code {
        case "desil": pick("desil beda", "other decile")
        case "dua-desil": pick("dua desil", "two deciles")
        case "nama": pick("nama beda", "other name")
        case "nik": pick("NIK beda", "other NIK")
        case "no-kk": pick("KK beda", "other KK")
        case "anggota-tidak-ada": pick("anggota tak dikenal", "unknown member")
        case "tidak-di-laptop": pick("hanya di daftar", "only listed")
        case "tidak-di-daftar": pick("hanya di laptop", "only here")
        case "tidak-padan": pick("tidak padan", "not matched")
        case "tak-terbaca": pick("tak terbaca", "unreadable")
        default: pick("program beda", "other programme")
        }
    }

    /// How many cells of a list were left out, with the first of them, where there are any.
    package func leftOut(of comparison: DesilComparison) -> String? {
        let findings = comparison.findings
        let count = findings.omittedCount + findings.errorCount
        let first = findings.groups.first { $0.first.severity >= .valueOmitted }
        guard count > 0, let first else { return nil }
        let sentence = self.sentence(for: first.first)
        return pick(
            "\(number(count)) isian daftar tidak dipakai. \(sentence)",
            "\(number(count)) cells of the list were not used. \(sentence)",
        )
    }

    package func compared(_ comparison: DesilComparison) -> String {
        pick(
            "\(number(comparison.rows)) baris dibandingkan, \(number(comparison.differences.count)) beda. Register tidak diubah.",
            "\(number(comparison.rows)) rows compared, \(number(comparison.differences.count)) differences. The register is unchanged.",
        )
    }

    package func changesExported(_ path: String, _ count: Int) -> String {
        pick(
            "\(path): \(number(count)) beda ditulis. Berisi data pribadi; hapus bila sudah dipakai.",
            "\(path): \(number(count)) differences written. It holds personal data; delete it when done.",
        )
    }

    package func name(of severity: Anomaly.Severity) -> String {
        switch severity {
        case .error: pick("salah", "wrong")
        case .warning: pick("perlu ditanyakan", "to be asked about")
        case .note: pick("catatan", "notes")
        }
    }

    func place(_ place: Int, of count: Int) -> String {
        pick("\(number(place)) dari \(number(count))", "\(number(place)) of \(number(count))")
    }

    func differences(_ count: Int) -> String {
        pick("\(number(count)) isian bertentangan", "\(number(count)) fields contradict")
    }

    // MARK: Commands

    var compareLabel: String { pick("Banding", "Compare") }
    var cleaningOpenExplanation: String {
        pick(
            "Menyandingkan dua data isian demi isian; di daftar lain membuka keluarganya",
            "Put two entries side by side, field by field; in the other lists open the family",
        )
    }
    var mergeLabel: String { pick("Gabung", "Join") }
    var mergeExplanation: String {
        pick(
            "Mengusulkan dua data ini digabung; keduanya tetap sampai kantor memutuskan",
            "Propose to join the two entries; both stay until the office decides",
        )
    }
    var apartLabel: String { pick("Bukan", "Two") }
    var apartExplanation: String {
        pick(
            "Mencatat bahwa ini dua orang; pasangan ini tidak muncul lagi",
            "Note that these are two persons; the pair does not come back",
        )
    }
    var cleaningFamilyExplanation: String {
        pick("Membuka keluarga dari data ini", "Open the family of this entry")
    }
    var nextLabel: String { pick("Berikut", "Next") }
    var previousLabel: String { pick("Sebelum", "Previous") }
    var cleaningNextExplanation: String { pick("Ke baris berikutnya", "Go to the next line") }
    var cleaningPreviousExplanation: String {
        pick("Ke baris sebelumnya", "Go to the previous line")
    }
    var proposeLabel: String { pick("Usul", "Propose") }
    var proposeWhich: String { pick("Usul tentang yang mana?", "Propose about which?") }
    var proposeExplanation: String {
        pick(
            "Membuka usulan perbaikan yang sudah terisi sejauh diketahui",
            "Open the proposal that puts it right, filled as far as it is known",
        )
    }
    var cleaningAgainExplanation: String {
        pick("Menghitung daftar ini lagi", "Work this list out again")
    }
    var notesLabel: String { pick("Semua", "All") }
    var notesExplanation: String {
        pick(
            "Menampilkan atau menyembunyikan kejanggalan ringan",
            "Show or hide light oddities",
        )
    }
    var listLabel: String { pick("Daftar", "List") }
    var listExplanation: String {
        pick(
            "Membaca daftar desil/DTSEN (CSV) dan membandingkannya dengan laptop",
            "Read a list of deciles (CSV) and hold it against the laptop",
        )
    }
    var listAsk: String { pick("Berkas daftar desil (CSV)", "The list of deciles (CSV)") }
    var exportLabel: String { pick("Ekspor", "Export") }
    var exportChangesExplanation: String {
        pick(
            "Menulis daftar beda sebagai CSV, hanya dapat dibaca pemiliknya",
            "Write the differences as CSV that only its owner can read",
        )
    }
    var exportChangesAsk: String { pick("Tulis daftar beda ke", "Write the differences to") }

    // MARK: Obstacles

    var nothingSelected: String { pick("Tidak ada baris yang dipilih", "No line is selected") }
    var onlyPairs: String {
        pick("Hanya untuk pasangan di daftar Ganda", "Only for a pair in the list of duplicates")
    }
    var onlyAnomalies: String {
        pick("Hanya di daftar Janggal", "Only in the list of odd entries")
    }
    var noFamilyOfLine: String {
        pick(
            "Tidak ada keluarga di laptop untuk baris ini",
            "No family on this laptop for this line",
        )
    }
    var noFamilyButProposal: String {
        pick(
            "Tidak ada keluarga di laptop untuk baris ini; u mengusulkannya",
            "No family on this laptop for this line; u proposes one",
        )
    }
    package var proposedAlready: String {
        pick(
            "Sudah diusulkan dan masih berjalan; u membuka usulan itu.",
            "Proposed already, and it goes on; u opens that proposal.",
        )
    }
    var nothingCompared: String {
        pick("Belum ada daftar yang dibandingkan", "No list was compared yet")
    }
    var nothingToPropose: String {
        pick(
            "Untuk beda ini tidak ada isian usulan; buka keluarganya dengan f",
            "No form fits this difference; f opens the family",
        )
    }
    var pairDeciding: String { pick("Masih disimpan", "Still being saved") }
    var pairGone: String {
        pick("Salah satu data sudah tidak ada", "One of the entries is gone")
    }

    // MARK: Decisions

    var proposedShort: String { pick("sudah diusulkan", "proposed") }
    var proposedLong: String {
        pick(
            "Penggabungan sudah diusulkan; menunggu keputusan kantor. Kedua data tetap seperti semula.",
            "Joining is proposed and waits for the office. Both entries stay as they are.",
        )
    }
    func pairDecided(_ decided: DecidedPair) -> String {
        let names = decided.decision.kept.name
        return decided.decision.isMerge
            ? pick(
                "Usulan gabung \(names) tersimpan; Ctrl-Z mengurungkan.",
                "Proposal to join \(names) saved; Ctrl-Z takes it back.",
            )
            : pick(
                "Tercatat: dua orang; Ctrl-Z mengurungkan.",
                "Noted: two persons; Ctrl-Z takes it back.",
            )
    }
    var pairUndecided: String { pick("Keputusan diurungkan.", "The decision was taken back.") }
}
