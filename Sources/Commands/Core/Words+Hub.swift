import App
import Hub
import LocalStore
import Replication
import StorePeers

/// The words of the desk: `hub`.
extension Words {
    var summaryHub: String {
        pick(
            "Buka meja: laptop di sekitar mengirim ke sini, lalu diteruskan ke server",
            "Open a desk: laptops around deliver here, and it passes on to the server",
        )
    }
    var optionListen: String {
        pick(
            "alamat dan porta; biasanya [::]:6984, semua alamat",
            "address and port; [::]:6984, every address, if not given",
        )
    }
    var optionWorkers: String {
        pick(
            "daftar pendamping: kolom login dan kata_sandi; boleh diberikan lagi",
            "list of workers: columns login and kata_sandi; may be given again",
        )
    }
    var optionHubServer: String {
        pick(
            "teruskan ke CouchDB ini bila ada sambungan",
            "pass on to this CouchDB when there is a link",
        )
    }
    var optionOfficeLogin: String {
        pick(
            "login kantor di meja ini: nama, lalu kata sandi",
            "office's login here: name, then password",
        )
    }
    var optionCertificate: String {
        pick("sertifikat sendiri; biasanya dibuat otomatis", "own certificate; made if not given")
    }
    var optionKey: String {
        pick("kunci sertifikat itu", "that certificate's key")
    }
    var optionStick: String {
        pick("terima satu stik, lalu selesai", "take one stick in, then end")
    }
    var optionRemake: String {
        pick(
            "buat lagi basis data yang rusak; yang terbaca ikut, laptop mengirim sisanya",
            "make a damaged database anew; what is readable comes along, laptops send the rest",
        )
    }
    var stickPassphraseAsk: String { pick("Kata sandi stik", "The stick's passphrase") }
    var hubStops: String {
        pick("Meja ditutup; yang sudah diterima aman.", "The desk closes; what it took is safe.")
    }

    /// A new desk's recovery code.
    func hubRecovery(_ code: String) -> [String] {
        [
            pick(
                "Kode pemulihan, tercetak sekali ini saja; catat dan simpan:",
                "Recovery code, printed this once; write it down and keep it:",
            ),
            "", "    \(code)", "",
        ]
    }

    /// Databases that are served to nobody, each with what to do.
    func setAside(_ aside: SetAside, folder: String) -> String {
        let kept =
            aside.path.map {
                pick(
                    "Berkasnya tetap di \($0). ",
                    "Its files are kept in \($0). ",
                )
            } ?? pick("Berkasnya tidak ada lagi. ", "Its files are gone. ")
        return pick(
            "Basis data «\(aside.name)» rusak dan tidak dilayani; yang lain dilayani seperti biasa. ",
            "The database «\(aside.name)» is damaged and served to nobody; all others are served. ",
        ) + kept
            + pick(
                "Tutup meja ini, lalu: pendamping hub \(folder) --remake \(aside.name)",
                "Close this desk, then: pendamping hub \(folder) --remake \(aside.name)",
            )
    }

    func remade(_ aside: SetAside, _ report: SalvageReport?) -> String {
        let saved =
            report.map {
                pick(
                    "\(number($0.documents)) dokumen terbaca dan ikut",
                    "\(number($0.documents)) documents could be read and came along",
                )
            }
            ?? pick("tidak ada yang terbaca dari yang lama", "nothing of the old one was readable")
        let kept =
            aside.path.map {
                pick(" Berkas yang rusak tetap di \($0).", " The damaged files stay in \($0).")
            } ?? ""
        return pick(
            "Basis data «\(aside.name)» dibuat lagi: \(saved). Buka meja lagi: laptop mengirim sisanya sendiri pada sinkron berikutnya, dan dari server ikut turun bila --to diberikan.",
            "The database «\(aside.name)» is made anew: \(saved). Open the desk again: laptops send the rest by themselves at their next sync, and the server's comes down with --to.",
        ) + kept
    }

