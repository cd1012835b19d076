import LocalStore
import Replication
import StorePeers
import Sync

/// What it means that the other side of a sync could not be reached or would not: the one place that
/// turns a `PeerError` into words.
extension Words {
    /// What happened and what to do, in two or three sentences.
    package func sentence(for error: PeerError) -> String {
        let advice = whatToDo(error)
        return whatHappened(error) + (advice.isEmpty ? "" : " " + advice)
    }

    /// The beginning of what a server says: it may say anything, and as much as it likes.
    func excerpt(_ said: String) -> String {
        let most = 200
        guard said.unicodeScalars.count > most else { return said }
        return String(String.UnicodeScalarView(said.unicodeScalars.prefix(most))) + "…"
    }

    /// In a few words, for a status line.
    package func shortName(of error: PeerError) -> String {
        switch error {
        case .noLink(let detail) where isNameUnknown(detail):
            pick("nama server tidak dikenal", "unknown server name")
        case .noLink(let detail) where isNobodyListening(detail):
            pick("tidak ada yang terbuka di sana", "nothing is open there")
        case .noLink(let detail) where isSilent(detail) || isSilentPlain(detail):
            pick("menutup tanpa jawaban", "closed without an answer")
        case .noLink(let detail) where isHandshake(detail):
            pick("putus saat memulai TLS", "cut while TLS began")
        case .noLink: pick("tak ada sambungan", "no link")
        case .timedOut: pick("server tidak menjawab", "no answer")
        case .busy: pick("server sibuk", "server busy")
        case .garbled: pick("jawaban rusak", "damaged answer")
        case .certificate: pick("sertifikat ditolak", "certificate not accepted")
        case .badAddress(let detail) where isNoTLS(detail):
            pick("di sana tanpa TLS", "no TLS there")
        case .badAddress(let detail) where isOnlyTLS(detail):
            pick("di sana hanya https", "only https there")
        case .badAddress: pick("alamat salah", "wrong address")
        case .loginRefused(let detail) where isLocked(detail),
            .loginNoLongerTaken(let detail) where isLocked(detail):
            pick("login terkunci sebentar", "login locked for a while")
        case .loginRefused: pick("login ditolak", "login refused")
        case .loginNoLongerTaken:
            pick("login kini ditolak", "login no longer taken")
        case .noRight: pick("tidak berhak", "no right")
        case .noDatabase: pick("basis data tidak ada", "no such database")
        case .tooLarge: pick("terlalu besar", "too large")
        case .full: pick("tempat penuh", "no room left")
        case .tooOld: pick("versi tidak cocok", "version does not fit")
        case .noLibrary: pick("pustaka tidak ada", "library missing")
        case .refused(_, ServerRefusal.databaseDamaged, _):
            pick("basis data rusak", "database damaged")
        case .refused(let status, _, _): pick("ditolak (\(status))", "refused (\(status))")
        case .conflict: pick("bersamaan", "at the same time")
        case .cancelled: pick("dihentikan", "stopped")
        case .store(let error) where isAnotherSync(error):
            pick("sinkron lain berjalan", "another sync runs")
        case .store(let error) where isStickPassphrase(error):
            pick("kata sandi stik salah", "wrong stick passphrase")
        case .store: pick("penyimpanan bermasalah", "store in trouble")
        }
    }

