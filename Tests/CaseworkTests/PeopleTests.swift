import Casework
import Documents
import Testing

@Suite struct PeopleTests {
    @Test func `a member keeps what this program does not know through an edit`() throws {
        let text = """
            {"_id":"member:a-1","type":"member","v":1,"family":"family:a","name":"Siti","born":"2020-11-12",
            "sex":"P","nik":"9903125211200001","future":{"x":[1,2.50]},
            "school":{"facility":"facility:s","level":"SD","class":2,"bus":true},
            "states":[{"state":"hamil","from":"2026-03-01","due":"2026-12-01","by":"bidan"}]}
            """
        let json = try JSONValue(parsing: text)
        var member = try Member(json)
        #expect(member.json == json)
        member.name = "Siti Rahayu"
        member.states[0].to = Day("2026-11-20")
        let edited = try Member(member.json)
        #expect(edited.name == "Siti Rahayu")
        #expect(edited.json["future"] == json["future"])
        #expect(edited.json["school"] == json["school"])
        #expect(edited.json["states"]?.array?.first?["by"] == .string("bidan"))
        #expect(edited.states[0].to == Day("2026-11-20"))
        member.states = []
        member.school = nil
        #expect(member.json["states"] == nil)
        #expect(member.json["school"] == nil)
    }

    @Test func `a family reads back as it was`() throws {
        let text = """
            {"_id":"family:a","type":"family","v":1,"kk":"9903120101100001","head":"member:a-1",
            "pengurus":"member:a-2","rt":"003","desil":2,"group":"group:g","assignedTo":["ani","budi"],
            "programmes":[{"programme":"pkh","from":"2021-01-01","status":"aktif","extra":1}],"gps":null}
            """
        let json = try JSONValue(parsing: text)
        let family = try Family(json)
        #expect(family.json == json)
        #expect(family.programmes.first?.programme == "pkh")
        #expect(family.kkNumber?.text == "9903120101100001")
    }

    @Test func `a check's id says what it is about`() throws {
        let check = Check(
            member: .member("a-1"),
            family: .family("a"),
            programme: "pkh",
            obligation: "hadir-sekolah",
            rule: "pkh@2019-01-01",
            period: try #require(PeriodID("2026-10")),
            state: .tidak,
            facts: CheckFacts(
                attendance: try Attendance(alpa: 5, izin: 0, sakit: 1, effective: 24)
            ),
            authorship: Authorship(
                how: .typed,
                by: "ani",
                at: "2026-11-16T09:00:00+07:00",
                device: "l1",
            ),
        )
        #expect(check.id.rawValue == "check:a-1:hadir-sekolah:2026-10")
        let read = try Check(check.json)
        #expect(read.json == check.json)
        #expect(read.facts?.attendance?.effective == 24)
        #expect(read.authorship == check.authorship)
        #expect(read.json["state"] == .string("tidak"))
    }

    @Test func `an event reads back with its measures`() throws {
        let event = ServiceEvent(
            member: .member("a-1"),
            family: .family("a"),
            programme: "pkh",
            service: "timbang",
            date: try #require(Day("2026-10-12")),
            values: ["weightKg": .number(12.4)],
            authorship: Authorship(how: .typed, by: "ani", at: "", device: "l1"),
        )
        #expect(event.id.rawValue == "event:a-1:timbang:2026-10-12")
        let read = try ServiceEvent(event.json)
        #expect(read.json == event.json)
        #expect(read.values["weightKg"]?.double == 12.4)
    }

    @Test func `facilities and groups read back`() throws {
        let school = Facility(id: .facility("s"), kind: "sekolah", name: "SDN 1")
        #expect(try Facility(school.json).json == school.json)
        var group = Group(id: .group("g"), name: "Melati")
        group.chair = .member("a-1")
        #expect(try Group(group.json).chair == .member("a-1"))
    }

    @Test(arguments: [
        (#"{"type":"member"}"#, "_id", DocumentFault.Reason.missing),
        (#"{"_id":"member:1","name":"x"}"#, "family", .missing),
        (#"{"_id":"member:1","family":"family:","name":"x"}"#, "family", .badReference(.family)),
        (#"{"_id":"member:1","family":"family:1","name":7}"#, "name", .wrongType(expected: .text)),
        (
            #"{"_id":"member:1","family":"family:1","name":"x","born":"2020-02-30"}"#, "born",
            .badDay,
        ),
        (
            #"{"_id":"member:1","family":"family:1","name":"x","sex":"W"}"#, "sex",
            .unknownCode(allowed: ["L", "P"]),
        ),
        (
            #"{"_id":"member:1","family":"family:1","name":"x","states":[{"state":"hamil","from":1}]}"#,
            "states[0].from", .wrongType(expected: .text),
        ),
        (#"{"_id":"family:1","type":"family"}"#, "type", .otherKind),
        (#"{"_id":"member:1","type":"member","v":2}"#, "v", .newerVersion(2)),
        ("[]", "", .wrongType(expected: .object)),
    ])
    func `a document that is no member says where and why`(
        text: String,
        path: String,
        reason: DocumentFault.Reason,
    ) throws {
        let json = try JSONValue(parsing: text)
        #expect(throws: DocumentFault(kind: .member, path: path, reason: reason)) {
            try Member(json)
        }
    }

    @Test func `an id tells its kind and row key`() {
        #expect(DocumentID.family("A-1").documentKind == .family)
        #expect(DocumentID.family("A-1").rowKey == "A-1")
        #expect(DocumentKind.family.isRegister)
        #expect(!DocumentKind.check.isRegister)
    }
}
