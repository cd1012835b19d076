extension Words {
    package var agendaHint: String {
        pick(
            "Enter buka · c catat kunjungan · Esc kembali",
            "Enter opens · c record a visit · Esc back",
        )
    }

    package var aboutAgenda: String {
        pick(
            "Agenda: apa yang jatuh tempo, terlambat dan akan datang, menurut desa, dan apa yang ditemukan deteksi dini.",
            "Agenda: what is due, overdue and coming, by village, and what early detection found.",
        )
    }
}
