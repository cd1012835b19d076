import Caseload
import Casework
import Documents

/// The words of what holds in every screen.
extension Words {
    package var programName: String { "Pendamping" }

    package var helpLabel: String { pick("Bantuan", "Help") }
    package var helpExplanation: String {
        pick("Menjelaskan semua tombol di layar ini", "Explain every key of this screen")
    }
    package var refreshLabel: String { pick("Segarkan", "Refresh") }
    package var refreshExplanation: String {
        pick("Membaca ulang dan menggambar ulang layar", "Read again and draw the screen anew")
    }
    package var menuLabel: String { "Menu" }
    package var menuExplanation: String {
        pick("Menampilkan semua yang dapat dilakukan di sini", "Show all that can be done here")
    }
    package var quitLabel: String { pick("Keluar", "Quit") }
    package var quitExplanation: String {
        pick(
            "Menutup program; ketikan yang belum disimpan tetap ada sebagai draf",
            "Close the program; typing that is not saved stays as a draft",
        )
    }
    /// Why a command of another screen cannot be run here.
    func onlyOnScreen(_ name: String) -> String {
        pick("di layar \(name)", "on the screen \(name)")
    }
    var noCommandFits: String { pick("Tidak ada perintah yang cocok", "No command fits") }
    var tryAnotherWord: String { pick("coba kata lain", "try another word") }
    package var paletteLabel: String { pick("Perintah", "Commands") }
    package var paletteExplanation: String {
        pick("Mencari perintah dengan kata-katanya", "Find a command by its words")
    }
    package var undoLabel: String { pick("Urungkan", "Undo") }
    package var undoExplanation: String {
        pick(
            "Membatalkan tindakan terakhir, juga yang sudah disimpan",
            "Take back the last act, saved ones too",
        )
    }
    package var redoLabel: String { pick("Ulangi", "Redo") }
    package var redoExplanation: String {
        pick("Melakukan lagi yang baru diurungkan", "Do again what was taken back")
    }
    package var lockLabel: String { pick("Kunci", "Lock") }
    package var lockExplanation: String {
        pick("Menutup data dan meminta kata sandi", "Close the data and ask for the passphrase")
    }
    package var suspendLabel: String { pick("Jeda", "Suspend") }
    package var suspendExplanation: String {
        pick(
            "Kembali ke terminal; lanjutkan dengan perintah fg",
            "Back to the shell; go on with fg",
        )
    }
    package var messagesLabel: String { pick("Pesan", "Messages") }
    package var messagesExplanation: String {
        pick("Menampilkan pesan-pesan sebelumnya", "Show earlier messages")
    }
    package var previousQuarterLabel: String { pick("Tahap lalu", "Earlier") }
    package var previousQuarterExplanation: String {
        pick("Bekerja pada triwulan sebelumnya", "Work on the quarter before")
    }
    package var nextQuarterLabel: String { pick("Tahap dpn", "Later") }
    package var nextQuarterExplanation: String {
        pick("Bekerja pada triwulan berikutnya", "Work on the next quarter")
    }
    package var backupLabel: String { pick("Cadangkan", "Back up") }
    package var backupExplanation: String {
        pick(
            "Menyalin semua data, terenkripsi, ke sebuah folder",
            "Copy all data, encrypted, to a folder",
        )
    }
    package var backupPrompt: String { pick("Folder tujuan cadangan", "Folder for the backup") }
    package var importLabel: String { pick("Impor", "Import") }
    package var importExplanation: String {
        pick(
            "Membaca berkas CSV keluarga atau verifikasi",
            "Read family or verification CSV files",
        )
    }
    package var importPrompt: String {
        pick("Berkas CSV atau foldernya", "CSV files or their folder")
    }
    package var lineEmpty: String { pick("Belum diisi", "Nothing typed yet") }

