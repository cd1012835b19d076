import Caseload
import Exchange
import LocalStore

/// The words of the command line.
extension Words {
    package var optionStore: String {
        pick("folder penyimpanan yang dibuka", "the store's folder")
    }
    package var optionProfile: String {
        pick("profil di laptop ini, menurut labelnya", "a profile of this laptop, by its label")
    }
    package var optionPassphraseFile: String {
        pick(
            "baca kata sandi dari baris pertama berkas ini",
            "read the passphrase from this file's first line",
        )
    }
    package var optionTheme: String { pick("tema layar", "the screen's theme") }
    package var optionLanguage: String { pick("bahasa: id atau en", "language: id or en") }
    package var optionPlain: String {
        pick(
            "tanpa gambar layar, untuk pembaca layar dan pipa",
            "no drawing, for screen readers and pipes",
        )
    }
    package var optionJSON: String {
        pick("jawab dengan satu objek JSON", "answer with one JSON object")
    }
    package var optionHelp: String { pick("tampilkan bantuan ini", "show this help") }

    package var helpJobs: String { pick("Pekerjaan:", "Jobs:") }
    package var helpOptions: String { pick("Pilihan:", "Options:") }
    package var helpExitCodes: String {
        pick(
            "Kode akhir: 0 selesai, 1 gagal, 2 salah pakai, 3 kata sandi salah atau tanpa izin.",
            "Exit codes: 0 done, 1 failed, 2 wrong use, 3 wrong passphrase or no access.",
        )
    }

    package func unknownSubcommand(_ name: String, near: String?) -> String {
        let hint =
            near.map { pick(" Maksudnya: pendamping \($0)?", " Did you mean: pendamping \($0)?") }
            ?? ""
        return pick(
            "Tidak ada pekerjaan «\(name)».\(hint) Lihat: pendamping --help",
            "There is no job «\(name)».\(hint) See: pendamping --help",
        )
    }

    package func seeHelp(_ name: String) -> String {
        let call = name.isEmpty ? "pendamping --help" : "pendamping \(name) --help"
        return pick("Lihat: \(call)", "See: \(call)")
    }

    package func wrongArguments(_ name: String, _ usage: String) -> String {
        pick("Pemakaian: pendamping \(name) \(usage)", "Usage: pendamping \(name) \(usage)")
    }

    package func unknownOption(_ name: String, near: String?) -> String {
        let hint = near.map { pick(" Maksudnya --\($0)?", " Did you mean --\($0)?") } ?? ""
        return pick(
            "Pilihan --\(name) tidak dikenal.\(hint)",
            "Option --\(name) is not known.\(hint)",
        )
    }

    package func missingValue(_ name: String) -> String {
        pick("Pilihan --\(name) perlu nilai.", "Option --\(name) needs a value.")
    }

    package func unwantedValue(_ name: String) -> String {
        pick("Pilihan --\(name) tidak memakai nilai.", "Option --\(name) takes no value.")
    }

    package func repeatedOption(_ name: String) -> String {
        pick("Pilihan --\(name) ditulis dua kali.", "Option --\(name) was given twice.")
    }

    package var summaryScreen: String { pick("Membuka layar pendamping.", "Opens the screen.") }
    package var summaryDemo: String {
        pick(
            "Mencoba dengan data contoh di penyimpanan sementara yang dihapus sesudahnya.",
            "Try it on sample data in a throw-away store that is removed afterwards.",
        )
    }
    package var summaryInit: String {
        pick("Membuat penyimpanan terenkripsi baru.", "Makes a new encrypted store.")
    }
    package var summaryImport: String {
        pick(
            "Membaca berkas CSV: keluarga, anggota, fasilitas, kelompok, catatan, verifikasi.",
            "Reads CSV files: families, members, facilities, groups, records, verification.",
        )
    }
    package var summaryExport: String {
        pick(
            "Menulis formulir verifikasi sebuah sekolah, terisi.",
            "Writes a school's verification form, filled.",
        )
    }
    package var summaryFamilies: String {
        pick(
            "Mencari keluarga menurut nama, NIK, KK atau desa.",
            "Finds families by name, NIK, KK or village.",
        )
    }
    package var summaryFamily: String { pick("Menampilkan satu keluarga.", "Shows one family.") }
    package var summaryRecord: String {
        pick("Mencatat satu kewajiban.", "Records one obligation.")
    }
    package var summaryQueue: String {
        pick(
            "Menampilkan catatan yang menunggu dikirim.",
            "Shows the records that wait for delivery.",
        )
    }
    package var summaryThemes: String {
        pick("Memeriksa atau menampilkan tema layar.", "Checks or lists the screen's themes.")
    }
    package var summaryDoctor: String {
        pick("Memeriksa kesehatan penyimpanan.", "Examines the store.")
    }
    package var summaryBackup: String {
        pick("Menyalin penyimpanan, terenkripsi.", "Copies the store, encrypted.")
    }
    package var summaryRestore: String {
        pick("Mengembalikan penyimpanan dari cadangan.", "Brings a store back from a backup.")
    }
    package var summaryPasswd: String { pick("Mengganti kata sandi.", "Changes the passphrase.") }