    /// A sentence.
    package func whatHappened(_ error: PeerError) -> String {
        switch error {
        case .noLink(let detail) where isNameUnknown(detail):
            pick(
                "Nama server tidak dikenal di jaringan ini.",
                "This network knows no server of that name.",
            )
        case .noLink(let detail) where isNobodyListening(detail):
            pick(
                "Komputer di alamat itu terjangkau, tetapi tidak ada meja atau server yang terbuka di sana.",
                "The machine at that address is reached, but no desk or server is open there.",
            )
        case .noLink(let detail) where isSilent(detail):
            pick(
                "Komputer di alamat itu menerima sambungan, lalu menutupnya tanpa jawaban.",
                "The machine at that address took the connection and closed it without an answer.",
            )
        case .noLink(let detail) where isSilentPlain(detail):
            pick(
                "Alamatnya http://, dan komputer di sana menutup sambungan tanpa jawaban: porta itu mungkin hanya menerima https (TLS).",
                "The address says http://, and the machine there closed the connection without an answer: that port may take https (TLS) only.",
            )
        case .noLink(let detail) where isHandshake(detail):
            pick(
                "Komputer di alamat itu terjangkau, tetapi sambungan putus saat enkripsi (TLS) dimulai.",
                "The machine at that address is reached, but the link was cut while encryption (TLS) began.",
            )
        case .noLink:
            pick("Tidak ada sambungan ke server.", "There is no link to the server.")
        case .timedOut:
            pick("Server tidak menjawab pada waktunya.", "The server did not answer in time.")
        case .busy(let seconds?):
            pick(
                "Server sedang sibuk dan minta ditunggu \(number(seconds)) detik.",
                "The server is busy and asks to wait for \(number(seconds)) seconds.",
            )
        case .busy(nil): pick("Server sedang sibuk.", "The server is busy.")
        case .garbled:
            pick(
                "Jawaban server terpotong atau tidak dapat dibaca.",
                "The server's answer was cut short or cannot be read.",
            )
        case .certificate(let detail): certificateTrouble(detail)
        case .badAddress(let detail) where isNoTLS(detail):
            pick(
                "Alamatnya https://, tetapi porta itu berbicara http tanpa enkripsi (TLS). Ini bukan soal sertifikat.",
                "The address says https://, but that port speaks http without encryption (TLS). This is not about the certificate.",
            )
        case .badAddress(let detail) where isOnlyTLS(detail):
            pick(
                "Alamatnya http://, tetapi porta itu hanya menerima https (TLS).",
                "The address says http://, but that port takes https (TLS) only.",
            )
        case .badAddress:
            pick("Alamat server tidak dapat dipakai.", "The server's address cannot be used.")
        case .loginRefused(let detail) where isLocked(detail),
            .loginNoLongerTaken(let detail) where isLocked(detail):
            pick(
                "Server mengunci login ini sebentar: terlalu sering salah kata sandi.",
                "The server has locked this login for a while: too many wrong passwords.",
            )
        case .loginRefused:
            pick(
                "Server menolak nama login atau kata sandinya.",
                "The server refused the login's name or password.",
            )
        case .loginNoLongerTaken:
            pick(
                "Login ditolak, padahal sebelumnya diterima: server mungkin sakit, atau login ini diganti kantor.",
                "The login is refused, though it was taken before: the server may be ill, or the office has changed it.",
            )
        case .noRight:
            pick(
                "Login ini tidak berhak atas basis data itu.",
                "This login has no right to that database.",
            )
        case .noDatabase(let name):
            pick(
                "Basis data «\(excerpt(name))» tidak ada di server.",
                "The server has no database «\(excerpt(name))».",
            )
        case .tooLarge:
            pick(
                "Satu kiriman terlalu besar bagi server.",
                "Something is too large for the server.",
            )
        case .full:
            pick(
                "Tempat penyimpanan penuh, di sini atau di sisi lain.",
                "There is no room left, here or on the other side.",
            )
        case .tooOld:
            pick(
                "Versi di sisi lain tidak cocok dengan program ini.",
                "The other side's version does not fit this program.",
            )
        case .noLibrary(let name):
            pick(
                "Laptop ini tidak punya pustaka jaringan «\(name)», atau versinya tidak cocok.",
                "This laptop lacks the network library «\(name)», or has one that does not fit.",
            )
        case .refused(_, ServerRefusal.databaseDamaged, _):
            pick(
                "Berkas basis data Anda di meja rusak.",
                "The files of your database at the desk are damaged.",
            )
        case .refused(let status, let error, let reason):
            pick(
                "Server menolak permintaan: \(status) \(excerpt(error)) \(excerpt(reason)).",
                "The server refused the request: \(status) \(excerpt(error)) \(excerpt(reason)).",
            )
        case .conflict:
            pick(
                "Sinkron lain berjalan pada saat yang sama.",
                "Another sync ran at the same time.",
            )
        case .cancelled: pick("Sinkron dihentikan.", "The sync was stopped.")
        case .store(let error): storeTrouble(error)
        }
    }

