import Replication
import Screen
import Sync

/// The words of the server's settings.
extension Words {
    package var serverLabel: String { pick("Server", "Server") }
    package var serverGoExplanation: String {
        pick(
            "Mengatur server: alamat, basis data, login, kode meja",
            "Set the server: address, database, login, pairing code",
        )
    }
    package var saveServerExplanation: String {
        pick(
            "Menyimpan pengaturan server, terenkripsi di laptop ini",
            "Keep the server settings, encrypted on this laptop",
        )
    }
    package var testServerLabel: String { pick("Uji", "Test") }
    package var testServerExplanation: String {
        pick("Menguji sambungan langkah demi langkah", "Try the connection step by step")
    }
    package var serverHeading: String { pick("Pengaturan server", "Server settings") }
    package var serverUnsaved: String { pick("belum disimpan (F2)", "not saved yet (F2)") }
    package func serverSaved(hasPassed: Bool?) -> String {
        switch hasPassed {
        case true?:
            pick(
                "Pengaturan server tersimpan; Esc kembali.",
                "Server settings saved; Esc goes back.",
            )
        case false?:
            pick(
                "Pengaturan server tersimpan, tetapi ujinya tadi gagal; F4 menguji lagi.",
                "Server settings saved, but the test failed; F4 tests again.",
            )
        case nil:
            pick(
                "Pengaturan server tersimpan. Belum diuji; F4 menguji, Esc kembali.",
                "Server settings saved. Not tested yet; F4 tests, Esc goes back.",
            )
        }
    }
    package var testing: String { pick("Menguji …", "Testing …") }
    package var nothingTestedYet: String {
        pick(
            "F4 menguji sebelum disimpan; F2 menyimpan. Kata sandi tersimpan terenkripsi di laptop ini.",
            "F4 tests before saving; F2 saves. The password is kept encrypted on this laptop.",
        )
    }

    package func name(of field: ServerState.Field) -> String {
        switch field {
        case .address: pick("Alamat", "Address")
        case .database: pick("Basis data", "Database")
        case .login: pick("Nama login", "Login")
        case .password: pick("Kata sandi", "Password")
        case .trust: pick("Kepercayaan", "Trust")
        case .proof: ""
        case .automatic: pick("Otomatis", "Automatic")
        case .minutes: pick("Tiap menit", "Minutes")
        }
    }

    /// The name of the line under the kind of trust.
    package func proofName(_ kind: ServerState.TrustKind) -> String {
        switch kind {
        case .system: pick("Kode meja", "Pairing code")
        case .authority: pick("Berkas CA", "CA file")
        case .pairing: pick("Kode meja", "Pairing code")
        }
    }

    package func value(of kind: ServerState.TrustKind) -> String {
        switch kind {
        case .system: pick("sertifikat umum", "public certificate")
        case .authority: pick("berkas CA kantor", "the office's CA file")
        case .pairing: pick("kode meja", "a desk's pairing code")
        }
    }

    package func about(_ field: ServerState.Field, _ kind: ServerState.TrustKind) -> String {
        switch field {
        case .address:
            pick(
                "Seperti diberikan kantor: https://nama:porta. Meja: alamat di layarnya.",
                "As the office gave it: https://name:port. A desk: the address on its screen.",
            )
        case .database:
            pick("Basis data untuk Anda, mis. pdp-001.", "The database for you, such as pdp-001.")
        case .login, .password: pick("Dari kantor atau meja.", "From the office or the desk.")
        case .trust:
            pick(
                "Panah kiri/kanan atau huruf pertama memilih cara server membuktikan diri.",
                "Left and right, or the first letter, choose how the server proves who it is.",
            )
        case .proof:
            switch kind {
            case .system:
                pick(
                    "Meja: ketik 20 huruf dan angka di layarnya. Server kantor: biarkan kosong.",
                    "A desk: type the 20 letters and digits on its screen. The office's server: leave it empty.",
                )
            case .pairing:
                pick(
                    "20 huruf dan angka di layar meja, empat kelompok.",
                    "20 letters and digits on the desk's screen, in four groups.",
                )
            case .authority:
                pick("Letak berkas PEM dari kantor.", "Where the office's PEM file lies.")
            }
        case .automatic:
            pick(
                "Bila ya: setelah menyimpan, tiap sekian menit, dan saat sambungan kembali.",
                "If yes: after saving, every so many minutes, and when the link is back.",
            )
        case .minutes: pick("1 sampai 1.440 menit.", "1 to 1,440 minutes.")
        }
    }

    /// What stands in the line of the code while none is asked for.
    package var proofPlaceholder: String {
        pick("hanya untuk meja: ketik di sini", "for a desk only: type it here")
    }

    /// After a letter on a row that is chosen, not typed.
    package var choosesByArrows: String {
        pick(
            "Baris ini dipilih, bukan diketik: panah kiri dan kanan, atau huruf pertamanya.",
            "This row is chosen, not typed: left and right, or its first letter.",
        )
    }

    package func yesNo(_ value: Bool) -> String {
        value ? pick("ya", "yes") : pick("tidak", "no")
    }

    package func name(of step: SyncTest.Step) -> String {
        switch step {
        case .address: pick("alamat", "address")
        case .link: pick("sambungan", "link")
        case .certificate: pick("sertifikat", "certificate")
        case .server: "server"
        case .login: "login"
        case .database: pick("basis data", "database")
        }
    }

    package func testPassed(_ kind: PeerKind) -> String {
        pick(
            "Berhasil: ini \(kind == .desk ? "sebuah meja" : "server kantor"). F2 menyimpan.",
            "It works: this is \(kind == .desk ? "a desk" : "the office's server"). F2 saves.",
        )
    }

    /// What is wrong with the form, and what it should be.
    package func sentence(for fault: SyncSettingsFault) -> String {
        switch fault {
        case .addressMissing: pick("Alamat server belum diisi.", "The address is missing.")
        case .addressMalformed:
            pick(
                "Alamat harus seperti https://nama:porta.",
                "The address must look like https://name:port.",
            )
        case .schemeUnknown(let scheme):
            pick(
                "«\(scheme)» bukan https. Tulis https://nama:porta.",
                "«\(scheme)» is not https. Write https://name:port.",
            )
        case .plainBeyondLoopback:
            pick(
                "http tanpa enkripsi hanya boleh di laptop ini sendiri. Tulis https://.",
                "Plain http is allowed on this very laptop only. Write https://.",
            )
        case .loginInAddress:
            pick(
                "Jangan menulis login di alamat: pakai Nama login dan Kata sandi.",
                "Write no login into the address: use Login and Password.",
            )
        case .databaseMissing:
            pick("Nama basis data belum diisi.", "The database's name is missing.")
        case .databaseMalformed:
            pick(
                "Nama basis data: huruf kecil, angka, _ $ ( ) + - /, diawali huruf.",
                "A database's name: small letters, digits, _ $ ( ) + - /, a letter first.",
            )
        case .loginMissing: pick("Nama login belum diisi.", "The login is missing.")
        case .passwordMissing: pick("Kata sandi belum diisi.", "The password is missing.")
        case .authorityMissing:
            pick("Berkas CA belum disebut.", "The CA file is missing.")
        case .pairingCodeMalformed:
            pick(
                "Kode meja: 20 huruf dan angka dalam empat kelompok.",
                "A pairing code: 20 letters and digits in four groups.",
            )
        case .minutesOutOfRange: pick("Menit: 1 sampai 1.440.", "Minutes: 1 to 1,440.")
        }
    }
}
