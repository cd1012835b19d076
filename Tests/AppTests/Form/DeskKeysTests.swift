import Documents
import Forms
import Screen
import Testing

@testable import App
@testable import Caseload

/// How many keys a record at the desk takes.
@Suite struct DeskKeysTests {
    /// Carries on what the screen asked for, as the store would.
    private func answer(_ stage: inout Stage) throws {
        let asked = stage.effects
        stage.effects = []
        for effect in asked {
            switch effect {
            case .form(.choose(let subject)):
                stage.act(.form(.choices(try NewRecordSample.page(subject))))
            case .form(.open(let form, let subject, _)):
                stage.act(
                    .form(
                        .page(
                            try FormSample.page(
                                form,
                                subject,
                                members: subject.family == nil ? [] : nil,
                            )
                        )
                    )
                )
            case .form(.save(let id, let draft, _)):
                let back = RecordChangeBack(
                    id: "complaint:1",
                    form: draft.form,
                    before: nil,
                    after: try FormSample.revision(1),
                )
                stage.act(.form(.saved(id, .success(.saved(back, waiting: 1)))))
                saved.withLock { $0.append(draft) }
            default: break
            }
        }
    }

    private let saved = Kept<[FormDraft]>([])

    @Test func `a complaint of someone known takes at most 25 keys beside free text`() throws {
        var stage = Stage()
        stage.load(.index(Sample.index()))
        var keys = 0
        func press(_ names: String, _ stage: inout Stage) throws {
            for name in names.split(separator: " ") {
                stage.press(String(name))
                keys += 1
                try answer(&stage)
            }
        }
        func type(_ text: String, isFree: Bool, _ stage: inout Stage) throws {
            for scalar in text.unicodeScalars {
                stage.type(String(scalar))
                if !isFree { keys += 1 }
                try answer(&stage)
            }
        }
        try press("F6", &stage)
        try type("aminah", isFree: true, &stage)
        try press("Enter", &stage)
        #expect(stage.newRecord.subject.member == "member:ibu", "she is the only Aminah of hers")
        try type("adu", isFree: false, &stage)
        try press("Enter", &stage)
        #expect(stage.place == .form)
        #expect(stage.answer("nama") == "Aminah" && stage.answer("jenis") == "pengaduan")
        // Name, NIK, day and kind stand there already.
        try press("Tab Tab Tab Tab", &stage)
        try type("kks", isFree: false, &stage)
        try press("Enter", &stage)
        try type("Kartu hilang di pasar.", isFree: true, &stage)
        // The sample's numbers are of no province that is: that is asked about once.
        try press("F2 F2", &stage)
        #expect(stage.place == .home)
        let draft = try #require(saved.withLock { $0.last })
        #expect(draft.answers["layanan"] == "kks")
        #expect(draft.subject.family == Sample.familyID)
        #expect(keys <= 25, "\(keys) keys")
    }

    @Test(arguments: ["Aminah", "9901010101200001", "Mak Ijah dari Bogor"])
    func `a walk-in is there in under 5 keys beside the name`(name: String) throws {
        var stage = Stage()
        stage.load(.index(Sample.index()))
        stage.press("F6")
        stage.type(name)
        stage.press("Enter")
        #expect(stage.newRecord.step == .form, "two keys beside the name")
        let isStranger = name.hasPrefix("Mak")
        #expect((stage.newRecord.stranger == name) == isStranger)
        #expect((stage.newRecord.subject.family != nil) == !isStranger)
    }

    @Test func `someone who is in no register is named in the form`() throws {
        var stage = Stage()
        stage.press("F6")
        stage.type("Mak Ijah")
        stage.press("Enter")
        try answer(&stage)
        stage.type("adu")
        stage.press("Enter")
        try answer(&stage)
        #expect(stage.place == .form)
        #expect(stage.answer("nama") == "Mak Ijah")
        stage.press("Esc F6")
        stage.type("9901014204900001")
        stage.press("Down Down Enter")
        try answer(&stage)
        stage.type("adu")
        stage.press("Enter")
        try answer(&stage)
        #expect(stage.answer("nik") == "9901014204900001")
    }
}

/// A value that a test's helpers add to.
private final class Kept<Value: Sendable>: @unchecked Sendable {
    // Each test has its own and runs on one thread.
    private var value: Value

    init(_ value: Value) {
        self.value = value
    }

    func withLock<Result>(_ body: (inout Value) -> Result) -> Result { body(&value) }
}