    /// A sentence; empty where what happened says it.
    package func whatToDo(_ error: PeerError) -> String {
        switch error {
        case .noLink(let detail) where isNameUnknown(detail):
            pick(
                "Periksa sambungan internet, lalu tulisan alamat di Pengaturan server; catatan tetap aman di laptop ini.",
                "Check the internet connection, then the address in the server settings; the records stay safe on this laptop.",
            )
        case .noLink(let detail) where isNobodyListening(detail):
            pick(
                "Catatan tetap aman di laptop ini. Untuk meja: minta petugasnya membuka meja, dan periksa porta di alamatnya (biasanya :6984); untuk server kantor: beri tahu kantor.",
                "The records stay safe on this laptop. For a desk: ask for it to be opened, and check the port in its address (usually :6984); for the office's server: tell the office.",
            )
        case .noLink(let detail) where isSilent(detail):
            pick(
                "Catatan tetap aman di laptop ini. Sinkron lagi; jika selalu begini, periksa alamat dan porta di Pengaturan server.",
                "The records stay safe on this laptop. Sync again; if it is always so, check address and port in the server settings.",
            )
        case .noLink(let detail) where isSilentPlain(detail):
            pick(
                "Catatan tetap aman di laptop ini. Tulis https:// di depan alamat itu di Pengaturan server; jika memang http://, sinkron lagi.",
                "The records stay safe on this laptop. Write https:// before that address in the server settings; if it is http:// indeed, sync again.",
            )
        case .noLink(let detail) where isHandshake(detail):
            pick(
                "Catatan tetap aman di laptop ini. Sinkron lagi; jika selalu begini, periksa nomor porta di Pengaturan server: porta itu mungkin tanpa TLS.",
                "The records stay safe on this laptop. Sync again; if it is always so, check the port in the server settings: it may be one without TLS.",
            )
        case .noLink:
            pick(
                "Catatan tetap aman di laptop ini. Periksa modem atau Wi-Fi; setelah tersambung, sinkron lagi.",
                "The records stay safe on this laptop. Check modem or Wi-Fi; once it is connected, sync again.",
            )
        case .timedOut:
            pick(
                "Yang sudah sampai tidak dikirim ulang. Cari sinyal yang lebih kuat, lalu sinkron lagi.",
                "What has arrived is not sent again. Look for a better signal, then sync again.",
            )
        case .busy: pick("Tunggu sebentar, lalu sinkron lagi.", "Wait a little, then sync again.")
        case .garbled:
            pick(
                "Sinkron lagi. Jika tetap begini, mungkin hotspot minta masuk dulu: buka peramban dan masuk.",
                "Sync again. If it stays so, a hotspot may want a login: open a browser and log in.",
            )
        case .certificate(let detail): certificateAdvice(detail)
        case .badAddress(let detail) where isNoTLS(detail):
            pick(
                "Tidak ada yang dikirim. Periksa nomor porta di Pengaturan server (meja biasanya :6984, server kantor :443 atau tanpa nomor); jika benar, minta kantor memasang HTTPS di porta itu. http:// hanya untuk server di laptop ini sendiri.",
                "Nothing was sent. Check the port in the server settings (a desk's is usually :6984, the office's :443 or none); if it is right, ask the office for HTTPS at that port. http:// is only for a server on this very laptop.",
            )
        case .badAddress(let detail) where isOnlyTLS(detail):
            pick(
                "Tidak ada yang dikirim. Tulis https:// di depan alamat itu di Pengaturan server.",
                "Nothing was sent. Write https:// before that address in the server settings.",
            )
        case .badAddress:
            pick(
                "Perbaiki di Pengaturan server: https://nama:porta.",
                "Mend it in the server settings: https://name:port.",
            )
        case .loginRefused(let detail) where isLocked(detail),
            .loginNoLongerTaken(let detail) where isLocked(detail):
            pick(
                "Tunggu lima menit, periksa kata sandinya di Pengaturan server, lalu sinkron lagi.",
                "Wait five minutes, check the password in the server settings, then sync again.",
            )
        case .loginRefused:
            pick(
                "Ketik ulang di Pengaturan server, atau minta login baru ke kantor.",
                "Type it again in the server settings, or ask the office for a new login.",
            )
        case .loginNoLongerTaken:
            pick(
                "Catatan tetap aman di laptop ini, dan program mencoba lagi sendiri. Jangan ubah kata sandi dulu: tanyakan ke kantor apakah servernya sehat dan login ini masih berlaku.",
                "The records stay safe on this laptop, and the program tries again by itself. Do not change the password yet: ask the office whether its server is well and this login still stands.",
            )
        case .noRight:
            pick(
                "Periksa nama basis data di Pengaturan server, atau minta haknya ke kantor.",
                "Check the database's name in the server settings, or ask the office for the right.",
            )
        case .noDatabase:
            pick(
                "Periksa namanya di Pengaturan server, atau tanyakan ke kantor.",
                "Check its name in the server settings, or ask the office.",
            )
        case .tooLarge:
            pick(
                "Beri tahu kantor: batas ukuran di servernya terlalu kecil.",
                "Tell the office: the size limit of its server is too small.",
            )
        case .full:
            pick(
                "Kosongkan tempat di laptop atau stik; jika server yang penuh, beri tahu kantor. Tidak ada catatan yang hilang.",
                "Make room on the laptop or stick; if the server is full, tell the office. No record is lost.",
            )
        case .tooOld:
            pick(
                "Perbarui program ini, atau minta kantor memperbarui servernya.",
                "Update this program, or ask the office to update its server.",
            )
        case .noLibrary:
            pick(
                "Minta orang yang memasang program ini memasang paket libcurl4. Catatan aman di laptop; stik tetap bisa dipakai.",
                "Ask whoever installed this program for the package libcurl4. The records are safe here; a stick still works.",
            )
        case .refused(_, ServerRefusal.databaseDamaged, _):
            pick(
                "Catatan Anda aman di laptop ini. Minta petugas menutup meja dan menjalankan: pendamping hub FOLDER --remake NAMA.",
                "Your records are safe on this laptop. Ask the desk to be closed and run: pendamping hub FOLDER --remake NAME.",
            )
        case .refused:
            pick("Sampaikan tulisan ini ke kantor.", "Pass these words on to the office.")
        case .conflict: pick("Sinkron lagi.", "Sync again.")
        case .cancelled:
            pick(
                "Yang sudah sampai tetap sampai; sisanya menunggu di antrean.",
                "What has arrived has arrived; the rest waits in the queue.",
            )
        case .store: ""
        }
    }

