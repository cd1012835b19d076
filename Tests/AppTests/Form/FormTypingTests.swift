import Casework
import Documents
import Forms
import Screen
import Testing

@testable import App
@testable import Caseload

/// Each kind of answer, typed by keys.
@Suite struct FormTypingTests {
    private func typed(_ question: String, _ keys: String) throws -> Stage {
        var stage = try FormSample.stage(FormSample.all)
        stage.go(to: question)
        stage.type(keys)
        return stage
    }

    @Test(
        arguments: [
            ("nama", "Mak Ijah", .string("Mak Ijah")),
            ("berat", "12,5", .number(12.5)),
            ("berat", "12.5", .number(12.5)),
            ("uang", "1500000", .number(1_500_000)),
            ("uang", "1.500.000", .number(1_500_000)),
            ("uang", "1,5jt", .number(1_500_000)),
            ("uang", "500rb", .number(500_000)),
            ("persen", "86,5%", .number(86.5)),
            ("punya", "y", .bool(true)),
            ("punya", "t", .bool(false)),
            ("punya", "2", .bool(false)),
            ("jenis", "2", .string("informasi")),
            ("jenis", "u", .string("usul")),
            ("dua-belas", "912", .array(["a09", "a12"])),
            ("tanggal", "1", .string("2026-11-01")),
            ("tanggal", "15", .string("2026-10-15")),
            ("tanggal", "1507", .string("2026-07-15")),
            ("tanggal", "h", .string("2026-11-05")),
            ("tanggal", "k", .string("2026-11-04")),
            ("tanggal", "-3", .string("2026-11-02")),
            ("tanggal", "sen", .string("2026-11-02")),
            ("tanggal", "020490", .string("1990-04-02")),
            ("janji", "15", .string("2026-11-15")),
            ("janji", "1", .string("2026-12-01")),
            ("janji", "sen", .string("2026-11-09")),
            ("bulan", "10", .string("2026-10")),
            ("bulan", "12", .string("2025-12")),
            ("bulan", "1026", .string("2026-10")),
            ("bulan", "okt", .string("2026-10")),
            ("bulan", "-1", .string("2026-10")),
            ("orang", "2", .string("member:ibu")),
            ("hadirin", "13", .array(["member:ayah", "member:sma"])),
            ("nik", "9901014204900001", .string("9901014204900001")),
        ] as [(String, String, JSONValue)]
    )
    func `typed text becomes the answer of its kind`(
        question: String,
        keys: String,
        wanted: JSONValue,
    ) throws {
        let stage = try typed(question, keys)
        #expect(stage.answer(question) == wanted, "\(question): \(keys)")
        // What stood there before is no draft.
        let isPreset = stage.form.pristine[question] == wanted
        #expect(isPreset || stage.keptDraft()?.answers[question] == wanted)
    }

    @Test(arguments: [("berat", "12x"), ("uang", "1,5"), ("tanggal", "32"), ("bulan", "13")])
    func `what can't be read stays as typed, says why, and stops saving`(
        question: String,
        keys: String,
    ) throws {
        var stage = try typed(question, keys)
        #expect(stage.answer(question) == .string(keys))
        #expect(stage.form.notes.contains { $0.field == FormField(question) && !$0.isWarning })
        stage.go(to: "punya")
        stage.press("t F2")
        #expect(stage.savedDrafts.isEmpty)
        #expect(stage.form.here == FormField(question))
    }

    @Test func `what a new form brings is typed over, what a record says is mended`() throws {
        let subject = RecordSubject(family: Sample.familyID, member: "member:ibu")
        var page = try FormSample.page(FormSample.complaint, subject)
        let name = try #require(page.presets["nama"]?.string)
        var stage = try FormSample.stage(FormSample.complaint, page: page)
        stage.type("Bu RT")
        #expect(stage.answer("nama") == "Bu RT")
        stage.press("Tab S-Tab")
        stage.type(" 3")
        #expect(stage.answer("nama") == "Bu RT 3", "she typed it herself")

        var kept = try FormSample.stage(FormSample.complaint, page: page)
        kept.press("End")
        kept.type(" (ibu)")
        #expect(kept.answer("nama") == .string(name + " (ibu)"))

        page.record = FormRecord(
            id: "complaint:c1",
            form: FormSample.complaint,
            version: page.version.name,
            date: Stage.moment.day,
            answers: page.presets,
            authorship: Authorship(
                how: .typed,
                by: "Sari",
                at: "2026-11-05T08:00:00+07:00",
                device: "l2",
            ),
        )
        var record = try FormSample.stage(FormSample.complaint, page: page)
        record.type(" (ibu)")
        #expect(record.answer("nama") == .string(name + " (ibu)"))
    }

