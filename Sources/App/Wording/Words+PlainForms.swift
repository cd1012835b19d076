import Forms

/// The words of forms in plain prompts.
extension Words {
    package var plainFormWhom: String {
        pick(
            "Tentang siapa (nama, NIK, KK atau desa; Enter tanpa keluarga): ",
            "About whom (name, NIK, KK or village; Enter for nobody): ",
        )
    }
    package var plainFormMember: String {
        pick("Nomor anggota (Enter keluarga): ", "Member's number (Enter for the family): ")
    }
    package var plainFormNotFound: String {
        pick(
            "Tidak ditemukan. Enter melanjutkan tanpa keluarga, titik kembali: ",
            "Nothing found. Enter goes on without a family, a point goes back: ",
        )
    }
    package var plainFormWhich: String {
        pick("Formulir (sebagian nama; Enter semua): ", "Form (part of its name; Enter all): ")
    }
    package var plainFormNumber: String {
        pick("Nomor formulir (Enter batal): ", "Form's number (Enter cancels): ")
    }
    package var plainFormHelp: String {
        pick(
            "Enter lewati, ? bantuan, < kembali, - kosongkan, titik selesai.",
            "Enter skips, ? help, < back, - empties, a point ends.",
        )
    }
    package func plainFormAdd(_ table: String) -> String {
        pick("\(table): tambah baris? (y, Enter tidak): ", "\(table): add a row? (y, Enter no): ")
    }
    package var plainFormAddHelp: String {
        pick(
            "Jawab y untuk menambah baris, Enter untuk lanjut.",
            "Answer y to add a row, Enter to go on.",
        )
    }
    package func plainFormCell(
        _ table: String,
        _ row: Int,
        _ person: String,
        _ column: String,
    ) -> String {
        let whose = person.isEmpty ? "" : " (\(person))"
        return pick(
            "\(table) baris \(row)\(whose), \(column)",
            "\(table) row \(row)\(whose), \(column)",
        )
    }
    package func plainFormMore(_ count: Int) -> String {
        pick("… semua \(count); ketik sebagian namanya", "… all \(count); type part of the name")
    }
    package func plainFormOdd(_ text: String) -> String {
        pick(
            "Perhatikan: \(text). < kembali untuk memperbaiki.",
            "Look again: \(text). < goes back to mend it.",
        )
    }
    /// `canTake`: Whether the form can go on about one of those listed.
    package func plainLookalike(canTake: Bool) -> String {
        canTake
            ? pick(
                "Nomor bila ini orangnya, b bukan ganda, Enter lanjut: ",
                "Number if it is this one, b for others, Enter goes on: ",
            )
            : pick(
                "Nomor untuk melihat, b bukan ganda, Enter lanjut: ",
                "Number to look, b for others, Enter goes on: ",
            )
    }
    package func plainLookalikeUnknown(_ count: Int) -> String {
        pick("Jawab 1 sampai \(count), b, atau Enter", "Answer 1 to \(count), b, or Enter")
    }
    package func plainLookalikesNoted(_ names: [String]) -> String {
        pick(
            "Dicatat: bukan orang yang sama dengan \(names.joined(separator: ", ")).",
            "Noted: not the same person as \(names.joined(separator: ", ")).",
        )
    }
    package var plainFormWhole: String { pick("Isi formulir:", "The whole form:") }
    package func plainFormNotInList(_ count: Int) -> String {
        count == 0
            ? pick("Daftarnya kosong", "The list is empty")
            : pick(
                "Tidak ada dalam daftar; jawab 1 sampai \(count) atau sebagian namanya",
                "Not in the list; answer 1 to \(count) or part of its name",
            )
    }
    package var plainFormMend: String {
        pick("Belum dapat disimpan:", "It can't be saved yet:")
    }
    package var plainFormNotice: String { pick("Perhatikan:", "Look again:") }
    package var plainFormEnd: String {
        pick(
            "1 simpan, 2 perbaiki, 0 biarkan sebagai draf: ",
            "1 save, 2 mend, 0 leave as a draft: ",
        )
    }
    package var plainFormChanged: String {
        pick(
            "Catatan ini diubah orang lain dan tidak ditimpa; ketikan tetap ada sebagai draf.",
            "Someone else changed this record; it was not overwritten, and yours stays as a draft.",
        )
    }
}

extension Words {
    /// What a number is answered with that none of the listed has.
    package func plainNoSuchNumber(_ count: Int) -> String {
        count == 0
            ? pick(
                "Tidak ada yang dapat dipilih; Enter melewati.",
                "Nothing to choose; Enter skips.",
            )
            : pick(
                "Tidak ada nomor itu; jawab 1 sampai \(count), atau Enter saja.",
                "There is no such number; answer 1 to \(count), or Enter alone.",
            )
    }
    package var plainFormAsksMember: String {
        pick("Formulir ini tentang seorang anggota; siapa?", "This form is about a member; who?")
    }
    package func plainFormNeeds(_ about: FormSubject) -> String {
        let whom =
            switch about {
            case .family: pick("keluarga", "a family")
            case .member: pick("anggota keluarga", "a member of a family")
            case .group: pick("kelompok", "a group")
            case .facility: pick("lembaga", "an institution")
            case .place: pick("tempat", "a place")
            case .none: pick("tidak ada orangnya", "nobody")
            }
        return pick(
            "Formulir ini tentang \(whom), yang belum dipilih; mulai lagi dengan memilihnya.",
            "This form is about \(whom), which was not chosen; begin again by choosing it.",
        )
    }
    package var plainUnknownEnd: String { pick("Jawab 1, 2 atau 0.", "Answer 1, 2 or 0.") }
    package var plainFormSaved: String {
        pick("Tersimpan di laptop ini.", "Saved on this laptop.")
    }
}
