import Casework

/// The labels and explanations of the entry page's keys.
extension Words {
    package var entrySaveLabel: String { pick("Simpan", "Save") }
    package var entrySaveExplanation: String {
        pick(
            "Menyimpan yang sudah diketik sebagai catatan dan tetap di halaman ini",
            "Save what is typed as records and stay on this page",
        )
    }
    package var entryNextLabel: String { pick("Lanjut", "Next") }
    package var entryNextExplanation: String {
        pick(
            "Menyimpan yang diketik lalu membuka berikutnya dalam daftar; tidak mengisi apa-apa",
            "Save what is typed and open the next of the list; fills nothing",
        )
    }
    package var entryFillLabel: String { pick("Sisanya", "Rest") }
    package var entryFillExplanation: String {
        pick(
            "Mengisi sel kosong bulan yang sudah lewat sebagai patuh (yang berjalan bila diminta), menyimpan, lalu lanjut",
            "Fill the blanks of elapsed months as patuh (met; the running one if told so), save, and go on",
        )
    }
    package var entryChooseLabel: String { pick("Pilih", "Choose") }
    package var entryChooseTitle: String { pick("Isi sel", "Fill the cell") }
    package var entryChooseExplanation: String {
        pick("Memilih isi sel dari daftar", "Choose the cell's value from a list")
    }
    package var entryDirectionLabel: String { pick("Arah", "Way") }
    package var entryDirectionExplanation: String {
        pick(
            "Sesudah mengisi, maju ke kanan (per orang) atau ke bawah (per bulan)",
            "After a value go right (by person) or down (by month)",
        )
    }
    package func directionNow(isDown: Bool) -> String {
        isDown
            ? pick("Sekarang maju ke bawah, per bulan", "Going down now, by month")
            : pick("Sekarang maju ke kanan, per orang", "Going right now, by person")
    }
    package var entryPatuhKeyExplanation: String {
        pick("Patuh (P2K2: hadir), lalu maju", "Patuh, met (P2K2: present), then on")
    }
    package var entryTidakKeyExplanation: String {
        pick("Tidak patuh (P2K2: alfa), lalu maju", "Tidak, not met (P2K2: absent), then on")
    }
    package var entryIzinKeyExplanation: String {
        pick("Izin atau sakit, lalu maju", "Excused or sick, then on")
    }
    package var entryNolKeyExplanation: String {
        pick("Tak berlaku bagi orang ini, lalu maju", "Does not apply to this person, then on")
    }
    package var entrySheetLabel: String { pick("Absensi", "Sheet") }
    package var entrySheetExplanation: String {
        pick(
            "Sekolah: 3a alpa, 2i izin, 1s sakit (A I S: satu hari), 22e hari efektif sebulan, 87%; lalu panah atau Enter",
            "School: 3a absent, 2i leave, 1s sick (A I S: one day), 22e days taught in the month, 87%; then an arrow or Enter",
        )
    }
    package var entrySheetHint: String {
        pick(
            "Ketik angka lalu hurufnya: 3a alpa, 2i izin, 1s sakit, 22e hari efektif, 87%",
            "Type a number and its letter: 3a absent, 2i leave, 1s sick, 22e days taught, 87%",
        )
    }
    package var entrySessionLabel: String { "P2K2" }
    package var entrySessionExplanation: String {
        pick("P2K2: h hadir, s sakit, a alfa", "P2K2 session: h present, s sick, a absent")
    }
    package var entrySessionHint: String { entrySessionExplanation }
    package var entryDateLabel: String { pick("Tanggal", "Date") }
    package var entryDateExplanation: String {
        pick(
            "Layanan bertanggal: 15, 1507 atau 150726 lalu Enter; koma untuk tanggal berikutnya di sel yang sama",
            "Dated services: 15, 1507 or 150726, then Enter; a comma for another date in the same cell",
        )
    }
    package var entryDateHint: String { entryDateExplanation }
    package var entryEditDateLabel: String { pick("Tgl bebas", "Any date") }
    package var entryEditDateExplanation: String {
        pick(
            "Mengetik tanggal juga dengan h hari ini, k kemarin, -3, sen",
            "Type a date also as h today, k yesterday, -3, sen (last Monday)",
        )
    }
    package var entryDatePrompt: String {
        pick(
            "Tanggal: 15, 1507, 150726, h hari ini, k kemarin, -3, sen",
            "Date: 15, 1507, 150726, h today, k yesterday, -3, sen Monday",
        )
    }
    package var entryNoneLabel: String { pick("Tidak", "Tidak") }
    package var entryNoneExplanation: String {
        pick(
            "Tidak: tidak patuh, alfa, tidak dilakukan; di sel mana pun, lalu maju",
            "Tidak: not met, absent, not done; in any cell, then on",
        )
    }
    package var entryMonthLabel: String { pick("Bulan", "Month") }
    package var entryMonthExplanation: String {
        pick(
            "Shift 1 2 3: tidak di bulan ke-1, 2, 3 baris ini; Shift 4 5 6: izin di bulan itu; lalu maju",
            "Shift 1 2 3: not met in the row's month 1, 2, 3; Shift 4 5 6: excused there; then on",
        )
    }
    package var entryMonthHint: String {
        pick(
            "Tekan ! @ # untuk tidak, $ % ^ untuk izin",
            "Press ! @ # for not met, $ % ^ for excused",
        )
    }
    package var entrySameLabel: String { pick("Sama", "Same") }
    package var entrySameExplanation: String {
        pick(
            "Isi yang sama sampai akhir baris; layanan bertanggal: satu hari kunjungan untuk semua layanan orang itu",
            "The same value to the end of the row; dated services: one visit's day for all of the person's services",
        )
    }
    package var entryAboveLabel: String { pick("Atasnya", "Above") }
    package var entryAboveExplanation: String {
        pick(
            "Isi seperti sel di atasnya; layanan bertanggal: tanggal yang terakhir diketik",
            "The value of the cell above; dated services: the date typed last",
        )
    }
    package var entryClearLabel: String { pick("Hapus", "Clear") }
    package var entryClearExplanation: String {
        pick(
            "Mengosongkan sel; catatan yang sudah ada ditarik saat disimpan",
            "Empty the cell; a record there is taken back by the next save",
        )
    }
    package var entryBackLabel: String { pick("Mundur", "Back") }
    package var entryBackExplanation: String {
        pick(
            "Kembali satu sel dan menghapus ketikannya",
            "Go back one cell and drop what was typed there",
        )
    }
    package var entryJumpLabel: String { pick("Lompat", "Jump") }
    package var entryJumpExplanation: String {
        pick(
            "Huruf melompat ke nama yang berawal begitu; huruf yang sama lagi: nama berikutnya",
            "Letters jump to a name that begins so; the same letter again: the next one",
        )
    }
    package var entryNameLabel: String { pick("Nama", "Name") }
    package var entryNameExplanation: String {
        pick(
            "Mencari nama huruf demi huruf, juga h, s dan a di P2K2",
            "Find a name letter by letter, also h, s and a in P2K2 cells",
        )
    }
    package var entrySpaceLabel: String { pick("Perlu isi", "To see") }
    package var entrySpaceExplanation: String {
        pick(
            "Ke sel kosong berikut yang tidak diisi oleh +",
            "To the next blank that + leaves open",
        )
    }
    package var entryTabLabel: String { pick("Maju", "Forward") }
    package var entryTabExplanation: String {
        pick(
            "Ke sel berikut yang dapat diisi, tanpa mengisi",
            "To the next cell to fill, leaving this one",
        )
    }

