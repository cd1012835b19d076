import Caseload
import Casework
import Documents

/// The words of the family screen.
extension Words {
    /// Over a family that the office takes back.
    package var familyIsReleased: String {
        pick(
            "Ditarik kantor: hilang dari laptop ini setelah semua catatannya di server dan tak ada drafnya (lihat 6).",
            "Taken back by the office: it leaves this laptop once the server has all of it and no draft is left (see 6).",
        )
    }

    package var nextFamilyLabel: String { pick("Berikut", "Next") }
    package var nextFamilyExplanation: String {
        pick("Membuka keluarga berikutnya dalam daftar", "Open the next family of the list")
    }
    package var previousFamilyLabel: String { pick("Sebelum", "Previous") }
    package var previousFamilyExplanation: String {
        pick("Membuka keluarga sebelumnya dalam daftar", "Open the previous family of the list")
    }
    package var notInList: String {
        pick(
            "Keluarga ini tidak ada dalam daftar yang tampil",
            "This family is not in the shown list",
        )
    }
    package var lastOfList: String {
        pick("Tidak ada keluarga lagi ke arah ini", "No further family this way")
    }
    package var recordFamilyExplanation: String {
        pick("Mencatat keluarga ini", "Record this family")
    }
    package var nextSectionLabel: String { pick("Bagian", "Section") }
    package var nextSectionExplanation: String {
        pick("Melompat ke bagian berikutnya", "Jump to the next section")
    }
    package var previousSectionExplanation: String {
        pick("Melompat ke bagian sebelumnya", "Jump to the previous section")
    }

    package var familyWithoutMembers: String {
        pick("(keluarga tanpa anggota)", "(family without members)")
    }
    package var formerMember: String { pick("(bukan anggota lagi)", "(no longer a member)") }
    package var holderRole: String { pick("pengurus", "holder (pengurus)") }
    package var alsoHead: String { pick("juga kepala keluarga", "also head of the family") }
    package func headNamed(_ name: String) -> String {
        pick("kepala keluarga: \(name)", "head of the family: \(name)")
    }
    package func groupNamed(_ name: String) -> String {
        pick("kelompok \(name)", "group \(name)")
    }
    package func phone(_ number: String) -> String { pick("HP \(number)", "phone \(number)") }
    package func noteOf(_ text: String) -> String { pick("Catatan: \(text)", "Note: \(text)") }
    package func desil(_ desil: Int?) -> String {
        desil.map { "desil \($0)" } ?? pick("desil belum diketahui", "desil unknown")
    }
    package var withoutKK: String { pick("tanpa nomor KK", "no KK number") }
    package func invalidKK(_ kk: String) -> String {
        pick("KK \(kk) bukan nomor yang sah", "KK \(kk) is not a valid number")
    }
    package var withoutAddress: String { pick("alamat belum ada", "no address") }
    package var noProgramme: String {
        pick("tidak terdaftar di program apa pun", "in no programme")
    }

    /// `PKH aktif sejak 1 Jan 2024`.
    package func enrolment(_ enrolment: Enrolment) -> String {
        var text = programmeName(enrolment.programme)
        if let status = enrolment.status { text += " " + status }
        if let kind = enrolment.kind { text += " (\(kind))" }
        if let from = enrolment.from { text += pick(" sejak ", " since ") + day(from) }
        if let to = enrolment.to { text += pick(" sampai ", " until ") + day(to) }
        return text
    }

    package func membersHeading(_ count: Int) -> String {
        pick("Anggota (\(count))", "Members (\(count))")
    }

    package func name(of stage: LifeStage) -> String {
        switch stage {
        case .balita: pick("Balita", "Under five (balita)")
        case .pupil: pick("Anak sekolah", "Children and pupils")
        case .adult: pick("Dewasa", "Adults")
        case .elderly: pick("Lansia", "Elderly")
        case .unknown: pick("Tanpa tanggal lahir", "Without a date of birth")
        }
    }

    /// The member's place in the family: *pengurus* before the relation to the head.
    package func relation(of member: Member, in family: Family) -> String {
        if member.id == family.pengurus { return holderRole }
        if member.id == family.head { return pick("kepala keluarga", "head") }
        switch member.relation {
        case 1: return pick("kepala keluarga", "head")
        case 2: return pick("istri/suami", "spouse")
        case 3: return pick("anak", "child")
        case 4: return pick("menantu", "child-in-law")
        case 5: return pick("cucu", "grandchild")
        case 6: return pick("orang tua/mertua", "parent")
        case 7: return pick("pembantu", "helper")
        case nil: return ""
        default: return pick("lainnya", "other")
        }
    }

    package var withoutBirthday: String { pick("tanpa tanggal lahir", "no date of birth") }
    package var withoutNIK: String { pick("tanpa NIK", "no NIK") }
    package func invalidNIK(_ nik: String) -> String {
        pick("NIK \(nik) bukan nomor yang sah", "NIK \(nik) is not a valid number")
    }
    package func bornOn(_ day: Day) -> String {
        pick("lahir \(self.day(day))", "born \(self.day(day))")
    }
    package var unknownPosyandu: String {
        pick("posyandu tidak dikenal", "unknown posyandu")
    }

    /// `SD kelas 5, SDN 1 Sukamaju`.
    package func schooling(level: String?, grade: String?, school: String?) -> String {
        let place = [level, grade.map { pick("kelas \($0)", "class \($0)") }]
            .compactMap { $0 }.joined(separator: " ")
        let parts = [place, school ?? ""].filter { !$0.isEmpty }
        return parts.isEmpty
            ? pick("sekolah tidak dikenal", "unknown school") : parts.joined(separator: ", ")
    }

    /// A state with its days: `Hamil, HPL 5 Nov 2026`.
    package func state(_ state: MemberState, today: Day) -> String {
        var text = stateName(state.code)
        if let due = state.due {
            text += ", HPL " + day(due)
        } else if let from = state.from {
            text += pick(" sejak ", " since ") + day(from)
        }
        if let to = state.to, to <= today { text += pick(" sampai ", " until ") + day(to) }
        return text
    }

    package var obligationsHeading: String { pick("Kewajiban triwulan", "Obligations") }
    package var noObligations: String {
        pick(
            "Tidak ada kewajiban untuk keluarga ini pada triwulan ini",
            "This family owes nothing in this quarter",
        )
    }
    /// Not due yet, in a month's column.
    package var later: String { pick("nanti", "later") }

    package func historyHeading(_ count: Int) -> String {
        pick("Riwayat (\(number(count)))", "History (\(number(count)))")
    }
    package var nothingRecordedYet: String { pick("Belum ada catatan", "Nothing recorded yet") }
    package func moreRecords(_ count: Int) -> String {
        pick("… \(number(count)) catatan lagi", "… \(number(count)) more records")
    }
    package var somebody: String { pick("tanpa nama", "unnamed") }
}
