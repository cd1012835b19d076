/// Words that people look for in the palette and that no label or explanation has.
extension Words {
    /// Further words for a command, by its id; Indonesian and English alike, whatever the screen speaks.
    func searchWords(of command: String) -> String {
        switch command {
        case "go.settings", "settings.change":
            "tema warna gelap terang bahasa setelan preferensi theme colour color language"
        case "lock": "sandi layar kunci keluar password passphrase"
        case "quit": "tutup selesai berhenti exit"
        case "backup": "salin simpan stik flashdisk copy"
        case "import": "berkas csv verkom verifikasi formulir masukkan muat file load"
        case "undo": "urung kembalikan"
        case "messages": "riwayat kesalahan laporan impor log errors"
        case "go.reports": "cetak grafik csv html print chart"
        case "go.sync", "sync.start": "kirim unggah unduh upload download"
        case "go.queue": "belum terkirim unsent"
        case "go.cleaning": "ganda dobel duplikat duplicate"
        case "go.agenda": "jadwal tugas jatuh tempo due"
        case "profile.desk", "profile.marks", "profile.marks.anywhere":
            "profil profile keahlian peran"
        default: ""
        }
    }

    /// Jobs that only the command line does, each with what to type there.
    var jobsOfCommandLine: [(label: String, command: String, searchWords: String)] {
        [
            (
                pick("Mengganti kata sandi", "Change the passphrase"), "pendamping passwd",
                "sandi ganti password passphrase",
            ),
            (
                pick("Kata sandi lupa", "Passphrase forgotten"), "pendamping passwd --recovery",
                "sandi kode pemulihan pulih password recovery",
            ),
            (
                pick("Kode pemulihan baru", "New recovery code"),
                "pendamping passwd --new-recovery-code", "sandi kode pulih recovery",
            ),
            (
                pick("Memulihkan cadangan", "Bring back a backup"), "pendamping restore FOLDER",
                "pulih pulihkan kembalikan restore",
            ),
            (
                pick("Formulir verkom terisi", "Filled verification form"),
                "pendamping export verkom", "verkom verifikasi sekolah ekspor csv",
            ),
            (
                pick("Profil lain", "Another profile"), "pendamping --profile NAMA",
                "profil profile ganti pindah",
            ),
            (
                pick("Profil baru", "New profile"), "pendamping init --label NAMA",
                "profil profile buat",
            ),
            (
                pick("Memeriksa tema sendiri", "Check a theme of one's own"),
                "pendamping themes check", "tema warna theme",
            ),
            (
                pick("Memeriksa data", "Examine the data"), "pendamping doctor",
                "periksa rusak selamatkan doctor damage salvage",
            ),
            (pick("Meja Puskesos", "Puskesos desk"), "pendamping hub", "meja hub desk"),
        ]
    }

    func onCommandLine(_ command: String) -> String {
        pick("baris perintah: \(command)", "command line: \(command)")
    }
}
