import Casework
import Documents
import Exchange

/// One thing in which a list of deciles and the laptop differ; nothing is changed by finding it.
package struct DesilDifference: Sendable, Equatable {
    package enum Kind: Sendable, Hashable {
        case desil(here: Int?, there: Int)
        /// The list has two deciles for one family; the one of this row is the later.
        case twoDesils(first: Int, then: Int)
        /// By programme id: whether the family is in it here, and there.
        case programme(String, here: Bool, there: Bool)
        case name(here: String, there: String)
        /// Found by the KK number and name; another NIK or none here.
        case nik(here: String, there: String)
        /// Found by the NIK, with another KK number or none here.
        case kk(here: String, there: String)
        /// The family is here, by its KK number, and this person is not in it.
        case personNotHere
        /// Neither the person nor the family is here.
        case notHere
        /// The family is here and not in the list.
        case notListed
        /// The list says that the civil registry does not know the person as she is written.
        case unmatched
        /// The row names nobody that could be looked for.
        case unreadable

        /// A stable word for the command line and the file.
        package var code: String {
            switch self {
            case .desil: "desil"
            case .twoDesils: "dua-desil"
            case .programme(let id, _, _): "program-" + id
            case .name: "nama"
            case .nik: "nik"
            case .kk: "no-kk"
            case .personNotHere: "anggota-tidak-ada"
            case .notHere: "tidak-di-laptop"
            case .notListed: "tidak-di-daftar"
            case .unmatched: "tidak-padan"
            case .unreadable: "tak-terbaca"
            }
        }
    }

    package var kind: Kind
    /// The row of the list; nil for what the list does not have.
    package var row: Int?
    package var family: DocumentID?
    package var member: DocumentID?
    package var name: String
    package var nik: String
    package var kk: String
    package var village: String

    package init(
        _ kind: Kind,
        row: Int? = nil,
        family: DocumentID? = nil,
        member: DocumentID? = nil,
        name: String = "",
        nik: String = "",
        kk: String = "",
        village: String = "",
    ) {
        self.kind = kind
        self.row = row
        self.family = family
        self.member = member
        self.name = name
        self.nik = nik
        self.kk = kk
        self.village = village
    }

    /// What the laptop and the list say, as bare values.
    package var values: (here: String, there: String) {
        func text(_ number: Int?) -> String { number.map { String($0) } ?? "" }
        func text(_ flag: Bool) -> String { flag ? "ya" : "tidak" }
        return switch kind {
        case .desil(let here, let there): (text(here), text(there))
        case .twoDesils(let first, let then): (text(first), text(then))
        case .programme(_, let here, let there): (text(here), text(there))
        case .name(let here, let there), .nik(let here, let there), .kk(let here, let there):
            (here, there)
        case .personNotHere, .notHere: ("", "ya")
        case .notListed: ("ya", "")
        case .unmatched: ("", MatchStatus.unmatched.rawValue)
        case .unreadable: ("", "")
        }
    }

    /// As a row of the file.
    package var change: DesilChange {
        let values = values
        return DesilChange(
            code: kind.code,
            row: row,
            family: family.map { String($0.rowKey) } ?? "",
            member: member.map { String($0.rowKey) } ?? "",
            name: name,
            nik: nik,
            kk: kk,
            village: village,
            here: values.here,
            there: values.there,
        )
    }
}

/// What comparing a list with the laptop found.
package struct DesilComparison: Sendable {
    /// The file's name as given.
    package var file: String
    package var rows = 0
    /// Rows whose person or family is here.
    package var matched = 0
    /// Families here that the list has.
    package var families = 0
    /// In the order of the list, then the families it does not have.
    package var differences: [DesilDifference] = []
    /// What is odd about the file itself.
    package var findings = FindingReport()

    package init(file: String) {
        self.file = file
    }

    /// How many there are of each kind, by its code, the most first.
    package var counts: [(code: String, count: Int)] {
        var counts: [String: Int] = [:]
        for difference in differences { counts[difference.kind.code, default: 0] += 1 }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { (code: $0.key, count: $0.value) }
    }
}
