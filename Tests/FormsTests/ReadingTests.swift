import Casework
import Documents
import Forms
import Testing

@Suite struct `A book of forms` {
    @Test func `is read from a file with all that it says`() throws {
        let book = try Books.book()
        let form = try #require(book.form("puskesos/pengaduan"))
        #expect(form.kind.rawValue == "complaint")
        #expect(form.pillar == .perlindungan)
        #expect(form.versions.map(\.name) == ["2020-01-01", "2025-01-01"])
        #expect(try form.version(on: Books.day("2026-01-01"))?.source == "new")
        #expect(form.version(named: "2020-01-01")?.source == "old")
        #expect(form.flow?.steps(from: "diterima").map(\.to) == ["ditelaah"])
        #expect(book.alerts.map(\.act) == ["puskesos/pengaduan"])
        #expect(book.marks.map(\.day) == [17])
    }

    @Test(arguments: [
        (
            #"value: "saldo - terima""#, #"value: "saldo - terma""#,
            "records[0].versions[1].sections[1].questions[3].value",
            ProgrammeError.Reason.unknownName("terma", near: "terima"),
        ),
        (
            #"value: "saldo - terima""#, #"value: "saldo - ""#,
            "records[0].versions[1].sections[1].questions[3].value",
            .badExpression(offset: 8, .endsEarly),
        ),
        (
            #"value: "saldo - terima""#, #"value: "saldo - kurang""#,
            "records[0].versions[1].sections", .circle(["kurang"]),
        ),
        (
            #"shown: "not hilang""#, #"shown: "kurang > 1""#, "records[0].versions[1].sections",
            .circle(["saldo", "kurang"]),
        ),
        (
            #"shown: "jenis = 'kks'""#, #"shown: "jenis = 'kss'""#,
            "records[0].versions[1].sections[1].shown", .codeNotInList("kss", near: "kks"),
        ),
        (
            #"shown: "not hilang""#, #"shown: "terima = '5'""#,
            "records[0].versions[1].sections[1].questions[1].shown", .neverComparable("="),
        ),
        (
            #"ok: "tanggal <= today""#, #"ok: "tanggal <= '2026-10-01'""#,
            "records[0].versions[1].sections[0].questions[0].checks[0].ok", .neverComparable("<="),
        ),
        (
            #"shown: "jenis = 'kks'""#, #"shown: "jenis has 'kks'""#,
            "records[0].versions[1].sections[1].shown", .neverComparable("has"),
        ),
        (
            #"shown: "jenis = 'kks'""#, #"shown: "jenis in [1, 2]""#,
            "records[0].versions[1].sections[1].shown", .neverComparable("in"),
        ),
        (
            #"value: "sum(anggota.nilai)""#, #"value: "anggota.nilai > 3""#,
            "records[0].versions[1].sections[2].questions[1].value", .neverComparable(">"),
        ),
        (
            #"list: "jenis", required"#, #"list: "jenes", required"#,
            "records[0].versions[1].sections[0].questions[3].list",
            .unknownReference("jenes", near: "jenis"),
        ),
        (
            #"list: "jenis", required"#, #"list: "bst/jenis", required"#,
            "records[0].versions[1].sections[0].questions[3].list",
            .unknownElsewhere("bst/jenis", near: nil),
        ),
        (
            #"list: "jenis", required"#, #"required"#,
            "records[0].versions[1].sections[0].questions[3].list", .missing,
        ),
        (
            #"key: "t""#, #"key: "T""#, "flows[0].steps[0].key",
            .unknownCode(allowed: "abcdefghijklmnopqrstuvwxyz".map { String($0) }),
        ),
        (
            #"from: ["ditelaah"], to: "selesai", label: { id: "Selesaikan", en: "Settle" }"#,
            #"from: ["diterima", "ditelaah"], to: "selesai", key: "t", label: { id: "Selesaikan", en: "Settle" }"#,
            "flows[0].steps[1].key", .duplicate("t"),
        ),
        (
            #"kind: "percent""#, #"kind: "table""#,
            "records[0].versions[1].sections[2].questions[0].columns[3].kind", .tableInTable,
        ),
        (
            #"kind: "member","#, #"kind: "text","#,
            "records[0].versions[1].sections[2].questions[0].rows", .needsMemberColumn,
        ),
        (
            #"from: ["ditelaah"], to: "selesai""#, #"from: ["ditelaah"], to: "diterima""#,
            "flows[0].states[2]", .unreachable("selesai"),
        ),
        (
            #"ends: true, outcome: "good""#, #"ends: false"#, "flows[0].states[2]",
            .deadEnd("selesai"),
        ),
        (
            #"start: "diterima""#, #"start: "diterma""#, "flows[0].start",
            .unknownReference("diterma", near: "diterima"),
        ),
        (
            #"to: "2024-12-31", source: "old""#, #"source: "old""#, "records[0].versions[1]",
            .overlaps("records[0].versions[0]"),
        ),
        (
            #"kind: "complaint""#, #"kind: "family""#, "records[0].kind",
            .unknownCode(allowed: RecordKinds.ofForms.sorted()),
        ),
        (
            #"title: "{jenis} {lembaga}""#, #"title: "{jenis} {lembag}""#, "records[0].title",
            .unknownName("lembag", near: "lembaga"),
        ),
        (
            #"title: "{jenis} {lembaga}""#, #"title: "{jenis"# + "\"", "records[0].title",
            .badTemplate,
        ),
        (
            #"title: "{jenis} {lembaga}""#, #"sensitive: "jenis =", title: "{jenis}""#,
            "records[0].sensitive", .badExpression(offset: 7, .endsEarly),
        ),
        (
            #"title: "{jenis} {lembaga}""#, #"sensitive: "jeniss = 'x'", title: "{jenis}""#,
            "records[0].sensitive", .unknownName("jeniss", near: "jenis"),
        ),
        (
            #"title: "{jenis} {lembaga}""#, #"sensitive: "jenis", title: "{jenis}""#,
            "records[0].sensitive", .wrongType(expected: .flag),
        ),
        (
            #"title: "{jenis} {lembaga}""#, #"sensitive: "jenis > 3", title: "{jenis}""#,
            "records[0].sensitive", .neverComparable(">"),
        ),
        (
            #"title: "{jenis} {lembaga}""#, #"sensitive: 1, title: "{jenis}""#,
            "records[0].sensitive", .wrongType(expected: .flag),
        ),
        (
            #"date: "tanggal""#, #"date: "nama""#, "records[0].date",
            .wrongQuestionKind(expected: ["date"]),
        ),
        (
            #"names: ["nama", "nik"]"#, #"names: ["nama", "nikk"]"#, "records[0].names[1]",
            .unknownReference("nikk", near: "nik"),
        ),
        (
            #"flow: "pengaduan""#, #"flow: "pengaduann""#, "records[0].flow",
            .unknownReference("pengaduann", near: "pengaduan"),
        ),
        (
            #"asks: ["hasil"]"#, #"asks: ["hasill"]"#, "records[0].flow",
            .unknownReference("hasill", near: "hasil"),
        ),
        (
            #"{ id: "hasil","#, #"{ id: "today","#,
            "records[0].versions[1].sections[2].questions[2].id", .reservedName("today"),
        ),
        (
            #"{ id: "hasil","#, #"{ id: "jenis","#,
            "records[0].versions[1].sections[2].questions[2].id", .duplicate("jenis"),
        ),
        (
            #"required: "member.age >= 18""#, #"required: "member.age >= jenis2""#,
            "records[0].versions[1].sections[2].questions[0].columns[1].required",
            .unknownName("jenis2", near: "jenis"),
        ),
        (
            #"default: "today""#, #"default: "nama""#,
            "records[0].versions[1].sections[0].questions[0].default",
            .unknownName("nama", near: nil),
        ),
        (
            #"ok: "tanggal <= today""#, #"ok: "tanggal <= toda""#,
            "records[0].versions[1].sections[0].questions[0].checks[0].ok",
            .unknownName("toda", near: "today"),
        ),
        (
            #"act: "pengaduan""#, #"act: "pengadu""#, "alerts[0].act",
            .unknownReference("pengadu", near: "pengaduan"),
        ),
        (
            #"when: "member.age <"#, #"when: "nama = '' and member.age <"#, "alerts[0].when",
            .unknownName("nama", near: nil),
        ),
        (
            #"Hadir {member.attendance2} %"#, #"Hadir {member.attendanc2} %"#, "alerts[0].why.id",
            .unknownName("member.attendanc2", near: "member.attendance2"),
        ),
        (
            #"about: "member", from"#, #"about: "family", from"#, "alerts[0].when",
            .unknownName("member.age", near: nil),
        ),
        (#"monthly: 17"#, #"monthly: 32"#, "marks[0].monthly", .outOfRange(1, 31)),
        (
            #"max: 5000000"#, #"max: "5000000""#,
            "records[0].versions[1].sections[1].questions[1].max", .wrongType(expected: .number),
        ),
        (
            #"length: 20"#, #"min: 20"#, "records[0].versions[1].sections[0].questions[1].min",
            .notTogether("text"),
        ),
        (#"about: "family", identity"#, #"identity"#, "records[0].about", .missing),
        (#"versions: [ { from"#, #"versions: [], old: [ { from"#, "records[0].versions", .empty),
        (#"{ code: "lain","#, #"{ code: "kks","#, "lists[0].rows[2].code", .duplicate("kks")),
        (
            #"shown: "not hilang""#, #"show: "not hilang""#,
            "records[0].versions[1].sections[1].questions[1].show", .misspelt(near: "shown"),
        ),
    ])
    func `names the place and reason of a fault`(
        old: String,
        new: String,
        path: String,
        reason: ProgrammeError.Reason,
    ) throws {
        let reading = try Books.read(try Books.changed(old, new))
        let fault = try #require(reading.faults.first)
        #expect(fault.path == path)
        #expect(fault.reason == reason)
        #expect(fault.file == "file0.json5")
        #expect(reading.book.forms.isEmpty)
    }

    private static let visit = """
        { id: "pkh", source: "s", records: [ { id: "kunjungan", kind: "visit", label: { id: "Kunjungan", en: "Visit" },
          about: "member", identity: "month", versions: [ { from: "2025-01-01", source: "s", sections: [ { questions: [
            { id: "masalah", kind: "some", list: "puskesos/jenis", label: { id: "Masalah", en: "Problems" } } ] } ] } ] } ],
          alerts: [ { id: "a", about: "family", label: { id: "x", en: "x" }, when: "family.size > 3", why: { id: "x", en: "x" },
            act: "puskesos/pengaduan", from: "2025-01-01", source: "s" } ] }
        """

    @Test func `lets one programme use another's lists, whichever comes first`() throws {
        for texts in [[Books.desk, Self.visit], [Self.visit, Books.desk]] {
            let reading = FormBook.reading(try texts.map { try Books.source($0) })
            #expect(reading.faults == [])
            let form = try #require(reading.book.form("pkh/kunjungan"))
            #expect(form.question("masalah")?.list?.id == "puskesos/jenis")
        }
    }

    @Test func `keeps whole programmes when one is broken`() throws {
        let broken = try Books.changed(#"title: "{jenis} {lembaga}""#, #"title: "{x}""#)
        let reading = try Books.read(broken, Self.visit)
        #expect(reading.faults.map(\.path) == ["records[0].title"])
        #expect(reading.book.forms.map(\.id) == ["pkh/kunjungan"])
        #expect(reading.book.alerts.map(\.act) == [nil], "the form it would open is not in force")
    }

    @Test func `tells what a new file would break elsewhere before it is taken`() throws {
        let others = [try Books.source(Books.desk), try Books.source(Self.visit, "pkh.json5")]
        #expect(FormBook.check(try Books.source(Books.desk), among: others) == [])
        let without = try Books.source(#"{ id: "puskesos", source: "s" }"#, "new.json5")
        let faults = FormBook.check(without, among: others)
        #expect(faults.map(\.file) == ["pkh.json5"])
        let bad = try Books.source(try Books.changed("monthly: 17", "monthly: 0"), "new.json5")
        #expect(FormBook.check(bad, among: others).map(\.path) == ["marks[0].monthly"])
    }

    @Test func `throws the first fault where all must be whole`() throws {
        let json = try Books.source(try Books.changed("monthly: 17", "monthly: 0")).json
        #expect(throws: ProgrammeError.self) {
            _ = try FormBook(programmes: [(id: "puskesos", json: json, file: "f")])
        }
    }

    @Test func `keeps and tells members it does not know`() throws {
        let reading = try Books.read(try Books.changed("rhk: 6,", "rhk: 6, warna: 3,"))
        #expect(reading.faults == [])
        #expect(reading.unknownMembers == ["file0.json5: records[0].warna"])
    }

    @Test func `is read beside what is owed, and alone in a file without a calendar`() throws {
        let json = try Books.source(Books.desk).json
        #expect(try Programme(json: json, file: "f").unknownMembers == [])
    }

    /// A new emergency aid is one file and nothing else.
    @Test func `takes a new emergency aid from one file`() throws {
        let aid = """
            { id: "bst-2027", type: "programme", v: 1, name: { id: "BST 2027", en: "Cash aid 2027" }, source: "decree",
              pillar: "perlindungan", membership: { active: ["aktif"] },
              lists: [ { id: "saluran", source: "s", rows: [ { code: "pos", label: { id: "PT Pos", en: "Post" } }, { code: "bank", label: { id: "Bank", en: "Bank" } } ] } ],
              records: [ { id: "salur", kind: "aid", label: { id: "Penyaluran", en: "Payment" }, about: "family", identity: "month",
                title: "{saluran} {diterima}", date: "tanggal", versions: [ { from: "2027-01-01", source: "s", sections: [ { questions: [
                  { id: "tanggal", kind: "date", label: { id: "Tanggal", en: "Date" }, default: "today", required: true },
                  { id: "saluran", kind: "one", list: "saluran", label: { id: "Saluran", en: "Channel" }, required: true },
                  { id: "diterima", kind: "money", label: { id: "Diterima", en: "Received" }, required: true },
                  { id: "kurang", kind: "shown", label: { id: "Kurang", en: "Short" }, value: "300000 - diterima" },
                  { id: "sebab", kind: "text", label: { id: "Sebab", en: "Why" }, shown: "kurang > 0", required: true } ] } ] } ] } ] }
            """
        let source = try Books.source(aid, "bst-2027.json5")
        #expect(FormBook.check(source, among: [try Books.source(Books.desk)]) == [])
        _ = try Programme(json: source.json, file: source.file)
        let book = try Books.read(Books.desk, aid).book
        let form = try #require(book.form("bst-2027/salur"))
        let version = try #require(try form.version(on: Books.day("2027-02-01")))
        let facts = try Books.facts()
        var answers = version.presets(facts)
        answers["saluran"] = "pos"
        answers["diterima"] = 250_000
        #expect(version.visible(answers, facts).contains("sebab"))
        #expect(version.findings(answers, facts).map(\.path.description) == ["sebab"])
        answers["sebab"] = "dipotong"
        #expect(version.findings(answers, facts) == [])
        let kept = version.completed(answers, facts)
        #expect(kept["kurang"] == 50_000)
        #expect(form.title(kept, words: { $0.id }, names: { $0.rawValue }) == "PT Pos Rp 250.000")
        let id = DocumentID.formRecord(
            form: form,
            subject: "family:A-1",
            date: facts.today,
            random: "r",
        )
        #expect(id == "aid:bst-2027.salur:A-1:2026-10")
    }
}
