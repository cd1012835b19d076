import Caseload
import Casework

/// The words of the queue.
extension Words {
    package var queueOpenExplanation: String {
        pick("Membuka keluarga dari catatan ini", "Open the family of this record")
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

    /// That nothing is sent yet, and where everything is safe; shorter for low screens.
    package func queueHonesty(folder: String, isShort: Bool) -> String {
        guard !isShort else {
            return pick(
                "Belum terkirim; semua aman di laptop ini.",
                "Not sent yet; all is safe on this laptop.",
            )
        }
        let place = folder.isEmpty ? "" : pick(" di \(folder)", " in \(folder)")
        return pick(
            "Belum ada yang terkirim: pengiriman datang dengan versi berikutnya. Semuanya aman dan terenkripsi di laptop ini\(place).",
            "Nothing is sent yet: delivery comes with a later version. All of it is safe and encrypted on this laptop\(place).",
        )
    }

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
        default: kind
        }
    }

    /// A record's state in at most 7 letters.
    package func saying(of row: QueueRow) -> String {
        if row.isSettled { return pick("gabung", "merged") }
        if row.isDeleted { return pick("dicabut", "undone") }
        if row.state == nil, row.kind == "event" { return pick("diberi", "given") }
        return shortName(of: row.state)
    }

    /// What a record says, as a sentence.
    package func sentence(for row: QueueRow) -> String {
        let what = "\(text(row.label)), \(period(row.period))"
        let said: String
        if row.isSettled {
            said = pick(
                "bagian dari konflik yang sudah diselesaikan",
                "part of a conflict that is settled",
            )
        } else if row.isDeleted {
            said = pick("catatan dicabut", "record taken back")
        } else if row.state == nil, row.kind == "event" {
            said = pick("layanan diberikan", "service given")
        } else {
            said = name(of: row.state)
        }
        let family = [row.familyName, row.village].filter { !$0.isEmpty }.joined(separator: ", ")
        let of = family.isEmpty ? "" : pick(" (keluarga \(family))", " (family \(family))")
        return "\(row.memberName)\(of): \(what): \(said)."
    }

    package func refusedBecause(_ reason: String) -> String {
        pick("Alasan: \(reason)", "Reason: \(reason)")
    }
    package func recordedAt(_ time: String) -> String {
        pick("Dicatat \(self.time(time))", "Recorded \(self.time(time))")
    }
    package func revision(_ text: String) -> String {
        pick("revisi \(text)", "revision \(text)")
    }
}
