import Casework
import Documents
import Forms
import Screen
import Testing

@testable import App
@testable import Caseload

/// Going through a form: hidden questions, sections, tables, taking back.
@Suite struct FormWalkTests {
    @Test func `Tab goes through every place in paper order and Shift-Tab back`() throws {
        var stage = try FormSample.stage(FormSample.all)
        let fields = stage.form.fields
        for field in fields.dropFirst() {
            stage.press("Tab")
            #expect(stage.form.here == field)
        }
        stage.press("Tab")
        #expect(stage.form.here == fields.last)
        for field in fields.dropLast().reversed() {
            stage.press("S-Tab")
            #expect(stage.form.here == field)
        }
    }

    @Test
    func `a question appears with the answer it hangs on, and its own answer outlives hiding`()
        throws
    {
        var stage = try FormSample.stage(FormSample.all)
        #expect(!stage.form.fields.contains(FormField("bank")))
        stage.go(to: "punya")
        stage.type("y")
        stage.type("BRI")
        stage.go(to: "punya")
        stage.type("t")
        #expect(!stage.form.fields.contains(FormField("bank")))
        #expect(stage.keptDraft()?.answers["bank"] == "BRI", "kept until it is saved")
        stage.press("F2")
        #expect(stage.savedDrafts.last?.answers["bank"] == nil)
    }

    @Test func `PgDn and PgUp go by sections`() throws {
        var stage = try FormSample.stage(FormSample.all)
        stage.press("Down Down PgDn")
        #expect(stage.form.here == FormField("tanggal"))
        stage.press("PgUp")
        #expect(stage.form.here == FormField("nama"))
        stage.press("PgDn PgDn")
        #expect(stage.form.here == stage.form.fields.last)
    }

    @Test
    func `a table gets rows by Enter, computes, and Ctrl-D takes a row that Ctrl-Z brings back`()
        throws
    {
        var stage = try FormSample.stage(FormSample.all)
        stage.go(to: "barang", row: 0)
        stage.type("Beras")
        stage.press("Tab")
        stage.type("3")
        stage.press("Tab")
        stage.type("15000")
        stage.press("Enter")
        #expect(stage.form.here == FormField("barang", row: 1, column: "apa"))
        stage.type("Minyak")
        #expect(stage.form.completed["total"] == 45_000)
        let both = stage.answer("barang")
        #expect(both?.array?.count == 2)
        stage.press("C-d")
        #expect(stage.answer("barang")?.array?.count == 1)
        stage.press("C-z")
        #expect(stage.answer("barang") == both)
        stage.press("C-y")
        #expect(stage.answer("barang")?.array?.count == 1)
    }

    @Test func `Enter on an empty last row leaves the table without it`() throws {
        var stage = try FormSample.stage(FormSample.all)
        stage.go(to: "barang", row: 0)
        stage.press("Enter")
        #expect(stage.answer("barang")?.array?.count == 1)
        stage.press("Enter")
        #expect(stage.answer("barang") == nil)
        #expect(stage.form.here == FormField("foto"))
    }

    @Test func `a full table takes no more rows`() throws {
        var stage = try FormSample.stage(FormSample.all)
        stage.go(to: "barang", row: 0)
        for number in 1...4 {
            stage.press("F6")
            stage.type("B\(number)")
        }
        #expect(stage.answer("barang")?.array?.count == 4)
        stage.press("F6")
        #expect(stage.answer("barang")?.array?.count == 4)
        #expect(stage.state.messages.current?.text.contains("penuh") == true)
    }

    @Test func `Ctrl-Z takes words back one by one and Ctrl-Y brings them again`() throws {
        var stage = try FormSample.stage(FormSample.all)
        stage.type("Mak Ijah")
        stage.press("C-z")
        #expect(stage.answer("nama") == "Mak ")
        stage.press("C-z C-z")
        #expect(stage.answer("nama") == nil)
        stage.press("C-y C-y C-y")
        #expect(stage.answer("nama") == "Mak Ijah")
    }

    @Test func `a roster of thirty goes at one key a family`() throws {
        var members: [Member] = []
        for number in 1...30 {
            let id = DocumentID("member:p\(number)")
            members.append(Member(id: id, family: Sample.familyID, name: "Ibu \(number)"))
        }
        let page = try FormSample.page(
            FormSample.roster,
            RecordSubject(group: "group:g1"),
            members: members,
        )
        var stage = try FormSample.stage(FormSample.roster, page: page)
        stage.press("Tab")
        #expect(stage.form.here == FormField("daftar", row: 0, column: "hadir"))
        for number in 1...30 { stage.type(number % 5 == 0 ? "a" : number % 7 == 0 ? "s" : "h") }
        let rows = stage.answer("daftar")?.array ?? []
        #expect(rows.count == 30)
        #expect(rows.allSatisfy { $0["hadir"] != nil })
        #expect(rows[4]["hadir"] == "A" && rows[6]["hadir"] == "S" && rows[0]["hadir"] == "H")
        #expect(stage.form.completed["isi"] == 30)
        // Who is absent is not asked who stands in.
        #expect(!stage.form.fields.contains(FormField("daftar", row: 4, column: "wakil")))
        #expect(stage.form.fields.contains(FormField("daftar", row: 0, column: "wakil")))
    }

    @Test func `letters and digits are never commands of other screens`() throws {
        var stage = try FormSample.stage(FormSample.all)
        for key in "0123456789[]/cqnKPS".unicodeScalars.map(Key.init(character:)) {
            stage.act(.input(.key(key)))
            #expect(stage.place == .form)
        }
        stage.go(to: "punya")
        for key in "0345678[]/cqKPS".unicodeScalars.map(Key.init(character:)) {
            stage.act(.input(.key(key)))
            #expect(stage.place == .form)
        }
    }
}

extension Key {
    fileprivate init(character: Unicode.Scalar) {
        self.init(.character(character))
    }
}
