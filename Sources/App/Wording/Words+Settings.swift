import Caseload

/// The words of the settings.
extension Words {
    package var changeLabel: String { pick("Ubah", "Change") }
    package var changeExplanation: String {
        pick("Mengubah setelan di kursor", "Change the setting under the cursor")
    }
    package var settingsHeading: String { pick("Setelan laptop ini", "Settings of this laptop") }
    package var readOnlySetting: String {
        pick(
            "Hanya untuk dibaca; ditetapkan saat profil dibuat",
            "For reading; set when the profile was made",
        )
    }
    package var themesHeading: String { pick("Tema", "Theme") }
    package var noThemes: String {
        pick("Folder tema tidak ditemukan", "The folder of themes was not found")
    }
    package var themesHint: String { pick("Enter pakai · Esc batal", "Enter takes · Esc leaves") }

    package func name(of row: SettingsState.Row) -> String {
        switch row {
        case .language: pick("Bahasa", "Language")
        case .theme: pick("Tema", "Theme")
        case .lock: pick("Kunci otomatis", "Lock after")
        case .mouse: pick("Tetikus", "Mouse")
        case .worker: pick("Pendamping", "Worker")
        case .device: pick("Nama laptop", "This laptop")
        }
    }

    package func value(of row: SettingsState.Row, _ settings: Settings, _ worker: Worker) -> String
    {
        switch row {
        case .language: settings.language == .indonesian ? "Bahasa Indonesia" : "English"
        case .theme: settings.theme
        case .lock:
            settings.lockMinutes == 0
                ? pick("tidak pernah", "never")
                : pick("\(settings.lockMinutes) menit", "\(settings.lockMinutes) minutes")
        case .mouse:
            settings.mouse ? pick("dipakai", "in use") : pick("tidak dipakai", "not in use")
        case .worker: worker.name
        case .device: worker.device
        }
    }

    /// What a setting does, below the list.
    package func about(_ row: SettingsState.Row) -> String {
        switch row {
        case .language:
            pick("Bahasa semua layar dan pesan.", "The language of all screens and messages.")
        case .theme:
            pick(
                "Enter membuka daftar tema; layar langsung mengikuti pilihan. terang-luar untuk di bawah matahari.",
                "Enter opens the list; the screen follows the choice at once. terang-luar is for sunlight.",
            )
        case .lock:
            pick(
                "Setelah sekian menit tanpa ketikan layar dikunci dan kata sandi diminta lagi. Ctrl-L mengunci segera.",
                "After so many minutes without a key the screen locks and asks for the passphrase. Ctrl-L locks at once.",
            )
        case .mouse:
            pick(
                "Bila dipakai, tahan Shift untuk memilih teks di terminal.",
                "While in use, hold Shift to select text in the terminal.",
            )
        case .worker: pick("Nama yang tertulis di setiap catatan.", "The name on every record.")
        case .device:
            pick(
                "Nama acak laptop ini di setiap catatan.",
                "This laptop's random name on every record.",
            )
        }
    }
}
