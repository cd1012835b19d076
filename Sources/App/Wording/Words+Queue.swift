import Caseload
import Casework
import Documents
import LocalStore

/// The words of the queue.
extension Words {
    package var queueOpenExplanation: String {
        pick(
            "Membuka sel atau halaman catatan ini; yang ditolak diperbaiki di situ",
            "Open the cell or page of this record; a refused one is mended there",
        )
    }
    package var queueSearchExplanation: String {
        pick(
            "Mencari anggota, keluarga, desa, kewajiban, bulan",
            "Search members, families, villages, obligations, months",
        )
    }
    package var queueOrderExplanation: String {
        pick("Mengurutkan menurut waktu atau keluarga", "Order by time or by family")
    }
    package var copyIDLabel: String { pick("Salin ID", "Copy ID") }
    package var copyIDExplanation: String {
        pick(
            "Menyalin nomor catatan ke papan klip terminal",
            "Copy the record's id to the clipboard",
        )
    }
    package var queueIsEmpty: String { pick("Antrean kosong", "The queue is empty") }
    package var noFamilyOfRecord: String {
        pick("Catatan ini tidak menyebut keluarga", "This record names no family")
    }

    package func name(of order: QueueOrder) -> String {
        switch order {
        case .time: pick("urut waktu", "by time")
        case .family: pick("urut keluarga", "by family")
        }
    }

    package func queueOrdered(by order: QueueOrder) -> String {
        switch order {
        case .time:
            pick(
                "Diurutkan menurut waktu, yang terbaru di atas",
                "Ordered by time, the newest first",
            )
        case .family: pick("Diurutkan menurut keluarga", "Ordered by family")
        }
    }

    package func recordCount(shown: Int, of all: Int) -> String {
        shown == all
            ? pick("\(number(all)) catatan", "\(number(all)) records")
            : pick("\(number(shown)) dari \(number(all))", "\(number(shown)) of \(number(all))")
    }

    /// That nothing is sent without a server, and where everything is; shorter for low screens.
    ///
    /// `isUnderway`: A stick has taken some of it, or a desk that was set before.
    package func queueHonesty(folder: String, isShort: Bool, isUnderway: Bool) -> String {
        guard !isUnderway else {
            let short = pick("Server belum diatur (6, lalu F6).", "No server is set (6, then F6).")
            guard !isShort else { return short }
            return short
                + pick(
                    " Yang di stik atau di meja belum tentu sampai di server; salinannya tetap aman di laptop ini.",
                    " What is on a stick or at a desk may not be on the server yet; the copies here stay safe.",
                )
        }
        guard !isShort else {
            return pick(
                "Server belum diatur; semua aman di laptop ini.",
                "No server set; all is safe on this laptop.",
            )
        }
        let place = folder.isEmpty ? "" : pick(" di \(folder)", " in \(folder)")
        return pick(
            "Server belum diatur (6, lalu F6), jadi belum ada yang dikirim. Semuanya aman dan terenkripsi di laptop ini\(place).",
            "No server is set (6, then F6), so nothing is sent yet. All of it is safe and encrypted on this laptop\(place).",
        )
    }

    package var queueFilterExplanation: String {
        pick("Menyaring menurut keadaan kirim", "Narrow to a state of delivery")
    }
    package var queueFilterTitle: String { pick("Tampilkan", "Show") }
    package func name(of filter: QueueFilter) -> String {
        switch filter {
        case .open: pick("semua yang belum selesai", "all that is not settled")
        case .state(let state): name(of: state)
        case .conflict: conflictWord
        }
    }
    package var resendLabel: String { pick("Kirim lg", "Resend") }
    package var resendExplanation: String {
        pick(
            "Mengirim lagi catatan yang ditolak server, apa adanya",
            "Send a record the server refused once more as it is",
        )
    }
    package var resent: String {
        pick("Catatan ini dikirim lagi.", "This record is sent again.")
    }
    package var notRefused: String {
        pick("Catatan ini tidak ditolak server", "The server has not refused this record")
    }
    /// In the queue, of a record that the server or the office refused.
    package func howToRepair(_ delivery: DeliveryState) -> String {
        delivery == .refusedByServer
            ? pick(
                "Enter membukanya untuk diperbaiki; u mengirim lagi apa adanya.",
                "Enter opens it to be mended; u sends it again as it is.",
            )
            : pick(
                "Enter membukanya untuk diperbaiki; yang disimpan dikirim lagi.",
                "Enter opens it to be mended; what is saved is sent again.",
            )
    }
    /// On the record's own page.
    package func howToRepairHere(_ delivery: DeliveryState) -> String {
        delivery == .refusedByServer
            ? pick(
                "e memperbaikinya, F2 menyimpan dan mengirimnya lagi; u mengirim lagi apa adanya.",
                "e mends it, F2 saves it and sends it again; u sends it again as it is.",
            )
            : pick(
                "e memperbaikinya; F2 menyimpan dan mengirimnya lagi.",
                "e mends it; F2 saves it and sends it again.",
            )
    }
    package var refusedInQueueHint: String {
        pick(
            "Enter perbaiki · u kirim lagi · F2 sinkron · F7 saring keadaan · / cari",
            "Enter mends · u sends again · F2 sync · F7 filter by state · / search",
        )
    }
    package func refusedToMend(_ row: QueueRow) -> String {
        let reason = row.reason.map { ": \(refusalCause($0, row.delivery))" } ?? ""
        return pick(
            "\(name(of: row.delivery))\(reason). Perbaiki sel ini, lalu F2 menyimpan dan mengirimnya lagi.",
            "\(name(of: row.delivery))\(reason). Mend this cell; F2 saves it and sends it again.",
        )
    }
    package func sinceTime(_ time: String) -> String { pick("sejak \(time)", "since \(time)") }

