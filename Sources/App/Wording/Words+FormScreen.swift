extension Words {
    package var formHint: String {
        pick("F2 simpan · F4 pilih · Esc kembali", "F2 save · F4 look up · Esc back")
    }

    package var aboutForm: String {
        pick(
            "Formulir: urutan seperti di kertas; setiap ketikan tersimpan sebagai draf. F2 menyimpan sebagai catatan.",
            "Form: in paper order; each key is kept as a draft. F2 saves it as a record.",
        )
    }
}