    package func title(of place: Place) -> String {
        switch place {
        case .home: pick("Beranda", "Home")
        case .families: pick("Keluarga", "Families")
        case .family: pick("Keluarga", "Family")
        case .entry: pick("Catat", "Record")
        case .rosters: pick("Daftar Hadir", "Rosters")
        case .queue: pick("Antrean", "Queue")
        case .conflicts: conflictsTitle
        case .settings: pick("Setelan", "Settings")
        case .sync: syncLabel
        case .server: serverHeading
        case .agenda: pick("Agenda", "Agenda")
        case .records: pick("Layanan", "Services")
        case .record: pick("Catatan", "Record")
        case .newRecord: pick("Tambah", "Add")
        case .form: pick("Formulir", "Form")
        case .reports: pick("Laporan", "Reports")
        case .cleaning: pick("Data Bersih", "Clean data")
        case .supervisor: pick("Penyelia", "Supervisor")
        }
    }

    package func goExplanation(to place: Place) -> String {
        pick("Membuka \(title(of: place))", "Open \(title(of: place))")
    }

    package func queueCount(_ count: String) -> String {
        pick("Antrean \(count)", "Queue \(count)")
    }

    package func hint(for place: Place) -> String {
        switch place {
        case .home:
            pick(
                "2 keluarga · 6 sinkron · Enter lanjut · 3 daftar hadir · K konflik · F9 menu",
                "2 families · 6 sync · Enter goes on · 3 rosters · K conflicts · F9 menu",
            )
        case .families:
            pick(
                "/ cari · Enter buka · c catat · F7 saring",
                "/ search · Enter open · c record · F7 filter",
            )
        case .family:
            pick(
                "c catat · v tampilan · Enter buka · Esc kembali",
                "c record · v view · Enter opens · Esc back",
            )
        case .rosters:
            pick(
                "Enter buka daftar · m materi kelompok · / cari",
                "Enter opens the roster · m what a group was taught · / search",
            )
        case .queue:
            pick(
                "Enter buka · F2 sinkron · F7 saring keadaan · / cari",
                "Enter opens · F2 sync · F7 filter by state · / search",
            )
        case .conflicts: conflictsHint
        case .settings: pick("panah memilih, Enter mengubah", "arrows choose, Enter changes")
        case .sync:
            pick(
                "F2 sinkron · F4 ke stik · F6 server · F8 berhenti · Esc kembali",
                "F2 sync · F4 to a stick · F6 server · F8 stop · Esc back",
            )
        case .server:
            pick("F2 simpan · F4 uji · Esc kembali", "F2 save · F4 test · Esc back")
        case .entry: ""
        case .agenda: agendaHint
        case .records: recordsHint
        case .record: recordHint()
        case .newRecord: newRecordHint(.form)
        case .form: formHint
        case .reports: reportsHint
        case .cleaning: hint(for: .duplicates)
        case .supervisor: supervisorHint
        }
    }

    package var howToQuit: String { pick("F10 untuk keluar", "F10 quits") }
    package var nothingToUndo: String {
        pick("Tidak ada yang dapat diurungkan", "Nothing to undo")
    }
    package var nothingToRedo: String { pick("Tidak ada yang dapat diulangi", "Nothing to redo") }
    package var goneMeanwhile: String {
        pick("Data ini sudah tidak ada di laptop ini", "This is no longer on this laptop")
    }
    package func unkeptAtLeaving(_ pages: Int) -> String {
        pick(
            "\(pages) halaman yang diketik belum dapat disimpan: simpanan sedang dipakai program lain. Tunggu, lalu F10; F10 sekali lagi keluar tanpa ketikan itu.",
            "\(pages) typed page(s) could not be kept yet: another program is using the store. Wait, then F10; F10 once more leaves without what is typed there.",
        )
    }
    package func unkeptAtLock(_ pages: Int) -> String {
        pick(
            "\(pages) halaman yang diketik belum dapat disimpan; akan disimpan begitu kunci dibuka lagi. Jangan tutup program.",
            "\(pages) typed page(s) could not be kept yet; they will be as soon as you unlock again. Do not close the program.",
        )
    }
    package var settingsSaved: String { pick("Setelan tersimpan", "Settings saved") }
    package func backedUp(_ path: String) -> String {
        pick("Cadangan tersimpan di \(path)", "Backup saved in \(path)")
    }
    package func backingUp(_ path: String) -> String {
        pick("Membuat cadangan di \(path) …", "Backing up to \(path) …")
    }
}