    private func isAnotherSync(_ error: any Error) -> Bool {
        guard case .locked(let holder) = error as? StoreError else { return false }
        return holder.act == LockHolder.sync
    }

    private func isNameUnknown(_ detail: String) -> Bool {
        detail.hasPrefix(PeerError.nameUnknown)
    }

    private func isNobodyListening(_ detail: String) -> Bool {
        detail.hasPrefix(PeerError.nobodyListens)
    }

    private func isHandshake(_ detail: String) -> Bool {
        detail.hasPrefix(PeerError.cutInHandshake)
    }

    private func isSilentPlain(_ detail: String) -> Bool {
        detail.hasPrefix(PeerError.saysNothingPlain)
    }

    private func isNoTLS(_ detail: String) -> Bool { detail.hasPrefix(PeerError.noTLS) }

    private func isOnlyTLS(_ detail: String) -> Bool { detail.hasPrefix(PeerError.onlyTLS) }

    private func isSilent(_ detail: String) -> Bool {
        detail.hasPrefix(PeerError.saysNothing)
    }

    /// CouchDB from 3.4 says so after five wrong passwords.
    private func isLocked(_ detail: String) -> Bool {
        detail.contains("temporarily locked")
    }

    private func isStickPassphrase(_ error: any Error) -> Bool {
        // A laptop's own store is open when a sync begins.
        error as? StickError == .wrongPassphrase
            || (error as? KeptStoreError)?.name == "wrongPassphrase"
    }

    private func storeTrouble(_ error: any Error) -> String {
        if let error = error as? StickError { return sentence(for: error) }
        if let error = error as? StoreError { return sentence(for: .caseload(.store(error))) }
        let name = (error as? KeptStoreError)?.name ?? ""
        let detail = name.isEmpty ? "" : " (\(name))"
        return pick(
            "Penyimpanan di laptop atau stik bermasalah\(detail).",
            "The store on the laptop or stick is in trouble\(detail).",
        )
    }
}
