import Caseload
import Casework
import Documents
import Forms

/// The words of *Formulir*.
extension Words {
    /// How the answer with the cursor is typed, and what ends the form.
    package func formHint(_ question: FormQuestion?) -> String {
        guard let question else { return formHint }
        return formKindHelp(question)
            + pick(" · F2 simpan · Esc kembali", " · F2 save · Esc back")
    }

    /// A list lies over the form: what is typed goes to its line.
    package func choosingHint(several: Bool) -> String {
        several
            ? pick(
                "Ketik untuk mencari · Spasi memilih · Enter selesai",
                "Type to search · Space chooses · Enter is done",
            )
            : pick(
                "Ketik untuk mencari · Enter memilih · Esc menutup",
                "Type to search · Enter chooses · Esc closes",
            )
    }

    func longAgo(_ day: String) -> String {
        pick(
            "\(day): lebih dari setahun yang lalu; benar?",
            "\(day): more than a year ago; right?",
        )
    }
    package var formHint: String {
        pick(
            "Tab lanjut · F2 simpan · F4 daftar · F8 simpan lalu berikutnya · Esc kembali",
            "Tab goes on · F2 save · F4 list · F8 save, then the next · Esc back",
        )
    }

    package var aboutForm: String {
        pick(
            "Formulir: urutan seperti di kertas; setiap ketikan tersimpan sebagai draf. Tab, Enter, panah: ke isian berikut; PgDn, PgUp: ke bagian lain. Pilihan: angka, huruf awal atau y/t. Tanggal: 15, 1507, h, k, -3, sen. F4 menampilkan daftar, F2 menyimpan sebagai catatan, Esc kembali tanpa membuang.",
            "Form: in paper order; each key is kept as a draft. Tab, Enter, arrows: the next answer; PgDn, PgUp: another section. Choices: a digit, the first letter, or y/n. Dates: 15, 1507, h, k, -3, mon. F4 shows the list, F2 saves it as a record, Esc goes back and drops nothing.",
        )
    }

    package var formSaveLabel: String { pick("Simpan", "Save") }
    package var formSaveExplanation: String {
        pick(
            "Menyimpan formulir sebagai catatan; yang kurang ditunjukkan dulu",
            "Save the form as a record; what is missing is shown first",
        )
    }
    package var formLookLabel: String { pick("Daftar", "List") }
    package var formLookExplanation: String {
        pick(
            "Menampilkan semua pilihan isian ini; pada NIK yang dikenal memakai orang itu",
            "Show all choices of this answer; on a known NIK, take that person",
        )
    }
    package var formAddRowLabel: String { pick("Baris", "Row") }
    package var formAddRowExplanation: String {
        pick("Menambah baris pada tabel", "Add a row to the table")
    }
    package var formNextLabel: String { pick("Lanjut", "Next") }
    package var formNextExplanation: String {
        pick(
            "Menyimpan, lalu formulir kosong yang sama untuk berikutnya",
            "Save, then the same form empty for the next",
        )
    }
    package var formDeleteRowLabel: String { pick("Hapus", "Del row") }
    package var formDeleteRowExplanation: String {
        pick(
            "Menghapus baris tabel; Ctrl-Z mengembalikan",
            "Delete the table's row; Ctrl-Z brings it back",
        )
    }
    package var formLeaveLabel: String { pick("Kembali", "Back") }
    package var formLeaveExplanation: String {
        pick(
            "Kembali; ketikan tetap ada sebagai draf",
            "Go back; what is typed stays as a draft",
        )
    }
    package var formDiscardLabel: String { pick("Kosongkan", "Empty") }
    package var formDiscardExplanation: String {
        pick(
            "Mengosongkan formulir ini; Ctrl-Z mengembalikan",
            "Empty this form; Ctrl-Z brings it back",
        )
    }

    package var formDraftWord: String { pick("draf", "draft") }
    package var formSaving: String { pick("Menyimpan …", "Saving …") }
    package var formIsEmpty: String { pick("Formulir ini tanpa isian", "This form asks nothing") }
    package var formNoTable: String {
        pick("Isian ini bukan tabel", "This answer is no table")
    }
    package var formNothingTyped: String {
        pick("Belum ada yang diketik", "Nothing is typed yet")
    }
    package var formDiscarded: String {
        pick("Dikosongkan. Ctrl-Z mengembalikan.", "Emptied. Ctrl-Z brings it back.")
    }
    package var formIsGone: String {
        pick(
            "Formulir atau catatan ini tidak ada lagi di laptop ini.",
            "This form or record is no longer on this laptop.",
        )
    }
    package var formTypeToFind: String { pick("ketik untuk mencari", "type to find") }
    package var formAddRow: String { pick("+ baris baru", "+ new row") }
    package var formLooksAtPictures: String {
        pick("Memeriksa berkas foto …", "Looking at the picture's file …")
    }

