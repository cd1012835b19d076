import Caseload
import Casework
import Documents
import LocalStore

/// Form records and months of checks beside those of the fixture, until each family has about ten.
enum AgendaFilling {
    private static let programme = """
        {
          id: "bench", name: { id: "Bench", en: "Bench" }, short: { id: "Bench", en: "Bench" }, source: "-",
          flows: [ { id: "aduan", start: "a", source: "-",
            states: [ { code: "a", label: { id: "a", en: "a" } },
              { code: "z", label: { id: "z", en: "z" }, ends: true } ],
            steps: [ { from: ["a"], to: "z", label: { id: "z", en: "z" } } ] } ],
          records: [
            { id: "kunjungan", kind: "visit", label: { id: "Kunjungan", en: "Visit" }, about: "family",
              identity: "own", versions: [ { from: "2020-01-01", source: "-", sections: [ { questions: [
                { id: "isi", kind: "text", label: { id: "Isi", en: "Text" } } ] } ] } ] },
            { id: "aduan", kind: "complaint", label: { id: "Aduan", en: "Complaint" }, about: "family",
              identity: "own", flow: "aduan",
              versions: [ { from: "2020-01-01", source: "-", sections: [ { questions: [
                { id: "isi", kind: "text", label: { id: "Isi", en: "Text" } } ] } ] } ] } ],
          alerts: [
            { id: "a", label: { id: "a", en: "a" }, about: "member", weight: 9, act: "kunjungan",
              when: "member.attendance1 < 85 and member.attendance1 <= member.attendance2 - 10",
              why: { id: "{member.attendance1}", en: "{member.attendance2}" }, from: "2020-01-01", source: "-" },
            { id: "b", label: { id: "b", en: "b" }, about: "member", weight: 8,
              when: "member.age >= 7 and member.age <= 15 and not answered(member.level) and not (member.states has 'disabilitas-berat')",
              why: { id: "{member.age}", en: "{member.age}" }, from: "2020-01-01", source: "-" },
            { id: "c", label: { id: "c", en: "c" }, about: "member", weight: 8, when: "member.missedWeighings >= 2",
              why: { id: "{member.missedWeighings}", en: "{member.missedWeighings}" }, from: "2020-01-01", source: "-" },
            { id: "d", label: { id: "d", en: "d" }, about: "member", weight: 9,
              when: "member.states has 'hamil' and member.daysPregnant > 84 and (not answered(member.ancCount) or member.ancCount = 0)",
              why: { id: "{member.daysPregnant}", en: "{member.daysPregnant}" }, from: "2020-01-01", source: "-" },
            { id: "e", label: { id: "e", en: "e" }, about: "member", weight: 7, when: "member.age >= 60 and family.size = 1",
              why: { id: "{member.age}", en: "{member.age}" }, from: "2020-01-01", source: "-" },
            { id: "f", label: { id: "f", en: "f" }, about: "member", weight: 6,
              when: "member.nikStatus in ['salah', 'ganda', 'tidak-padan']",
              why: { id: "{member.nikStatus}", en: "{member.nikStatus}" }, from: "2020-01-01", source: "-" },
            { id: "g", label: { id: "g", en: "g" }, about: "member", weight: 6, when: "member.missed >= 2",
              why: { id: "{member.missed}", en: "{member.missed}" }, from: "2020-01-01", source: "-" },
            { id: "h", label: { id: "h", en: "h" }, about: "family", weight: 9,
              when: "family.children > 0 and family.adults = 0 and family.elders = 0",
              why: { id: "{family.children}", en: "{family.children}" }, from: "2020-01-01", source: "-" },
            { id: "i", label: { id: "i", en: "i" }, about: "family", weight: 3,
              when: "family.programmes has 'pkh' and (family.components = 0 or family.years >= 5 and family.desil >= 5)",
              why: { id: "{family.years}", en: "{family.components}" }, from: "2020-01-01", source: "-" },
            { id: "j", label: { id: "j", en: "j" }, about: "family", weight: 6, when: "family.openComplaints >= 2", act: "aduan",
              why: { id: "{family.openComplaints}", en: "{family.openComplaints}" }, from: "2020-01-01", source: "-" },
            { id: "k", label: { id: "k", en: "k" }, about: "family", weight: 3, when: "family.monthsSinceVisit >= 6",
              why: { id: "{family.monthsSinceVisit}", en: "{family.monthsSinceVisit}" }, from: "2020-01-01", source: "-" } ],
          marks: [ { id: "m", label: { id: "m", en: "m" }, monthly: 17, lead: "7d", from: "2020-01-01", source: "-" } ],
        }
        """