    /// What the officer at the desk needs when it opens, each thing behind its name.
    func hubGreeting(
        addresses: [String],
        code: String?,
        databases: [String],
        server: String?,
    ) -> [(lead: String, text: String)] {
        let labels = [
            pick("Alamat untuk laptop", "Address for laptops"),
            pick("Kode meja", "Desk code"),
            pick("Basis data", "Databases"),
            pick("Diteruskan ke", "Passed on to"),
        ]
        let none = pick("belum ada; beri --workers FILE.csv", "none yet; give --workers FILE.csv")
        var rows = addresses.enumerated().map { index, address in
            (index == 0 ? labels[0] : "", address)
        }
        if let code { rows.append((labels[1], code)) }
        rows.append((labels[2], databases.isEmpty ? none : databases.joined(separator: ", ")))
        if let server { rows.append((labels[3], server)) }
        let width = labels.map(\.count).max() ?? 0
        return rows.map { label, text in
            (label + String(repeating: " ", count: width + 2 - label.count), text)
        } + [("", pick("Ctrl-C menutup meja.", "Ctrl-C closes the desk."))]
    }

    var optionRemoveLogin: String {
        pick(
            "cabut login ini; sesinya berakhir, basis datanya tetap",
            "end this login with its sessions; its database stays",
        )
    }

    func loginRemoved(_ login: String) -> String {
        pick(
            "Login «\(login)» dicabut; sesinya berakhir. Basis data dan catatannya tetap di meja ini.",
            "The login «\(login)» is removed; its sessions end. Its database and records stay at this desk.",
        )
    }

    /// How one database fared with the server.
    func relayed(_ status: RelayStatus) -> String {
        if let error = status.error { return deskSentence(for: error, status.database) }
        let moved = pick(
            "\(status.sent) ke server, \(status.received) dari server",
            "\(status.sent) to the server, \(status.received) from it",
        )
        let refused =
            status.refused == 0
            ? "" : pick(", \(status.refused) ditolak server", ", \(status.refused) refused by it")
        let waiting =
            status.waiting == 0
            ? "" : pick(", \(status.waiting) masih menunggu", ", \(status.waiting) still waiting")
        return moved + refused + waiting + "."
    }

    /// What keeps the desk from its server, for who sits at the desk.
    private func deskSentence(for error: PeerError, _ database: String) -> String {
        let safe = pick(
            "Catatan laptop aman di meja ini dan dikirim begitu bisa.",
            "What the laptops brought is safe at this desk and goes on as soon as it can.",
        )
        let advice: String
        switch error {
        case .loginRefused, .loginNoLongerTaken:
            advice = pick(
                "Periksa nama dan kata sandi meja di berkas --login-file, atau minta yang baru ke kantor; lalu buka meja ini lagi. Kalau login ini tadi masih diterima, server kantor mungkin sedang sakit: beri tahu kantor; meja ini mencoba lagi sendiri.",
                "Check the desk's name and password in the file of --login-file, or ask the office for new ones; then open this desk again. If this login was taken until now, the office's server may be ill: tell the office; this desk tries again by itself.",
            )
        case .noRight, .noDatabase:
            advice = pick(
                "Minta kantor menjalankan provision untuk pendamping ini dan kabupaten login meja ini.",
                "Ask the office to run provision for this worker and for the regency of this desk's login.",
            )
        case .certificate:
            advice = pick(
                "Periksa tanggal dan jam komputer ini; bila kantor memakai penerbit sertifikat sendiri, sebut berkasnya dengan --ca.",
                "Check this machine's date and time; if the office has its own certificate authority, name its file with --ca.",
            )
        case .noLibrary: advice = whatToDo(error)
        case .badAddress, .tooOld:
            advice = pick(
                "Periksa alamat --to, juga portanya: https://nama:porta.",
                "Check --to, its port too: https://name:port.",
            )
        case .full:
            advice = pick(
                "Kosongkan tempat di komputer ini; jika server yang penuh, beri tahu kantor.",
                "Make room on this machine; if the server is full, tell the office.",
            )
        case .tooLarge, .refused:
            advice = pick("Sampaikan tulisan ini ke kantor.", "Pass these words on to the office.")
        case .noLink, .timedOut, .busy, .garbled, .conflict, .cancelled, .store: advice = ""
        }
        let about = advice.isEmpty ? "" : " " + advice
        return whatHappened(error) + about + " " + safe
    }

    func stickDone(_ report: StickVisit.Report) -> String {
        pick(
            "Stik \(report.database): \(report.taken.written) diterima, \(report.given.written) dititipkan. Stik boleh dicabut.",
            "Stick \(report.database): \(report.taken.written) taken in, \(report.given.written) put on it. It can be pulled out.",
        )
    }
}
