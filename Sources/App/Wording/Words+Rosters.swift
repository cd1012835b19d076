/// The words of the list of rosters.
extension Words {
    package var rosterOpenLabel: String { pick("Buka", "Open") }
    package var rosterOpenExplanation: String {
        pick("Membuka daftar hadir untuk dicatat", "Open the roster to record it")
    }
    package var rosterSearchLabel: String { pick("Cari", "Search") }
    package var rosterSearchExplanation: String {
        pick("Mencari sekolah, posyandu atau kelompok", "Find a school, posyandu or group")
    }
    package var noRosters: String {
        pick(
            "Tidak ada sekolah, posyandu atau kelompok di sini",
            "No school, posyandu or group here",
        )
    }
    package var rostersComing: String { pick("Membaca daftar …", "Reading the list …") }

    package func rosterCount(_ found: Int, of all: Int) -> String {
        found == all
            ? pick("\(number(all)) daftar", "\(number(all)) rosters")
            : pick("\(number(found)) dari \(number(all))", "\(number(found)) of \(number(all))")
    }

    func rosterHead(_ part: RosterLayout.Part) -> String {
        switch part {
        case .draft: "~"
        case .name: pick("Nama", "Name")
        case .kind: pick("Jenis", "Kind")
        case .village: pick("Desa", "Village")
        case .people: pick("Orang", "People")
        case .recorded: pick("Tercatat", "Recorded")
        case .due: pick("Kurang", "Due")
        }
    }
}