    package var valuePatuh: String { pick("Patuh", "Patuh: met") }
    package var valueTidak: String { pick("Tidak patuh", "Tidak: not met") }
    package var valueIzin: String { pick("Izin atau sakit", "Izin: excused or sick") }
    package var valueTidakBerlaku: String { pick("Tak berlaku", "Does not apply") }
    package var valueHadir: String { pick("Hadir", "Hadir: present") }
    package var valueAlfa: String { pick("Alfa", "Alfa: absent") }
    package var valueSakit: String { pick("Sakit atau izin", "Sick or excused") }
    package var valueNotDone: String { pick("Tidak dilakukan", "Did not take place") }
    package var valueWithoutDate: String { pick("Patuh, tanpa tanggal", "Met, without a date") }
    package var datesOnly: String { pick("perlu tanggal", "needs a date") }
}

extension Words {
    /// The state in a word, for lines of text.
    package func word(_ state: CheckState) -> String {
        switch state {
        case .patuh: pick("patuh", "patuh (met)")
        case .tidak: pick("tidak", "tidak (not met)")
        case .izin: pick("izin/sakit", "izin (excused)")
        case .tidakBerlaku: pick("tak berlaku", "does not apply")
        }
    }

    package func word(_ mark: SessionMark) -> String {
        switch mark {
        case .hadir: pick("hadir", "present")
        case .sakit: pick("sakit", "sick")
        case .alfa: pick("alfa", "absent")
        }
    }
}