extension Words {
    package func workingOn(_ quarter: Quarter) -> String {
        pick("Bekerja pada \(stage(quarter))", "Working on \(stage(quarter))")
    }

    /// What a commit did; *tersimpan* means records in the store, not drafts.
    ///
    /// `family` gives the name of a family: an undo says what it touched, which may be on another page.
    package func saved(
        _ outcome: CommitOutcome,
        purpose: History.Purpose?,
        family: (DocumentID) -> String? = { _ in nil },
    ) -> String {
        let count = number(outcome.saved)
        let named = touched(outcome.inverse, family).map { ": \($0)." } ?? "."
        let act =
            switch purpose {
            case .undo: pick("\(count) catatan diurungkan", "\(count) records taken back") + named
            case .redo: pick("\(count) catatan diulangi", "\(count) records done again") + named
            case .save, .form, .supervision, nil:
                pick(
                    "\(count) catatan tersimpan di laptop ini.",
                    "\(count) records saved on this laptop.",
                )
            }
        guard !outcome.overtaken.isEmpty else { return act }
        let others = number(outcome.overtaken.count)
        return act + " "
            + pick(
                "\(others) sel sudah diubah dari tempat lain dan tidak ditimpa; lihat lagi.",
                "\(others) cells were changed elsewhere and not overwritten; look again.",
            )
    }

    /// The earliest of some changes, and how many more there are.
    private func touched(
        _ changes: [RecordChange],
        _ family: (DocumentID) -> String?,
    ) -> String? {
        let first = changes.min { $0.cell.period.description < $1.cell.period.description }
        guard let first else { return nil }
        var parts = [text(first.cell.obligation.label), name(of: first.cell.period)]
        if let name = family(first.family), !name.isEmpty {
            parts.append(pick("keluarga \(name)", "family \(name)"))
        }
        let more = changes.count - 1
        let rest = more > 0 ? pick(", dan \(number(more)) lagi", ", and \(number(more)) more") : ""
        return parts.joined(separator: ", ") + rest
    }

    package func importing(_ step: ImportStep) -> String {
        let rows = number(step.rows)
        return pick(
            "Mengimpor \(step.file): \(rows) baris … Esc menghentikan",
            "Importing \(step.file): \(rows) rows … Esc stops it",
        )
    }

    package var importStopped: String {
        pick("Impor dihentikan; tidak ada yang disimpan", "Import stopped; nothing was stored")
    }

    package func imported(_ report: ImportReport) -> String {
        let added = number(report.files.reduce(0) { $0 + $1.added })
        let changed = number(report.files.reduce(0) { $0 + $1.changed })
        let unchanged = number(report.files.reduce(0) { $0 + $1.unchanged })
        let refused = number(report.files.reduce(0) { $0 + $1.refused })
        let done = pick(
            "Impor selesai: \(added) baru, \(changed) berubah, \(unchanged) sama, \(refused) ditolak.",
            "Import done: \(added) new, \(changed) changed, \(unchanged) same, \(refused) refused.",
        )
        guard !report.findings.groups.isEmpty || !report.changes.isEmpty else { return done }
        return done + " " + pick("Ctrl-E: rinciannya.", "Ctrl-E: the details.")
    }

    /// A moment as `22 Nov 10.04`.
    package func clock(_ moment: Moment) -> String {
        "\(moment.day.dayOfMonth) \(shortMonth(moment.day.month)) \(timeOfDay(moment))"
    }
}
