import Caseload
import Casework

/// The words of the desk's roles and of specialisms.
extension Words {
    package var deskRoleLabel: String { pick("Peran meja", "Role at the desk") }
    package var deskRoleExplanation: String {
        pick(
            "Peran Anda di meja Puskesos/SLRT; tercatat pada setiap langkah pengaduan dan rujukan",
            "Your role at the desk; noted with every step of a complaint or referral",
        )
    }
    package var noDeskRole: String { pick("Tidak bertugas di meja", "Not at a desk") }

    package var ownMarksLabel: String { pick("Kekhususan saya", "My specialisms") }
    package var ownMarksExplanation: String {
        pick(
            "Memilih kekhususan Anda; agenda mendahulukannya",
            "Choose your specialisms; the agenda puts them first",
        )
    }
    package var onlyOwnMarks: String { pick("Kekhususan saya saja", "Only my specialisms") }
    package var noMarksKnown: String {
        pick(
            "Program yang berlaku tidak menyebut kekhususan.",
            "The programmes in force name none.",
        )
    }
    package var profileUnwritable: String {
        pick("Simpanan ini hanya dapat dibaca", "This store can only be read")
    }

    package func profileSaved(_ profile: WorkerProfile) -> String {
        pick("Disimpan. ", "Saved. ") + profileLine(profile)
    }

    /// `Peran meja: Back office · Kekhususan saya: lansia`.
    package func profileLine(_ profile: WorkerProfile) -> String {
        let desk = profile.desk.map { text($0.wording) } ?? noDeskRole
        let marks = profile.marks.isEmpty ? "–" : profile.marks.joined(separator: ", ")
        return "\(deskRoleLabel): \(desk) · \(ownMarksLabel): \(marks)"
    }

    package func unknownMarks(_ marks: [String], _ known: [String]) -> String {
        let names = marks.joined(separator: ", ")
        let all = known.joined(separator: ", ")
        return pick(
            "Tidak ada program yang menyebut \(names). Yang ada: \(all).",
            "No programme names \(names). There are: \(all).",
        )
    }

    package var summaryProfile: String {
        pick(
            "peran meja dan kekhususan sendiri: melihat dan mengubah",
            "own desk role and specialisms, shown and set",
        )
    }
    package var optionDesk: String {
        pick(
            "peran di meja: fs, fo, bo, supervisor, manajer, koordinator, - (tidak ada)",
            "role at the desk: fs, fo, bo, supervisor, manajer, koordinator, - (none)",
        )
    }
    package var optionMarks: String {
        pick(
            "kekhususan, dipisah koma; - (tidak ada)",
            "specialisms with commas between; - (none)",
        )
    }

    package func workerMarks(_ marks: [String]) -> String {
        pick("Kekhususan: ", "Specialisms: ") + marks.joined(separator: ", ")
    }
    package func workerDesk(_ role: DeskRole) -> String {
        deskRoleLabel + ": " + text(role.wording)
    }
    package var marksHeading: String { pick("Menurut kekhususan", "By specialism") }
}
