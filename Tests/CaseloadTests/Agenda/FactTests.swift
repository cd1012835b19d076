import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct FactTests {
    /// What the store adds, and what it knows better than the documents alone.
    private static let fromStore: Set<String> = [
        "member.nikStatus", "member.daysPregnant", "member.states", "family.pregnant",
        "family.programmes",
    ]

    @Test(arguments: [11, 12] as [UInt64])
    func `what the register tells is what a form would show`(seed: UInt64) throws {
        let bench = try Bench(families: 40, seed: seed)
        let index = try bench.caseload.familyIndex()
        var compared = 0
        for ordinal in 0..<index.count {
            let id = index.id(ordinal)
            let members = try bench.members(of: id)
            let family = try #require(
                try bench.store.read { (reader) throws(StoreError) in
                    try reader.document(id)
                }
            )
            let document = try Family(.object(family.body), id: id)
            for member in members {
                let facts = FormFacts(
                    today: Bench.today,
                    date: Bench.today,
                    family: document,
                    member: member,
                    members: members,
                )
                let made = try bench.caseload.facts(of: id, member: member.id, on: Bench.today)
                for name in FactNames.ofRules.subtracting(Self.fromStore) {
                    let expected = facts.value(name)
                    // What only the store knows is nothing to a form.
                    guard expected != .nothing else { continue }
                    compared += 1
                    #expect(made[name] == expected, "seed \(seed), \(name) of \(member.id)")
                }
            }
        }
        #expect(compared > 1000)
    }

    @Test func `months count back from the last one that is over`() throws {
        let bench = try Bench(families: 6, seed: 4)
        let index = try bench.caseload.familyIndex()
        let family = index.id(0)
        let member = try #require(try bench.members(of: family).first)
        func check(_ obligation: String, _ month: String, _ state: CheckState, alpa: Int? = nil)
            throws
        {
            var body: JSONObject = [
                "type": "check", "v": 1, "member": .string(member.id.rawValue),
                "family": .string(family.rawValue), "programme": "pkh",
                "obligation": .string(obligation), "rule": "pkh@2019-01-01",
                "period": .string(month), "state": .string(state.rawValue),
            ]
            if let alpa { body["facts"] = ["alpa": JSONValue(alpa), "effective": 20] }
            let key = CaseloadProjections.key(member.id.rawValue)
            try bench.put(DocumentID("check:\(key):\(obligation):\(month)"), body)
        }
        try check("hadir-sekolah", "2026-10", .tidak, alpa: 5)
        try check("hadir-sekolah", "2026-09", .patuh, alpa: 1)
        // The running month is not over.
        try check("hadir-sekolah", "2026-11", .tidak, alpa: 20)
        try check("timbang", "2026-09", .tidak)
        try check("timbang", "2026-08", .tidak)
        try check("timbang", "2026-06", .tidak)
        let facts = try bench.caseload.facts(of: family, member: member.id, on: Bench.today)
        #expect(facts["member.attendance1"] == .number(75))
        #expect(facts["member.attendance2"] == .number(95))
        #expect(facts["member.attendance3"] == nil)
        // Papers come late: what was recorded last tells for three months, and no longer.
        for (day, share) in [("2027-01-31", 0.0), ("2027-02-28", 0), ("2027-03-01", nil)] {
            let later = try bench.caseload.facts(
                of: family,
                member: member.id,
                on: try #require(Day(day)),
            )
            #expect(later["member.attendance1"] == share.map { .number($0) }, "\(day)")
            #expect(later["member.attendance2"] == share.map { _ in .number(75) }, "\(day)")
        }
        #expect(facts["member.missedWeighings"] == .number(2))
        // Two of September count as of the third quarter, the one of October does not.
        #expect(facts["member.missed"] == .number(2))
    }

    @Test func `a month that is over without a weighing counts, recorded or not`() throws {
        let bench = try Bench()
        try bench.importText([
            "keluarga.csv": """
            kode_keluarga;kode_pengurus;desa;program
            A;A-1;Sukamaju;pkh aktif 01/01/2020
            B;B-1;Sukamaju;pkh aktif 01/09/2026
            """,
            "anggota.csv": """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
            A-1;A;Siti;P;02/02/1990
            A-2;A;Ani;P;02/03/2025
            B-1;B;Sari;P;02/02/1990
            B-2;B;Budi;L;02/03/2025
            """,
        ])
        func unweighed(_ family: String, _ member: String, on day: Day = Bench.today) throws
            -> Value?
        {
            try bench.caseload.facts(
                of: DocumentID("family:" + family),
                member: DocumentID("member:" + member),
                on: day,
            )["member.unweighed"]
        }
        func record(
            _ month: String,
            _ input: RecordInput,
            _ obligation: String = "timbang",
            of member: String = "A-2",
        ) throws {
            _ = try bench.caseload.record(
                member: member,
                obligation: obligation,
                period: month,
                input,
                at: Bench.now,
            )
        }
        // What nobody has entered yet says nothing.
        #expect(try unweighed("A", "A-2") == .number(0))
        for month in ["2026-07", "2026-08", "2026-09", "2026-10"] {
            try record(month, .session(.hadir), "p2k2", of: "A-1")
        }
        // July to October; the running month is not over.
        #expect(try unweighed("A", "A-2") == .number(4))
        #expect(try unweighed("A", "A-1") == .number(0))
        // In the programme since September.
        for month in ["2026-09", "2026-10"] {
            try record(month, .session(.hadir), "p2k2", of: "B-1")
        }
        #expect(try unweighed("B", "B-2") == .number(2))
        try record("2026-10", .state(.tidak))
        #expect(try unweighed("A", "A-2") == .number(4))
        try record("2026-08", .state(.patuh))
        #expect(try unweighed("A", "A-2") == .number(2))
        try record("2026-10", .state(.izin))
        #expect(try unweighed("A", "A-2") == .number(0))
        // Recorded late it takes the months before along again.
        try record("2026-10", .blank)
        #expect(try unweighed("A", "A-2") == .number(2))
    }

    @Test func `a NIK that two have is told of both, wherever they live`() throws {
        let bench = try Bench()
        try bench.importText([
            "keluarga.csv": "kode_keluarga;kode_pengurus;desa\nA;A-1;Sukamaju\nB;B-1;Sukamaju",
            "anggota.csv": """
            kode_anggota;kode_keluarga;nama;nik;jenis_kelamin;tanggal_lahir
            A-1;A;Siti;9901014202800001;P;02/02/1980
            B-1;B;Sari;9901014202800001;P;02/02/1980
            B-2;B;Budi;9901010202810002;L;02/02/1981
            """,
        ])
        func status(_ family: String, _ member: String) throws -> Value? {
            try bench.caseload.facts(
                of: DocumentID("family:" + family),
                member: DocumentID("member:" + member),
                on: Bench.today,
            )["member.nikStatus"]
        }
        #expect(try status("A", "A-1") == .text("ganda"))
        #expect(try status("B", "B-1") == .text("ganda"))
        #expect(try status("B", "B-2") == .text("sah"))
    }
}
