import Caseload
import Casework
import Forms

/// The words of *Catatan*: one record.
extension Words {
    /// Of what a record has: a next step, a letter, a refusal of the server.
    ///
    /// - `closing`: The step that an answer has made due: its key goes before all others.
    package func recordHint(
        hasStep: Bool = true,
        closing: String? = nil,
        hasLetter: Bool = false,
        isRefused: Bool = false,
    ) -> String {
        let parts = [
            isRefused ? pick("e perbaiki · u kirim lagi", "e mend · u send again") : nil,
            closing.map { pick("l lalu \($0)", "l then \($0)") },
            hasStep && closing == nil ? pick("Enter langkah berikut", "Enter next step") : nil,
            isRefused ? nil : pick("e ubah", "e edit"),
            hasLetter ? pick("w surat", "w letter") : nil,
            pick("r tindak lanjut", "r follow-up"), pick("n/p lain", "n/p others"),
            pick("Esc kembali", "Esc back"),
        ]
        return parts.compactMap(\.self).joined(separator: " · ")
    }

    package var aboutRecord: String {
        pick(
            "Satu catatan: jawabannya, dan setiap langkah dengan siapa dan kapan.",
            "One record: its answers, and each step with who and when.",
        )
    }

    // MARK: What can be done

    package var stepLabel: String { pick("Langkah", "Step") }
    package var stepExplanation: String {
        pick(
            "Mengambil langkah berikut; bila ada beberapa, memilih dulu",
            "Take the next step; where there are several, choose first",
        )
    }
    package var nextStepTitle: String { pick("Langkah berikut", "Next step") }
    package var noNextStep: String {
        pick("Tidak ada langkah berikut untuk catatan ini", "This record has no next step")
    }
    package var editRecordLabel: String { pick("Ubah", "Edit") }
    package var editRecordExplanation: String {
        pick("Mengubah jawaban catatan ini", "Change this record's answers")
    }
    package var followLabel: String { pick("Lanjutan", "Follow-up") }
    package var followExplanation: String {
        pick(
            "Membuat rujukan atau catatan lain tentang orang atau tempat yang sama",
            "Make a referral or another record about the same person or place",
        )
    }
    package var takeBackLabel: String { pick("Tarik", "Take back") }
    package var takeBackExplanation: String {
        pick(
            "Menarik catatan ini; Ctrl-Z mengembalikannya",
            "Take this record back; Ctrl-Z brings it again",
        )
    }
    package var nextRecordExplanation: String {
        pick("Catatan berikutnya dalam daftar Layanan", "The next record of the list")
    }
    package var previousRecordExplanation: String {
        pick("Catatan sebelumnya dalam daftar Layanan", "The previous record of the list")
    }
    package var lastRecordOfList: String {
        pick("Tidak ada catatan lagi ke arah ini", "No further record this way")
    }
    package var formUnknown: String {
        pick(
            "Formulir ini tidak ada di program yang terpasang",
            "No programme here has this form",
        )
    }

    // MARK: Restricted records

    package var restrictedTitle: String { pick("Catatan terbatas", "Restricted record") }
    package var restrictedQuestion: String {
        pick(
            "Catatan terbatas. Buka? Setiap pembukaan dicatat dengan nama dan waktu.",
            "Restricted record. Open it? Every opening is noted with name and time.",
        )
    }
    package var doNotOpen: String { pick("tidak", "no") }
    package var restrictedHere: String {
        pick("Catatan terbatas: isinya tidak ditampilkan.", "Restricted: its content is hidden.")
    }
    package var restrictedHow: String {
        pick(
            "Enter menanyakan, lalu membukanya; setiap pembukaan dicatat.",
            "Enter asks and then opens it; every opening is noted.",
        )
    }
    package var restrictedOpened: String {
        pick(
            "Terbatas: pembukaan ini dicatat; tertutup lagi bila layar ini ditinggalkan.",
            "Restricted: this opening is noted; it closes again when you leave this screen.",
        )
    }

    // MARK: The page

    package func familyOf(_ name: String) -> String { pick("kel. \(name)", "family \(name)") }
    package var recordLost: String {
        pick(
            "Keluarga atau anggotanya tidak ada lagi di laptop ini.",
            "Its family or member is no longer on this laptop.",
        )
    }
    package var answersHeading: String { pick("Jawaban", "Answers") }
    package var otherAnswersHeading: String {
        pick("Jawaban di luar formulir ini", "Answers outside this form")
    }
    package var originHeading: String { pick("Asal catatan", "Origin") }
    package func stepsHeading(_ count: Int) -> String {
        pick("Langkah (\(count))", "Steps (\(count))")
    }
    package func yesOrNo(_ flag: Bool) -> String {
        flag ? pick("ya", "yes") : pick("tidak", "no")
    }
    package func tableRows(_ count: Int) -> String {
        pick("\(number(count)) baris", count == 1 ? "1 row" : "\(number(count)) rows")
    }
    package func quoted(_ text: String) -> String { "“\(text)”" }

