import App
import Hub
import Office
import Replication
import StorePeers

/// Why a desk does not open: what happened, whether the data is safe, what to do.
extension Words {
    func sentence(for refusal: HubRefusal) -> String {
        switch refusal {
        case .refusal(let refusal): sentence(for: refusal)
        case .hub(let error, let folder): sentence(for: error, folder)
        case .stick(let failure): sentence(for: failure)
        case .wrongUse(let use): sentence(for: use)
        case .notSetAside(let name, let damaged):
            pick(
                "Basis data «\(name)» tidak rusak atau tidak ada di meja ini; tidak ada yang diubah.",
                "The database «\(name)» is not damaged, or not at this desk; nothing was changed.",
            )
                + (damaged.isEmpty
                    ? ""
                    : pick(" Yang rusak: ", " Damaged: ") + damaged.joined(separator: ", ") + ".")
        case .unknownLogin(let login):
            pick(
                "Meja ini tidak punya login «\(login)»; tidak ada yang diubah.",
                "This desk has no login «\(login)»; nothing was changed.",
            )
        case .workers(let finding, let path):
            "\(path): \(sentence(for: finding)). "
                + pick(
                    "Tidak ada yang diubah; perbaiki lalu ulangi.",
                    "Nothing was changed; mend it and try again.",
                )
        }
    }

    private func sentence(for use: HubRefusal.WrongUse) -> String {
        switch use {
        case .listen(let text):
            pick(
                "Alamat \(text) tidak dapat dibaca. Contoh: --listen 192.168.1.5:6984 atau --listen [::]:6984.",
                "The address \(text) cannot be read. For example: --listen 192.168.1.5:6984 or --listen [::]:6984.",
            )
        case .toWithoutLogin:
            pick(
                "--to memerlukan --login-file: nama dan kata sandi meja di server.",
                "--to needs --login-file: the desk's name and password at the server.",
            )
        case .certificateAlone:
            pick(
                "--certificate dan --key harus diberikan bersama.",
                "--certificate and --key must be given together.",
            )
        }
    }

    private func sentence(for error: HubError, _ folder: String) -> String {
        switch error {
        case .listen(let error): sentence(for: error)
        case .desk(let error): sentence(for: error, folder)
        case .certificate(let error): sentence(for: error)
        case .server(let error): sentence(for: error)
        }
    }

    private func sentence(for error: DeskError, _ folder: String) -> String {
        switch error {
        case .store(.missingStore):
            pick(
                "Tidak ada meja di \(folder). Buka dulu dengan: pendamping hub \(folder)",
                "There is no desk in \(folder). Open one first: pendamping hub \(folder)",
            )
        case .store(let error): sentence(for: error)
        case .inUse(let process):
            pick(
                "Meja \(folder) sedang dibuka proses lain\(process.map { " (nomor \($0))" } ?? ""). Tutup yang itu dulu; datanya aman.",
                "The desk \(folder) is open in another process\(process.map { " (number \($0))" } ?? ""). Close that one first; its data is safe.",
            )
        case .guest:
            pick(
                "Daftar basis data hanya dapat diubah oleh meja yang sedang terbuka.",
                "Only the open desk itself can change its list of databases.",
            )
        case .damagedCatalogue:
            pick(
                "Daftar basis data meja tidak terbaca; tidak ada yang ditimpa. Kembalikan folder \(folder) dari cadangan.",
                "The desk's list of databases cannot be read; nothing was overwritten. Bring \(folder) back from a backup.",
            )
        case .badLogin(let row):
            pick(
                "Login nomor \(row) tidak dapat dipakai: namanya tidak sah atau sudah ada, atau kata sandinya kosong atau terlalu panjang. Tidak ada yang diubah.",
                "Login number \(row) cannot be used: its name is not allowed or there already, or its password is empty or too long. Nothing was changed.",
            )
        case .notSetAside:
            pick("Tidak ada basis data rusak bernama itu.", "No damaged database has that name.")
        case .badDatabaseName:
            pick("Nama basis data tidak sah.", "Not a name for a database.")
        case .noAccess(let path):
            pick(
                "Tidak berhak atas \(path). Periksa pemilik dan hak foldernya, atau pilih folder lain.",
                "No right to \(path). Check the folder's owner and mode, or choose another.",
            )
        }
    }

