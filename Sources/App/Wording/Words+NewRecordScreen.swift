import Casework
import Forms

/// The words of *Tambah*.
extension Words {
    package func newRecordHint(_ step: NewRecordState.Step) -> String {
        switch step {
        case .person:
            pick(
                "ketik nama, NIK, desa · Enter pilih · atau nama formulir · panah memilih · Esc kembali",
                "type name, NIK, village · Enter takes · or a form's name · arrows choose · Esc back",
            )
        case .form:
            pick(
                "ketik nama formulir · Enter pilih · Tab tentang siapa · F3 cari orang · Esc kembali",
                "type the form's name · Enter chooses · Tab about whom · F3 find someone · Esc back",
            )
        case .families:
            pick(
                "ketik RW, RT atau nama · Enter mengisi · Esc kembali",
                "type RW, RT or a name · Enter fills in · Esc back",
            )
        case .member, .facility, .drafts:
            pick(
                "panah memilih · Enter pilih · Esc kembali",
                "arrows choose · Enter takes · Esc back",
            )
        }
    }

    package var aboutNewRecord: String {
        pick(
            "Tambah: ketik sebagian nama formulir; setiap kata mempersempit. Tab memilih tentang siapa: keluarga, anggota, kelompok, fasilitas, desa. F3 mencari orang dengan nama, NIK atau KK, fasilitas, dan desa; orang dan tempat yang tidak ditemukan dapat dicatat juga.",
            "Add: type parts of the form's name; each word narrows. Tab chooses about whom: family, member, group, facility, village. F3 finds someone by name, NIK or KK, a facility or a village; people and places that are not found can be recorded too.",
        )
    }

    package var recordAddLabel: String { pick("Tambah", "Add") }
    package var recordAddExplanation: String {
        pick(
            "Mencatat sesuatu yang baru: pilih formulirnya",
            "Record something new: choose the form",
        )
    }
    package var newRecordTakeExplanation: String {
        pick("Membuka formulir ini", "Open this form")
    }
    package var newRecordSubjectLabel: String { pick("Tentang", "About") }
    package var newRecordSubjectExplanation: String {
        pick(
            "Berikutnya: keluarga, anggota, kelompok, fasilitas, desa",
            "The next: family, member, group, facility, village",
        )
    }
    package var newRecordSubjectBackExplanation: String {
        pick("Sebelumnya dalam urutan itu", "The one before in that order")
    }
    package var newRecordPersonExplanation: String {
        pick("Mencari orang lain: nama, NIK atau KK", "Find someone else: name, NIK or KK")
    }

    package var newRecordAboutWhom: String {
        pick("Tambah catatan: tentang siapa?", "Add a record: about whom?")
    }
    package func newRecordAboutWhom(_ form: String) -> String {
        pick("\(form): tentang siapa?", "\(form): about whom?")
    }
    /// Over the forms that are found where a person was asked for.
    package var newRecordFormsHeading: String {
        pick("Formulir: pilih dulu, lalu tentang siapa", "Forms: choose one, then about whom")
    }
    /// A form in the palette: `Tambah: Status PBI-JK · PBI-JK`.
    package func newRecordOf(_ form: Form) -> String {
        let (name, programme) = (text(form.label), programmeName(form.id.programme))
        let whole = name.contains(programme) ? name : name + " · " + programme
        return recordAddLabel + ": " + whole
    }
    package func newRecordAbout(_ name: String) -> String {
        pick("Tentang \(name)", "About \(name)")
    }
    package var newRecordPerson: String {
        pick("Nama, NIK, KK, desa:", "Name, NIK, KK, village:")
    }
    package var newRecordForm: String { pick("Formulir:", "Form:") }
    package var newRecordMember: String { pick("Siapa:", "Who:") }
    package var newRecordFacility: String { pick("Fasilitas:", "Facility:") }
    package var newRecordDraft: String { pick("Draf:", "Draft:") }
    package var newRecordHome: String { pick("RW, RT, nama:", "RW, RT, name:") }
    package var homesLabel: String { pick("Keluarga di sini", "Families here") }
    package var homesExplanation: String {
        pick(
            "Keluarga di tempat ini: mengisi formulirnya satu demi satu",
            "The families of this place: fill in their form one by one",
        )
    }
    package var noHomes: String {
        pick(
            "Formulir ini tidak membawa keluarga setempat",
            "This form brings no families of its place",
        )
    }
    package func homesHeading(_ place: String, _ recorded: Int, of count: Int) -> String {
        pick(
            "\(place): tercatat \(number(recorded)) dari \(number(count)) keluarga",
            "\(place): \(number(recorded)) of \(number(count)) families recorded",
        )
    }
    package func homeDetail(rt: String, rw: String, _ isRecorded: Bool) -> String {
        let parts = [
            isRecorded ? pick("tercatat", "recorded") : "", rt.isEmpty ? "" : "RT \(rt)",
            rw.isEmpty ? "" : "RW \(rw)",
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }
    package func formOtherPlace(_ name: String) -> String {
        pick("Tempat \(name) (di luar data)", "Place \(name) (not in the register)")
    }
    /// `name`: What the draft names; empty where nothing is typed that tells it from others.
    package func formGoOn(_ name: String) -> String {
        name.isEmpty
            ? pick("Lanjutkan draf", "Go on with the draft")
            : pick("Lanjutkan draf \(name)", "Go on with the draft \(name)")
    }
    package func formBegun(_ day: Day) -> String {
        pick("dimulai \(self.day(day))", "begun \(self.day(day))")
    }
    package var formAnother: String {
        pick("Mulai baru; draf tetap ada", "Begin another; the draft stays")
    }
    package var formNobody: String {
        pick("tanpa keluarga tertentu", "nobody in particular")
    }
    /// Over the forms that take something over from the record she comes from.
    package var formFollowUps: String {
        pick("Lanjutan catatan ini", "What follows from this record")
    }
    package var formRecent: String { pick("Baru dipakai", "Used lately") }
    package var formForOthers: String {
        pick("Bukan untuk pilihan di atas", "Not for the one above")
    }
    /// Nothing fits what is typed; what takes it away again.
    package func newRecordNothingFound(isTyped: Bool) -> String {
        isTyped
            ? nothingFound + pick(". Esc menghapus ketikan.", ". Esc drops what is typed.")
            : nothingFound + pick(". Esc kembali.", ". Esc goes back.")
    }

    package var newRecordNoForms: String {
        pick(
            "Belum ada formulir: berkas program di laptop ini tidak membawa satu pun. Sinkron atau impor mengambil yang baru.",
            "There are no forms: the programme files of this laptop bring none. A sync or an import fetches newer ones.",
        )
    }

    /// Why a form cannot be filled for whom is chosen.
    package func formNeeds(_ about: FormSubject) -> String {
        switch about {
        case .family:
            pick(
                "Formulir ini tentang keluarga; F3 mencarinya",
                "This form is about a family; F3 finds it",
            )
        case .member:
            pick(
                "Formulir ini tentang anggota; F3 mencarinya",
                "This form is about a member; F3 finds them",
            )
        case .group:
            pick(
                "Formulir ini tentang kelompok; F3 mencarinya",
                "This form is about a group; F3 finds it",
            )
        case .facility:
            pick(
                "Formulir ini tentang fasilitas yang belum ada di data; F3 mencarinya",
                "This form is about a facility that is not in the register; F3 finds others",
            )
        case .place:
            pick(
                "Formulir ini tentang desa; F3 mencarinya",
                "This form is about a village; F3 finds it",
            )
        case .none: formNobody
        }
    }
}
