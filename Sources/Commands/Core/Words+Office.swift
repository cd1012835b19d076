import Casework
import App
import Exchange
import Office
import Replication

/// The words of the office's jobs: `provision`, `decide`, `import --to`.
extension Words {
    var summaryProvision: String {
        pick(
            "Siapkan CouchDB kantor: basis data, login, hak dan aturan menurut daftar pendamping",
            "Prepare the office's CouchDB: databases, logins, rights and rules for a list of workers",
        )
    }
    var summaryDecide: String {
        pick(
            "Kirim putusan kantor atas catatan: diterima, atau ditolak dengan alasan",
            "Send the office's decisions on records: accepted, or refused with a reason",
        )
    }
    var optionPasswords: String {
        pick(
            "berkas kata sandi, hanya terbaca pemiliknya; biasanya di samping daftar",
            "file of passwords, for its owner alone; beside the list if not given",
        )
    }
    var optionReplicatorURL: String {
        pick(
            "alamat CouchDB bagi dirinya sendiri; biasanya http://127.0.0.1:5984",
            "where CouchDB reaches itself; http://127.0.0.1:5984 if not given",
        )
    }
    var optionOfficeTemplate: String {
        pick("tulis tabel kosong untuk diisi", "write an empty table to fill")
    }
    var optionPending: String {
        pick(
            "tulis tabel catatan yang belum diputus, untuk diisi",
            "write a table of the records that wait for a decision, to fill",
        )
    }
    var optionPendingKind: String {
        pick(
            "dengan --pending: hanya jenis ini, misalnya proposal",
            "with --pending: this kind only, such as proposal",
        )
    }
    func familiesMoved(_ count: Int) -> String {
        pick(
            "\(number(count)) keluarga berganti petugas. Jalankan provision sekali lagi: catatan lamanya lalu sampai ke petugas yang baru.",
            "\(number(count)) families have other workers now. Run provision once more: their older records then reach the new ones.",
        )
    }
    var optionDecideTo: String { pick("CouchDB kantor", "the office's CouchDB") }
    var optionImportTo: String {
        pick(
            "kirim data induk ke basis data kabupaten di CouchDB ini, bukan ke simpanan",
            "send the register to the regency's database on this CouchDB, not to the store",
        )
    }
    var optionRegency: String {
        pick(
            "kabupaten atau kota; tidak perlu bila login-nya login kantor",
            "regency or city; not needed with an office's own login",
        )
    }

    // MARK: Provision

    func provisioned(_ report: ProvisionReport, passwords: String) -> [String] {
        var lines = PlainText.table(
            report.steps.filter { $0.standing != .unchanged }.map { step in
                [name(of: step.subject), step.name, said(step.standing)]
            }
        )
        if !report.made.isEmpty {
            lines.append(
                pick(
                    "\(number(report.made.count)) kata sandi baru ditulis ke \(passwords); serahkan satu per satu.",
                    "\(number(report.made.count)) new passwords were written to \(passwords); hand them out one by one.",
                )
            )
        }
        let unchanged = report.count(.unchanged)
        if unchanged == report.steps.count {
            lines.append(
                pick(
                    "Semua sudah siap; tidak ada yang diubah.",
                    "All is ready; nothing was changed.",
                )
            )
        } else if !report.isComplete {
            lines.append(
                pick(
                    "Ada yang ditolak server; perbaiki, lalu jalankan lagi. Yang sudah jadi tidak diulang.",
                    "The server refused something; mend it, then run this again. What is done is not repeated.",
                )
            )
        } else {
            lines.append(
                pick(
                    "Siap. \(number(unchanged)) langkah lain sudah benar sebelumnya.",
                    "Ready. \(number(unchanged)) other steps were right already.",
                )
            )
        }
        return lines
    }

    private func name(of subject: ProvisionReport.Subject) -> String {
        switch subject {
        case .database: pick("basis data", "database")
        case .access: pick("hak", "access")
        case .rules: pick("aturan", "rules")
        case .login: pick("login", "login")
        case .index: pick("indeks", "index")
        case .replication: pick("replikasi", "replication")
        case .records: pick("catatan lama", "older records")
        case .worker: pick("peran", "role")
        }
    }

