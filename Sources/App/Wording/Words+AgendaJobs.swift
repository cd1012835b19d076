/// The words of the jobs `agenda` and `alerts`.
extension Words {
    package var summaryAgenda: String {
        pick(
            "Apa yang lewat, jatuh tempo dan akan datang, menurut desa",
            "What is late, due and coming, by village",
        )
    }
    package var summaryAlerts: String {
        pick(
            "Apa yang ditemukan deteksi dini, terberat dahulu",
            "What early detection finds, the heaviest first",
        )
    }
    package var optionAgendaDay: String {
        pick("seperti pada hari ini, 2026-10-05", "as on this day, 2026-10-05")
    }
    package var optionVillage: String { pick("hanya desa ini", "only this village") }
    package var optionWindow: String {
        pick("sampai today, week, month atau all", "up to today, week, month or all")
    }
    package var optionMark: String {
        pick("hanya kekhususan ini", "only this specialism")
    }
    package func alertCount(_ count: Int) -> String {
        pick("\(number(count)) peringatan", "\(number(count)) alerts")
    }
}
