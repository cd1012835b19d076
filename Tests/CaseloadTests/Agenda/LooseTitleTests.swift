import Casework
import Documents
import Forms
import Testing

@testable import Caseload

@Suite struct LooseTitleTests {
    @Test
    func `what hangs on no family is told by its own title, in the agenda and on a visit list`()
        throws
    {
        let bench = try Bench(programmes: false)
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
        let page = try #require(
            try bench.caseload.formPage(
                FormID("rhk/arahan"),
                RecordSubject(place: "Sukamaju"),
                today: Bench.today,
            )
        )
        var draft = page.begun(Bench.today)
        let answers: JSONObject = [
            "perihal": "Sisir data ganda",
            "batas": .string(Bench.today.adding(days: 3).description),
        ]
        for answer in answers { draft.answers[answer.name] = answer.value }
        for question in page.version.questions where question.kind == .one {
            draft.answers[question.id] = question.list?.rows.first.map { JSONValue.string($0.code) }
        }
        _ = try RecordsBench.back(try bench.caseload.save(draft, at: Bench.now, sure: true))
        let list = try bench.agenda().list(AgendaQuery(window: .all))
        let items = (0..<list.count).map { list[$0] }
        let item = try #require(items.first { if case .record = $0.what { true } else { false } })
        #expect(item.name == "Sisir data ganda" && item.place.village == "Sukamaju")
        let visits = VisitList(day: Bench.today, items: items, alerts: [])
        #expect(visits.stops.map(\.name) == ["Sisir data ganda"])
    }
}
