import Casework
import Documents
import Forms
import LocalStore
import Reports
import TestSupport
import Testing

@testable import Caseload

/// A supervisor's store with one record of each sort, each by a worker of its own, so that all are drawn.
struct VeiledBench {
    let bench: Bench
    let caseload: Caseload
    let row: EntryRow
    let weighed: EntryRow
    private(set) var drawn: Set<DocumentID> = []

    static let quarter = Bench.quarter
    static let supervisor = Worker(name: "penyelia-1", device: "laptop-p")

    /// - `says`: Which of two things every record says; whom and which month it is about are the same.
    init(says second: Bool) throws {
        bench = try Bench(families: 12, seed: 5)
        try bench.installAgenda()
        try Caseload.set(Self.supervisor, .supervisor, in: bench.store)
        caseload = try Caseload(store: bench.store)
        row = try Self.row(caseload) { $0.obligation.input == .attendance }
        weighed = try Self.row(caseload) { $0.obligation.service != nil }
        let cell = try #require(row.cells[0]?.cell)
        let dated = try #require(weighed.cells[0]?.cell)
        let service = try #require(dated.obligation.service)
        let month = dated.counted.first.month
        try put(
            cell.checkID,
            [
                "programme": .string(cell.obligation.programme),
                "obligation": .string(cell.obligation.id), "rule": "pkh/2022-01-01",
                "period": .string(cell.period.text),
                "state": second ? "tidak" : "patuh",
                "facts": second ? ["percent": 20] : ["percent": 97],
            ],
            row,
            by: "ani",
        )
        let day = max(dated.counted.first, month.firstDay)
        try put(
            DocumentID("event:\(weighed.member.rowKey):\(service):\(day)"),
            [
                "programme": .string(dated.obligation.programme), "service": .string(service),
                "date": .string(day.description), "facts": ["weightKg": second ? 7 : 12],
            ],
            weighed,
            by: "budi",
        )
        var settled: JSONValue = [
            "state": "selesai", "by": "cici", "device": "laptop-c",
            "at": "2026-11-14T09:00:00+07:00",
        ]
        if !second { settled["state"] = "diterima" }
        try put(
            "complaint:c1",
            [
                "form": "uji/aduan", "version": "2020-01-01",
                "date": second ? "2026-11-03" : "2026-11-11",
                "answers": ["isi": second ? "zxqv" : "wkjy"], "steps": [settled],
            ],
            row,
            by: "cici",
        )
        try put(
            "visit:v1",
            [
                "form": "uji/kunjungan", "version": "2020-01-01",
                "date": second ? "2026-11-04" : "2026-11-10",
                "due": second ? "2026-11-09" : "2026-11-28",
                "answers": ["berikut": second ? "2026-11-09" : "2026-11-28"],
            ],
            row,
            by: "dedi",
        )
        try put(
            "aid:a1",
            [
                "form": "uji/uang", "version": "2020-01-01", "date": "2026-11-05",
                "answers": ["sampai": second ? "gagal" : "cair"],
            ],
            row,
            by: "eka",
        )
        _ = try caseload.drawSample(Self.quarter, seed: "benih", at: Bench.now)
        drawn = Set(try caseload.sampleTasks(Self.quarter).map(\.record))
        try #require(drawn.count == 5, "drawn: \(drawn)")
    }

    /// The first row that asks for something of such a kind in October.
    private static func row(
        _ caseload: Caseload,
        where isWanted: (ObligationCell) -> Bool,
    ) throws -> EntryRow {
        let index = try caseload.familyIndex()
        var found: EntryRow?
        for ordinal in 0..<index.count where found == nil {
            let page = try caseload.entryPage(
                .family(index.id(ordinal)),
                quarter,
                today: quarter.lastDay,
            )
            found = page?.rows.first { row in
                guard let cell = row.cells[0]?.cell else { return false }
                return cell.applies && cell.counted.first >= quarter.firstDay && isWanted(cell)
            }
        }
        return try #require(found)
    }