    private static let recordsEach = 10
    private static let batch = 20_000
    /// Of so many records one comes out of another one.
    private static let followUpEach = 8
    /// Of so many records one is restricted, always one that another came out of.
    private static let restrictedEach = 800

    /// Puts the rules and the records in; how many checks, events and form records there are then.
    static func fill(_ store: Store, families: Int) throws -> Int {
        let caseload = try Caseload(store: store)
        let updates = try caseload.installProgrammes([("bench.json5", Array(programme.utf8))])
        try check(updates.allSatisfy { $0.result == .added }, "\(updates)")
        let index = try caseload.familyIndex()
        let there = try count(store)
        var wanted = max(0, families * recordsEach - there)
        var random = Random(seed: CaseloadFiles.seed)
        var number = 0
        while wanted > 0 {
            let size = min(batch, wanted)
            try store.write(bulk: true) { (writer) throws(StoreError) in
                for _ in 0..<size {
                    // Each eighth is a visit out of the complaint before it; some of these are restricted.
                    let isFollowUp = number % followUpEach == 1
                    let family = index.id((isFollowUp ? number - 1 : number) % families)
                    let day = CaseloadFilling.moment.day.adding(
                        days: -Int.random(in: 0..<400, using: &random)
                    )
                    let isVisit = number % 4 != 0
                    var record = body(
                        isVisit,
                        family,
                        day,
                        isOpen: Int.random(in: 0..<8, using: &random) == 0,
                    )
                    if isFollowUp { record["follows"] = .string("complaint:b\(number - 1)") }
                    if number % restrictedEach == 0 { record["sensitive"] = true }
                    try writer.put(
                        DocumentID((isVisit ? "visit:b" : "complaint:b") + String(number)),
                        record,
                    )
                    number += 1
                }
            }
            wanted -= size
        }
        return try count(store)
    }

    /// One complaint more about a family.
    static func complain(_ caseload: Caseload, family: Int, _ round: Int) throws {
        let id = try caseload.familyIndex().id(family)
        let day = CaseloadFilling.moment.day
        _ = try caseload.store.write { (writer) throws(StoreError) in
            try writer.put(
                DocumentID("complaint:c\(family)-\(round)"),
                body(false, id, day, isOpen: true),
            )
        }
    }

    private static func body(
        _ isVisit: Bool,
        _ family: DocumentID,
        _ day: Day,
        isOpen: Bool,
    ) -> JSONObject {
        var body: JSONObject = [
            "type": .string(isVisit ? "visit" : "complaint"), "v": 1,
            "form": .string(isVisit ? "bench/kunjungan" : "bench/aduan"), "version": "2020-01-01",
            "family": .string(family.rawValue), "date": .string(day.description),
            "answers": ["isi": "sudah dibahas di rumah"], "by": "pdp-001", "device": "benchmark",
            "at": .string("\(day)T09:00:00+07:00"),
        ]
        let due = day.adding(days: 30)
        if isVisit {
            body["due"] = .string(due.description)
        } else {
            body["steps"] = [
                [
                    "state": .string(isOpen ? "a" : "z"), "by": "pdp-001", "device": "benchmark",
                    "at": .string("\(day)T09:00:00+07:00"), "due": .string(due.description),
                ]
            ]
        }
        return body
    }

    private static func count(_ store: Store) throws -> Int {
        try store.read { (reader) throws(StoreError) in
            try reader.count("SELECT count(*) FROM checked")
                + reader.count("SELECT count(*) FROM event")
                + reader.count("SELECT count(*) FROM act")
        }
    }
}
