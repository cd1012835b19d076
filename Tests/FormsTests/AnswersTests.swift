import Casework
import Documents
import Forms
import Testing

@Suite struct `Answers to a form` {
    private func version() throws -> FormVersion {
        try #require(try Books.complaint().version(named: "2025-01-01"))
    }

    private func findings(_ answers: JSONObject, _ path: String) throws -> [FindingReason] {
        try version().findings(answers, try Books.facts())
            .filter { $0.path.description == path }.map(\.message)
    }

    @Test func `begin with what the form and the family give`() throws {
        let answers = try version().presets(try Books.facts())
        #expect(answers["tanggal"] == "2026-10-05")
        let rows = try #require(answers["anggota"]?.array)
        #expect(rows.map { $0["orang"] } == ["member:ibu", "member:adi"])
        #expect(rows.map { $0["umur"] } == [40, 10], "a row's facts are its member's")
    }

    @Test func `that are hidden do not count and are not kept`() throws {
        let version = try version()
        let facts = try Books.facts()
        var answers: JSONObject = [
            "tanggal": "2026-10-01", "jenis": "kks", "hilang": false, "saldo": 200_000,
            "terima": 50_000,
            "lembaga": "Pos", "asing": [1, 2],
        ]
        var kept = version.completed(answers, facts)
        #expect(kept["kurang"] == 150_000)
        #expect(kept["lembaga"] == nil)
        #expect(kept["asing"] == [1, 2], "what nobody asks for stays")
        answers["hilang"] = true
        kept = version.completed(answers, facts)
        #expect(kept["saldo"] == nil)
        #expect(kept["kurang"] == nil, "computed from what is hidden")
        answers["jenis"] = "lain"
        #expect(
            version.visible(answers, facts).isDisjoint(with: [
                "hilang", "saldo", "terima", "kurang",
            ])
        )
        #expect(version.completed(answers, facts)["lembaga"] == "Pos")
    }

    @Test func `in tables are shown, computed and added up row by row`() throws {
        let version = try version()
        let facts = try Books.facts()
        let answers: JSONObject = [
            "anggota": [
                ["orang": "member:ibu", "hadir": "h", "nilai": 70],
                ["orang": "member:adi", "hadir": "a", "nilai": 90],
                ["orang": "member:ibu", "hadir": "h", "nilai": 20.5],
            ]
        ]
        let kept = version.completed(answers, facts)
        #expect(kept["anggota"]?.array?[1]["nilai"] == nil)
        #expect(kept["jumlah"] == 90.5)
        #expect(
            version.visibleColumns("anggota", row: 1, answers, facts) == ["orang", "hadir", "umur"]
        )
    }

    @Test func `of every kind are examined, with their paths`() throws {
        #expect(try findings([:], "tanggal") == [.required])
        #expect(try findings(["tanggal": "2026-02-30"], "tanggal") == [.badDay])
        #expect(try findings(["tanggal": 3], "tanggal") == [.wrongType])
        let message = Wording(id: "belum terjadi", en: "still to come")
        #expect(try findings(["tanggal": "2026-10-06"], "tanggal") == [.rule(message)])
        #expect(try findings(["nik": "123"], "nik") == [.badNIK(.length(3))])
        #expect(
            try findings(["nama": .string(String(repeating: "x", count: 21))], "nama") == [
                .tooLong(20)
            ]
        )
        #expect(try findings(["jenis": "xx"], "jenis") == [.unknownCode])
        #expect(try findings(["jenis": "salur"], "jenis") == [.codeNotInForce])
        let card: JSONObject = ["jenis": "kks", "saldo": 6_000_000]
        #expect(try findings(card, "saldo") == [.outOfRange(min: 0, max: 5_000_000)])
        #expect(try findings(["jenis": "kks", "saldo": 0.5], "saldo") == [.notWhole])
        #expect(try findings(["jenis": "kks", "hilang": "ya"], "hilang") == [.wrongType])
        #expect(try findings(["anggota": ["x"]], "anggota") == [.wrongType])
        let rows: JSONObject = [
            "anggota": [
                ["orang": "member:adi"], ["orang": "member:ibu"], [:],
                ["orang": "member:xx", "hadir": "h", "nilai": 101],
            ]
        ]
        #expect(try findings(rows, "anggota[0].hadir") == [], "only adults must say")
        #expect(try findings(rows, "anggota[1].hadir") == [.required])
        #expect(try findings(rows, "anggota[2].hadir") == [], "an empty row is none")
        #expect(try findings(rows, "anggota[3].orang") == [.notInFamily])
        #expect(try findings(rows, "anggota[3].nilai") == [.outOfRange(min: 0, max: 100)])
    }

    @Test func `warn of whoever stands in a roster twice`() throws {
        let answers: JSONObject = [
            "anggota": [
                ["orang": "member:ibu"], ["orang": "member:adi"], ["orang": "member:ibu"],
                ["orang": "member:ibu"],
            ]
        ]
        #expect(try findings(answers, "anggota[0].orang") == [])
        #expect(try findings(answers, "anggota[1].orang") == [])
        #expect(try findings(answers, "anggota[2].orang") == [.alreadyInRow(1)])
        #expect(try findings(answers, "anggota[3].orang") == [.alreadyInRow(1)])
        let told = try version().findings(answers, try Books.facts())
            .filter { $0.message == .alreadyInRow(1) }
        #expect(told.count == 2 && told.allSatisfy(\.isWarning), "saving goes on")
    }

    @Test func `that are odd warn without stopping`() throws {
        let facts = try Books.facts()
        let answers: JSONObject = [
            "tanggal": "2026-10-01", "jenis": "kks", "nik": "9975034107950001",
            "kunjungan-berikut": "2026-09-01",
        ]
        let findings = try version().findings(answers, facts)
        #expect(findings.map(\.path.description) == ["nik", "kunjungan-berikut"])
        #expect(!findings.contains { !$0.isWarning })
        let gone: JSONObject = [
            "tanggal": "2026-10-01", "jenis": "kks", "anggota": [["orang": "member:xx"]],
        ]
        let strange = try version().findings(gone, facts)
        #expect(strange.map(\.message) == [.notInFamily], "whom the register lost")
        #expect(strange.map(\.isWarning) == [true])
        #expect(findings.first?.message == .oddNumber(.unknownProvince(99)))
    }

    @Test func `make a title, a date and what is next`() throws {
        let form = try Books.complaint()
        let title = { (answers: JSONObject) in
            form.title(answers, words: { $0.id }, names: { $0.rawValue })
        }
        #expect(title(["jenis": "lain", "lembaga": " Kantor \n Pos "]) == "Lainnya Kantor Pos")
        #expect(title(["jenis": "kks"]) == "KKS")
        #expect(title([:]) == "Pengaduan")
        #expect(
            title(["jenis": "salur"]) == "Gagal salur",
            "a code that is out of force keeps its words",
        )
        let begun = try Books.day("2026-10-05")
        #expect(form.date(["tanggal": "2026-10-01"], begun: begun).description == "2026-10-01")
        #expect(form.date([:], begun: begun) == begun)
        #expect(form.due(["kunjungan-berikut": "2026-11-01"])?.description == "2026-11-01")
    }

    @Test func `are words in both languages`() {
        #expect(AnswerText.number(1_250_000) == Wording(id: "1.250.000", en: "1,250,000"))
        #expect(AnswerText.number(-12.5) == Wording(id: "-12,5", en: "-12.5"))
        #expect(AnswerText.number(0.1 + 0.2) == Wording(id: "0,3", en: "0.3"))
        #expect(AnswerText.number(1e300).id == "1e+300")
    }

    @Test func `say a day and a month as all screens do`() throws {
        let day = AnswerText.wording(.day(try Books.day("2027-05-27")))
        #expect(day == Wording(id: "27 Mei 2027", en: "27 May 2027"))
        let month = AnswerText.month(try Books.day("2026-10-05").month)
        #expect(month == Wording(id: "Okt 2026", en: "Oct 2026"))
    }

    @Test func `know the family`() throws {
        let facts = try Books.facts(["family.openComplaints": .number(2)])
        let expected: [(String, Value)] = [
            ("member.age", .number(40)), ("member.states", .list([.text("hamil")])),
            ("family.size", .number(2)),
            ("family.children", .number(1)), ("family.programmes", .list([.text("pkh")])),
            ("family.years", .number(6)),
            ("member.daysPregnant", .number(96)), ("member.nikStatus", .text("kosong")),
            ("family.openComplaints", .number(2)),
            ("member.level", .nothing), ("family.pregnant", .number(1)),
            ("member.isHead", .flag(true)), ("x", .nothing),
        ]
        for (name, value) in expected { #expect(facts.value(name) == value, "\(name)") }
        let son = facts.about("member:adi")
        #expect(son.value("member.level") == .text("SD"))
        #expect(son.value("member.age") == .number(10))
        for name in FactNames.all {
            _ = FormFacts(today: facts.today, date: facts.date).value(name)
        }
    }

    @Test func `say on which day and about whom facts are asked`() throws {
        let text = try Books.changed(
            #"{ id: "hasil","#,
            #"{ id: "siapa", kind: "member", label: { id: "Siapa", en: "Who" } }, { id: "hasil","#,
        )
        let named = try Books.read(
            text.split(separator: "rhk: 6,").joined(separator: #"rhk: 6, member: "siapa","#)
        )
        #expect(named.faults == [])
        let form = try #require(named.book.form("puskesos/pengaduan"))
        let facts = try form.facts(
            ["siapa": "member:adi", "tanggal": "2026-05-04"],
            Books.facts(["member.missed": .number(2), "family.income": .number(1)]),
        )
        #expect(facts.value("member.age") == .number(9), "a day before the birthday")
        #expect(facts.value("member.missed") == .nothing, "that was about the mother")
        #expect(facts.value("family.income") == .number(1))
        #expect(form.facts([:], try Books.facts()) == (try Books.facts()))
    }

    @Test func `of a chosen member are asked by the question's name`() throws {
        let text = try Books.changed(
            #"{ id: "hasil","#,
            #"""
            { id: "siapa", kind: "member", label: { id: "Siapa", en: "Who" },
              checks: [ { ok: "siapa.age >= 17", message: { id: "muda", en: "young" } } ] },
            { id: "umurnya", kind: "number", label: { id: "Umur", en: "Age" }, value: "siapa.age" }, { id: "hasil",
            """#,
        )
        let reading = try Books.read(text)
        #expect(reading.faults == [])
        let form = try #require(reading.book.form("puskesos/pengaduan"))
        let version = try #require(form.versions.last)
        let facts = try Books.facts()
        for (who, isYoung, age) in [("member:adi", true, 10), ("member:ibu", false, 40)] {
            let answers: JSONObject = ["siapa": .string(who), "jenis": "kks"]
            let found = version.findings(answers, facts).map(\.path.description)
            #expect(found.contains("siapa") == isYoung, "\(who)")
            #expect(version.completed(answers, facts)["umurnya"]?.int == age, "\(who)")
        }
        #expect(version.completed(["jenis": "kks"], facts)["umurnya"] == nil, "nobody is chosen")
        // Only what the register tells of anybody, and only of a question that names a member.
        for wrong in ["siapa.ancCount > 1", "siapa.phone = '1'", "nama.age > 1", "siapa.agee > 1"] {
            let broken = text.split(separator: "siapa.age >= 17").joined(separator: wrong)
            #expect(try Books.read(broken).faults.count == 1, "\(wrong)")
        }
    }

    @Test func `explain an alert with its figures`() throws {
        let alert = try #require(try Books.book().alerts.first)
        let facts = try Books.facts([
            "member.attendance1": .number(72.5), "member.attendance2": .number(90),
        ])
        #expect(!alert.when.evaluate(in: facts).holds, "the mother is grown up")
        #expect(alert.why.wording(in: facts).id == "Hadir 90 % lalu 72,5 %")
        #expect(alert.why.wording(in: facts).en == "Present 90 %, then 72.5 %")
    }
}
