import Casework
import Documents
import Forms
import LocalStore
import Testing

@testable import Caseload

import Glibc

/// Lists and saves beside very many records.
///
/// `PENDAMPING_LONG=1` prints times, and a release build judges them; a short run looks at what is found.
@Suite struct RecordsScaleTests {
    private static let isLong = getenv("PENDAMPING_LONG") != nil
    /// A hundred thousand families are a regency's; ten records each are some years' work.
    private static let families =
        getenv("PENDAMPING_FAMILIES").flatMap { Int(String(cString: $0)) }
        ?? (isLong ? 100_000 : 200)
    private static let isJudged = isLong && !_isDebugAssertConfiguration()
    private static let perFamily = 10

    private static let names = [
        "Siti", "Rahayu", "Budi", "Dewi", "Agus", "Wati", "Joko", "Endang", "Slamet", "Yanti",
    ]
    private static let villages = ["Sukamaju", "Tirtasari", "Mekarjaya", "Cibodas"]

    private func fill(_ records: RecordsBench) throws {
        let step = 2_000
        for start in stride(from: 0, to: Self.families, by: step) {
            try records.bench.store.write(bulk: true) { (writer) throws(StoreError) in
                for number in start..<min(start + step, Self.families) {
                    try Self.family(number, writer)
                }
            }
        }
    }

    private static func family(_ number: Int, _ writer: Writer) throws(StoreError) {
        let (family, member) = ("family:N\(number)", "member:N\(number)")
        try writer.putNew(
            DocumentID(family),
            [
                "type": "family", "v": 1, "pengurus": .string(member),
                "village": .string(villages[number % villages.count]),
            ],
            local: true,
        )
        let name = names[number % names.count] + " \(number)"
        try writer.putNew(
            DocumentID(member),
            ["type": "member", "v": 1, "family": .string(family), "name": .string(name)],
            local: true,
        )
        for place in 0..<perFamily {
            let day = Bench.today.adding(days: -(number * 7 + place * 31) % 900)
            // One in twenty complaints is open.
            let isComplaint = place % 2 == 0
            let isOpen = isComplaint && (number + place) % 40 == 0
            let state = isOpen ? "ditelaah" : "selesai"
            let kind = isComplaint ? "complaint" : "visit"
            var body: JSONObject = [
                "type": .string(kind), "v": 1, "version": "2020-01-01",
                "form": isComplaint ? "uji/aduan" : "uji/kunjungan",
                "family": .string(family), "date": .string(day.description), "by": "x",
                "at": .string(day.description + "T09:00:00+07:00"), "device": "d",
            ]
            if isComplaint {
                body["answers"] = [
                    "perihal": number % 3 == 0 ? "pangan" : "kebakaran",
                    "pelapor": .string("Pelapor \(number % 1_000)"),
                ]
                body["steps"] = [
                    [
                        "state": .string(state), "by": "x", "device": "d",
                        "at": .string(day.description + "T09:00:00+07:00"),
                        "due": .string(day.adding(days: 7).description),
                    ]
                ]
            } else {
                body["member"] = .string(member)
                body["answers"] = ["catatan": "Keluarga sehat."]
            }
            // Delivered long ago: what waits is counted at each save.
            try writer.putWithHistory(
                DocumentID("\(kind):N\(number)-\(place)"),
                path: ["1-a"],
                body,
                delivery: .server,
            )
        }
    }

    @Test func `lists and saves do not wait for the records that are not shown`() throws {
        let records = try RecordsBench()
        try fill(records)
        // The list of families is made once a session.
        _ = try records.caseload.familyIndex()
        let today = Bench.today
        let queries: [(String, RecordsQuery)] = [
            ("all", RecordsQuery()),
            ("open", RecordsQuery(openOnly: true)),
            ("overdue", RecordsQuery(overdueOn: today)),
            ("form", RecordsQuery(forms: [RecordsBench.visit])),
            ("kind", RecordsQuery(kinds: [DocumentKind(rawValue: "complaint")])),
            ("state", RecordsQuery(states: ["selesai"])),
            ("family", RecordsQuery(family: "family:N100")),
            ("member", RecordsQuery(member: "member:N100")),
            ("many names", RecordsQuery(text: "siti")),
            ("one name", RecordsQuery(text: "siti 100")),
            ("village", RecordsQuery(text: "mekarjaya")),
            ("code", RecordsQuery(text: "terbakar")),
            ("reporter", RecordsQuery(text: "pelapor 77")),
            ("label and name", RecordsQuery(text: "pengaduan dewi")),
            ("nothing", RecordsQuery(text: "tiada")),
            ("month", RecordsQuery(from: today.adding(days: -30), to: today)),
        ]
        let clock = ContinuousClock()
        for (name, query) in queries {
            var rows: [RecordRow] = []
            _ = try records.caseload.records(query, today: today)
            let time = try clock.measure {
                rows = try records.caseload.records(query, today: today)
            }
            if Self.isLong { print("\(name): \(rows.count) rows in \(time)") }
            #expect(rows.isEmpty == (name == "nothing"), "\(name)")
            #expect(rows.count <= query.limit, "\(name)")
            if Self.isJudged { #expect(time < .milliseconds(50), "\(name)") }
        }
        var times: [Duration] = []
        for number in 0..<20 {
            let draft = try records.draft(
                RecordsBench.complaint,
                RecordSubject(family: DocumentID("family:N\(number)")),
                RecordsBench.complaintAnswers,
            )
            times.append(
                try clock.measure {
                    _ = try RecordsBench.back(
                        try records.caseload.save(draft, at: Bench.now, sure: true)
                    )
                }
            )
        }
        let median = times.sorted()[times.count / 2]
        if Self.isLong { print("save: \(median)") }
        if Self.isJudged { #expect(median < .milliseconds(10)) }
    }
}
