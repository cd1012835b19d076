/// The words of the door.
extension Words {
    package var pickerTitle: String { pick("Profil siapa?", "Whose profile?") }
    package var passphraseAsk: String { pick("Kata sandi", "Passphrase") }
    package var passphraseNote: String {
        pick(
            "Enter membuka. Lupa kata sandi? Pakai kode pemulihan: pendamping passwd --recovery",
            "Enter opens. Forgotten? Use the recovery code: pendamping passwd --recovery",
        )
    }
    package var openingStore: String { pick("Membuka data …", "Opening the data …") }
    package var makingStore: String {
        pick("Membuat penyimpanan terenkripsi …", "Making the encrypted store …")
    }
    package var creationTitle: String {
        pick("Profil baru di laptop ini", "A new profile on this laptop")
    }
    package var creationNote: String {
        pick(
            "Enter ke isian berikut. Kata sandi paling sedikit 8 huruf; datanya dienkripsi di laptop ini.",
            "Enter goes to the next field. At least 8 letters; the data is encrypted on this laptop.",
        )
    }
    package var recoveryCodeTitle: String {
        pick("Kode pemulihan: tulis di kertas", "Recovery code: write it down")
    }
    package var recoveryCodeLines: [String] {
        [
            pick(
                "Kode ini hanya tampil sekali. Tulis di kertas dan simpan jauh dari laptop.",
                "This code is shown once. Write it on paper and keep it away from the laptop.",
            ),
            pick(
                "Tanpa kata sandi dan tanpa kode ini, data tidak dapat dibuka oleh siapa pun.",
                "Without the passphrase and without this code nobody can open the data.",
            ),
            pick("Enter: sudah saya tulis", "Enter: I have written it down"),
        ]
    }

    package func profileLabel(_ profile: ProfileChoice) -> String {
        profile.label.isEmpty ? pick("(tanpa nama)", "(no label)") : profile.label
    }

    package func label(of field: UnlockState.CreationField) -> String {
        switch field {
        case .label: pick("Nama profil (netral)", "Profile label (neutral)")
        case .worker: pick("Nama pendamping", "Worker's name")
        case .passphrase: passphraseAsk
        case .again: pick("Kata sandi lagi", "Passphrase again")
        }
    }

    package func unlockHint(_ step: UnlockState.Step) -> String {
        switch step {
        case .choosing: pick("panah memilih · Enter lanjut", "arrows choose · Enter goes on")
        case .passphrase:
            pick(
                "ketik kata sandi · Enter membuka · F10 keluar",
                "type the passphrase · Enter opens · F10 quits",
            )
        case .creating: pick("isi · Enter ke isian berikut", "fill in · Enter goes on")
        case .opening, .making: pick("sebentar …", "one moment …")
        case .showingCode: pick("tulis kodenya, lalu Enter", "write the code down, then Enter")
        }
    }

    package var newProfileLabel: String { pick("Baru", "New") }
    package var newProfileExplanation: String {
        pick("Membuat profil baru di laptop ini", "Make a new profile on this laptop")
    }
    package var chooseProfileLabel: String { pick("Pilih", "Choose") }
    package var chooseProfileExplanation: String {
        pick("Memilih profil lain", "Choose another profile")
    }
    package var onlyOneProfile: String {
        pick("Hanya ada satu profil", "There is only one profile")
    }

    package var noMessages: String { pick("Belum ada pesan", "No messages yet") }
    package var linePromptHint: String {
        pick(
            "Enter menjalankan · Ctrl-U mengosongkan · Esc batal",
            "Enter goes ahead · Ctrl-U empties · Esc cancels",
        )
    }
}
