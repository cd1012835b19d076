import Casework

/// One row of a list of deciles, as far as it could be read.
package struct DesilRow: Sendable, Equatable {
    /// Row as a spreadsheet counts it, from 1.
    package var row: Int
    /// The NIK's digits; nil where there is none that can be one.
    package var nik: NIK?
    /// The KK number; nil where there is none that can be one.
    package var kk: KKNumber?
    /// The family's row key, where the list was made from an export of ours.
    package var familyKey: String?
    package var name: String
    package var village: String
    package var desil: Int?
    /// By programme id, where the list has such columns and the cell can be read.
    package var programmes: [String: Bool]
    package var status: MatchStatus?
    /// What is odd about its cells.
    package var findings: [Finding]

    package init(
        row: Int,
        nik: NIK? = nil,
        kk: KKNumber? = nil,
        familyKey: String? = nil,
        name: String = "",
        village: String = "",
        desil: Int? = nil,
        programmes: [String: Bool] = [:],
        status: MatchStatus? = nil,
        findings: [Finding] = [],
    ) {
        self.row = row
        self.nik = nik
        self.kk = kk
        self.familyKey = familyKey
        self.name = name
        self.village = village
        self.desil = desil
        self.programmes = programmes
        self.status = status
        self.findings = findings
    }
}
