import Caseload
import Casework
import Documents
import LocalStore
import Reports
import Screen
import Testing

@testable import App
@testable import Caseload

/// What is to follow stands in the agenda: a visit that was planned, and what a decision asks for.
@Suite struct PlanWalkTests {
    private func put(
        _ id: DocumentID,
        _ form: String,
        on day: String,
        _ more: JSONObject,
        _ desk: inout WalkDesk,
    ) throws {
        let family = try #require(desk.state.workspace?.families.index.id(0))
        var body: JSONObject = [
            "type": .string(id.kind), "v": 1, "form": .string(form), "version": "2020-10-01",
            "family": .string(family.rawValue), "date": .string(day), "by": "Rahmawati",
            "at": .string(day + "T09:00:00+07:00"), "device": "laptop-1a2b", "how": "typed",
            "answers": [:],
        ]
        for member in more { body[member.name] = member.value }
        let made = body
        let store = try #require(desk.caseload).store
        try store.write { (writer) throws(StoreError) in
            _ = try writer.put(id, made, parent: nil)
        }
        try desk.reopen()
    }

    private func agenda(_ desk: inout WalkDesk) -> String {
        desk.state.size = Size(200, 60)
        desk.press("Esc Esc 1 7")
        var text = desk.frame()
        desk.press("PgDn")
        text += desk.frame()
        return text
    }

    @Test func `a planned visit stands there until the visit is recorded`() throws {
        var desk = try WalkDesk(families: 2)
        try put(
            "review:p",
            "kunjungan/rencana",
            on: "2026-11-01",
            ["due": "2026-11-05", "answers": ["tujuan": "rutin", "kapan": "2026-11-05"]],
            &desk,
        )
        #expect(agenda(&desk).contains("Rencana"))
        try put("visit:v", "kunjungan/keluarga", on: "2026-11-04", [:], &desk)
        #expect(!agenda(&desk).contains("Rencana"))
    }

    @Test func `ninety days after graduation the follow-up is asked for`() throws {
        var desk = try WalkDesk(families: 2)
        let step: JSONValue = [
            "state": "ditetapkan", "by": "korkab", "device": "kantor",
            "at": "2026-08-03T09:00:00+07:00",
        ]
        try put("proposal:g", "graduasi/berkas", on: "2026-08-01", ["steps": [step]], &desk)
        #expect(agenda(&desk).contains("Graduasi ditetapkan → Pasca graduasi"))
        try put("visit:p", "graduasi/pasca", on: "2026-11-04", [:], &desk)
        #expect(!agenda(&desk).contains("Pasca graduasi"))
    }

    @Test func `the month's own words are read in the report of the nine lines`() throws {
        var desk = try WalkDesk(families: 2)
        try put(
            "review:u",
            "rhk/uraian",
            on: "2026-11-02",
            ["answers": ["kendala-2": "Jembatan putus sejak Senin."]],
            &desk,
        )
        let report = try #require(desk.caseload).report(
            .rhk,
            ReportScope(Stage.quarter, month: Stage.moment.day.month),
            today: Stage.moment.day,
        )
        let lines = ReportLines(words: PageWords(), width: 60, showsCharts: false, offset: 0)
            .lines(report).map { $0.plain(.terminal).trimmed }
        let start = try #require(lines.firstIndex(of: "2 Pelaksanaan P2K2"), "\(lines)")
        #expect(
            lines[start...].prefix(3) == [
                "2 Pelaksanaan P2K2", "Kendala", "Jembatan putus sejak Senin.",
            ]
        )
    }
}
