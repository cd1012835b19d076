import Caseload
import Casework
import Documents
import Forms
import Screen
import Testing

@testable import App

/// Someone new who is typed into a form, on a real store: who of the register may be the same is said at the pauses.
@Suite struct NewcomerTests {
    private static let newMember = FormID("pemutakhiran/anggota-baru")
    private static let complaint = FormID("puskesos/pengaduan")

    /// Two families of the desk, and a person of the first.
    private struct People {
        let known: Member
        let home: DocumentID
        let other: DocumentID
    }

    private func people(_ desk: WalkDesk) throws -> People {
        let caseload = try #require(desk.caseload)
        let index = try caseload.familyIndex()
        let list = index.list(index.search(""))
        let home = list.id(0)
        let page = try #require(
            try caseload.familyPage(home, Stage.quarter, today: Stage.moment.day)
        )
        let known = try #require(page.members.first { $0.born != nil && $0.name.count > 6 })
        return People(known: known, home: home, other: list.id(1))
    }

    private func typed(_ desk: inout WalkDesk, _ people: People) throws {
        desk.begin(Self.newMember, about: RecordSubject(family: people.other))
        #expect(desk.place == .form)
        desk.turn(to: "nama")
        desk.type(people.known.name)
        let born = try #require(people.known.born)
        desk.turn(to: "lahir")
        let pad = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        desk.type(pad(born.dayOfMonth) + pad(born.monthOfYear) + "\(born.year)")
        desk.press("Tab")
    }

    @Test func `who may be the same is told above the form, with name, birth date and village`()
        throws
    {
        var desk = try WalkDesk(families: 8)
        let people = try people(desk)
        try typed(&desk, people)
        #expect(desk.form.lookalikes.map(\.person.id).contains(people.known.id))
        #expect(desk.frame().contains("Mirip: "))
        desk.press("F7")
        #expect(desk.frame().contains(people.known.name))
    }

    @Test
    func `no key waits for the search, and an answer about what is typed no longer is let go`()
        throws
    {
        var alike = FormAlike()
        func person(_ name: String) throws -> TypedPerson {
            try #require(TypedPerson(Newcomer(name: "n"), ["n": .string(name)], village: ""))
        }
        func number(_ effects: [Effect]) -> Int? {
            if case .rest(let number)? = effects.first { number } else { nil }
        }
        let first = try #require(number(alike.type(try person("Siti"))))
        let second = try #require(number(alike.type(try person("Siti A"))))
        #expect(alike.rested(first) == nil)
        #expect(alike.rested(second) == (try person("Siti A")))
        #expect(alike.type(try person("Siti A")).isEmpty)
        #expect(alike.take(try person("Siti"), []) == false)
        #expect(alike.take(try person("Siti A"), []))
        // Typed on while the store looks: its answer is about another one.
        _ = alike.type(try person("Siti Am"))
        #expect(alike.take(try person("Siti A"), []) == false)
        // Too little to look for.
        #expect(TypedPerson(Newcomer(name: "n"), ["n": "Si"], village: "") == nil)
    }

    @Test func `another person is noted in the record, and Ctrl-Z takes that back`() throws {
        var desk = try WalkDesk(families: 8)
        let people = try people(desk)
        try typed(&desk, people)
        let before = desk.form.lookalikes.count
        let first = try #require(desk.form.lookalikes.first).person
        desk.press("F7 Enter b")
        #expect(desk.form.lookalikes.count == before - 1)
        #expect(desk.form.answers["bukan-ganda"] == .array([.string(first.id.rawValue)]))
        desk.press("C-z")
        #expect(desk.form.lookalikes.count == before && desk.form.answers["bukan-ganda"] == nil)
        desk.press("F7 Enter b")
        for (question, value) in [
            ("tanpa", "belum direkam"), ("ibu", "Aminah"),
        ] {
            desk.turn(to: question)
            desk.type(value)
        }
        for question in ["kelamin", "hubungan", "sebab"] {
            desk.turn(to: question)
            desk.press("1")
        }
        desk.press("F2")
        if desk.place == .form { desk.press("F2") }
        let caseload = try #require(desk.caseload)
        let made = try caseload.records(RecordsQuery(), today: Stage.moment.day)
        let row = try #require(made.first, "\(desk.message)")
        let page = try #require(try caseload.recordPage(row.id, today: Stage.moment.day))
        #expect(Newcomer.others(in: page.record.answers) == [first.id])
        desk.open(row.id)
        desk.press("End")
        let text = RecordText(page, Words(.indonesian), width: 76, today: Stage.moment.day)
            .lines.map { $0.plain(.terminal) }.joined(separator: "\n")
        #expect(text.contains("Bukan orang yang sama"))
        #expect(text.contains(first.name))
    }

    @Test func `the candidate's family opens, and Esc leads back to what was typed`() throws {
        var desk = try WalkDesk(families: 8)
        let people = try people(desk)
        try typed(&desk, people)
        let first = try #require(desk.form.lookalikes.first).person
        desk.press("F7 Enter o")
        #expect(desk.place == .family)
        #expect(desk.state.workspace?.family.page?.family.id == first.family)
        desk.press("Esc")
        #expect(desk.place == .form)
        #expect(desk.form.answers["nama"] == .string(people.known.name))
    }

    @Test func `a walk-in who is in the register becomes whom the complaint is about`() throws {
        var desk = try WalkDesk(families: 8)
        let people = try people(desk)
        desk.begin(Self.complaint, about: RecordSubject())
        desk.turn(to: "nama")
        desk.type(people.known.name)
        let first = try #require(desk.form.lookalikes.first).person
        desk.press("F7 Enter p")
        #expect(desk.form.page?.subject.member == first.id)
        #expect(desk.form.answers["nama"] == .string(people.known.name))
        #expect(desk.form.lookalikes.isEmpty)
    }

    @Test func `a complaint of a family begins with its holder's name, number and phone`() throws {
        var desk = try WalkDesk(families: 8)
        let people = try people(desk)
        let caseload = try #require(desk.caseload)
        let index = try caseload.familyIndex()
        let list = index.list(index.search(""))
        let pages = try (0..<list.count).compactMap { row in
            try caseload.familyPage(list.id(row), Stage.quarter, today: Stage.moment.day)
        }
        let page = try #require(pages.first { $0.family.phone != nil && $0.family.pengurus != nil })
        let holder = try #require(page.members.first { $0.id == page.family.pengurus })
        desk.begin(Self.complaint, about: RecordSubject(family: page.family.id))
        #expect(desk.form.answers["nama"] == .string(holder.name))
        #expect(desk.form.answers["nik"]?.string == holder.nik)
        let phone = page.family.phone.flatMap { try? PhoneNumber($0) }?.national
        #expect(phone != nil && desk.form.answers["hp"]?.string == phone)
        desk.begin(
            Self.complaint,
            about: RecordSubject(family: people.home, member: people.known.id),
        )
        #expect(desk.form.answers["nama"] == .string(people.known.name))
        #expect(desk.form.lookalikes.isEmpty)
    }

    @Test(arguments: [
        ("keluhan", "puskesos/pengaduan"), ("aduan", "puskesos/pengaduan"),
        ("bpjs", "pbi-jk/reaktivasi"), ("melahirkan", "pemutakhiran/kelahiran"),
        ("fds", "p2k2/sesi"), ("bedah rumah", "pemberdayaan/rst"),
    ])
    func `other words find the form`(word: String, form: String) throws {
        var desk = try WalkDesk(families: 3)
        desk.press("2 F6")
        desk.type(word)
        let found = desk.state.workspace?.newRecord.rows.compactMap { row -> FormID? in
            if case .form(let id, _, _, _, _) = row { id } else { nil }
        }
        #expect(found?.contains(FormID(form)) == true, "\(word)")
        #expect((found?.count ?? 99) < 8, "\(word) says too little")
    }

    @Test func `a form that was begun stands on Beranda, and Enter goes on with it`() throws {
        var desk = try WalkDesk(families: 3)
        desk.begin(Self.complaint, about: RecordSubject())
        desk.turn(to: "nama")
        desk.type("Mak Ijah")
        desk.press("Esc 1")
        #expect(desk.place == .home)
        #expect(desk.frame().contains("Draf: Pengaduan · Mak Ijah"))
        let row = try #require(
            desk.state.workspace?.home.rows.firstIndex {
                if case .formDraft = $0 { true } else { false }
            }
        )
        desk.press("Home")
        for _ in 0..<row { desk.press("Down") }
        desk.press("Enter")
        #expect(desk.place == .form && desk.form.answers["nama"] == "Mak Ijah")
        // A restricted form tells nothing of whom it is about.
        let secret = FormID("kasus/kasus-rahasia")
        let people = try people(desk)
        desk.begin(secret, about: RecordSubject(family: people.home, member: people.known.id))
        desk.turn(to: try #require(desk.form.fields.last { $0.row == nil }).question)
        desk.type("x")
        desk.press("Esc 1")
        let drafts = desk.state.workspace?.home.summary?.formDrafts ?? []
        #expect(drafts.first { $0.form == secret }?.name == "")
    }

    @Test
    func `F8 on a form about a member goes on to the next, and from the last to the next family`()
        throws
    {
        var desk = try WalkDesk(families: 4)
        let caseload = try #require(desk.caseload)
        let list = try #require(desk.state.workspace?.families.list)
        func members(_ row: Int) throws -> [DocumentID] {
            let page = try caseload.familyPage(
                list.id(row),
                Stage.quarter,
                today: Stage.moment.day,
            )
            return page?.members.filter { !$0.hasLeft(by: Stage.moment.day) }.map(\.id) ?? []
        }
        let form = FormID("kunjungan/individu")
        let first = try members(0)
        let second = try members(1)
        try #require(!first.isEmpty && !second.isEmpty)
        desk.begin(form, about: RecordSubject(family: list.id(0), member: first[0]))
        var seen: [DocumentID] = []
        for _ in 0...first.count {
            seen.append(try #require(desk.form.page?.subject.member, "\(desk.message)"))
            let subject = try #require(desk.form.page).subject
            var typist = FormTypist()
            let obstacle = typist.fill(&desk, saving: .function(8)) {
                $0.place != .form || $0.form.page?.subject != subject
            }
            #expect(obstacle == nil && desk.place == .form, "\(desk.message)")
        }
        #expect(seen == first + [second[0]])
    }
}