    func head(of column: QueueLayout.Column) -> String {
        switch column {
        case .delivery: ""
        case .state: pick("Isi", "Says")
        case .member: pick("Anggota", "Member")
        case .label: pick("Kewajiban", "Obligation")
        case .period: pick("Masa", "Period")
        case .family: pick("Keluarga", "Family")
        case .village: pick("Desa", "Village")
        case .at: pick("Dicatat", "Recorded")
        case .kind: pick("Jenis", "Kind")
        }
    }

    package func kind(_ kind: String) -> String {
        switch kind {
        case "check": pick("komitmen", "check")
        case "event": pick("layanan", "service")
        default: recordKind(kind)
        }
    }

    /// A record's state in at most 7 letters.
    package func saying(of row: QueueRow) -> String {
        if row.isSettled { return pick("gabung", "merged") }
        if row.isDeleted { return pick("ditarik", "undone") }
        if row.isVeiled { return veiledShort }
        if row.state == nil, row.kind == "event" { return pick("diberi", "given") }
        if let filled = row.filled { return state(of: filled) }
        if isSupervised(row.kind) { return pick("dibuat", "made") }
        return shortName(of: row.state)
    }

    /// What a record is: the obligation, or the form with what it says of itself.
    package func name(of row: QueueRow) -> String {
        let known = text(row.label)
        // Taken back before it came here: its kind is all that is known.
        let label = known.isEmpty ? kind(row.kind) : known
        guard let title = row.filled.map({ text($0.title) }), !title.isEmpty else { return label }
        return named(label, title)
    }

    /// What a record says, as a sentence.
    package func sentence(for row: QueueRow) -> String {
        let what = [name(of: row), period(row.period)].filter { !$0.isEmpty }
            .joined(separator: ", ")
        let said: String
        if row.isSettled {
            said = pick(
                "bagian dari konflik yang sudah diselesaikan",
                "part of a conflict that is settled",
            )
        } else if row.isDeleted {
            said = pick("catatan ditarik", "record taken back")
        } else if row.isVeiled {
            said = text(.veiled)
        } else if row.state == nil, row.kind == "event" {
            said = pick("layanan diberikan", "service given")
        } else if let filled = row.filled {
            said = state(of: filled)
        } else if isSupervised(row.kind) {
            said = pick("dibuat di sini", "made here")
        } else {
            said = name(of: row.state)
        }
        let family = [row.familyName, row.village].filter { !$0.isEmpty }.joined(separator: ", ")
        let isMembers = !row.memberName.isEmpty
        let of =
            family.isEmpty
            ? ""
            : isMembers
                ? pick(" (keluarga \(family))", " (family \(family))")
                : pick("Keluarga \(family)", "Family \(family)")
        let who = row.memberName + of
        return who.isEmpty ? "\(what): \(said)." : "\(who): \(what): \(said)."
    }

    /// A sample, a second keying or a decision, which have no state of their own.
    private func isSupervised(_ kind: String) -> Bool {
        RecordKinds.ofSupervision.contains(kind) || kind == DocumentKind.decision.rawValue
    }

    package func recordedAt(_ time: String, isVeiled: Bool = false) -> String {
        let told = self.time(time, isVeiled: isVeiled)
        return pick("Dicatat \(told)", "Recorded \(told)")
    }
    /// When something was recorded; of what waits to be keyed again the month alone, as the day would tell that
    /// of the visit.
    func time(_ text: String, isVeiled: Bool) -> String {
        guard isVeiled else { return time(text) }
        return Moment(text).map { shortMonthYear($0.day.month) } ?? ""
    }
    package func revision(_ text: String) -> String {
        pick("revisi \(text)", "revision \(text)")
    }
}
