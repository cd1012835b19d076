import Casework
import Documents
import Forms
import LocalStore
import Reports
import TestSupport
import Testing

@testable import Caseload

/// Reports narrowed to a village: each record is in one, and all of them together are the whole.
@Suite struct RecordVillageTests {
    private static let file = #"""
        {
          id: "tempat", name: { id: "Tempat", en: "Places" }, source: "uji", pillar: "pemberdayaan",
          flows: [{ id: "alur", source: "uji", start: "buka", states: [
            { code: "buka", label: { id: "Buka", en: "Open" } },
            { code: "tutup", label: { id: "Tutup", en: "Closed" }, ends: true, outcome: "good" } ],
            steps: [ { from: ["buka"], to: "tutup", label: { id: "Tutup", en: "Close" } } ] }],
          records: [
            FORMS
          ],
        }
        """#

    private static let kinds = [
        "visit", "session", "proposal", "complaint", "referral", "aid", "case", "disaster",
        "venture",
    ]

    private func bench() throws -> Bench {
        let bench = try Bench(programmes: false)
        let forms = Self.kinds.map { kind in
            """
            { id: "\(kind)", kind: "\(kind)", label: { id: "\(kind)", en: "\(kind)" }, about: "family", identity: "own",
              rhk: 2, flow: "alur", versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "rp", kind: "money", label: { id: "Rp", en: "Rp" }, sum: true } ] }] }] }
            """
        }
        try bench.install(
            Self.file.replacing("FORMS", with: forms.joined(separator: ",\n")),
            named: "tempat.json5",
        )
        try bench.importText([
            "kelompok.csv":
                "kode_kelompok;nama;desa\nG1;Mawar;Wanareja\nG2;Melati;Cibodas\nG3;Tulip;",
            "fasilitas.csv": "kode_fasilitas;jenis;nama;desa\nF1;puskesmas;Puskesmas A;Sukamaju",
            "keluarga.csv": """
            kode_keluarga;kode_pengurus;desa;kode_kelompok
            A;A-1;Sukamaju;G1
            B;B-1;Wanareja;G1
            C;C-1;;G2
            """,
            "anggota.csv": """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
            A-1;A;Aminah;P;02/02/1980
            B-1;B;Budi;L;02/02/1981
            C-1;C;Citra;P;03/02/1982
            """,
        ])
        for kind in Self.kinds {
            // Two of each, for a single one is hidden in some.
            for copy in ["a", "b"] {
                var subjects: [(family: DocumentID?, more: JSONObject)] = []
                for family in ["A", "B", "C", "hilang"] {
                    subjects.append((DocumentID("family:" + family), [:]))
                }
                for group in ["G1", "G2", "G3", "hilang"] {
                    subjects.append((nil, ["group": .string("group:" + group)]))
                }
                subjects.append((nil, ["facility": "facility:F1"]))
                // Written otherwise than the families' addresses, and where no family is.
                for place in ["WANAREJA", "Pulau Jauh"] {
                    subjects.append((nil, ["place": .string(place)]))
                }
                subjects.append((nil, [:]))
                for (place, subject) in subjects.enumerated() {
                    var body: JSONObject = [
                        "type": .string(kind), "v": 1, "form": .string("tempat/" + kind),
                        "version": "2020-01-01", "date": "2026-10-05", "answers": ["rp": 5],
                        "steps": [
                            [
                                "state": "buka", "by": "pdp-001", "device": "laptop-a",
                                "at": "2026-10-05T09:00:00+07:00",
                            ]
                        ],
                        "by": "pdp-001", "at": "2026-10-05T09:00:00+07:00", "device": "laptop-a",
                    ]
                    body["family"] = subject.family.map { .string($0.rawValue) }
                    for member in subject.more { body[member.name] = member.value }
                    try bench.put(DocumentID("\(kind):\(copy)\(place)"), body)
                }
            }
        }
        return bench
    }

    private static let reports: [ReportName] = [
        .visits, .pillars, .proposals, .aid, .disasters, .empowerment, .complaints, .cases, .rhk,
    ]

    /// The counts of a report by its rows' words and columns' places; medians and shares do not add up.
    private func counts(_ report: Report) -> [String: Int] {
        var counts: [String: Int] = [:]
        // A report of one village has no rows of villages; see the test below.
        for section in report.sections where section.table.title.id != "Menurut desa" {
            for row in section.table.rows {
                let words = row.prefix { !Self.isNumber($0) }
                // Of the RHK only the first of a line's rows bears its number and name.
                let own = report.name == .rhk ? words.suffix(1) : words
                let name =
                    section.table.title.id + " " + own.map { "\($0)" }.joined(separator: " ")
                // Column 0 of the RHK is the line's number.
                let first = report.name == .rhk ? 1 : 0
                for (place, cell) in row.enumerated().dropFirst(first) {
                    switch cell {
                    case .count(let count): counts["\(name) \(place)", default: 0] += count
                    case .money(let sum): counts["\(name) \(place)", default: 0] += sum
                    default: break
                    }
                }
            }
        }
        return counts.filter { $0.value != 0 && !$0.key.contains("hari") }
    }

    private static func isNumber(_ cell: ReportTable.Cell) -> Bool {
        switch cell {
        case .count, .money: true
        default: false
        }
    }

    @Test(arguments: reports)
    func `the villages and what has none add up to the whole`(name: ReportName) throws {
        let bench = try bench()
        try bench.caseload.setReportRules(ReportRules(smallest: 2))
        let villages = try bench.caseload.reportVillages()
        #expect(villages == ["Cibodas", "Pulau Jauh", "Sukamaju", "Wanareja", ""])
        let whole = counts(
            try bench.caseload.counted(name, ReportScope(Bench.quarter), today: Bench.today)
        )
        #expect(!whole.isEmpty)
        var sum: [String: Int] = [:]
        for village in villages {
            let scope = ReportScope(Bench.quarter, village: village)
            let part = counts(try bench.caseload.counted(name, scope, today: Bench.today))
            sum.merge(part, uniquingKeysWith: +)
        }
        #expect(sum == whole)
    }

    @Test(arguments: [
        ReportName.visits, .pillars, .proposals, .aid, .disasters, .empowerment, .complaints,
    ])
    func `a row of a village says what the report of that village says`(name: ReportName) throws {
        let bench = try bench()
        func total(_ village: String) throws -> Int {
            let scope = ReportScope(Bench.quarter, village: village)
            let report = try bench.caseload.counted(name, scope, today: Bench.today)
            let forms = report.sections.first { $0.table.title.id == "Menurut formulir" }
            return (forms?.table.rows ?? []).reduce(0) { sum, row in
                if case .count(let count) = row[5] { sum + count } else { sum }
            }
        }
        let whole = try bench.caseload.counted(
            name,
            ReportScope(Bench.quarter),
            today: Bench.today,
        )
        let rows = try #require(
            whole.sections.first { $0.table.title.id == "Menurut desa" }
        ).table.rows
        #expect(rows.count > 2 && rows.last?.first == .wording(ReportTable.totalLabel))
        for row in rows.dropLast() {
            let village: String =
                if case .text(let text) = row[0] { text } else { "" }
            #expect(row[4] == .count(try total(village)), "\(village)")
        }
    }

    @Test func `a group's session counts in the group's village`() throws {
        let bench = try bench()
        func sessions(_ village: String) throws -> Int? {
            let scope = ReportScope(Bench.quarter, village: village)
            let report = try bench.caseload.counted(.rhk, scope, today: Bench.today)
            return counts(report).first { $0.key.contains("session") }?.value
        }
        // Family B, group G1 and the place, twice each.
        #expect(try sessions("Wanareja") == 6)
        #expect(try sessions("Sukamaju") == 4)
        #expect(try sessions("Cibodas") == 2)
    }
}