    /// Bodies of this kind and village that are recorded already.
    package func formKnownBodies(_ count: Int) -> String {
        pick(
            "Sudah tercatat di sini (\(count)); F4 memilih:",
            "Recorded here already (\(count)); F4 chooses:",
        )
    }
    package var formNewBody: String {
        pick("Belum ada yang bernama ini di sini", "None of this name is recorded here")
    }
    package func formMoreOptions(_ count: Int) -> String {
        pick("… semua \(count) pilihan: F4", "… all \(count) choices: F4")
    }

    package func formProgress(_ done: Int, of all: Int) -> String {
        pick("\(done) dari \(all)", "\(done) of \(all)")
    }

    package func formFamily(_ name: String) -> String {
        name.isEmpty ? pick("Keluarga", "Family") : pick("Keluarga \(name)", "Family \(name)")
    }
    package func formGroup(_ name: String) -> String {
        pick("Kelompok \(name)", "Group \(name)")
    }
    package func formPlace(_ name: String) -> String { pick("Desa \(name)", "Village \(name)") }
    package func formStranger(_ name: String) -> String {
        pick("\(name) (di luar data)", "\(name) (not in the register)")
    }

    /// Whom a form is about, in few words.
    package func subjectName(of page: FormPage, _ answers: JSONObject) -> String {
        var parts: [String] = []
        if !page.memberName.isEmpty { parts.append(page.memberName) }
        if !page.familyName.isEmpty {
            parts.append(
                page.memberName.isEmpty
                    ? formFamily(page.familyName) : pick("kel. ", "fam. ") + page.familyName
            )
        }
        if !page.groupName.isEmpty, page.subject.group != nil { parts.append(page.groupName) }
        if !page.facilityName.isEmpty { parts.append(page.facilityName) }
        if !page.village.isEmpty { parts.append(page.village) }
        if parts.isEmpty || page.subject.isEmpty {
            let names = page.form.nameQuestions.compactMap { answers[$0]?.string }
            if let name = names.first(where: { !$0.trimmed.isEmpty }) { return name }
        }
        return parts.joined(separator: ", ")
    }

    // MARK: What is told

    package func formSensitive(isShort: Bool) -> String {
        isShort
            ? pick("Terbatas: pembukaan dicatat", "Restricted: opening is logged")
            : pick(
                "Terbatas: isinya hanya tampil bila diminta, dan setiap pembukaan dicatat.",
                "Restricted: shown only when asked for, and each opening is logged.",
            )
    }

    package var formOldVersionShort: String {
        pick("Diisi menurut versi lama", "Filled by an older version")
    }
    package func formOldVersion(_ mine: FormVersion, _ newest: FormVersion) -> String {
        let (old, new) = (day(mine.validity.from), day(newest.validity.from))
        return pick(
            "Draf ini diteruskan menurut versi \(old); sejak \(new) ada versi baru.",
            "This draft goes on by the version of \(old); there is a newer one since \(new).",
        )
    }

    package var formOvertaken: String {
        pick(
            "Catatan ini diubah orang lain. Keduanya tampil; F2 sekali lagi menyimpan isian Anda, Esc meninggalkannya sebagai draf.",
            "Someone else changed this record. Both are shown; F2 again saves yours, Esc leaves it as a draft.",
        )
    }
    package var formOvertakenHead: String {
        pick(
            "Diubah orang lain; isian mereka ada di bawah isian Anda",
            "Changed by others; theirs stands under yours",
        )
    }
    package func formTheirs(_ text: String) -> String {
        pick("Kini tersimpan: \(text)", "Saved by now: \(text)")
    }

    package var formDraftStays: String {
        pick(
            "Belum disimpan; ketikan tetap ada sebagai draf.",
            "Not saved; what is typed stays as a draft.",
        )
    }

