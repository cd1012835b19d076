import Casework
import Documents

/// The words of a stage: what is complete, what is at risk and why, which amounts are concerned.
extension Words {
    package func stageHeading(_ programme: String, _ quarter: Quarter) -> String {
        "\(programme), \(stage(quarter))"
    }

    /// How a stage stands; *lengkap* only where nothing of it is still to come.
    package func standing(of summary: FamilySummary) -> String {
        guard summary.condition == .complete, summary.counts.later > 0 else {
            return name(of: summary.condition)
        }
        return pick("Sejauh ini lengkap", "Complete so far")
    }

    package func name(of condition: FamilySummary.Condition) -> String {
        switch condition {
        case .complete: pick("Lengkap", "Complete")
        case .open: pick("Belum lengkap", "Not complete")
        case .atRisk: pick("Berisiko", "At risk")
        }
    }

    /// `7 patuh, 1 tidak patuh, 3 kosong, 9 belum batasnya`; what is none is left out.
    package func counts(_ counts: CellCounts) -> String {
        let parts = [
            (counts.met, pick("patuh", "met")), (counts.notMet, pick("tidak patuh", "not met")),
            (counts.excused, pick("izin/sakit", "excused")),
            (counts.exempt, pick("tidak berlaku", "not applying")),
            (counts.hidden, pick("menunggu ketik ulang", "awaiting second keying")),
            (counts.blank, pick("kosong", "blank")),
            (counts.later, pick("belum batasnya", "not due yet")),
        ]
        let some = parts.filter { $0.0 > 0 }.map { "\(number($0.0)) \($0.1)" }
        return some.isEmpty
            ? pick("Tidak ada kewajiban", "No obligations") : some.joined(separator: ", ")
    }

    /// Why a stage is at risk or not complete, as facts.
    package func sentence(for concern: Concern, name: (DocumentID) -> String) -> String {
        switch concern {
        case .attendance(let member, let obligation, let period, let counted, let exempt):
            let share = percent(Int(counted.percent * 10))
            let limit = obligation.percent.map {
                pick(", batas \($0) %", ", the limit is \($0) %")
            }
            let without = exempt.map {
                let other = percent(Int($0.percent * 10))
                return pick(
                    "; tanpa menghitung sakit \(other)",
                    "; not counting sickness \(other)",
                )
            }
            return "\(name(member)): " + pick("hadir \(share) pada ", "present \(share) in ")
                + self.name(of: period) + (limit ?? "") + (without ?? "")
        case .notMet(let member, let obligation, let periods):
            return "\(name(member)): \(text(obligation.label)) "
                + pick("tidak patuh pada ", "not met in ") + self.periods(periods)
        case .tooFew(let member, let obligation, let done, let needed, let due):
            return "\(name(member)): \(text(obligation.label)) "
                + pick(
                    "\(done) dari \(needed) kali, waktunya habis ",
                    "\(done) of \(needed) times, was due by ",
                )
                + day(due.last)
        case .unrecorded(let member, let obligation, let periods):
            return "\(name(member)): \(text(obligation.label)) "
                + pick("belum dicatat untuk ", "not recorded for ") + self.periods(periods)
        case .birthUnknown(let member):
            return "\(name(member)): "
                + pick(
                    "tanpa tanggal lahir, kewajibannya tidak dapat ditentukan",
                    "no date of birth, so what is owed cannot be told",
                )
        case .noAidHolder:
            return pick(
                "Pengurus dan kepala keluarga belum tercantum",
                "Neither aid holder nor head is named",
            )
        }
    }

    /// Why a component is not counted; nil when it is.
    package func reasonNotCounted(
        _ standing: StageAmounts.Standing,
        cap: Int?,
        limit: (String) -> String,
    ) -> String? {
        switch standing {
        case .counted: nil
        case .overCap:
            pick(
                "tidak dihitung: paling banyak \(cap ?? 0) komponen per keluarga, jumlah tertinggi didahulukan",
                "not counted: at most \(cap ?? 0) components a family, highest amounts first",
            )
        case .overLimit(let id):
            pick("tidak dihitung: \(limit(id))", "not counted: \(limit(id))")
        }
    }

    package func countedComponents(_ counted: Int, of all: Int) -> String {
        guard all > 0 else { return pick("Jumlah", "Total") }
        return pick(
            "Dihitung \(counted) dari \(all) komponen",
            "Counted \(counted) of \(all) components",
        )
    }

    package var ifGranted: String {
        pick(" (bila diberikan, tidak dijumlahkan)", " (if granted, not added)")
    }

    package var nothingDecidedHere: String {
        pick(
            "Jumlah menurut aturan; tidak ada yang dipotong atau diputuskan oleh program ini.",
            "Amounts by the rules; nothing is deducted or decided by this program.",
        )
    }
}
