extension Words {
    package var newRecordHint: String {
        pick(
            "ketik nama formulir · Enter pilih · Esc kembali",
            "type the form's name · Enter chooses · Esc back",
        )
    }

    package var aboutNewRecord: String {
        pick(
            "Tambah: ketik sebagian nama formulir; setiap kata mempersempit.",
            "Add: type parts of the form's name; each word narrows.",
        )
    }
}
