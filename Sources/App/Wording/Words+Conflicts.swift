import Caseload
import Casework
import Documents
import LocalStore

/// The words of the conflict inbox.
extension Words {
    package var conflictsTitle: String { pick("Konflik", "Conflicts") }
    package var conflictsExplanation: String {
        pick(
            "Membuka Konflik: catatan yang ditulis dengan dua cara dan menunggu pilihan",
            "Open Conflicts: records written in two ways that wait for a choice",
        )
    }
    package var chooseLabel: String { pick("Pilih", "Choose") }
    package var conflictOpenExplanation: String {
        pick(
            "Memilih isi catatan ini; setelah semua dipilih, memutuskan",
            "Choose what this record says; once all is chosen, decide",
        )
    }
    package func chooseExplanation(_ number: Int) -> String {
        pick("Memilih isi nomor \(number)", "Choose value \(number)")
    }
    package var decideLabel: String { pick("Putuskan", "Decide") }
    package var decideExplanation: String {
        pick(
            "Menyimpan pilihan sebagai keputusan; tercatat dalam riwayat",
            "Save the choice as a decision, kept in the record's history",
        )
    }
    package var unchooseLabel: String { pick("Batal", "Clear") }
    package var unchooseExplanation: String {
        pick("Mengosongkan pilihan ini", "Take this choice back")
    }

    // MARK: The list

    func head(of column: ConflictsLayout.Column) -> String {
        switch column {
        case .sign: ""
        case .member: pick("Anggota", "Member")
        case .label: pick("Kewajiban", "Obligation")
        case .period: pick("Masa", "Period")
        case .family: pick("Keluarga", "Family")
        case .village: pick("Desa", "Village")
        }
    }

    package var conflictsEmpty: String {
        pick(
            "Tidak ada konflik. Bila satu catatan ditulis berbeda di dua laptop, pilihannya muncul di sini.",
            "No conflicts. Where one record is written differently on two laptops, the choice shows here.",
        )
    }

    package func conflictCount(_ count: Int) -> String {
        pick("Konflik \(number(count))", "Conflicts \(number(count))")
    }

    package func conflictsWaiting(_ count: Int) -> String {
        pick(
            "\(number(count)) catatan konflik menunggu pilihan",
            "\(number(count)) records in conflict wait for a choice",
        )
    }

    /// Whom a record is about: the member, else the family, else its kind.
    package func who(_ item: ConflictItem) -> String {
        if !item.memberName.isEmpty { return item.memberName }
        return item.familyName.isEmpty ? conflictKind(item.kind) : item.familyName
    }

    package func what(_ item: ConflictItem) -> String {
        let label = text(item.label)
        return label.isEmpty ? conflictKind(item.kind) : label
    }

    private func conflictKind(_ kind: String) -> String {
        switch kind {
        case "family": pick("data keluarga", "family data")
        case "member": pick("data anggota", "member data")
        case "facility": pick("data sekolah/posyandu", "school or posyandu data")
        case "group": pick("data kelompok", "group data")
        case "programme": pick("aturan program", "programme rules")
        default: self.kind(kind)
        }
    }

    // MARK: One record

    package func conflictTitle(_ item: ConflictItem) -> String {
        [who(item), what(item), period(item.period)].filter { !$0.isEmpty }
            .joined(separator: " · ")
    }

    /// The same where it may be cut: what it is about last, for the values tell it too.
    package func conflictShortTitle(_ item: ConflictItem) -> String {
        [who(item), period(item.period), what(item)].filter { !$0.isEmpty }
            .joined(separator: " · ")
    }

