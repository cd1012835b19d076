import Casework
import Replication
import Sync

/// What a session did, in a column, a sentence or a message.
extension Words {
    package func documents(_ count: Int) -> String {
        pick("\(number(count)) dokumen", count == 1 ? "1 document" : "\(number(count)) documents")
    }

    /// `820 B`, `34 kB`, `1,2 MB`.
    package func bytes(_ count: Int) -> String {
        if count < 1_000 { return "\(count) B" }
        if count < 1_000_000 { return "\(number(count / 1_000)) kB" }
        let tenths = count / 100_000
        return "\(number(tenths / 10))\(language == .indonesian ? "," : ".")\(tenths % 10) MB"
    }

    /// A time of day; `at` in milliseconds since 1970.
    package func clockTime(_ at: Int, offset: Int) -> String {
        let minutes = Moment(seconds: at / 1_000, offset: offset).secondOfDay / 60
        let parts = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return parts.joined(separator: language == .indonesian ? "." : ":")
    }

    /// The same with its day.
    package func clockTime(_ at: Int, offset: Int, day: Bool) -> String {
        let moment = Moment(seconds: at / 1_000, offset: offset)
        return "\(self.day(moment.day)) \(clockTime(at, offset: offset))"
    }

    /// A column of the log.
    package func outcome(of entry: SyncLogEntry) -> String {
        let times = entry.times > 1 ? " ×\(number(entry.times))" : ""
        switch entry.outcome {
        case .done:
            if entry.refused > 0 {
                return pick("\(number(entry.refused)) ditolak", "\(number(entry.refused)) refused")
            }
            if entry.unconfirmed > 0 { return pick("belum pasti", "unconfirmed") }
            if entry.unreadable > 0 { return pick("sebagian", "in part") }
            return pick("selesai", "done") + times
        case .cancelled: return pick("dihentikan", "stopped")
        case .failed(_, let error): return shortName(of: error) + times
        }
    }

    /// By which desk a record came to the server.
    package func broughtBy(_ desk: String) -> String { pick("lewat \(desk)", "by way of \(desk)") }

    /// All that a session came to.
    package func sentence(for entry: SyncLogEntry) -> String {
        var parts = [
            pick(
                "Terima \(documents(entry.pulled)), kirim \(documents(entry.pushed))",
                "Received \(documents(entry.pulled)), sent \(documents(entry.pushed))",
            )
        ]
        // What a stick takes goes over no wire.
        if entry.receivedBytes + entry.sentBytes > 0 {
            parts[0] += " (\(bytes(entry.receivedBytes)) ↓, \(bytes(entry.sentBytes)) ↑)"
        }
        let figures: [(Int, (String) -> String)] = [
            (entry.refused, { pick("\($0) ditolak server", "\($0) refused by the server") }),
            (entry.unconfirmed, { pick("\($0) belum dipastikan server", "\($0) not confirmed") }),
            (entry.unreadable, { pick("\($0) tidak terbaca", "\($0) unreadable") }),
            (
                entry.forgotten,
                {
                    pick(
                        "\($0) hilang di sisi lain dan dikirim lagi",
                        "\($0) lost there and sent again",
                    )
                },
            ),
            (entry.merged, { pick("\($0) digabungkan", "\($0) merged") }),
            (entry.conflicts, { pick("\($0) konflik menunggu", "\($0) conflicts wait") }),
        ]
        parts += figures.filter { $0.0 > 0 }.map { $0.1(number($0.0)) }
        if let waiting = entry.waiting {
            parts.append(
                pick(
                    "\(number(waiting)) masih di antrean",
                    "\(number(waiting)) still in the queue",
                )
            )
        }
        let figuresText = parts.joined(separator: ", ") + "."
        switch entry.outcome {
        case .done: return figuresText
        case .cancelled: return pick("Dihentikan. ", "Stopped. ") + figuresText
        case .failed(_, let error): return sentence(for: error) + " " + figuresText
        }
    }

    /// What the message line says when a sync has ended.
    package func syncEnded(_ report: SyncReport) -> String {
        let entry = SyncLogEntry(report, isAutomatic: false)
        switch report.outcome {
        case .failed(_, let error): return sentence(for: error)
        case .cancelled: return sentence(for: PeerError.cancelled)
        case .done:
            let partner = name(of: report.partner)
            let head = pick("Sinkron dengan \(partner) selesai: ", "Synced with the \(partner): ")
            let told = head + sentence(for: entry)
            return report.isForgotten ? told + " " + syncNotKept : told
        }
    }
}

/// The words of the job `sync`.
extension Words {
    package var summarySync: String {
        pick(
            "Mengirim dan mengambil: dengan server, meja, atau berkas di stik.",
            "Sends and fetches: with a server, a desk, or a file on a stick.",
        )
    }
    package var optionLoginFile: String {
        pick(
            "baca nama login dan kata sandi dari dua baris pertama berkas ini",
            "read login and password from this file's first two lines",
        )
    }
    package var optionPairing: String {
        pick("kode meja di layarnya", "the pairing code on the desk's screen")
    }
    package var optionAuthority: String {
        pick("percaya pada sertifikat CA (PEM) ini", "believe this CA certificate (PEM)")
    }
    package var optionSaveServer: String {
        pick(
            "uji lalu simpan pengaturan ini untuk seterusnya",
            "test these settings, then keep them",
        )
    }
    package var optionStickPassphrase: String {
        pick("baca kata sandi stik dari berkas ini", "read the stick's passphrase from this file")
    }
    package var optionStickDatabase: String {
        pick(
            "basis data untuk berkas stik baru, bila server belum diatur",
            "the database for a new stick file, where no server is set",
        )
    }
    package var optionSyncLog: String {
        pick("tampilkan riwayat sinkron", "show the past sessions")
    }
    package var optionSyncStatus: String {
        pick("tampilkan keadaan sinkron saja", "show how syncing stands")
    }
    package var noServerShort: String { pick("Server belum diatur.", "No server is set.") }

    /// What a wipe of this laptop would lose.
    package func onlyHere(_ count: Int, hasArrived: Bool) -> String {
        count == 0
            ? hasArrived
                ? pick(
                    "Semua catatan sudah pasti ada di server.",
                    "The server is certain to have every record.",
                )
                : pick(
                    "Belum ada catatan dari laptop ini yang perlu sampai di server.",
                    "There is no record of this laptop yet for the server to have.",
                )
            : pick(
                "\(number(count)) catatan belum pasti ada di server: jangan hapus data laptop ini.",
                "\(number(count)) records are not certain to be on the server: do not wipe this laptop.",
            )
    }

    package func refusal(_ settlement: SyncRefusal) -> String {
        guard case .refused(let error, let reason) = settlement.outcome else { return "" }
        return pick("Ditolak server: ", "Refused by the server: ")
            + "\(settlement.id.rawValue): \(serverReason("\(error): \(reason)"))"
    }
}
