import Casework
import Documents
import Forms
import Testing

@Suite struct `A form about a body` {
    private func desk(_ members: String, about: String = "place") throws -> FormBook.Reading {
        try Books.read(
            """
            { id: "uji", name: { id: "Uji", en: "Uji" }, source: "uji", records: [ {
              id: "kas", kind: "venture", label: { id: "Kas", en: "Kas" }, about: "\(about)", \(members)
              versions: [ { from: "2020-01-01", source: "uji", sections: [ { questions: [
                { id: "nama", kind: "text", label: { id: "Nama", en: "Nama" } },
                { id: "masuk", kind: "money", label: { id: "Masuk", en: "Masuk" } },
                { id: "hari", kind: "date", label: { id: "Hari", en: "Hari" } },
              ] } ] } ],
            } ] }
            """
        )
    }

    @Test func `names the question, the kind of body and the money`() throws {
        let own = try #require(try desk(#"thread: "nama","#).book.form("uji/kas"))
        #expect(own.thread == FormThread(question: "nama", body: "uji/kas"))
        let shared = try desk(#"thread: "nama", body: "kube", money: { in: "masuk" },"#)
        #expect(shared.faults == [] && shared.unknownMembers == [])
        let money = FormMoney(inflow: "masuk")
        #expect(
            shared.book.form("uji/kas")?.thread
                == FormThread(question: "nama", body: "uji/kube", money: money)
        )
        let foreign = try desk(#"thread: "nama", body: "pemberdayaan/kube","#)
        #expect(foreign.book.form("uji/kas")?.thread?.body == "pemberdayaan/kube")
    }

    @Test(arguments: [
        (
            #"thread: "nema","#, "thread",
            ProgrammeError.Reason.unknownReference("nema", near: "nama"),
        ),
        (#"thread: "hari","#, "thread", .wrongQuestionKind(expected: ["text"])),
        (#"body: "kube","#, "body", .notTogether("thread")),
        (#"money: { in: "masuk" },"#, "money", .notTogether("thread")),
        (#"thread: "nama", sensitive: true,"#, "thread", .notTogether("sensitive")),
        (#"thread: "nama", body: "KUBE Mawar","#, "body", .badID),
        (#"thread: "nama", body: "a/b/c","#, "body", .badID),
        (#"thread: "nama", money: {},"#, "money", .empty),
        (
            #"thread: "nama", money: { out: "hari" },"#, "money.out",
            .wrongQuestionKind(expected: ["money", "shown"]),
        ),
        (#"facility: "e-warong","#, "facility", .notTogether("about")),
    ])
    func `is refused with its place and reason where it names no body`(
        members: String,
        path: String,
        reason: ProgrammeError.Reason,
    ) throws {
        let faults = try desk(members).faults
        #expect(faults.map(\.path) == ["records[0].\(path)"])
        #expect(faults.map(\.reason) == [reason])
    }

    @Test func `has one body for names that differ in capitals, blanks and old spelling`() throws {
        let form = try #require(try desk(#"thread: "nama","#).book.form("uji/kas"))
        func key(_ name: String, _ place: String = "Sukamaju") -> BodyKey? {
            form.body(["nama": .string(name)], place: place)?.key
        }
        #expect(key("KUBE Mawar") == key("Kube  mawar") && key("KUBE Mawar") != nil)
        #expect(key("KUBE Djaja") == key("kube jaya"))
        #expect(key("KUBE Mawar") != key("KUBE Mawar 2"))
        #expect(key("KUBE Mawar") != key("KUBE Mawar", "Tirtasari"))
        #expect(key(" . ") == nil && form.body([:], place: "Sukamaju") == nil)
    }
}

/// The id of a record is made of what it is about and a period only where no second one can be meant.
@Suite struct `A form with one record for a subject and period` {
    /// Every shipped form that is not its own, and why a second one of the period is the same.
    static let reasons: [FormID: (FormIdentity, String)] = [
        FormID("bansos-beras/terima"): (.month, "a family has one share of rice a month"),
        FormID("blt/desa"): (.month, "a family has one BLT Desa a month"),
        FormID("bst/penerima"): (.once, "a family is on the list or is not"),
        FormID("bst/pencairan"): (.month, "a family has one BST a month"),
        FormID("graduasi/calon"): (.quarter, "a family is looked at once a quarter"),
        FormID("lain/mbg"): (.quarter, "a pupil has one school"),
        FormID("lain/pmt"): (.month, "a child is given food by one posyandu"),
        "p2k2/sesi": (.day, "a group meets once a day"),
        FormID("pbi-jk/kartu"): (.quarter, "a member has one card"),
        FormID("pemberdayaan/anggota-kube"): (.once, "a family counts in one KUBE"),
        FormID("pemutakhiran/kematian"): (.once, "a member dies once"),
        FormID("permakanan/penerima"): (.once, "a member is fed by one pokmas"),
        FormID("permakanan/antar"): (.day, "the day's portions of a person are brought at once"),
        FormID("pkh/penyaluran"): (.quarter, "a stage pays a family once"),
        FormID("puskesos/program-diterima"): (.quarter, "the list of all programmes of a family"),
        FormID("rhk/analisis"): (.month, "one analysis of a village's month"),
        FormID("rhk/uraian"): (.month, "a worker writes one report a month"),
        FormID("sembako/pencairan"): (.month, "a family has one Sembako a month"),
        FormID("subsidi/listrik"): (.quarter, "a family has one meter"),
        FormID("subsidi/lpg"): (.quarter, "a family buys by one card"),
        FormID("subsidi/pupuk"): (.quarter, "a family buys by one card"),
        FormID("survei/perkembangan"): (.quarter, "a family is surveyed once a quarter"),
        FormID("yapi/penerima"): (.once, "a child is on the list or is not"),
        FormID("yapi/pencairan"): (.month, "a child has one YAPI a month"),
    ]

    @Test func `says why a second record would be the same`() throws {
        let forms = try ShippedForms.reading().book.forms
        let found = forms.filter { $0.identity != .own }
        #expect(Set(found.map(\.id)) == Set(Self.reasons.keys))
        for form in found {
            #expect(form.identity == Self.reasons[form.id]?.0, "\(form.id)")
        }
    }

    @Test func `is never about a place where several bodies of its kind can be`() throws {
        for form in try ShippedForms.reading().book.forms
        where form.about == .place && form.thread != nil {
            #expect(form.identity == .own, "\(form.id): a second body would open the first")
        }
    }

    @Test func `about a place that asks for a name makes that its body`() throws {
        for form in try ShippedForms.reading().book.forms where form.about == .place {
            let names = form.versions.last?.questions.filter {
                ["nama", "gudang", "lokasi"].contains($0.id) && $0.kind == .text
            }
            if names?.isEmpty == false { #expect(form.thread != nil, "\(form.id)") }
        }
    }
}
