extension Words {
    package var recordsHint: String {
        pick(
            "Enter buka · F6 tambah · F7 saring · / cari",
            "Enter opens · F6 add · F7 filter · / search",
        )
    }

    package var aboutRecords: String {
        pick(
            "Layanan: kunjungan, pengaduan, rujukan, kasus, usulan dan semua catatan lain.",
            "Services: visits, complaints, referrals, cases, proposals and every other record.",
        )
    }
}
