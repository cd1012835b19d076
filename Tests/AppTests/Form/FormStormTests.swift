import Casework
import Documents
import Forms
import Glibc
import Screen
import TestSupport
import Testing

@testable import App
@testable import Caseload

private let isLong = getenv("PENDAMPING_LONG").map { String(cString: $0) } == "1"

/// Random keys over random forms: nothing breaks, and the store always has what is shown.
@Suite struct FormStormTests {
    private static let hostile = [
        "\u{1B}[2J", "\u{202E}abc", "e\u{301}\u{301}", "王小明", "👨‍👩‍👧", "\u{7}", "\u{0}x",
        String(repeating: "x", count: 10_000),
    ]

    private static let keys: [Key] =
        [
            "Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn", "Enter", "Enter", "Tab",
            "Tab", "Tab", "S-Tab", "Backspace", "Delete", "Space", "C-w", "C-u", "C-k", "C-z",
            "C-z", "C-y", "C-d", "Esc", "F2", "F4", "F6", "F8",
        ]
        + "abhiklmnopstuyAHS0123456789,.-+%/é王".unicodeScalars.map { Key(.character($0)) }

    @Test(arguments: isLong ? Array(1...60) : Array(1...8) as [UInt64])
    func `a storm over a random form loses nothing that is typed`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let form = try RandomForm.make(&random)
        let page = try FormSample.page(of: form)
        var stage = Stage()
        stage.effects += stage.state.beginRecord(form.id, about: page.subject)
        stage.act(.form(.page(page)))
        stage.effects = []
        var kept: FormDraft?
        for step in 0..<(isLong ? 3_000 : 700) {
            let place = "seed \(seed), step \(step)"
            try self.step(&stage, &random, page)
            for effect in stage.effects {
                switch effect {
                case .form(.keep(let draft)): kept = draft
                case .form(.drop): kept = nil
                case .form(.save(let id, let draft, _)):
                    // Half of the saves fail; the form goes on in both cases.
                    if Bool.random(using: &random) {
                        stage.act(.form(.saved(id, .failure(.caseload(.inConflict)))))
                    } else {
                        let back = RecordChangeBack(
                            id: "aid:1",
                            form: draft.form,
                            before: nil,
                            after: try FormSample.revision(1),
                        )
                        stage.act(.form(.saved(id, .success(.saved(back, waiting: 1)))))
                        kept = nil
                    }
                default: break
                }
            }
            stage.effects = []
            if stage.place != .form {
                // Left by Esc or a save: it is opened again, with the draft that the store has.
                var again = page
                again.draft = kept
                _ = stage.state.beginRecord(form.id, about: page.subject)
                stage.act(.form(.page(again)))
                stage.effects = []
            }
            try check(stage, kept, place)
            if step.isMultiple(of: 9) {
                let canvas = stage.frame()
                let isInside = canvas.cursor.map { Rect(size: stage.state.size).contains($0) }
                if isInside == false { Issue.record("\(place): the cursor is off the screen") }
                let isClean = canvas.text.unicodeScalars.allSatisfy {
                    $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E)
                }
                if !isClean { Issue.record("\(place): a control character on the screen") }
            }
        }
    }

    private func step(
        _ stage: inout Stage,
        _ random: inout SeededGenerator,
        _ page: FormPage,
    ) throws {
        switch Int.random(in: 0..<120, using: &random) {
        case 0:
            stage.resize(
                Int.random(in: 1...210, using: &random),
                Int.random(in: 1...60, using: &random),
            )
        case 1...2:
            let text = Self.hostile.randomElement(using: &random) ?? ""
            stage.act(.input(.paste(text)))
        case 3: stage.act(.form(.page(page)))
        case 4:
            let at = Point(
                Int.random(in: 0..<80, using: &random),
                Int.random(in: 0..<24, using: &random),
            )
            let kinds: [MouseEvent.Kind] = [.press, .wheelUp, .wheelDown]
            let kind = kinds.randomElement(using: &random) ?? .press
            stage.act(.input(.mouse(MouseEvent(kind, at: at))))
        case 5:
            for case .form(.weigh(let path, let field)) in stage.effects {
                let facts = PhotoFacts(sha256: String(repeating: "0", count: 64), bytes: 5)
                stage.act(.form(.weighed(field, path: path, .success(facts))))
            }
        default:
            let key = Self.keys.randomElement(using: &random) ?? .tab
            stage.act(.input(.key(key)))
        }
    }

    private func check(_ stage: Stage, _ kept: FormDraft?, _ place: String) throws {
        let form = stage.form
        let isSound =
            stage.place == .form
            && (form.fields.isEmpty || form.fields.contains(form.here))
            && Set(form.fields).count == form.fields.count
            && (form.layout.rows.isEmpty || form.layout.rows.indices.contains(form.layout.top))
        if !isSound { Issue.record("\(place): \(form.here) of \(form.fields.count)") }
        let shown = form.isTyped ? form.answers : nil
        let stored = kept.flatMap { $0.answers == form.pristine ? nil : $0.answers }
        if shown != stored {
            Issue.record(
                "\(place): shown \(String(describing: shown)), kept \(String(describing: stored))"
            )
        }
    }

    @Test func `labels and answers cannot act on the terminal, however long`() throws {
        for text in Self.hostile {
            let question = FormQuestion(
                id: "a",
                kind: .note,
                label: Wording(id: text, en: text),
                hint: Wording(id: text, en: text),
                length: 20_000,
            )
            let form = RandomForm.form([question], label: text)
            for size in [Size(80, 24), Size(40, 12), Size(200, 60), Size(3, 5)] {
                let page = try FormSample.page(of: form, draft: ["a": .string(text)])
                var stage = Stage(size: size)
                _ = stage.state.beginRecord(form.id, about: page.subject)
                stage.act(.form(.page(page)))
                stage.press("Down Up Tab End")
                let shown = stage.frame().text
                #expect(!shown.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
                #expect(!shown.unicodeScalars.contains("\u{202E}"))
                #expect(stage.answer("a")?.string?.isEmpty == false)
            }
        }
    }
}