    private func sentence(for error: CertificateError) -> String {
        switch error {
        case .noOpenSSL:
            pick(
                "Program openssl tidak ada; tanpa itu meja tidak dapat membuat sertifikatnya. Pasang: apt install openssl, atau beri --certificate dan --key.",
                "The program openssl is missing, and without it the desk cannot make its certificate. Install it: apt install openssl, or give --certificate and --key.",
            )
        case .openSSLFailed(let code):
            pick(
                "openssl gagal membuat sertifikat (kode \(code)). Coba lagi, atau beri --certificate dan --key.",
                "openssl could not make the certificate (code \(code)). Try again, or give --certificate and --key.",
            )
        case .noAccess(let path):
            pick("Berkas \(path) tidak dapat dibuka.", "\(path) cannot be opened.")
        case .unreadable(let path):
            pick(
                "Berkas \(path) bukan PEM yang dapat dipakai.",
                "\(path) is no PEM that can be used.",
            )
        case .keyMissing(let path):
            pick(
                "Kunci \(path) hilang, sertifikatnya masih ada. Kembalikan dari cadangan; atau hapus certificate.pem, lalu setiap laptop memasukkan kode meja yang baru.",
                "The key \(path) is gone, its certificate is still there. Bring it back from a backup; or remove certificate.pem, and every laptop enters the new desk code.",
            )
        }
    }

    private func sentence(for error: ListenError) -> String {
        switch error {
        case .portInUse(let port):
            pick(
                "Porta \(port) sudah dipakai program lain. Tutup program itu, atau pilih porta lain dengan --listen.",
                "Port \(port) is used by another program. Close it, or choose another port with --listen.",
            )
        case .noRight(let port):
            pick(
                "Tidak berhak membuka porta \(port). Pilih porta di atas 1023 dengan --listen.",
                "No right to open port \(port). Choose a port above 1023 with --listen.",
            )
        case .noSuchAddress:
            pick(
                "Alamat itu bukan alamat komputer ini. Pakai --listen [::]:6984 untuk semua alamat.",
                "This machine does not have that address. Use --listen [::]:6984 for every address.",
            )
        case .other(let code):
            pick(
                "Jaringan tidak dapat dibuka (kode \(code)).",
                "The network cannot be opened (code \(code)).",
            )
        }
    }

    private func sentence(for error: WebServer.StartError) -> String {
        switch error {
        case .needsTLS:
            pick(
                "Tanpa sertifikat meja hanya boleh di alamat 127.0.0.1.",
                "Without a certificate a desk may only be at 127.0.0.1.",
            )
        case .refused:
            pick(
                "Sertifikat dan kuncinya tidak cocok, atau tidak dapat dipakai.",
                "The certificate and its key do not fit together, or cannot be used.",
            )
        case .noLibrary(let name):
            pick(
                "Komputer ini tidak punya pustaka «\(name)», atau versinya tidak cocok. Pasang paket libmicrohttpd12.",
                "This machine lacks the library «\(name)», or has one that does not fit. Install the package libmicrohttpd12.",
            )
        }
    }

    private func sentence(for failure: StickVisit.Failure) -> String {
        switch failure {
        case .stick(let error): sentence(for: error)
        case .unknownDatabase(let name):
            pick(
                "Stik ini membawa \(name), yang tidak ada di meja ini. Tambahkan pendampingnya dengan --workers; isi stik tidak berubah.",
                "This stick carries \(name), which this desk does not have. Add its worker with --workers; the stick is unchanged.",
            )
        case .peer(let error): sentence(for: error)
        }
    }
}
