import Caseload
import Screen

extension Words {
    package var alertsHint: String {
        pick(
            "Enter kerjakan · Tab agenda · / cari · Spasi pilih · p kunjungan · F2 cetak",
            "Enter does it · Tab agenda · / search · Space chooses · p visit list · F2 print",
        )
    }
    package var agendaHint: String {
        pick(
            "Enter kerjakan · Tab deteksi dini · / cari · Spasi pilih · p kunjungan · F2 cetak",
            "Enter does it · Tab early detection · / search · Space chooses · p visit list · F2 print",
        )
    }

    /// On the list of visits.
    package var visitListHint: String {
        pick("Esc kembali ke agenda · F2 cetak", "Esc back to the agenda · F2 print")
    }

    package var aboutAgenda: String {
        pick(
            "Agenda: apa yang jatuh tempo, terlambat dan akan datang, menurut desa, dan apa yang ditemukan deteksi dini.",
            "Agenda: what is due, overdue and coming, by village, and what early detection found.",
        )
    }

    package var agendaSearchExplanation: String {
        pick(
            "Mencari di agenda dan deteksi dini: nama, desa, apa yang diminta; setiap kata mempersempit",
            "Search agenda and early detection: name, village, what is asked; each word narrows",
        )
    }
    /// `12 dari 161`.
    func searchCount(shown: Int, of all: Int) -> String {
        pick("\(number(shown)) dari \(number(all))", "\(number(shown)) of \(number(all))")
    }
    package var agendaOpenExplanation: String {
        pick(
            "Mengerjakan yang di kursor: isian, catatan, atau formulir yang menjawabnya",
            "Do what the cursor is on: entry, record, or the form that answers it",
        )
    }
    package var agendaFamilyLabel: String { pick("Keluarga", "Family") }
    package var agendaFamilyExplanation: String {
        pick("Membuka halaman keluarganya", "Open the family's page")
    }
    package var agendaNoFamily: String {
        pick("Ini bukan tentang satu keluarga", "This is about no one family")
    }
    package var agendaRecordExplanation: String {
        pick(
            "Membuat catatan baru tentang yang di kursor",
            "Make a new record about whom the cursor is on",
        )
    }
    package var agendaChooseExplanation: String {
        pick("Memilih untuk daftar kunjungan, atau melepasnya", "Choose for a trip, or let go")
    }
    package var agendaVillageLabel: String { pick("Sedesa", "Village") }
    package var agendaVillageExplanation: String {
        pick("Memilih semua yang sedesa", "Choose all of the village")
    }
    package var agendaUnchooseLabel: String { pick("Lepas", "Let go") }
    package var agendaUnchooseExplanation: String {
        pick("Melepas semua yang dipilih", "Let go of all that is chosen")
    }
    package var nothingChosen: String {
        pick("Belum ada yang dipilih; Spasi memilih", "Nothing is chosen; Space chooses")
    }
    package var visitsLabel: String { pick("Kunjungan", "Visits") }
    package var visitsExplanation: String {
        pick(
            "Menyusun daftar kunjungan dari yang dipilih, dengan alamat",
            "Make a visit list of what is chosen, with addresses",
        )
    }
    package var visitsFirst: String {
        pick("Esc menutup daftar kunjungan dahulu", "Esc closes the visit list first")
    }
    package var agendaWindowLabel: String { pick("Waktu", "Time") }
    package var agendaWindowExplanation: String {
        pick(
            "Berganti hari ini, minggu ini, bulan ini, semua",
            "Go through today, this week, this month, all",
        )
    }
    package var agendaOrderExplanation: String {
        pick(
            "Mengurutkan peringatan menurut desa atau bobot",
            "Order alerts by village or by weight",
        )
    }
    package var agendaOrderIsFixed: String {
        pick("Agenda selalu menurut desa", "The agenda is always by village")
    }
    package var agendaFilterTitle: String { pick("Saring agenda", "Filter the agenda") }
    package var agendaFilterExplanation: String {
        pick(
            "Menyaring menurut waktu, desa, atau kekhususan",
            "Narrow by time, village or specialism",
        )
    }
    package var everyVillage: String { pick("Semua desa", "Every village") }
    package func onlyVillage(_ name: String) -> String { pick("Desa \(name)", "Village \(name)") }
    package var everyMark: String { pick("Semua kekhususan", "Every specialism") }
    package func onlyMark(_ mark: String) -> String {
        pick("Khusus \(mark)", "Only \(mark)")
    }

    /// One line of the home screen; what asks for her first, today's left out where not all has room.
    package func agendaLine(_ counts: AgendaCounts, room: Int) -> String {
        let late = pick("\(number(counts.overdue)) lewat", "\(number(counts.overdue)) late")
        let today = pick("\(number(counts.today)) hari ini", "\(number(counts.today)) today")
        let alerts = pick(
            "\(number(counts.alerts)) peringatan",
            "\(number(counts.alerts)) alerts",
        )
        let whole = "Agenda: \(late) · \(today) · \(alerts)"
        return SafeText(whole).width <= room ? whole : "Agenda: \(late) · \(alerts)"
    }
}
