import Caseload
import LocalStore

/// The words of the home screen.
extension Words {
    package var homeOpenExplanation: String {
        pick("Membuka yang ada di kursor", "Open what the cursor is on")
    }
    package var homeRecordExplanation: String {
        pick(
            "Mulai mencatat keluarga yang belum lengkap",
            "Start recording the unfinished families",
        )
    }
    package var nothingUnfinished: String {
        pick("Semua yang jatuh tempo sudah tercatat", "All that is due is recorded")
    }

    package func familyCount(_ count: Int) -> String {
        familyCount(shown: count, of: count)
    }

    /// `Tercatat 1.203 dari 3.480 (34,5 %)`.
    package func recordedOf(_ tally: Tally) -> String {
        let share = tally.expected > 0 ? tally.recorded * 1000 / tally.expected : 1000
        let (done, all) = (number(tally.recorded), number(tally.expected))
        return pick("Tercatat \(done) dari \(all)", "Recorded \(done) of \(all)")
            + " (\(percent(share)))"
    }

    package var blankWord: String { pick("belum dicatat", "not recorded") }
    package var dueWord: String { pick("sudah waktunya", "due now") }

    /// What to do next, in one sentence.
    package func nextStep(_ summary: HomeSummary, _ backup: BackupAge) -> String {
        if !summary.drafts.isEmpty {
            let count = number(summary.drafts.count)
            return pick(
                "Berikutnya: \(count) draf menunggu disimpan. Enter membukanya.",
                "Next: \(count) drafts wait to be saved. Enter opens them.",
            )
        }
        if summary.unfinished > 0 {
            return pick(
                "Berikutnya: Enter mulai mencatat keluarga yang belum lengkap.",
                "Next: Enter starts recording the unfinished families.",
            )
        }
        if summary.total.tally.due > 0 {
            return pick(
                "Berikutnya: Enter mencatat yang masih kosong bulan ini.",
                "Next: Enter records what is still blank this month.",
            )
        }
        if backup.isWarning {
            return pick(
                "Semua yang jatuh tempo tercatat. Berikutnya: buat cadangan.",
                "All that is due is recorded. Next: make a backup.",
            )
        }
        return pick("Semua yang jatuh tempo sudah tercatat.", "All that is due is recorded.")
    }

    /// A form that is begun: *Draf: Pengaduan · Siti*.
    package func formDraftOf(_ draft: FormDraftLine?) -> String {
        guard let draft else { return draftOf("") }
        return draftOf(
            [text(draft.label), draft.name].filter { !$0.isEmpty }.joined(separator: " · ")
        )
    }
    package func draftOf(_ name: String) -> String {
        pick("Draf: \(name)", "Draft: \(name)")
    }

    /// Stands for a page with a draft whose name is not at hand.
    package func name(of door: EntryDoor) -> String {
        switch door {
        case .family: pick("satu keluarga", "a family")
        case .facility: pick("daftar sekolah atau posyandu", "a school's or posyandu's roster")
        case .group: pick("daftar kelompok", "a group's roster")
        case .blind: pick("ketik ulang sampel", "keying a sample again")
        }
    }

    package func unfinishedFamilies(_ count: Int, due: Int) -> String {
        count == 0
            ? due > 0
                ? pick(
                    "Bulan yang lewat lengkap; bulan ini masih ada yang kosong",
                    "Past months are complete; this month has blanks",
                )
                : pick("Tidak ada keluarga yang belum lengkap", "No family is unfinished")
            : pick(
                "\(number(count)) keluarga belum lengkap",
                "\(number(count)) families unfinished",
            )
    }

    /// `refused`: What the server refused, which is in no queue; `left` how far the others have come.
    package func waitingRecords(_ count: Int, refused: Int = 0, left: DeliverySum) -> String {
        let queue =
            count == 0
            ? pick("Antrean kosong", "The queue is empty")
            : left.isUnderway
                ? pick("Antrean", "Queue") + " \(number(count)): \(whereabouts(left))"
                : pick(
                    "\(number(count)) catatan dalam antrean",
                    "\(number(count)) records in the queue",
                )
        guard refused > 0 else { return queue }
        return queue
            + pick(
                ", \(number(refused)) ditolak server: hanya ada di laptop ini",
                ", \(number(refused)) refused by the server: only here",
            )
    }

    package func lastBackup(_ age: BackupAge) -> String {
        switch age {
        case .never: pick("Belum pernah dicadangkan", "Never backed up")
        case .days(0): pick("Cadangan terakhir hari ini", "Last backup today")
        case .days(1): pick("Cadangan terakhir kemarin", "Last backup yesterday")
        case .days(let days):
            pick(
                "Cadangan terakhir \(number(days)) hari lalu",
                "Last backup \(number(days)) days ago",
            )
        }
    }

    package var importNow: String { pick("Impor berkas CSV", "Import CSV files") }
    package var programmeHead: String { pick("Program", "Programme") }
    package var villageHead: String { pick("Desa", "Village") }
    package var familiesHead: String { pick("Keluarga", "Families") }
    package var recordedHead: String { pick("Tercatat", "Recorded") }
    package var dueHead: String { pick("Waktunya", "Due") }
    package var notMetHead: String { pick("Tidak", "Not") }

    package var welcomeTitle: String {
        pick(
            "Selamat datang. Belum ada keluarga di laptop ini.",
            "Welcome. There are no families on this laptop yet.",
        )
    }
    package var welcomeSteps: [String] {
        [
            pick(
                "Buat contoh berkas dengan perintah: pendamping import --template",
                "Make sample files with the command: pendamping import --template",
            ),
            pick(
                "Isi dengan keluarga dampingan Anda di LibreOffice, simpan sebagai CSV.",
                "Fill in your families with LibreOffice, save as CSV.",
            ),
            pick(
                "Baca berkasnya: Enter di sini, atau F9 lalu Impor.",
                "Read the files: Enter here, or F9 and Import.",
            ),
        ]
    }
}