    package func formHasErrors(_ count: Int, _ first: String) -> String {
        count == 1
            ? pick("Belum disimpan. \(first).", "Not saved. \(first).")
            : pick(
                "Belum disimpan, \(count) isian perlu diperbaiki. Yang pertama: \(first).",
                "Not saved, \(count) answers need mending. The first: \(first).",
            )
    }

    package func formHasWarnings(_ count: Int, _ first: String) -> String {
        // A warning may be a question.
        let said = first.hasSuffix("?") ? first : first + "."
        return pick(
            "Perhatikan: \(said) F2 sekali lagi menyimpan juga.",
            "Look again: \(said) F2 again saves all the same.",
        )
    }

    package func formSaved(_ form: String, _ subject: String) -> String {
        let about = subject.isEmpty ? form : form + ", " + subject
        return pick("Tersimpan: \(about).", "Saved: \(about).")
    }
    package func formLeftUnsaved(_ form: String, _ subject: String) -> String {
        let about = subject.isEmpty ? form : form + ", " + subject
        return pick(
            "Belum tersimpan: \(about). Ada isian yang harus dibetulkan; ketikannya ada di Layanan › Draf.",
            "Not saved: \(about). Some answers must be mended; what was typed is under Records › Drafts.",
        )
    }
    package var formReopened: String {
        pick(
            "Isiannya terbuka lagi; F2 menyimpan, Ctrl-Y mengulang.",
            "What was typed is open again; F2 saves it, Ctrl-Y does it again.",
        )
    }
    package var formStaysUndone: String {
        pick(
            "Ada draf lain untuk formulir ini; Ctrl-Y mengembalikan catatannya.",
            "There is another draft of this form; Ctrl-Y brings the record back.",
        )
    }
    package var formTypedOn: String {
        pick(
            "Isian ini sudah diubah sejak dibatalkan: F2 menyimpannya.",
            "This has been typed on since it was taken back: F2 saves it.",
        )
    }
    package var formNext: String { pick("Kini yang berikutnya.", "Now the next one.") }
    package var formNoNext: String {
        pick("Tidak ada berikutnya dalam daftar.", "Nothing follows in the list.")
    }

    /// Names what was turned round: it may stand on another screen.
    package func formUndone(_ kind: DocumentKind, _ isRedo: Bool) -> String {
        let name = kindName(kind)
        return isRedo
            ? pick("\(name) disimpan lagi.", "\(name) saved again.")
            : pick(
                "\(name) diurungkan. Ctrl-Y mengulanginya dengan semua isinya.",
                "\(name) taken back. Ctrl-Y does it again with all its answers.",
            )
    }
    package var formUndoOvertaken: String {
        pick(
            "Tidak diurungkan: catatan sudah berubah sejak itu.",
            "Not taken back: the record has changed since.",
        )
    }

    package func formKnown(_ person: KnownPerson) -> String {
        let name = [person.name, person.village].filter { !$0.isEmpty }.joined(separator: ", ")
        return pick("Dikenal: \(name). F4 memakainya.", "Known: \(name). F4 takes them.")
    }

    package func sentence(for notice: FormNotice) -> String {
        switch notice {
        case .draftGoesOn:
            pick("Draf yang belum disimpan diteruskan.", "The unsaved draft goes on.")
        case .recordIsThere:
            pick(
                "Sudah ada catatan untuk masa ini; catatan itu yang diubah.",
                "There is a record of this period already; that one is changed.",
            )
        case .overtaken: formOvertaken
        case .notInList(let count): notInList(count)
        case .noMatch:
            pick("Tidak ditemukan; F4 menampilkan semua", "Nothing found; F4 shows all")
        case .full(let count):
            pick("Sudah penuh (\(count))", "It is full (\(count))")
        case .rowDeleted(let row):
            pick(
                "Baris \(row) dihapus. Ctrl-Z mengembalikan.",
                "Row \(row) deleted. Ctrl-Z brings it back.",
            )
        case .noList: pick("Isian ini diketik, tanpa daftar", "This is typed, without a list")
        case .computed: pick("Dihitung sendiri", "Computed")
        case .nothingAfter:
            pick("Isian terakhir; F2 menyimpan", "The last answer; F2 saves")
        case .personTaken(let name):
            pick("Formulir ini sekarang tentang \(name).", "The form is about \(name) now.")
        }
    }
}