    package var demoHowToStart: String {
        pick(
            "Ini layar pertama sebagai teks. Jalankan «pendamping demo» di terminal untuk memakainya.",
            "This is the first screen as text. Run «pendamping demo» in a terminal to use it.",
        )
    }
}

/// The words of single jobs.
extension Words {
    package var optionLabel: String {
        pick("label netral di daftar profil", "neutral label in the list of profiles")
    }
    package var optionWorker: String {
        pick(
            "nama pendamping, tercatat pada setiap catatan",
            "the worker's name, stamped on each record",
        )
    }
    package var optionQuarter: String {
        pick(
            "triwulan; biasanya yang sedang berjalan",
            "the quarter; the running one if not given",
        )
    }
    package var optionLimit: String { pick("paling banyak sekian baris", "at most so many rows") }
    package var optionNote: String { pick("keterangan pada catatan", "a note on the record") }
    package var optionDropUnsent: String {
        pick(
            "tetap pulihkan walau catatan yang belum terkirim tersisih",
            "restore even if unsent records go aside",
        )
    }
    package var optionBackupPassphrase: String {
        pick("kata sandi cadangan, bila lain", "the backup's passphrase, if another")
    }
    package var optionNewPassphrase: String {
        pick("baca kata sandi baru dari berkas ini", "read the new passphrase from this file")
    }
    package var optionRecovery: String {
        pick("buka dengan kode pemulihan", "open with the recovery code")
    }
    package var optionRecoveryFile: String {
        pick("baca kode pemulihan dari berkas ini", "read the recovery code from this file")
    }
    package var optionRebuild: String {
        pick(
            "susun ulang semua tabel turunan dari dokumen",
            "make all derived tables anew from the documents",
        )
    }
    package var optionSalvage: String {
        pick(
            "selamatkan yang masih terbaca ke folder baru",
            "save what is readable into a new folder",
        )
    }

    package var unnamedWorker: String { pick("pendamping", "pendamping") }
    package var newPassphraseAsk: String { pick("Kata sandi baru", "New passphrase") }
    package var recoveryAsk: String { pick("Kode pemulihan", "Recovery code") }
    package var passphraseChanged: String {
        pick(
            "Kata sandi diganti; kode pemulihan tetap berlaku.",
            "The passphrase is changed; the recovery code goes on working.",
        )
    }
    package var takenBack: String { pick("dibatalkan", "taken back") }

    package func storeMade(_ path: String) -> String {
        pick(
            "Penyimpanan dibuat di \(path). Kode pemulihan:",
            "The store is in \(path). Recovery code:",
        )
    }

    package func waitingCount(_ count: Int) -> String {
        pick(
            "\(number(count)) catatan menunggu dikirim; semuanya aman di laptop ini.",
            "\(number(count)) records wait for delivery; all of them are safe on this laptop.",
        )
    }

    package func recorded(_ id: String, _ state: String, _ outcome: CommitOutcome) -> String {
        outcome.saved == 0
            ? pick("\(id): sudah \(state), tidak berubah.", "\(id): already \(state), unchanged.")
            : pick(
                "\(id): \(state). Tersimpan; \(number(outcome.waiting)) menunggu dikirim.",
                "\(id): \(state). Saved; \(number(outcome.waiting)) wait for delivery.",
            )
    }

    package func backupDone(_ report: BackupReport) -> String {
        pick(
            "Cadangan di \(report.folder.path): \(number(report.documents)) dokumen, \(number(report.onlyHere)) di antaranya belum ada di server.",
            "Backup in \(report.folder.path): \(number(report.documents)) documents, \(number(report.onlyHere)) of them on no server yet.",
        )
    }

    package func restoreDone(_ report: RestoreReport) -> String {
        let done = pick(
            "Dipulihkan: \(number(report.documents)) dokumen.",
            "Restored: \(number(report.documents)) documents.",
        )
        guard let aside = report.keptAside else { return done }
        return done + " "
            + pick(
                "Penyimpanan sebelumnya tetap ada di \(aside).",
                "The store before is kept in \(aside).",
            )
    }

