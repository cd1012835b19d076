import Casework
import Documents

/// *Kartu keluarga dampingan*: one family on paper, for her folder or for the family itself.
package struct FamilyCard: Printable, Equatable {
    package struct Person: Sendable, Equatable {
        package var member: Member
        package var relation: Wording
        /// Schools and posyandu by name.
        package var places: [String]
        package var states: [Wording]

        package init(member: Member, relation: Wording, places: [String], states: [Wording]) {
            self.member = member
            self.relation = relation
            self.places = places
            self.states = states
        }
    }

    /// A programme the family is or was in.
    package struct Membership: Sendable, Equatable {
        package var name: Wording
        package var status: String
        package var from: Day?
        package var to: Day?

        package init(name: Wording, status: String, from: Day?, to: Day?) {
            self.name = name
            self.status = status
            self.from = from
            self.to = to
        }
    }

    package var family: Family
    package var group: String
    package var people: [Person]
    package var memberships: [Membership]
    package var quarter: Quarter
    /// What is owed and recorded in the quarter.
    package var duties: ReportTable
    /// What the stage concerns by the rules.
    package var amounts: ReportTable
    /// The newest records, the newest first.
    package var history: ReportTable
    package var today: Day

    package init(
        family: Family,
        group: String,
        people: [Person],
        memberships: [Membership],
        quarter: Quarter,
        duties: ReportTable,
        amounts: ReportTable,
        history: ReportTable,
        today: Day,
    ) {
        self.family = family
        self.group = group
        self.people = people
        self.memberships = memberships
        self.quarter = quarter
        self.duties = duties
        self.amounts = amounts
        self.history = history
        self.today = today
    }

    package var pageTitle: Wording { Wording(id: "Kartu keluarga dampingan", en: "Family card") }
    package var isWide: Bool { false }
    package var printedRows: Int { people.count }

    package func write(into page: inout PageWriter) {
        let words = page.words
        page.title(words(pageTitle))
        page.paragraph(
            "\(words.quarter(quarter)) · \(words.pick("dibuat", "made")) "
                + "\(words.moment(page.stamp.at)) · \(page.stamp.worker)",
            "meta",
        )
        let rtrw = [family.rt, family.rw].compactMap { $0 }.joined(separator: "/")
        page.fields([
            (words.pick("Nomor KK", "Family card number"), family.kk ?? ""),
            (
                words.pick("Alamat", "Address"),
                [family.address, rtrw.isEmpty ? nil : "RT/RW " + rtrw].compactMap { $0 }
                    .joined(separator: ", "),
            ),
            (
                words.pick("Desa, kecamatan", "Village, district"),
                [family.village, family.district, family.regency].compactMap { $0 }
                    .joined(separator: ", "),
            ),
            (words.pick("Kelompok", "Group"), group),
            (words.pick("Telepon", "Phone"), family.phone ?? ""),
            (words.pick("Nomor KKS", "KKS number"), family.kks ?? ""),
            ("Desil", family.desil.map { words.number($0) } ?? ""),
        ])
        page.table(peopleTable(words))
        page.table(membershipTable(words))
        for table in [duties, amounts, history] where !table.rows.isEmpty { page.table(table) }
        page.signers(
            [
                Signer(
                    Wording(id: "Pengurus,", en: "Aid holder,"),
                    name: people.first { $0.member.id == family.pengurus }?.member.name ?? "",
                    number: "",
                ), page.stamp.signer,
            ],
            place: family.village ?? "",
            on: today,
        )
    }

    private func peopleTable(_ words: PageWords) -> ReportTable {
        ReportTable(
            title: Wording(id: "Anggota keluarga", en: "Members"),
            columns: [
                .init(Wording(id: "Nama", en: "Name")), .init(Wording(id: "NIK", en: "NIK")),
                .init(Wording(id: "Hubungan", en: "Relation")),
                .init(Wording(id: "L/P", en: "Sex")),
                .init(Wording(id: "Lahir", en: "Born")),
                .init(Wording(id: "Umur", en: "Age"), isNumber: true),
                .init(Wording(id: "Sekolah, posyandu, keadaan", en: "School, posyandu, state")),
            ],
            rows: people.map { person in
                let member = person.member
                let age = member.born.flatMap { $0 <= today ? $0.age(at: today) : nil }
                let more = person.places + person.states.map { words($0) }
                return [
                    .text(member.name), .text(member.nik ?? ""), .wording(person.relation),
                    .text(member.sex?.rawValue ?? ""),
                    member.born.map { .day($0) } ?? .empty, age.map { .count($0) } ?? .empty,
                    .text(more.joined(separator: ", ")),
                ]
            },
        )
    }

    private func membershipTable(_ words: PageWords) -> ReportTable {
        ReportTable(
            title: Wording(id: "Program", en: "Programmes"),
            columns: [
                .init(Wording(id: "Program", en: "Programme")),
                .init(Wording(id: "Status", en: "Status")),
                .init(Wording(id: "Sejak", en: "From")), .init(Wording(id: "Sampai", en: "To")),
            ],
            rows: memberships.map {
                [
                    .wording($0.name), .text($0.status), $0.from.map { .day($0) } ?? .empty,
                    $0.to.map { .day($0) } ?? .empty,
                ]
            },
        )
    }
}

extension FamilyCard {
    /// The relation to the head, by its code (domain reference, 3.3, field 409).
    package static func relation(_ code: Int?) -> Wording {
        switch code {
        case 1: Wording(id: "Kepala keluarga", en: "Head")
        case 2: Wording(id: "Istri/suami", en: "Spouse")
        case 3: Wording(id: "Anak", en: "Child")
        case 4: Wording(id: "Menantu", en: "Child-in-law")
        case 5: Wording(id: "Cucu", en: "Grandchild")
        case 6: Wording(id: "Orang tua/mertua", en: "Parent")
        case 7: Wording(id: "Pembantu", en: "Helper")
        case 8: Wording(id: "Lainnya", en: "Other")
        default: Wording(id: "", en: "")
        }
    }
}

extension CheckState {
    /// As a printed table says it.
    package var wording: Wording {
        switch self {
        case .patuh: Wording(id: "patuh", en: "met")
        case .tidak: Wording(id: "tidak", en: "not met")
        case .izin: Wording(id: "izin/sakit", en: "excused")
        case .tidakBerlaku: Wording(id: "tak berlaku", en: "not due")
        }
    }
}
