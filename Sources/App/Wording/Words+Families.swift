import Caseload

/// The words of the family list.
extension Words {
    /// By whom a family goes, after the members that a search has found: `Siti Rahmah (kel. Aminah)`.
    ///
    /// The member first: in a narrow column the rest is cut.
    func holder(_ name: String, found: [String]) -> String {
        guard !found.isEmpty else { return name }
        let members = found.prefix(2).map(capitalised).joined(separator: ", ")
        let more = found.count > 2 ? ", …" : ""
        return "\(members)\(more) (\(pick("kel.", "fam.")) \(name))"
    }

    /// A name as people write it, from one as the search reads it.
    private func capitalised(_ name: String) -> String {
        name.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
            .joined(separator: " ")
    }

    package var searchLabel: String { pick("Cari", "Search") }
    package var searchPrompt: String { pick("Cari:", "Search:") }
    package var searchFamiliesExplanation: String {
        pick(
            "Mencari nama, NIK, KK, desa; beberapa kata boleh, urutan bebas",
            "Search names, NIK, KK, village; several words in any order",
        )
    }
    package var filterLabel: String { pick("Saring", "Filter") }
    package var filterExplanation: String {
        pick(
            "Menyaring menurut keadaan, program, desa atau kelompok",
            "Filter by standing, programme, village or group",
        )
    }
    package var filterTitle: String { pick("Saring", "Filter") }
    package var filterHint: String {
        pick("ketik untuk mencari saringan", "type to find a filter")
    }
    package var pickerHint: String {
        pick("Enter memasang atau melepas · Esc selesai", "Enter sets or takes off · Esc is done")
    }
    package var searchingHint: String {
        pick(
            "Enter/Esc ke daftar · Esc lagi melepas · ↑ pencarian terakhir",
            "Enter/Esc goes to the list · Esc again clears · ↑ last search",
        )
    }
    package var unfilterLabel: String { pick("Lepas", "Unfilter") }
    package var unfilterExplanation: String {
        pick("Melepas saringan yang terakhir dipasang", "Take the latest filter off")
    }
    package var nothingFiltered: String {
        pick("Tidak ada saringan yang terpasang", "No filter is set")
    }
    package var openLabel: String { pick("Buka", "Open") }
    package var openFamilyExplanation: String {
        pick("Membuka keluarga di kursor", "Open the family under the cursor")
    }
    package var recordLabel: String { pick("Catat", "Record") }
    package var recordFamiliesExplanation: String {
        pick(
            "Mencatat keluarga ini, lalu keluarga berikutnya dalam daftar (atau yang ditandai)",
            "Record this family, then the next ones of the list (or the marked ones)",
        )
    }
    package var markLabel: String { pick("Tandai", "Mark") }
    package var markExplanation: String {
        pick("Menandai keluarga untuk dicatat berurutan", "Mark the family to be recorded in turn")
    }
    package var markShownLabel: String { pick("Semua", "All") }
    package var markShownExplanation: String {
        pick(
            "Menandai semua yang tampil, atau melepas tandanya",
            "Mark all that are shown, or unmark them",
        )
    }
    package var unmarkLabel: String { pick("Hapus tnd", "Unmark") }
    package var unmarkExplanation: String {
        pick("Melepas semua tanda, juga yang tidak tampil", "Take all marks off, hidden ones too")
    }
    package var nothingMarked: String { pick("Tidak ada yang ditandai", "Nothing is marked") }
    package var sortLabel: String { pick("Urutkan", "Sort") }
    package var sortExplanation: String {
        pick(
            "Mengurutkan: nama, desa, kelompok, jumlah jiwa, desil, yang kosong, KK",
            "Sort by name, village, group, size, desil, blanks, KK",
        )
    }
    package var reverseLabel: String { pick("Balik", "Reverse") }
    package var reverseExplanation: String {
        pick("Membalik urutan daftar", "Turn the order of the list round")
    }
    package var copyLabel: String { pick("Salin KK", "Copy KK") }
    package var copyKKExplanation: String {
        pick("Menyalin nomor KK ke papan klip terminal", "Copy the KK number to the clipboard")
    }
    package func copied(_ text: String) -> String { pick("Disalin: \(text)", "Copied: \(text)") }
    package var noKK: String {
        pick("Keluarga ini tanpa nomor KK", "This family has no KK number")
    }
    package var noFamilyHere: String { pick("Tidak ada keluarga di sini", "No family here") }
    package var loading: String { pick("Memuat …", "Loading …") }