/// Forms that no file would hold.
enum RandomForm {
    static func make(_ random: inout SeededGenerator) throws -> Form {
        var questions: [FormQuestion] = []
        for number in 0..<Int.random(in: 1...14, using: &random) {
            questions.append(question("q\(number)", &random, inTable: false, before: questions))
        }
        return form(questions, label: "Acak")
    }

    static func form(_ questions: [FormQuestion], label: String) -> Form {
        let label = Wording(id: label, en: label)
        let middle = questions.count / 2
        let halves = [questions[..<middle], questions[middle...]].filter { !$0.isEmpty }
        return Form(
            id: FormID("acak/acak"),
            kind: DocumentKind(rawValue: "assessment"),
            label: label,
            short: label,
            pillar: nil,
            rhk: nil,
            about: .family,
            identity: .own,
            flow: nil,
            isSensitive: false,
            marks: [],
            title: nil,
            dateQuestion: nil,
            dueQuestion: nil,
            nameQuestions: [],
            versions: [
                FormVersion(
                    validity: Validity(from: Day.first, to: nil),
                    source: "acak",
                    sections: halves.map {
                        FormSection(label: label, shown: nil, questions: Array($0))
                    },
                )
            ],
        )
    }

    private static func question(
        _ id: String,
        _ random: inout SeededGenerator,
        inTable: Bool,
        before: [FormQuestion],
    ) -> FormQuestion {
        let kinds = QuestionKind.allCases.filter { !(inTable && $0 == .table) }
        let kind = kinds.randomElement(using: &random) ?? .text
        var columns: [FormQuestion] = []
        if kind == .table {
            for number in 0..<Int.random(in: 1...4, using: &random) {
                columns.append(question("k\(number)", &random, inTable: true, before: columns))
            }
        }
        let isHidden = Int.random(in: 0..<4, using: &random) == 0
        let other = before.randomElement(using: &random)
        return FormQuestion(
            id: id,
            kind: kind,
            label: Wording(id: "Pertanyaan \(id)", en: "Question \(id)"),
            hint: Bool.random(using: &random) ? Wording(id: "Petunjuk", en: "Hint") : nil,
            required: Int.random(in: 0..<6, using: &random) == 0 ? .yes : .no,
            shown: isHidden ? other.map { .call(.answered, [.name($0.id)]) } : nil,
            minimum: kind == .number ? 1 : nil,
            maximum: kind == .number ? 99 : nil,
            length: kind == .table ? Int.random(in: 1...6, using: &random) : 300,
            list: kind.needsList ? list(&random) : nil,
            columns: columns,
            startsWithMembers: kind == .table && columns.contains { $0.kind == .member }
                && Bool.random(using: &random),
        )
    }

    private static func list(_ random: inout SeededGenerator) -> CodeList {
        let count = Int.random(in: 0...25, using: &random)
        return CodeList(
            id: "acak/daftar",
            rows: (0..<count).map { number in
                CodeList.Row(
                    code: "c\(number)",
                    label: Wording(id: "Pilihan \(number)", en: "Choice \(number)"),
                    validity: Validity(from: Day.first, to: nil),
                    group: number.isMultiple(of: 3) ? "g\(number % 4)" : nil,
                )
            },
        )
    }
}
