import Caseload
import Casework
import Forms
import Screen

/// The words of *Layanan*.
extension Words {
    package var recordsHint: String {
        pick(
            "Enter buka · F6 tambah · F7 saring · / cari",
            "Enter opens · F6 add · F7 filter · / search",
        )
    }

    package var aboutRecords: String {
        pick(
            "Layanan: kunjungan, pengaduan, rujukan, kasus, usulan dan semua catatan lain.",
            "Services: visits, complaints, referrals, cases, proposals and every other record.",
        )
    }

    package var recordsOpenExplanation: String {
        pick(
            "Membuka catatan; draf dilanjutkan; catatan terbatas bertanya dulu",
            "Open the record; a draft goes on; a restricted record asks first",
        )
    }
    package var recordFamilyOpenExplanation: String {
        pick("Membuka keluarga dari catatan ini", "Open the family of this record")
    }
    package var recordsSearchExplanation: String {
        pick(
            "Mencari nama, desa, judul, formulir, keadaan; setiap kata mempersempit",
            "Search names, villages, titles, forms, states; each word narrows",
        )
    }
    package var recordsFilterExplanation: String {
        pick(
            "Menyaring menurut jenis, keadaan, program, pilar, tanda, peran",
            "Filter by kind, state, programme, pillar, mark, role",
        )
    }
    package var recordsSortExplanation: String {
        pick("Mengurutkan menurut tenggat, tanggal atau nama", "Order by due date, date or name")
    }
    package var mineLabel: String { pick("Milikku", "Mine") }
    package var mineExplanation: String {
        pick("Hanya yang saya catat, atau semua lagi", "Only what I recorded, or all again")
    }
    package var noRecordsYet: String {
        pick(
            "Belum ada catatan layanan. F6 menambah yang pertama.",
            "No service records yet. F6 adds the first.",
        )
    }
    package var noRecordHere: String { pick("Tidak ada catatan di sini", "No record here") }
    package var draftWord: String { pick("draf", "draft") }
    package var restricted: String { pick("terbatas", "restricted") }

    package func name(of order: RecordsOrder) -> String {
        switch order {
        case .due: pick("urut tenggat", "by due date")
        case .date: pick("urut tanggal", "by date")
        case .name: pick("urut nama", "by name")
        }
    }

    package func recordsOrdered(by order: RecordsOrder) -> String {
        switch order {
        case .due:
            pick(
                "Diurutkan menurut tenggat, yang selesai di bawah",
                "Ordered by due date, what has ended last",
            )
        case .date:
            pick(
                "Diurutkan menurut tanggal, yang terbaru di atas",
                "Ordered by date, the newest first",
            )
        case .name: pick("Diurutkan menurut nama", "Ordered by name")
        }
    }

    func head(of column: RecordsLayout.Column) -> String {
        switch column {
        case .standing, .delivery: ""
        case .date: pick("Tanggal", "Date")
        case .form: pick("Formulir", "Form")
        case .whom: pick("Tentang", "About")
        case .title: pick("Judul", "Title")
        case .state: pick("Keadaan", "State")
        case .due: pick("Tenggat", "Due")
        case .village: pick("Desa", "Village")
        }
    }

    /// `5 Nov`, with the year where it is another than today's: at most 9 columns.
    package func shortDay(_ day: Day, today: Day) -> String {
        let short = "\(day.dayOfMonth) \(shortMonth(day.month))"
        guard day.year != today.year else { return short }
        let year = day.year % 100
        return short + (year < 10 ? " 0\(year)" : " \(year)")
    }

    /// `5 Nov`, of another year than today's the month alone, `Nov 26`: at most 6 columns.
    package func briefDay(_ day: Day, today: Day) -> String {
        guard day.year != today.year else { return shortDay(day, today: today) }
        let year = day.year % 100
        return shortMonth(day.month) + (year < 10 ? " 0\(year)" : " \(year)")
    }
    var dayHead: String { pick("Hari", "Day") }

    /// `Layanan terbuka 7 · tenggat lewat 9`: of open services, and of visits that another was to follow.
    package func openServices(_ open: Int, late: Int) -> String {
        let open = pick("Layanan terbuka ", "Open services ") + number(open)
        guard late > 0 else { return open }
        return open + pick(" · tenggat lewat ", " · deadlines past ") + number(late)
    }

    /// How a desk stands, with signs.
    func figures(_ figures: DeskFigures) -> [(mark: Mark, text: String)] {
        let median =
            figures.medianDays.map {
                pick("median \(number($0)) hari", "median \(number($0)) days")
            }
            ?? pick("median –", "median –")
        return [
            (.blank, "\(number(figures.received)) \(pick("masuk", "received"))"),
            (.patuh, "\(number(figures.done)) \(pick("selesai", "done"))"),
            (
                figures.overdue > 0 ? .warning : .patuh,
                "\(number(figures.overdue)) \(pick("lewat batas", "overdue"))",
            ),
            (.blank, median),
        ]
    }
}

/// What the list can be narrowed to.
extension Words {
    package func chip(_ term: RecordsFilter.Term, familyName: String) -> String {
        switch term {
        case .standing(.open): pick("terbuka", "open")
        case .standing(.overdue): pick("lewat batas", "overdue")
        case .standing(.ended): pick("selesai", "ended")
        case .kind(let kind): pick("jenis: ", "kind: ") + kindName(kind)
        case .programme(let id): pick("program: ", "programme: ") + programmeName(id)
        case .pillar(let pillar): pick("pilar: ", "pillar: ") + name(of: pillar)
        case .mark(let mark): pick("tanda: ", "mark: ") + mark
        case .role(let role): pick("menunggu ", "waits for ") + roleName(role)
        case .mine: pick("catatan saya", "my records")
        case .forms(let ids): ids.map(\.rawValue).sorted().joined(separator: ", ")
        case .states(let codes): codes.sorted().joined(separator: ", ")
        case .family: pick("keluarga: ", "family: ") + familyName
        case .member: pick("anggota: ", "member: ") + familyName
        }
    }

    package func name(of pillar: Pillar) -> String {
        switch pillar {
        case .perlindungan: pick("perlindungan sosial", "social protection")
        case .jaminan: pick("jaminan sosial", "social security")
        case .rehabilitasi: pick("rehabilitasi sosial", "social rehabilitation")
        case .pemberdayaan: pick("pemberdayaan sosial", "social empowerment")
        }
    }

    /// A role of a flow: short ones are initials.
    package func roleName(_ role: String) -> String {
        role.utf8.count <= 3 ? role.uppercased() : role
    }

    /// Who took a step, and as what: `Rahmawati (BO)`.
    package func author(of step: RecordStep) -> String {
        step.role.map { "\(step.by) (\(roleName($0)))" } ?? step.by
    }

    package func roles(_ roles: [String]) -> String {
        roles.map(roleName).joined(separator: ", ")
    }

    /// A group of forms by the kind of record they make.
    package func kindName(_ kind: DocumentKind) -> String {
        let name = recordKind(kind.rawValue)
        return name.prefix(1).uppercased() + name.dropFirst()
    }
}