    /// `17 dari 300 keluarga`, or `300 keluarga` where all are shown.
    package func familyCount(shown: Int, of all: Int) -> String {
        shown == all
            ? pick("\(number(all)) keluarga", "\(number(all)) families")
            : pick("\(number(shown)) dari \(number(all))", "\(number(shown)) of \(number(all))")
    }

    package func markedCount(_ count: Int) -> String {
        pick("\(number(count)) ditandai", "\(number(count)) marked")
    }

    package func name(of sort: FamilySort) -> String {
        switch sort {
        case .name: pick("nama", "name")
        case .village: pick("desa", "village")
        case .group: pick("kelompok", "group")
        case .members: pick("jumlah jiwa", "size")
        case .due: pick("yang kosong", "blanks")
        case .desil: "desil"
        case .kk: "KK"
        }
    }

    /// `urut desa ↑` in the line above the list.
    package func orderName(_ sort: FamilySort, reversed: Bool) -> String {
        pick("urut ", "by ") + name(of: sort) + (reversed ? " ↑" : " ↓")
    }

    package func sortedBy(_ sort: FamilySort, reversed: Bool) -> String {
        let name = name(of: sort)
        return reversed
            ? pick("Diurutkan menurut \(name), terbalik", "Sorted by \(name), reversed")
            : pick("Diurutkan menurut \(name)", "Sorted by \(name)")
    }

    func head(of column: FamiliesState.Column) -> String {
        switch column {
        case .mark: ""
        case .name: pick("Pengurus", "Holder")
        case .recorded: pick("Tercatat", "Recorded")
        case .kk: "KK"
        case .village: pick("Desa", "Village")
        case .group: pick("Kelompok", "Group")
        case .people: pick("Jiwa", "Size")
        case .desil: "Desil"
        case .programmes: pick("Program", "Programmes")
        }
    }

    package func name(of status: FamilyStatus) -> String {
        switch status {
        case .overdue: pick("belum lengkap, waktunya lewat", "unfinished, time is over")
        case .due: pick("ada yang kosong", "has blanks")
        case .notMet: pick("ada yang tidak patuh", "something not met")
        case .complete: pick("lengkap", "complete")
        case .draft: pick("draf belum disimpan", "unsaved draft")
        }
    }

    /// What stands in a filter's chip and in the choice of filters; a group's name comes beside its id.
    package func chip(_ term: FamilyFilter.Term, groupName: String) -> String {
        switch term {
        case .status(let status): name(of: status)
        case .programme(let id): pick("program: ", "programme: ") + programmeName(id)
        case .village(let choice): pick("desa: ", "village: ") + choice.name
        case .group: pick("kelompok: ", "group: ") + groupName
        }
    }

    package var nothingFound: String { pick("Tidak ditemukan", "Nothing found") }

    package var noFamiliesYet: String {
        pick(
            "Belum ada keluarga. F9 lalu Impor membaca berkas CSV; contohnya dibuat dengan: pendamping import --template",
            "No families yet. F9, then Import reads CSV files; a sample is made by: pendamping import --template",
        )
    }

    package func nothingFits(hasSearch: Bool, hasFilter: Bool) -> String {
        switch (hasSearch, hasFilter) {
        case (true, true):
            pick(
                "Tidak ada yang cocok. Esc Esc menghapus pencarian, Backspace melepas saringan.",
                "Nothing fits. Esc Esc clears the search, Backspace takes a filter off.",
            )
        case (true, false):
            pick(
                "Tidak ada yang cocok. Esc Esc menghapus pencarian.",
                "Nothing fits. Esc Esc clears the search.",
            )
        default:
            pick(
                "Tidak ada yang cocok. Backspace melepas saringan.",
                "Nothing fits. Backspace takes a filter off.",
            )
        }
    }

    package func moreLines(_ count: Int) -> String {
        pick("… \(number(count)) baris lagi (Enter)", "… \(number(count)) more lines (Enter)")
    }
}
