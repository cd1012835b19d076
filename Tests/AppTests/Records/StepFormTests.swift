import Casework
import Documents
import Forms
import Screen
import Testing

@testable import App

@Suite struct StepFormTests {
    private let today = Stage.moment.day

    private func form(needsNote: Bool = false, due: Day? = nil) throws -> StepForm {
        StepForm(
            record: "complaint:c1",
            seen: try RevisionID("1-" + String(repeating: "a", count: 32)),
            step: Flow.Step(
                from: ["diterima"],
                to: "ditelaah",
                label: Wording(id: "Telaah", en: "Review"),
                roles: [],
                needsNote: needsNote,
                asks: [],
            ),
            due: due,
        )
    }

    private func type(_ text: String, into form: inout StepForm) {
        for scalar in text.unicodeScalars {
            _ = form.press(.character(scalar), today: today)
        }
    }

    @Test func `two Enters take a step with the due date of the flow`() throws {
        let due = today.adding(days: 7)
        var form = try form(due: due)
        #expect(form.press(.enter, today: today) == .stays)
        #expect(form.press(.enter, today: today) == .take(note: nil, due: due))
    }

    @Test func `a step that needs a note is not taken without one`() throws {
        var form = try form(needsNote: true)
        #expect(form.press(.function(2), today: today) == .stays)
        #expect(form.complaint == .noteMissing)
        type("sudah dihubungi", into: &form)
        #expect(form.complaint == nil)
        #expect(
            form.press(.function(2), today: today) == .take(note: "sudah dihubungi", due: nil)
        )
    }

    @Test(
        arguments: [
            ("12", "2026-11-12"), ("3", "2026-12-03"), ("1511", "2026-11-15"),
            ("0301", "2027-01-03"), ("+7", "2026-11-12"), ("151126", "2026-11-15"),
            ("20/11/2026", "2026-11-20"), ("h", "2026-11-05"),
        ]
    )
    func `a due date is one to come`(typed: String, wanted: String) throws {
        var form = try form()
        _ = form.press(.tab, today: today)
        type(typed, into: &form)
        #expect(form.press(.enter, today: today) == .take(note: nil, due: try Sample.day(wanted)))
    }

    @Test func `a day that is past or unreadable is told and not taken`() throws {
        var form = try form()
        _ = form.press(.tab, today: today)
        type("011126", into: &form)
        #expect(form.press(.enter, today: today) == .stays)
        #expect(form.complaint == .dayBefore(try Sample.day("2026-11-01")))
        _ = form.press(.control("u"), today: today)
        type("besok pagi", into: &form)
        #expect(form.press(.enter, today: today) == .stays)
        #expect(form.complaint == .unreadableDay)
    }
}
