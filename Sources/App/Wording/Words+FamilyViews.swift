import Caseload
import Casework
import Forms

/// The words of the views of one family.
extension Words {
    package func name(of view: FamilyView) -> String {
        switch view {
        case .cycle: pick("Siklus hidup", "Life cycle")
        case .pillars: pick("Pilar", "Pillars")
        case .programmes: pick("Program", "Programmes")
        case .timeline: pick("Linimasa", "Timeline")
        case .progress: pick("Kemajuan", "Progress")
        }
    }
    package var viewLabel: String { pick("Tampilan", "View") }
    package var viewExplanation: String {
        pick(
            "Memutar tampilan: siklus hidup, pilar, program, linimasa, kemajuan",
            "Turn the view: life cycle, pillars, programmes, timeline, progress",
        )
    }
    package var viewBackExplanation: String {
        pick("Memutar tampilan ke arah sebaliknya", "Turn the view the other way")
    }
    package var openLineExplanation: String {
        pick(
            "Membuka catatan di kursor; di baris lain mencatat kewajiban keluarga ini",
            "Open the record under the cursor; on other lines record the family's obligations",
        )
    }

    // MARK: Life cycle

    func dueOn(_ day: String) -> String { pick("tenggat \(day)", "due \(day)") }
    func proposed(_ text: String) -> String { pick("diusulkan: ", "proposed: ") + text }
    var waitsForDecision: String { pick("menunggu keputusan", "waits for a decision") }
    func familyServices(_ count: Int) -> String {
        pick("Layanan keluarga (\(count))", "Services of the family (\(count))")
    }
    func lostMembers(_ count: Int) -> String {
        pick(
            "Tidak lagi dalam daftar anggota (\(count))",
            "No longer among the members (\(count))",
        )
    }
    func has(_ text: String) -> String { pick("punya: ", "has: ") + text }
    func hasNotYet(_ text: String) -> String {
        pick(
            "belum: \(text); syarat cocok, keluarga tidak terdaftar",
            "not yet: \(text); the rule fits, the family is not enrolled",
        )
    }
    func hasNot(_ text: String) -> String { pick("tidak: ", "not: ") + text }

    /// Why someone does not belong to a category: the rule that does not hold, and what it asks for where
    /// that is not the same for all.
    func reason(_ hindrance: Hindrance) -> (why: String, detail: String?) {
        switch hindrance {
        case .left(let state): return (stateName(state), nil)
        case .notBorn: return (pick("belum lahir", "not born yet"), nil)
        case .birthUnknown: return (pick("tanggal lahir belum ada", "no date of birth"), nil)
        case .age(let range, let months):
            return (pick("umur ", "aged ") + monthsOld(months), words(range))
        case .notAidHolder: return (pick("bukan pengurus", "not the aid holder"), nil)
        case .sex(.male): return (pick("untuk laki-laki", "for men"), nil)
        case .sex(.female): return (pick("untuk perempuan", "for women"), nil)
        case .state: return (pick("tidak tercatat demikian", "not recorded as such"), nil)
        case .school(let names):
            let list = names.prefix(3).joined(separator: "/")
            return (pick("tidak bersekolah di situ", "at no such school"), list)
        case .atSchool: return (pick("sudah sekolah", "at school already"), nil)
        case .notInForce: return (pick("aturannya tidak berlaku", "no rule in force"), nil)
        }
    }

    private func monthsOld(_ months: Int) -> String {
        months < 24
            ? pick("\(months) bln", "\(months) mo") : pick("\(months / 12) th", "\(months / 12) y")
    }

    /// `6 sampai 21 th`, `mulai 60 th`.
    private func words(_ range: AgeRange) -> String {
        switch (range.from, range.through) {
        case (let from?, let through?):
            from.unit == through.unit
                ? pick("\(from.count) sampai ", "\(from.count) to ") + mark(through)
                : mark(from) + pick(" sampai ", " to ") + mark(through)
        case (let from?, nil): pick("mulai ", "from ") + mark(from)
        case (nil, let through?): pick("sampai ", "up to ") + mark(through)
        case (nil, nil): ""
        }
    }

    private func mark(_ mark: AgeMark) -> String {
        switch mark.unit {
        case .days: pick("\(mark.count) hari", "\(mark.count) days")
        case .weeks: pick("\(mark.count) minggu", "\(mark.count) weeks")
        case .months: pick("\(mark.count) bln", "\(mark.count) mo")
        case .years: pick("\(mark.count) th", "\(mark.count) y")
        }
    }

