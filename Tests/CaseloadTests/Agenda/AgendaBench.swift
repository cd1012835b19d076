import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// A caseload with forms, alert rules and dates of its own, and short ways to put records into it.
extension Bench {
    /// Forms with and without a flow, rules over most kinds of facts, and a monthly date.
    static let agendaFile = """
        {
          id: "uji", name: { id: "Uji", en: "Trial" }, short: { id: "Uji", en: "Trial" }, source: "s",
          lists: [ { id: "sampai", source: "s", rows: [
            { code: "cair", label: { id: "Cair", en: "Paid" } },
            { code: "kurang", label: { id: "Kurang", en: "Short" } },
            { code: "gagal", label: { id: "Gagal", en: "Failed" } } ] } ],
          flows: [
            { id: "aduan", source: "s", start: "diterima",
              states: [
                { code: "diterima", label: { id: "Diterima", en: "Received" }, due: "3d" },
                { code: "selesai", label: { id: "Selesai", en: "Settled" }, ends: true, outcome: "good" } ],
              steps: [ { from: ["diterima"], to: "selesai", label: { id: "Selesaikan", en: "Settle" } } ] } ],
          records: [
            { id: "kunjungan", kind: "visit", label: { id: "Kunjungan", en: "Visit" }, about: "member",
              identity: "own", due: "berikut", date: "tanggal", marks: ["anak"],
              versions: [ { from: "2020-01-01", source: "s", sections: [ { questions: [
                { id: "tanggal", kind: "date", label: { id: "Tanggal", en: "Date" } },
                { id: "berikut", kind: "date", label: { id: "Berikut", en: "Next" } } ] } ] } ] },
            { id: "aduan", kind: "complaint", label: { id: "Aduan", en: "Complaint" }, about: "family",
              identity: "own", flow: "aduan", marks: ["lansia"],
              versions: [ { from: "2020-01-01", source: "s", sections: [ { questions: [
                { id: "isi", kind: "text", label: { id: "Isi", en: "Text" } } ] } ] } ] },
            { id: "uang", kind: "aid", label: { id: "Uang", en: "Money" }, about: "family", identity: "own",
              versions: [ { from: "2020-01-01", source: "s", sections: [ { questions: [
                { id: "sampai", kind: "one", label: { id: "Sampai", en: "Arrived" }, list: "sampai", meaning: "outcome",
                  codes: { cair: "paid", kurang: "short", gagal: "failed" } } ] } ] } ] },
            { id: "beras", kind: "aid", label: { id: "Beras", en: "Rice" }, about: "family", identity: "own",
              versions: [ { from: "2020-01-01", source: "s", sections: [ { questions: [
                { id: "sampai", kind: "one", label: { id: "Sampai", en: "Arrived" }, list: "sampai", meaning: "outcome",
                  codes: { cair: "paid", kurang: "short", gagal: "failed" } } ] } ] } ] },
            { id: "sesi", kind: "session", label: { id: "Sesi", en: "Session" }, about: "group",
              identity: "day", versions: [ { from: "2020-01-01", source: "s", sections: [ { questions: [
                { id: "isi", kind: "text", label: { id: "Isi", en: "Text" } } ] } ] } ] } ],
          alerts: [
            { id: "sekolah", label: { id: "Sekolah", en: "School" }, about: "member", weight: 8,
              when: "member.age < 18 and member.attendance1 < 85 or member.attendance2 < 60",
              why: { id: "Hadir {member.attendance1} %", en: "Present {member.attendance1} %" },
              act: "kunjungan", from: "2020-01-01", source: "s" },
            { id: "timbang", label: { id: "Timbang", en: "Weighing" }, about: "member", weight: 6,
              when: "member.missedWeighings >= 1",
              why: { id: "{member.missedWeighings} bulan", en: "{member.missedWeighings} months" },
              act: "kunjungan", from: "2020-01-01", source: "s" },
            { id: "lansia", label: { id: "Lansia", en: "Elderly" }, about: "member", weight: 5,
              when: "member.age >= 60 and family.adults <= 1",
              why: { id: "Umur {member.age}", en: "Aged {member.age}" },
              act: "kunjungan", from: "2020-01-01", source: "s" },
            { id: "nik", label: { id: "NIK", en: "NIK" }, about: "member", weight: 4,
              when: "member.nikStatus in ['salah', 'ganda', 'kosong']",
              why: { id: "NIK {member.nikStatus}", en: "NIK {member.nikStatus}" },
              from: "2020-01-01", source: "s" },
            { id: "aduan", label: { id: "Aduan", en: "Complaints" }, about: "family", weight: 7,
              when: "family.openComplaints >= 1 or family.failedAid >= 1",
              why: { id: "{family.openComplaints} aduan", en: "{family.openComplaints} complaints" },
              act: "aduan", from: "2020-01-01", source: "s" },
            { id: "kunjungan", label: { id: "Lama", en: "Long" }, about: "family", weight: 2,
              when: "family.monthsSinceVisit >= 1 or (family.size > 4 and not answered(family.monthsSinceVisit))",
              why: { id: "{family.monthsSinceVisit} bulan", en: "{family.monthsSinceVisit} months" },
              from: "2020-01-01", source: "s" },
            { id: "dulu", label: { id: "Dulu", en: "Past" }, about: "family", weight: 9, when: "true",
              why: { id: "x", en: "x" }, from: "2020-01-01", to: "2020-12-31", source: "s" } ],
          marks: [ { id: "tarik", label: { id: "Tarik data", en: "Cut-off" }, monthly: 17, lead: "7d",
            from: "2025-01-01", source: "s" } ],
        }
        """