    private func said(_ standing: Standing) -> String {
        switch standing {
        case .added: pick("dibuat", "made")
        case .changed: pick("diubah", "changed")
        case .unchanged: pick("tetap", "unchanged")
        case .refused(let reason): pick("ditolak: \(reason)", "refused: \(reason)")
        }
    }

    // MARK: Decisions and register

    func decided(_ report: DecisionUpload.Report) -> [String] {
        report.findings.map { sentence(for: $0) }
            + [
                pick(
                    "\(number(report.added)) putusan baru, \(number(report.changed)) diubah, \(number(report.unchanged)) sudah ada; \(number(report.findings.count)) baris tidak terkirim.",
                    "\(number(report.added)) new decisions, \(number(report.changed)) changed, \(number(report.unchanged)) there already; \(number(report.findings.count)) rows not sent.",
                )
            ]
    }

    func sentTo(_ database: String) -> String {
        pick(
            "Terkirim ke \(database); laptop pendamping mendapatnya lewat sinkron.",
            "Sent to \(database); the workers' laptops get it by sync.",
        )
    }

    var allOrNothingStaysHere: String {
        pick(
            "--all-or-nothing hanya untuk simpanan di laptop; tidak bersama --to.",
            "--all-or-nothing is for a store on this machine; not together with --to.",
        )
    }

    func tableRefused(_ path: String) -> String {
        pick(
            "\(path) tidak dipakai dan server tidak diubah. Perbaiki barisnya, lalu jalankan lagi.",
            "\(path) was not used and the server is unchanged. Mend its rows, then run this again.",
        )
    }

    // MARK: The server's trouble

    /// What happened, that what is done stays, and what an office does about it.
    func officeSentence(for error: PeerError) -> String {
        let again = pick(
            "Yang sudah jadi tetap; jalankan lagi perintah ini.",
            "What is done stays; run this again.",
        )
        switch error {
        case .noRight(let detail) where detail == Regency.unnamed:
            return pick(
                "Login ini bukan login kantor satu kabupaten. Pakai login kantor, atau sebut --daerah \"Kabupaten ...\".",
                "This login is no single regency's office. Use the office's login, or name --daerah \"Kabupaten ...\".",
            )
        case .noRight:
            return pick(
                "Login ini tidak berhak untuk pekerjaan ini. provision perlu login admin CouchDB; import --to dan decide perlu login kantor. Tidak ada yang diubah.",
                "This login has no right to this job. provision needs a CouchDB administrator's login; import --to and decide the office's. Nothing was changed.",
            )
        case .loginRefused, .loginNoLongerTaken:
            return whatHappened(error) + " "
                + pick("Periksa berkas --login-file. ", "Check the file of --login-file. ") + again
        case .noDatabase(let name):
            return pick(
                "Server belum punya «\(name)». Jalankan provision dulu, atau periksa --daerah.",
                "The server has no «\(name)» yet. Run provision first, or check --daerah.",
            )
        case .badAddress(let detail):
            return whatHappened(error) + addressFault(detail) + " "
                + pick("Tulis: https://nama:porta", "Write: https://name:port")
        case .certificate:
            return whatHappened(error) + " "
                + pick(
                    "Bila kantor memakai penerbit sertifikat sendiri, sebut berkasnya dengan --ca.",
                    "If the office has its own certificate authority, name its file with --ca.",
                )
        case .noLibrary: return whatHappened(error) + " " + whatToDo(error)
        case .refused, .full, .tooOld, .tooLarge, .store: return whatHappened(error) + " " + again
        case .noLink, .timedOut, .busy, .garbled, .conflict, .cancelled:
            return whatHappened(error) + " " + again
        }
    }