    /// `tenggat 7 Nov 2026, lewat 3 hari`.
    package func dueText(_ due: Day, today: Day) -> String {
        let days = today.days(until: due)
        let text = pick("tenggat ", "due ") + day(due)
        switch days {
        case 0: return text + pick(", hari ini", ", today")
        case 1: return text + pick(", besok", ", tomorrow")
        case ..<0:
            return text
                + pick(", lewat \(number(-days)) hari", ", \(number(-days)) days overdue")
        default: return text
        }
    }

    package func stepDue(_ due: Day) -> String { pick("tenggat ", "due ") + day(due) }

    package func nextSteps(_ steps: [String]) -> String {
        pick("Berikut: ", "Next: ") + steps.joined(separator: " · ")
    }

    package func recordedBy(
        _ name: String,
        _ at: String,
        how: EntryMethod,
        device: String,
    ) -> String {
        let when = pick("Dicatat \(time(at)) oleh \(name)", "Recorded \(time(at)) by \(name)")
        return [when, self.name(of: how), device].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    package func conflictWasDecided(by name: String, at time: String) -> String {
        pick(
            "Konflik diselesaikan oleh \(name), \(self.time(time))",
            "Conflict decided by \(name), \(self.time(time))",
        )
    }

    package func recordVersion(_ version: String, revisions: Int) -> String {
        pick(
            "Formulir \(version) · ditulis \(number(revisions)) kali",
            "Form \(version) · written \(number(revisions)) times",
        )
    }

    // MARK: Taking a step

    package var noteRequired: String { pick("Keterangan (wajib)", "Note (required)") }
    package var noteOptional: String { pick("Keterangan", "Note") }
    package func stepDueLabel(echo: String?) -> String {
        let label = pick("Tenggat langkah sesudahnya", "Due date of what follows")
        return label + (echo.map { ": " + $0 } ?? "")
    }
    package var stepHint: String {
        pick("Enter terus · F2 simpan · Esc tunda", "Enter goes on · F2 saves · Esc later")
    }

    package func sentence(for complaint: StepForm.Complaint) -> String {
        switch complaint {
        case .noteMissing: pick("Keterangan wajib diisi", "A note is required")
        case .unreadableDay:
            pick("Bukan tanggal: 15, 1511, 15/11/2026, +7", "No date: 15, 1511, 15/11/2026, +7")
        case .dayBefore(let day):
            pick("\(self.day(day)) sudah lewat", "\(self.day(day)) is past")
        }
    }

    /// The form is open at the first of them.
    package func stepAsks(_ questions: [String]) -> String {
        let list = questions.joined(separator: ", ")
        return pick(
            "Isi dulu: \(list). Setelah F2 langkahnya dilanjutkan.",
            "Answer first: \(list). After F2 the step goes on.",
        )
    }
    package func stepNotTaken(_ step: String, _ questions: [String]) -> String {
        let list = questions.joined(separator: ", ")
        return pick(
            "Tersimpan, tetapi langkah «\(step)» belum dicatat: \(list) masih kosong.",
            "Saved, but step «\(step)» is not recorded: \(list) is still empty.",
        )
    }
    package func stepNeeds(_ questions: [String]) -> String {
        let list = questions.joined(separator: ", ")
        return pick(
            "Isi dulu: \(list). Tekan e untuk mengubah catatan.",
            "Answer first: \(list). Press e to edit the record.",
        )
    }

    // MARK: What became of it

    package var stepRecorded: String {
        pick("Langkah dicatat. Ctrl-Z membatalkan.", "Step recorded. Ctrl-Z takes it back.")
    }
    package var cameFrom: String { pick("Berasal dari", "Came out of") }
    package var ledTo: String { pick("Yang menyusul", "What came of it") }
    package var recordEnterExplanation: String {
        pick(
            "Mengambil langkah berikut; pada baris catatan lain membuka catatan itu",
            "Take the next step; on the line of another record open that one",
        )
    }
    package var recordTakenBack: String {
        pick(
            "Catatan ditarik. Ctrl-Z mengembalikannya.",
            "Record taken back. Ctrl-Z brings it again.",
        )
    }
    package var recordOvertaken: String {
        pick(
            "Catatan ini sudah berubah sementara itu; tidak ada yang ditulis. Lihat isinya yang baru.",
            "This record has changed meanwhile; nothing was written. See what it says now.",
        )
    }
    package var recordGone: String {
        pick("Catatan ini tidak ada lagi di laptop ini", "This record is no longer on this laptop")
    }
}