    func installAgenda(_ text: String = Bench.agendaFile) throws {
        let updates = try caseload.installProgrammes([("uji.json5", Array(text.utf8))])
        try #require(
            updates.allSatisfy { $0.result == .added || $0.result == .changed },
            "\(updates)",
        )
    }

    func agenda(on day: Day = Bench.today) throws -> AgendaBoard {
        try caseload.agenda(day.quarter, today: day)
    }

    /// Made without anything that was kept.
    func freshAgenda(on day: Day = Bench.today) throws -> AgendaBoard {
        try Caseload(store: store, worker: Bench.worker).agenda(day.quarter, today: day)
    }

    /// Puts a document as it stands, over what is there.
    func put(_ id: DocumentID, _ body: JSONObject) throws {
        try store.write { (writer) throws(StoreError) in
            let old = try writer.document(id).flatMap { $0.deleted ? nil : $0.revision }
            try writer.put(id, body, parent: old)
        }
    }

    func delete(_ id: DocumentID) throws {
        try store.write { (writer) throws(StoreError) in
            guard let parent = try writer.revision(id) else { return }
            try writer.delete(id, parent: parent)
        }
    }

    /// A record of a form, in a state of its flow.
    func record(
        _ id: String,
        form: String,
        family: DocumentID? = nil,
        member: DocumentID? = nil,
        group: DocumentID? = nil,
        on day: Day,
        due: Day? = nil,
        state: String? = nil,
        answers: JSONObject = JSONObject(),
    ) throws {
        var body = JSONObject()
        body["type"] = .string(String(id.prefix { $0 != ":" }))
        body["v"] = 1
        body["form"] = .string(form)
        body["version"] = "2020-01-01"
        body["family"] = family.map { .string($0.rawValue) }
        body["member"] = member.map { .string($0.rawValue) }
        body["group"] = group.map { .string($0.rawValue) }
        body["date"] = .string(day.description)
        body["due"] = due.map { .string($0.description) }
        body["answers"] = .object(answers)
        if let state {
            var step: JSONObject = [
                "state": .string(state), "by": "pdp-001", "device": "laptop-a",
                "at": .string("\(day)T09:00:00+07:00"),
            ]
            if let due { step["due"] = .string(due.description) }
            body["due"] = nil
            body["steps"] = .array([.object(step)])
        }
        body["by"] = "pdp-001"
        body["at"] = .string("\(day)T09:00:00+07:00")
        body["device"] = "laptop-a"
        try put(DocumentID(id), body)
    }

    /// The ids of a family's members, by row key.
    func members(of family: DocumentID) throws -> [Member] {
        try store.read { (reader) throws(StoreError) in
            let rules = try caseload.rules(reader)
            return try CaseloadReader(reader: reader, rules: rules)
                .members("family", CaseloadProjections.key(family.rawValue))
        }
    }
}

extension AgendaBoard {
    /// Everything, decoded, so that two boards can be compared.
    var everyItem: [AgendaItem] {
        let list = list(AgendaQuery(window: .all))
        return (0..<list.count).map { list[$0] }
    }

    var everyAlert: [Alert] {
        let list = alerts(AgendaQuery())
        return (0..<list.count).map { list[$0] }
    }
}