    /// What is wrong with an address, where it is known; in brackets.
    private func addressFault(_ detail: String) -> String {
        guard language == .indonesian else { return " (\(detail))" }
        let known = [
            "it begins with neither https:// nor http://": "tidak mulai dengan https://",
            "a space or a sign that no address has": "ada spasi atau tanda yang bukan milik alamat",
            "something behind ? or #": "ada sesuatu di belakang ? atau #",
            "a login in the address": "ada login di dalam alamat",
            "plain HTTP to another machine": "http tanpa enkripsi ke komputer lain",
            "the port is no number from 1 to 65535": "porta bukan angka 1 sampai 65535",
            "the host's name": "nama komputernya",
            "a hub, not the office's CouchDB": "itu sebuah meja, bukan server kantor",
            "no CouchDB answers there": "yang menjawab di sana bukan server kantor",
        ]
        return known[detail].map { " (\($0))" } ?? ""
    }

    // MARK: Tables

    func sentence(for finding: OfficeFinding) -> String {
        var place: [String] = []
        if let row = finding.row { place.append(pick("baris \(row)", "row \(row)")) }
        if let column = finding.column { place.append("«\(column)»") }
        let prefix = place.isEmpty ? "" : place.joined(separator: ", ") + ": "
        return prefix + reason(finding.reason)
    }

    func reason(_ reason: OfficeFinding.Reason) -> String {
        switch reason {
        case .csv(let error): self.reason(FindingReason.csv(error))
        case .noHeader(let expected):
            pick(
                "baris judul tidak dikenal; kolomnya: \(expected.joined(separator: ", "))",
                "no header row; its columns are: \(expected.joined(separator: ", "))",
            )
        case .missingColumn(let name):
            pick("kolom «\(name)» tidak ada", "the column «\(name)» is missing")
        case .missing: self.reason(FindingReason.missing)
        case .login:
            pick(
                "login hanya huruf kecil, angka, - dan _, paling banyak 40",
                "a login has small letters, digits, - and _ only, 40 at most",
            )
        case .personNumber:
            pick(
                "NIK atau nomor KK tidak boleh menjadi login",
                "a NIK or KK number must not be a login",
            )
        case .repeated(let row): pick("sama dengan baris \(row)", "the same as row \(row)")
        case .role:
            pick(
                "isi pendamping, penyelia, meja, atau kantor",
                "write pendamping, penyelia, meja, or kantor",
            )
        case .deskRole:
            pick(
                "isi " + DeskRole.allCases.map(\.rawValue).joined(separator: ", ")
                    + ", atau kosong",
                "write " + DeskRole.allCases.map(\.rawValue).joined(separator: ", ")
                    + ", or nothing",
            )
        case .marks:
            pick(
                "isi kekhususan dengan huruf kecil dan koma: lansia, anak",
                "write specialisms in small letters with commas: lansia, anak",
            )
        case .supervisor(let login):
            pick(
                "«\(login)» bukan login penyelia kabupaten ini, atau baris ini bukan pendamping",
                "«\(login)» is no supervisor's login of this regency, or this row is no worker's",
            )
        case .sameDatabase(let name):
            pick(
                "dua nama kabupaten menjadi satu basis data \(name); tulis sama persis, atau bedakan",
                "two names of regencies become one database \(name); write them alike, or tell them apart",
            )
        case .password:
            pick(
                "kata sandi paling sedikit \(WorkerList.shortestPassword) huruf, tanpa tanda kendali",
                "a password has \(WorkerList.shortestPassword) letters or more, no control characters",
            )
        case .verdict: pick("isi diterima atau ditolak", "write diterima or ditolak")
        case .revision: pick("bukan revisi, seperti 2-ab12…", "no revision, such as 2-ab12…")
        case .reasonMissing:
            pick(
                "penolakan perlu alasan, supaya pendamping tahu apa yang diperbaiki",
                "a refusal needs its reason, so that the worker knows what to mend",
            )
        case .unknownRecord:
            pick(
                "tidak ada catatan ini di basis data kabupaten",
                "the regency's database has no such record",
            )
        case .unknownRevision:
            pick(
                "catatan ini ada, tetapi bukan revisi ini: sudah diubah, atau salah salin",
                "the record is there, but not this revision: it was changed, or miscopied",
            )
        case .serverRefused(let reason):
            pick("ditolak server: \(reason)", "refused by the server: \(reason)")
        }
    }
}
