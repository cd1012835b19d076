import Casework
import Documents
import Forms
import Screen

@testable import App
@testable import Caseload

/// *Tambah* with the sample's forms, about the sample family.
enum NewRecordSample {
    static func page(
        _ subject: RecordSubject,
        recent: [FormID] = [],
        drafts: [FormDraft] = [],
    ) throws -> NewRecordPage {
        let isFamily = subject.family != nil
        return NewRecordPage(
            subject: subject,
            familyName: isFamily ? "Aminah" : "",
            village: isFamily ? "Sukamaju" : "",
            members: isFamily ? try Sample.members() : [],
            group: isFamily ? Group(id: "group:g1", name: "Mawar 1") : nil,
            forms: try FormSample.book().forms,
            recent: recent,
            drafts: drafts,
        )
    }

    /// A stage on the choice about the sample family.
    static func stage(
        size: Size = Size(80, 24),
        recent: [FormID] = [],
        drafts: [FormDraft] = [],
    ) throws -> Stage {
        var stage = Stage(size: size)
        stage.load(.index(Sample.index()))
        let subject = RecordSubject(family: Sample.familyID)
        stage.effects += stage.state.beginRecord(nil, about: subject)
        stage.act(.form(.choices(try page(subject, recent: recent, drafts: drafts))))
        return stage
    }
}