    @Test func `a digit answers and goes on, a letter too, and Backspace clears`() throws {
        var stage = try typed("punya", "y")
        #expect(stage.form.here == FormField("bank"))
        stage.press("Up")
        #expect(stage.form.here == FormField("punya"))
        stage.press("Backspace")
        #expect(stage.answer("punya") == nil)
        #expect(!stage.form.fields.contains(FormField("bank")))
    }

    @Test func `a long list narrows by words and Enter takes`() throws {
        var stage = try typed("layanan", "hil")
        #expect(stage.form.matches.map(\.value) == ["kks"])
        #expect(stage.keptDraft()?.cursor?.hasSuffix("hil") == true)
        stage.press("Enter")
        #expect(stage.answer("layanan") == "kks")
        #expect(stage.form.here.question == "barang")
    }

    @Test func `Up and Down choose among what a search has found`() throws {
        var stage = try typed("layanan", "kartu")
        stage.press("Down Enter")
        #expect(stage.answer("layanan") == "kks")
        var none = try typed("layanan", "zzz")
        none.press("Enter")
        #expect(none.form.here == FormField("layanan"))
        #expect(none.answer("layanan") == nil)
    }

    @Test func `a facility is looked for among its kind alone`() throws {
        var stage = try typed("faskes", "mek")
        #expect(stage.form.matches.map(\.value) == ["facility:p2"])
        stage.press("Tab")
        #expect(stage.answer("faskes") == "facility:p2")
    }

    @Test func `what begins as it was typed stands before what only has it somewhere`() {
        let options = [
            AnswerOption("facility:b9", "SDN 9 Mekarsari"), AnswerOption("a", "Bengkel SD"),
            AnswerOption("sd", "Sekolah dasar"), AnswerOption("c", "MI Desa Sukamaju"),
            AnswerOption("d", "Kursus desain"), AnswerOption("e", "PKBM, kesdam"),
        ]
        func found(_ text: String) -> [String] {
            FormState.narrowed(options, by: text).map(\.value)
        }
        #expect(found("sd") == ["sd", "facility:b9", "a", "e"])
        #expect(found("des") == ["c", "d"])
        #expect(found("facility") == [], "the id of a document is nothing that is typed")
        #expect(found("9 me") == ["facility:b9"])
    }

    @Test func `F4 lists under headings, Space sets several, Esc drops nothing`() throws {
        var stage = try FormSample.stage(FormSample.all)
        stage.go(to: "layanan")
        stage.press("F4")
        #expect(stage.form.picker?.rows.first == .heading("kesehatan"))
        stage.type("sem")
        stage.press("Enter")
        #expect(stage.answer("layanan") == "sembako")
        #expect(stage.form.picker == nil)
        stage.go(to: "dua-belas")
        stage.press("F4 Space Down Space Esc")
        #expect(stage.answer("dua-belas") == ["a01", "a02"])
        #expect(stage.place == .form)
    }

    @Test func `a note has several lines, and Down leaves it from the last`() throws {
        var stage = try typed("cerita", "satu")
        stage.press("Enter")
        stage.type("dua")
        #expect(stage.answer("cerita") == "satu\ndua")
        stage.press("Up Down Down")
        #expect(stage.form.here == FormField("berat"))
    }