    package func doctorCounts(_ report: DoctorReport) -> [String] {
        [
            pick(
                "\(number(report.documents)) dokumen, \(number(report.tombstones)) batu nisan, \(number(report.conflicts)) konflik,",
                "\(number(report.documents)) documents, \(number(report.tombstones)) tombstones, \(number(report.conflicts)) conflicts,",
            ),
            pick(
                "\(number(report.queue)) di antrean, \(number(report.drafts)) draf",
                "\(number(report.queue)) in the queue, \(number(report.drafts)) drafts",
            ),
        ]
    }

    package func sentence(for finding: DoctorReport.Finding) -> String {
        let what =
            switch finding.kind {
            case .file: pick("berkas rusak", "damaged file")
            case .tree: pick("pohon revisi tidak cocok", "revision tree disagrees")
            case .body: pick("isi tidak terbaca", "unreadable body")
            case .delivery: pick("keadaan kirim tidak cocok", "delivery state disagrees")
            case .draft: pick("draf tidak terbaca", "unreadable draft")
            case .projection:
                pick(
                    "tabel turunan tidak cocok (--rebuild memperbaiki)",
                    "derived table disagrees (--rebuild repairs it)",
                )
            }
        return [what, finding.document?.rawValue, finding.detail].compactMap(\.self)
            .joined(separator: ": ")
    }

    package func doctorVerdict(_ report: DoctorReport) -> String {
        if report.isSound { return pick("Sehat.", "Sound.") }
        let count = number(report.findings.count + report.furtherFindings)
        return pick(
            "\(count) temuan. Tidak ada yang diubah.",
            "\(count) findings. Nothing was changed.",
        )
    }

    package func salvaged(_ report: SalvageReport, _ path: String) -> String {
        pick(
            "Diselamatkan ke \(path): \(number(report.documents)) dokumen dan \(number(report.drafts)) draf; \(number(report.lost)) tidak terbaca.",
            "Saved to \(path): \(number(report.documents)) documents and \(number(report.drafts)) drafts; \(number(report.lost)) unreadable.",
        )
    }
}

/// The words of import, export and demo.
extension Words {
    package var optionTemplate: String {
        pick("tulis berkas contoh untuk diisi", "write a file to fill in")
    }
    package var optionAllOrNothing: String {
        pick("simpan semuanya, atau tidak sama sekali", "store everything or nothing at all")
    }
    package var optionSchool: String { pick("NPSN sekolah", "the school's NPSN") }
    package var optionReplace: String {
        pick("timpa berkas yang sudah ada", "overwrite a file that is there")
    }
    package var optionDemoFamilies: String {
        pick(
            "buat sekian keluarga contoh, bukan 300 dari sample-data",
            "make so many families, not the 300 of sample-data",
        )
    }
    package var demoLabel: String { pick("Data contoh", "Sample data") }

    package func name(of kind: ImportKind) -> String {
        switch kind {
        case .caseload(let kind): kind.rawValue
        case .verkom: pick("verifikasi", "verification")
        case .programme: pick("program", "programme")
        case .unknown: pick("tidak dikenal", "unknown")
        }
    }

    package func importCounts(_ file: ImportReport.FileResult) -> String {
        pick(
            "\(number(file.rows)) baris: \(number(file.added)) baru, \(number(file.changed)) berubah, \(number(file.unchanged)) sama, \(number(file.refused)) ditolak",
            "\(number(file.rows)) rows: \(number(file.added)) new, \(number(file.changed)) changed, \(number(file.unchanged)) same, \(number(file.refused)) refused",
        )
    }

    package func andMore(_ count: Int) -> String {
        pick(" (dan \(number(count)) lagi)", " (and \(number(count)) more)")
    }

    package func findingsOmitted(_ count: Int) -> String {
        pick("… dan \(number(count)) temuan lain", "… and \(number(count)) other findings")
    }

    package var nothingStored: String {
        pick(
            "Tidak ada yang disimpan, karena ada baris yang ditolak (--all-or-nothing).",
            "Nothing was stored, because a row was refused (--all-or-nothing).",
        )
    }

    package func exported(_ export: VerkomExport, _ path: String) -> String {
        let done = pick(
            "\(path): \(number(export.pupils)) siswa, \(number(export.filled)) bulan terisi.",
            "\(path): \(number(export.pupils)) pupils, \(number(export.filled)) months filled.",
        )
        guard export.stateOnly > 0 else { return done }
        return done + " "
            + pick(
                "\(number(export.stateOnly)) bulan hanya dicatat patuh/tidak, tanpa hari; kolomnya kosong.",
                "\(number(export.stateOnly)) months are recorded as a state alone, without days; their cells stay empty.",
            )
    }
}