    // MARK: Pillars and programmes

    var withoutPillar: String { pick("Tanpa pilar", "Under no pillar") }
    var nothingHereYet: String { pick("belum ada", "nothing yet") }
    func restrictedRecords(_ count: Int) -> String {
        pick("Catatan terbatas (\(count))", "Restricted records (\(count))")
    }
    var notEnrolled: String {
        pick("keluarga bukan peserta program ini", "the family is not enrolled in this programme")
    }

    /// By a record and not by the register: *peserta menurut catatan Kartu PBI, 13 Nov 2026*.
    func joined(by form: String, _ day: Day) -> String {
        pick(
            "peserta menurut catatan \(form), \(self.day(day))",
            "enrolled by the record \(form), \(self.day(day))",
        )
    }

    // MARK: Timeline

    func timelineHeading(_ count: Int) -> String {
        pick("Linimasa (\(number(count)))", "Timeline (\(number(count)))")
    }
    var dayUnknown: String { pick("Waktu tidak diketahui", "Time unknown") }

    /// The form, and what the record is called where that says more.
    private func called(_ entry: TimelineEntry) -> String {
        named(text(entry.form), text(entry.label))
    }

    /// What happened, without who and when.
    func happened(_ entry: TimelineEntry) -> String {
        let name = called(entry)
        switch entry.what {
        case .checks(let counts):
            return pick("\(counts.total) kewajiban: ", "\(counts.total) obligations: ")
                + self.counts(counts)
        case .service(let service, let day):
            return text(service) + (day.map { ", " + self.day($0) } ?? "")
        case .filled: return name + pick(" dicatat", " recorded")
        case .step(let state, let note):
            return "\(name) → \(text(state))" + (note.map { " · " + $0 } ?? "")
        case .changed: return name + pick(" diubah", " changed")
        case .conflictDecided: return pick("konflik diputuskan: ", "conflict decided: ") + name
        case .office(true, let count, _):
            return name.isEmpty
                ? pick("kantor menerima \(count) catatan", "the office accepted \(count) records")
                : name + pick(" diterima kantor", " accepted by the office")
        case .office(false, let count, let reason):
            let what =
                name.isEmpty
                ? pick("kantor menolak \(count) catatan", "the office refused \(count) records")
                : name + pick(" ditolak kantor", " refused by the office")
            return what + (reason.map { ": " + $0 } ?? "")
        }
    }

    // MARK: What goes on

    func openRecords(_ count: Int) -> String {
        pick("\(number(count)) catatan terbuka", "\(number(count)) open records")
    }
    func openProposals(_ count: Int) -> String {
        pick("\(number(count)) usulan menunggu", "\(number(count)) proposals waiting")
    }
    func draftCount(_ count: Int) -> String {
        pick("\(number(count)) draf", "\(number(count)) drafts")
    }
    func familyAlerts(_ count: Int) -> String {
        pick("\(number(count)) peringatan", "\(number(count)) alerts")
    }

    // MARK: Progress

    var progressHeading: String { pick("Dari tahun ke tahun", "From year to year") }
    var familyHeading: String { pick("Keluarga", "Family") }
    var nothingToCompare: String {
        pick(
            "Belum ada yang dapat dibandingkan: kehadiran, ukuran badan dan survei muncul di sini.",
            "Nothing to compare yet: attendance, measures and surveys are shown here.",
        )
    }
    func earlierYears(_ first: Int) -> String {
        pick(
            "tercatat sejak \(first); layar lebar menampilkan semua",
            "recorded since \(first); a wider screen shows all",
        )
    }
    var trendLegend: String {
        pick(
            "↑ naik  ↓ turun  = tetap  ≠ lain, dibanding catatan tahun sebelumnya",
            "↑ up  ↓ down  = same  ≠ other, against the year recorded before",
        )
    }

    func sign(_ trend: FamilyYears.Trend) -> String {
        switch trend {
        case .up: "↑"
        case .down: "↓"
        case .same: "="
        case .other: "≠"
        }
    }

    func name(of topic: FamilyYears.Topic) -> String {
        switch topic {
        case .attendance: pick("Hadir di sekolah", "School attendance")
        case .met: pick("Kewajiban dipenuhi", "Obligations met")
        case .measure("weightKg"): pick("Berat (kg)", "Weight (kg)")
        case .measure("heightCm"): pick("Tinggi (cm)", "Height (cm)")
        case .measure(let name): name
        case .answer(let label): text(label)
        }
    }
}
