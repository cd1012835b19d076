import App
import Casework
import Forms

/// The words of `forms`, `fill`, `step` and `records`.
extension Words {
    var summaryForms: String {
        pick(
            "Menampilkan formulir, atau memeriksa berkas program yang membawanya.",
            "Lists the forms, or checks programme files that bring some.",
        )
    }
    var summaryFill: String {
        pick("Mengisi formulir dari berkas JSON.", "Fills a form from a JSON file.")
    }
    var summaryStep: String {
        pick(
            "Membawa catatan ke keadaan berikutnya.",
            "Takes a record on to its next state.",
        )
    }
    var summaryRecords: String {
        pick(
            "Mencari catatan layanan: kunjungan, pengaduan, rujukan, bantuan, kasus.",
            "Finds records of services: visits, complaints, referrals, aid, cases.",
        )
    }
    var optionAboutFamily: String { pick("keluarga yang dimaksud", "the family it is about") }
    var optionAboutMember: String { pick("anggota yang dimaksud", "the member it is about") }
    var optionAboutGroup: String { pick("kelompok yang dimaksud", "the group it is about") }
    var optionAboutFacility: String {
        pick("fasilitas yang dimaksud", "the facility it is about")
    }
    var optionAboutPlace: String { pick("desa atau tempat", "village or other place") }
    var optionChangedRecord: String {
        pick(
            "catatan yang diubah, bukan catatan baru",
            "the record to change, instead of a new one",
        )
    }
    var optionSure: String {
        pick("simpan walaupun ada peringatan", "save in spite of warnings")
    }
    var optionStepDue: String {
        pick("batas waktu keadaan itu", "the day by which that state is to be left")
    }
    var optionForm: String { pick("hanya formulir ini", "only this form") }
    var optionRecordKind: String {
        pick(
            "hanya jenis ini: visit, complaint, aid, ...",
            "only this kind: visit, complaint, aid, ...",
        )
    }
    var optionState: String { pick("hanya keadaan ini", "only this state") }
    var optionOpen: String { pick("hanya yang belum selesai", "only those that go on") }
    var optionOverdue: String {
        pick("hanya yang lewat batas waktu", "only those whose day is past")
    }
    var optionChangesSensitive: String {
        pick(
            "catatan rahasia pun diubah; dicatat di log lihat",
            "change a sensitive record too; the look is noted",
        )
    }
    var optionSensitive: String {
        pick(
            "tampilkan isi dan nama kasus rahasia juga; tiap kali dicatat",
            "show titles and people of sensitive cases too; each look is noted",
        )
    }

    func filled(_ id: String, waiting: Int) -> String {
        pick("Tersimpan: \(id). ", "Saved: \(id). ") + waitingCount(waiting)
    }
    var notFilled: String {
        pick(
            "Belum disimpan. Perbaiki jawaban ini, lalu ulangi:",
            "Not saved. Mend these answers, then run it again:",
        )
    }
    var onlyWarnings: String {
        pick(
            "Belum disimpan. Hanya peringatan; --sure menyimpan juga:",
            "Not saved. Only warnings; --sure saves all the same:",
        )
    }
    var recordOvertaken: String {
        pick(
            "Catatan ini sudah ada atau berubah sementara itu; tidak ada yang ditimpa.",
            "This record is there already, or changed meanwhile; nothing was written over.",
        )
    }
    var answersTooLong: String {
        pick(
            "Berkas jawaban terlalu besar. Tidak ada yang disimpan.",
            "The file of answers is too large. Nothing was stored.",
        )
    }
    var answersNoObject: String {
        pick(
            "Jawaban harus satu objek JSON: {\"pertanyaan\": jawaban}. Tidak ada yang disimpan.",
            "Answers have to be one JSON object: {\"question\": answer}. Nothing was stored.",
        )
    }
    func answersUnreadable(line: Int, column: Int) -> String {
        pick(
            "Jawaban bukan JSON mulai baris \(line), kolom \(column). Tidak ada yang disimpan.",
            "The answers are no JSON from line \(line), column \(column) on. Nothing was stored.",
        )
    }
    func formsSound(_ file: String, _ count: Int) -> String {
        pick("\(file): baik, \(number(count)) formulir", "\(file): sound, \(number(count)) forms")
    }
    var sensitiveTitle: String { pick("rahasia", "sensitive") }
    var lostSubject: String { pick("tidak ada di data induk", "not in the register") }

    /// What is wrong with one answer, or odd about it.
    func reason(of finding: FormFinding) -> String {
        switch finding.message {
        case .required: pick("wajib diisi", "has to be answered")
        case .blankOnPaper: pick("kosong di kertas?", "blank on the paper?")
        case .wrongType: pick("jenis jawabannya salah", "an answer of the wrong type")
        case .notANumber: pick("bukan angka", "no number")
        case .notWhole: pick("harus rupiah utuh", "has to be whole rupiah")
        case .outOfRange(let least, let most):
            pick("di luar batas", "out of range")
                + " (\(least.map { "\($0)" } ?? "") .. \(most.map { "\($0)" } ?? ""))"
        case .badDay: pick("bukan tanggal (2026-10-05)", "no date (2026-10-05)")
        case .badMonth: pick("bukan bulan (2026-10)", "no month (2026-10)")
        case .badNIK(let error), .badKK(let error): self.reason(error)
        case .oddNumber(let warning): self.reason(warning)
        case .unknownCode: pick("tidak ada dalam daftar", "not in the list")
        case .codeNotInForce:
            pick("tidak berlaku pada tanggal itu", "not in force on that day")
        case .repeated: pick("disebut dua kali", "named twice")
        case .alreadyInRow(let row):
            pick("sudah ada di baris \(row)", "already in row \(row)")
        case .badReference: pick("bukan id dokumen yang cocok", "no id of a fitting document")
        case .notInFamily: pick("bukan anggota keluarga ini", "no member of this family")
        case .tooLong(let most): pick("lebih dari \(most) huruf", "more than \(most) letters")
        case .tooMany(let most): pick("lebih dari \(most)", "more than \(most)")
        case .badPhoto:
            pick("foto tanpa path, sha256 atau bytes", "a picture without path, sha256 or bytes")
        case .rule(let wording): text(wording)
        }
    }
}