    @Test(arguments: [
        ("", "2", 2), ("", "45", 45), ("Backspace", "4", 14), ("End", "5", 125),
        ("Left", "5", 152),
    ])
    func `the first digit replaces a number that nobody typed, another key mends it`(
        key: String,
        digits: String,
        wanted: Int,
    ) throws {
        var stage = try FormSample.stage(FormSample.all)
        stage.state.workspace?.form.pristine["berat"] = 12
        stage.state.workspace?.form.draft?.answers["berat"] = 12
        stage.go(to: "berat")
        if !key.isEmpty { stage.press(key) }
        stage.type(digits)
        #expect(stage.form.answers["berat"]?.int == wanted)
        stage.go(to: "nama")
        stage.go(to: "berat")
        stage.type("7")
        #expect(stage.form.answers["berat"]?.int == wanted * 10 + 7, "what she typed is hers")
    }

    @Test func `a date shown in full is typed anew by the first key`() throws {
        var stage = try typed("tanggal", "h")
        stage.press("Tab S-Tab")
        stage.type("2")
        #expect(stage.answer("tanggal") == "2026-11-02")
        stage.type("0")
        #expect(stage.answer("tanggal") == "2026-10-20")
    }

    @Test func `the person with a typed NIK is offered, and F4 takes them`() throws {
        var stage = try FormSample.stage(
            FormSample.complaint,
            page: try FormSample.page(
                FormSample.complaint,
                RecordSubject(),
                members: [],
            ),
        )
        stage.go(to: "nik")
        stage.type("9901014204900001")
        let asks = stage.effects.contains {
            if case .form(.find(nik: "9901014204900001")) = $0 { true } else { false }
        }
        #expect(asks)
        let person = KnownPerson(
            member: "member:ibu",
            name: "Aminah",
            family: "family:f1",
            village: "Sukamaju",
        )
        stage.act(.form(.known(nik: "9901014204900001", person)))
        #expect(stage.frame().text.contains("Dikenal: Aminah, Sukamaju"))
        stage.effects = []
        stage.press("F4")
        let opens = stage.effects.contains {
            if case .form(.open(FormSample.complaint, let subject, _)) = $0 {
                subject.member == "member:ibu" && subject.family == "family:f1"
            } else {
                false
            }
        }
        #expect(opens)
    }

    @Test func `a picture is looked at off the keys, and only its digest is kept`() throws {
        var stage = try typed("foto", "/tmp/a.jpg")
        stage.press("S-Tab")
        let weighs = stage.effects.contains {
            if case .form(.weigh(path: "/tmp/a.jpg", FormField("foto"))) = $0 {
                true
            } else {
                false
            }
        }
        #expect(weighs)
        let facts = PhotoFacts(sha256: String(repeating: "a", count: 64), bytes: 1_234)
        stage.act(.form(.weighed(FormField("foto"), path: "/tmp/a.jpg", .success(facts))))
        #expect(stage.answer("foto")?["bytes"] == 1_234)
        // An answer that came too late changes nothing.
        stage.act(.form(.weighed(FormField("foto"), path: "/tmp/b.jpg", .success(facts))))
        #expect(stage.answer("foto")?["path"] == "/tmp/a.jpg")
    }

    @Test func `saving waits for a picture, and a missing one stops it`() throws {
        var stage = try typed("foto", "/tmp/a.jpg")
        stage.go(to: "punya")
        stage.press("t F2")
        #expect(stage.savedDrafts.isEmpty)
        stage.act(
            .form(
                .weighed(
                    FormField("foto"),
                    path: "/tmp/a.jpg",
                    .failure(.file(path: "/tmp/a.jpg", reason: .missing)),
                )
            )
        )
        #expect(stage.savedDrafts.isEmpty)
        #expect(stage.form.here == FormField("foto"))
        let facts = PhotoFacts(sha256: String(repeating: "a", count: 64), bytes: 1)
        stage.press("Backspace")
        stage.type("g")
        // Typed once more, it is looked at again, and then saving goes on.
        stage.press("F2")
        #expect(stage.savedDrafts.isEmpty)
        stage.act(.form(.weighed(FormField("foto"), path: "/tmp/a.jpg", .success(facts))))
        #expect(stage.savedDrafts.count == 1)
        #expect(stage.savedDrafts.last?.answers["foto"]?["bytes"] == 1)
    }
}
