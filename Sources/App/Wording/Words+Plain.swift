/// The words of plain prompts, for screen readers and pipes.
extension Words {
    package var plainWelcome: String {
        pick("Pendamping, tanpa gambar layar.", "Pendamping, without drawing.")
    }
    package var plainMenu: String {
        pick(
            "1 catat keluarga, 2 antrean, 3 formulir, 4 agenda, 0 keluar: ",
            "1 record a family, 2 queue, 3 form, 4 agenda, 0 quit: ",
        )
    }
    package var plainUnknown: String {
        pick("Jawab 1, 2, 3, 4 atau 0.", "Answer 1, 2, 3, 4 or 0.")
    }
    package var plainSearch: String {
        pick("Cari nama, NIK, KK atau desa: ", "Find name, NIK, KK or village: ")
    }
    package var plainChoose: String {
        pick("Nomor keluarga (Enter batal): ", "Family's number (Enter cancels): ")
    }
    package var plainEntryHelp: String {
        pick(
            "Jawab 1 patuh, 2 tidak, 3 izin/sakit, 0 tak berlaku; sekolah A2/I0/S1/HE22 atau 87%; P2K2 h, s, a; layanan: tanggal (1 = tanggal 1). Enter lewati, titik selesai.",
            "Answer 1 met, 2 not met, 3 excused, 0 does not apply; school A2/I0/S1/HE22 or 87%; P2K2 h, s, a; services: the date (1 is the 1st). Enter skips, a point ends.",
        )
    }
    package var plainAgendaChoose: String {
        pick(
            "Nomor yang dikerjakan (+ berikutnya, Enter selesai): ",
            "Number to do (+ the next ones, Enter ends): ",
        )
    }
    package var plainAgendaNothing: String {
        pick("Itu hanya tanggal; tidak ada yang diisi.", "That is only a date; nothing to fill.")
    }
    package var plainAgendaEnd: String { pick("Akhir agenda.", "End of the agenda.") }
    package var plainRestrictedQuestion: String {
        pick(
            "Buka? Setiap pembukaan dicatat dengan nama dan waktu. (ya, Enter tidak): ",
            "Open it? Every opening is noted with name and time. (yes, Enter no): ",
        )
    }
    package var plainRestrictedKept: String { pick("Tidak dibuka.", "Not opened.") }
    package var plainAlertsHead: String { pick("Deteksi dini", "Early detection") }
    package func plainStep(_ options: String) -> String {
        pick(
            "Langkah berikut: \(options). Nomor (Enter batal): ",
            "Next step: \(options). Number (Enter cancels): ",
        )
    }
    package var plainStepNote: String { pick("Keterangan: ", "Note: ") }
    package var plainPageDone: String { pick("Halaman selesai.", "End of the page.") }
}