    private func put(
        _ id: DocumentID,
        _ body: JSONObject,
        _ row: EntryRow,
        by worker: String,
    ) throws {
        var all: JSONObject = [
            "type": .string(id.kind), "v": 1, "member": .string(row.member.rawValue),
            "family": .string(row.family.rawValue), "how": "typed", "by": .string(worker),
            "at": "2026-11-14T09:00:00+07:00", "device": "laptop-c",
        ]
        for member in body { all[member.name] = member.value }
        try bench.store.write { (writer) throws(StoreError) in
            let parent = try writer.document(id)?.revision
            let put = try writer.put(id, all, parent: parent)
            if let revision = put.revision { try writer.setDelivery(id, revision, .server) }
        }
    }

    /// As one of the workers would see the same store.
    var unveiled: Caseload {
        Caseload(store: bench.store, worker: Worker(name: "ani", device: "laptop-c"))
    }

    /// All that a caseload tells, by what tells it; revisions, which are digests, left out.
    func told(by caseload: Caseload) throws -> [(what: String, text: String)] {
        let today = Bench.today
        let quarter = Self.quarter
        let stamp = PrintStamp(worker: "x", at: Bench.now)
        let words = PageWords(.indonesian)
        func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
        var told: [(what: String, text: String)] = []
        let board = try caseload.agenda(quarter, today: today)
        told.append(("agenda", board.everyItem.map { "\($0)" }.joined(separator: "\n")))
        told.append(("counts", "\(board.counts)"))
        told.append(("alerts", board.everyAlert.map { "\($0)" }.joined(separator: "\n")))
        let trip = try caseload.visitList(
            day: today,
            items: board.everyItem,
            alerts: board.everyAlert,
        )
        told.append(("trip", "\(trip)"))
        let progress = try caseload.familyProgress(quarter, today: today)
        let tallies = (0..<progress.index.count).map { ordinal in
            "\(progress.tally(ordinal, in: progress.index))"
                + " \(progress.isOverdue(ordinal, in: progress.index))"
        }
        told.append(("progress", tallies.joined(separator: "\n")))
        told.append(("home", "\(try caseload.home(quarter, today: today))"))
        told.append(("rosters", "\(try caseload.rosters(quarter, today: today))"))
        for name in ReportName.allCases {
            for month in [nil, quarter.months[1]] {
                let scope = ReportScope(quarter, month: month)
                let report = try caseload.report(name, scope, today: today)
                told.append(("report \(name)", text(report.csv(words, stamp))))
            }
        }
        for family in Set([row.family, weighed.family]).sorted() {
            let card = try #require(try caseload.familyCard(family, quarter, today: today))
            told.append(("card", text(card.html(words, stamp))))
            let page = try #require(try caseload.familyPage(family, quarter, today: today))
            told.append(("summaries", "\(page.summaries) \(page.alerts) \(page.years)"))
            let history = page.history.map { row in
                "\(row.id.veiled) \(row.memberName) \(row.label) \(row.period) "
                    + "\(row.value.state.map { "\($0)" } ?? "") \(row.value.dates) "
                    + "\(row.filled.map { "\($0)" } ?? "")"
            }
            told.append(("history", history.sorted().joined(separator: "\n")))
            for member in page.members {
                let facts = try caseload.facts(of: family, member: member.id, on: today)
                let sorted = facts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
                told.append(("facts", sorted.joined(separator: "\n")))
            }
        }
        for (place, _) in try caseload.formPlaces(quarter, today: today) {
            for form in try caseload.verificationForms(
                place,
                quarter,
                today: quarter.lastDay,
                isFilled: true,
            ) {
                told.append(("verification", text(form.html(words, stamp))))
            }
        }
        for query in [
            RecordsQuery(showsSensitive: true), RecordsQuery(openOnly: true),
            RecordsQuery(states: ["selesai"]), RecordsQuery(overdueOn: today),
        ] {
            let rows = try caseload.records(query, today: today)
            let lines = rows.map { row in
                "\(row.id) \(row.titles) \(row.date) \(row.due.map { "\($0)" } ?? "") "
                    + "\(row.state ?? "") \(row.outcome.map { "\($0)" } ?? "") "
                    + "\(row.settled.map { "\($0)" } ?? "") \(row.isFollowed)"
            }
            told.append(("records", lines.joined(separator: "\n")))
        }
        let sent = try caseload.records(in: .server, limit: 100).map { row in
            "\(row.id.veiled) \(row.period) \(row.state.map { "\($0)" } ?? "") "
                + "\(row.filled.map { "\($0)" } ?? "")"
        }
        told.append(("sent", sent.sorted().joined(separator: "\n")))
        return told
    }
}
