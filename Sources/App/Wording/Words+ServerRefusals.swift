import LocalStore

/// Why the server refused a record, in the words of who wrote it, and what she can do.
///
/// The texts are those of `ValidationFunction`, of a CouchDB and of a desk; JSON keeps them as they came.
extension Words {
    /// Why a record was refused, with what to do; the office's own words as they are.
    package func refusedBecause(_ reason: String, _ delivery: DeliveryState) -> String {
        let cause = refusalLine(reason, delivery)
        return delivery == .refusedByServer
            ? cause + ". " + serverRefusalAdvice(reason) : cause
    }

    /// The same without what to do, for paper.
    package func refusalLine(_ reason: String, _ delivery: DeliveryState) -> String {
        let cause = refusalCause(reason, delivery)
        return pick("Alasan: \(cause)", "Reason: \(cause)")
    }

    /// The cause alone, as a clause.
    package func refusalCause(_ reason: String, _ delivery: DeliveryState) -> String {
        delivery == .refusedByServer ? serverReason(reason) : reason
    }

    /// What a server says against a document, as a clause; what is not known here stays in its own words.
    package func serverReason(_ text: String) -> String {
        switch ServerRefusalCause(text) {
        case .kindUnknown:
            pick(
                "server tidak mengenal jenis catatan ini",
                "the server does not know this kind of record",
            )
        case .noAuthor: pick("catatan ini tidak menyebut penulisnya", "the record names no author")
        case .noDate: pick("catatan ini tidak menyebut waktunya", "the record names no time")
        case .officeOnly:
            pick("data induk hanya diubah kantor", "only the office changes the register")
        case .supervisorOnly:
            pick("ini hanya ditulis penyelia", "only a supervisor writes this")
        case .workerOnly:
            pick("catatan hanya ditulis login pendamping", "only a worker's login writes records")
        case .attachment: pick("server tidak menerima lampiran", "the server takes no attachments")
        case .deletion:
            pick(
                "penarikan ini tidak menyebut revisi yang diakhirinya",
                "this deletion does not say which revisions it ends",
            )
        case .decision:
            pick("putusan ini tidak lengkap", "this decision is not complete")
        case .noRight:
            pick(
                "login ini tidak berhak menulis di sana",
                "this login has no right to write there",
            )
        case .tooLarge:
            pick("catatan ini terlalu besar bagi server", "the record is too large for the server")
        case .silent:
            pick("server tidak menyebut alasannya", "the server does not say why")
        case .unknown(let said):
            pick("server menulis “\(excerpt(said))”", "the server writes “\(excerpt(said))”")
        }
    }

    /// What to do about it, in a sentence.
    private func serverRefusalAdvice(_ text: String) -> String {
        switch ServerRefusalCause(text) {
        case .kindUnknown:
            pick(
                "Minta kantor menjalankan provision dari program yang baru, lalu kirim lagi (u).",
                "Ask the office to run a newer program's provision, then send it again (u).",
            )
        case .noAuthor, .noDate:
            pick(
                "Buka, ubah satu jawaban dan simpan (F2): nama dan waktunya ikut tercatat.",
                "Open it, change an answer and save (F2): name and time are recorded with it.",
            )
        case .officeOnly:
            pick(
                "Sampaikan perubahannya ke kantor, misalnya sebagai usulan.",
                "Tell the office of the change, as a proposal for instance.",
            )
        case .supervisorOnly, .workerOnly, .noRight:
            pick(
                "Minta kantor memeriksa peran dan hak login Anda, lalu kirim lagi (u).",
                "Ask the office to look at your login's role and rights, then send it again (u).",
            )
        case .attachment, .tooLarge:
            pick(
                "Buka, kurangi gambar atau tulisannya dan simpan (F2).",
                "Open it, take away pictures or text and save (F2).",
            )
        case .deletion:
            pick(
                "Perbarui program ini, lalu tarik catatannya sekali lagi.",
                "Update this program, then take the record back once more.",
            )
        case .decision:
            pick(
                "Putuskan lagi di Penyelia, yang ditolak dengan alasannya.",
                "Decide again in Supervisor, a refusal with its reason.",
            )
        case .silent, .unknown:
            pick(
                "Sampaikan tulisan ini ke kantor; setelah dibereskan kirim lagi (u).",
                "Pass these words on to the office; once it is settled send it again (u).",
            )
        }
    }
}

/// What a server's refusal of a record is about.
enum ServerRefusalCause: Equatable {
    case kindUnknown, noAuthor, noDate, officeOnly, supervisorOnly, workerOnly, attachment, deletion
    case decision, noRight, tooLarge
    /// It gave no reason.
    case silent
    /// In the server's words, without the protocol's word before them.
    case unknown(String)

    /// `text` is `<error>: <reason>`, as a receipt keeps it.
    init(_ text: String) {
        var said = text
        for word in ["forbidden", "unauthorized"] where text.hasPrefix(word) {
            let rest = text.dropFirst(word.count)
            guard rest.isEmpty || rest.hasPrefix(": ") else { continue }
            said = String(rest.dropFirst(2))
        }
        if let known = Self.known[said] {
            self = known
        } else if text.hasPrefix("too_large") || text.hasPrefix("document_too_large") {
            self = .tooLarge
        } else if text.hasPrefix("doc_validation") {
            self = .kindUnknown
        } else {
            self = said.allSatisfy(\.isWhitespace) ? .silent : .unknown(said)
        }
    }

    private static let known: [String: ServerRefusalCause] = [
        "dokumen tanpa type": .kindUnknown,
        "type tidak sama dengan jenis pada _id": .kindUnknown,
        "jenis dokumen tidak dikenal": .kindUnknown,
        "dokumen tanpa penulis (by)": .noAuthor,
        "dokumen tanpa tanggal (at)": .noDate,
        "data induk hanya diubah kantor": .officeOnly,
        "tanda terima hanya ditulis meja atau kantor": .officeOnly,
        "tanda terima tanpa server": .officeOnly,
        "pelepasan tanpa keluarga atau petugas": .officeOnly,
        "pemeriksaan ulang hanya ditulis penyelia": .supervisorOnly,
        "catatan hanya ditulis pendamping": .workerOnly,
        "lampiran tidak diterima": .attachment,
        "penghapusan tanpa revisi yang diselesaikan (settles)": .deletion,
        "settles bukan daftar revisi": .deletion,
        "keputusan tidak menyebut catatan dan revisinya": .decision,
        "keputusan tanpa putusan": .decision,
        "penolakan tanpa alasan": .decision,
        "You are not allowed to access this db.": .noRight,
        "You are not authorized to access this db.": .noRight,
        "You are not a db or server admin.": .noRight,
        "You are not a server admin.": .noRight,
    ]
}