    package func conflictFamily(_ item: ConflictItem) -> String {
        let family =
            item.familyName.isEmpty
            ? "" : pick("keluarga \(item.familyName)", "family \(item.familyName)")
        return [family, item.village].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    package func sentence(for hindrance: ConflictHindrance) -> String {
        switch hindrance {
        case .office:
            pick(
                "Ini data kantor; kantor yang memilih. Catatan Anda aman, tidak perlu berbuat apa-apa.",
                "This is the office's data; the office chooses. Your records are safe, nothing is to be done.",
            )
        case .newerProgramme:
            pick(
                "Catatan ini dibuat program yang lebih baru. Perbarui program, lalu pilih di sini; tidak ada yang hilang.",
                "A newer program made this record. Update the program, then choose here; nothing is lost.",
            )
        case .notHeld:
            pick(
                "Salah satu isinya belum sampai utuh. Sinkronkan lagi; sampai itu tidak ada yang diubah.",
                "One of its versions has not arrived whole. Sync again; nothing is changed until then.",
            )
        }
    }

    /// What a group of members is called.
    package func name(of group: FieldPath, kind: String) -> String {
        if group == FieldGroup.existence.name {
            return pick("Dicabut atau tetap ada?", "Taken back, or does it stay?")
        }
        if group == FieldGroup.value {
            return pick("Isi catatan: mana yang benar?", "What it says: which is right?")
        }
        if group == FieldGroup.subject {
            return pick("Tentang siapa?", "Whom is it about?")
        }
        switch group.description {
        case "due": return pick("Tanggal berikutnya", "Next date")
        case "place": return pick("Tempat", "Place")
        case "body": return pick("Lembaga", "Body")
        case "note": return pick("Keterangan", "Note")
        case "date": return pick("Tanggal", "Date")
        case "values.weightKg": return pick("Berat (kg)", "Weight (kg)")
        case "values.heightCm": return pick("Tinggi (cm)", "Height (cm)")
        case "name": return pick("Nama", "Name")
        default: return group.description
        }
    }

    package var conflictOffice: String { pick("bukan di sini", "not here") }
    /// Above the values of a record with more than two versions.
    package func conflictVersions(_ count: Int) -> String {
        pick(
            "\(number(count)) versi; yang isinya sama berdiri di bawah satu angka.",
            "\(number(count)) versions; those that say the same stand under one digit.",
        )
    }
    /// Which of them one is, the same in every group.
    package func conflictVersion(_ place: Int, of count: Int) -> String {
        pick(
            "versi \(number(place)) dari \(number(count))",
            "version \(number(place)) of \(number(count))",
        )
    }
    package var conflictOrigin: String { pick("semula", "before") }
    package var conflictOriginGone: String {
        pick("tidak ada, atau tidak tersimpan lagi", "none, or no longer kept")
    }
    package var conflictChosen: String { pick("dipilih", "chosen") }
    package var conflictStays: String { pick("tetap ada", "stays") }
    package var conflictDeleted: String { pick("dicabut", "taken back") }
    package var conflictNothing: String { pick("(kosong)", "(empty)") }
    package var conflictNeedless: String {
        pick("tidak perlu dipilih: catatannya dicabut", "no choice needed: the record goes")
    }
    package var conflictReady: String {
        pick(
            "Semua sudah dipilih. F2 atau Enter menyimpan keputusan.",
            "All is chosen. F2 or Enter saves the decision.",
        )
    }
    package func conflictStillOpen(_ count: Int) -> String {
        count == 1
            ? pick("Belum dipilih: tekan 1, 2, …", "Not chosen yet: press 1, 2, …")
            : pick(
                "\(number(count)) hal belum dipilih: tekan 1, 2, …",
                "\(number(count)) things not chosen yet: press 1, 2, …",
            )
    }

    /// What a record says, in words.
    package func saying(_ value: RecordedValue) -> String {
        var parts = [name(of: value.state)]
        if value.state == nil || !value.dates.isEmpty { parts = [] }
        if let session = value.session { parts = [word(session)] }
        if let days = value.attendance { parts += sheet(days) }
        if !value.dates.isEmpty {
            parts.append(value.dates.map { day($0) }.joined(separator: ", "))
        }
        return parts.isEmpty ? name(of: value.state) : parts.joined(separator: ", ")
    }

    /// Who wrote a side, when, on which laptop and how far it has come, a line each.
    package func authorship(_ side: ConflictSide, worker: Worker?) -> [String] {
        var lines: [String] = []
        let name = side.by.isEmpty ? somebody : side.by
        let isOwn = worker.map { $0.name == side.by } ?? false
        lines.append(
            isOwn
                ? pick("oleh \(name) (Anda)", "by \(name) (you)")
                : pick("oleh \(name)", "by \(name)")
        )
        if !side.at.isEmpty { lines.append(time(side.at)) }
        if !side.device.isEmpty {
            let isHere = worker.map { $0.device == side.device } ?? false
            lines.append(isHere ? pick("laptop ini", "this laptop") : side.device)
        }
        return lines
    }

    /// A member's value as a person reads it.
    package func text(_ value: JSONValue) -> String {
        switch value {
        case .null: conflictNothing
        case .bool(let value): value ? pick("ya", "yes") : pick("tidak", "no")
        case .number: decimal(value.description)
        case .string(let text): text.isEmpty ? conflictNothing : text
        case .array(let values): values.map { text($0) }.joined(separator: ", ")
        case .object(let object):
            object.map { "\($0.name): \(text($0.value))" }.joined(separator: "; ")
        }
    }

    private func decimal(_ text: String) -> String {
        language == .indonesian ? String(text.map { $0 == "." ? "," : $0 }) : text
    }

    // MARK: What happened

    package var chooseFirstHint: String {
        pick("Enter membuka pilihannya dulu", "Enter opens its choices first")
    }
    package var noSuchChoice: String {
        pick("Tidak ada pilihan dengan nomor itu", "There is no choice of that number")
    }
    package var conflictDeciding: String {
        pick("Keputusan sedang disimpan …", "The decision is being saved …")
    }
    package var conflictIncomplete: String {
        pick(
            "Belum semua dipilih; tidak ada yang diubah.",
            "Not everything is chosen; nothing was changed.",
        )
    }
    package var conflictChanged: String {
        pick(
            "Catatannya berubah sementara Anda memilih; tidak ada yang diubah. Lihat lagi dan pilih.",
            "The record changed while you chose; nothing was written. Look again and choose.",
        )
    }
    package var conflictGone: String {
        pick(
            "Konflik ini sudah diputuskan dari tempat lain; tidak ada yang diubah.",
            "This conflict was decided elsewhere; nothing was changed.",
        )
    }
    package func conflictDecided(left: Int) -> String {
        let rest =
            left == 0
            ? pick("Tidak ada konflik lagi.", "No conflicts are left.")
            : pick("Masih \(number(left)) konflik.", "\(number(left)) conflicts left.")
        return pick(
            "Tersimpan; Ctrl-Z membatalkan selama belum terkirim. \(rest)",
            "Saved; Ctrl-Z takes it back until it is sent. \(rest)",
        )
    }
    package var conflictReopened: String {
        pick(
            "Keputusan dibatalkan; konfliknya terbuka lagi.",
            "Decision taken back; it is open again.",
        )
    }
    package var conflictTooLate: String {
        pick(
            "Keputusan ini sudah terkirim atau dipakai; tidak dapat dibatalkan. Catat lagi bila keliru.",
            "This decision was sent or built on; it can't be taken back. Record anew if it is wrong.",
        )
    }

    // MARK: Elsewhere

    /// In a record's history: who chose between two ways of writing it.
    package func decidedLine(_ decision: ConflictDecision) -> String {
        let by = decision.by.isEmpty ? somebody : decision.by
        return pick(
            "konflik diputuskan oleh \(by), \(time(decision.at))",
            "conflict decided by \(by), \(time(decision.at))",
        )
    }

    package var conflictWord: String { pick("konflik", "conflict") }
    /// On a cell or a record in conflict.
    package var conflictFirst: String {
        pick(
            "Konflik: selesaikan dulu di Konflik (Ctrl-P, ketik konflik)",
            "Conflict: settle it first in Conflicts (Ctrl-P, type conflicts)",
        )
    }
    package var conflictFirstShort: String {
        pick("konflik: K membuka pilihannya", "conflict: K opens the choices")
    }
    package var aboutConflicts: String {
        pick(
            "Konflik: catatan yang ditulis berbeda di dua laptop. Enter membuka, angka memilih isi yang benar, F2 memutuskan. Tanpa memilih tidak ada yang diubah; keputusan tercatat dalam riwayat.",
            "Conflicts: records written differently on two laptops. Enter opens, a digit chooses what is right, F2 decides. Nothing changes without a choice; the decision is kept in the record's history.",
        )
    }
    package var conflictsEmptyHint: String {
        pick("Esc kembali · 6 sinkron · 1-0 layar lain", "Esc back · 6 sync · 1-0 other screens")
    }
    package var conflictsHint: String {
        pick(
            "Enter buka pilihannya · Esc kembali",
            "Enter opens its choices · Esc back",
        )
    }
    package var conflictChoosingHint: String {
        pick(
            "1, 2, … pilih · PgDn lanjut baca · Esc kembali",
            "1, 2, … choose · PgDn reads on · Esc back",
        )
    }
    package var conflictReadyHint: String {
        pick(
            "F2 putuskan · Backspace batal pilih · Esc kembali",
            "F2 decides · Backspace clears · Esc back",
        )
    }
}
