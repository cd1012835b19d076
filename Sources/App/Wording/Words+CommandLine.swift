/// The words of the command line.
extension Words {
    package func badValue(_ value: String, of option: String, expected: String) -> String {
        pick(
            "«\(value)» tidak terbaca untuk --\(option). Tulis: \(expected)",
            "«\(value)» can't be read for --\(option). Write: \(expected)",
        )
    }

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
    package var aLineOfInput: String {
        pick("satu baris di masukan baku", "one line on standard input")
    }

    package var helpExitCodes: String {
        pick(
            "Kode akhir: 0 selesai, 1 gagal, 2 salah pakai, 3 kata sandi salah atau tanpa izin, 130 dihentikan Ctrl-C.",
            "Exit codes: 0 done, 1 failed, 2 wrong use, 3 wrong passphrase or no access, 130 stopped by Ctrl-C.",
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
            "Mencari keluarga menurut nama, NIK, KK atau desa; - membaca kata carinya dari masukan baku.",
            "Finds families by name, NIK, KK or village; - reads the words from standard input.",
        )
    }
    package var summaryFamily: String { pick("Menampilkan satu keluarga.", "Shows one family.") }
    package var summaryRecord: String {
        pick("Mencatat satu kewajiban.", "Records one obligation.")
    }
    package var summaryConflicts: String {
        pick(
            "Menampilkan catatan yang ditulis berbeda di dua laptop.",
            "Shows the records written differently on two laptops.",
        )
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
    package var summaryPasswd: String {
        pick(
            "Mengganti kata sandi atau kode pemulihan.",
            "Changes the passphrase or the recovery code.",
        )
    }

    package var demoHowToStart: String {
        pick(
            "Ini layar pertama sebagai teks. Jalankan «pendamping demo» di terminal untuk memakainya.",
            "This is the first screen as text. Run «pendamping demo» in a terminal to use it.",
        )
    }
}
