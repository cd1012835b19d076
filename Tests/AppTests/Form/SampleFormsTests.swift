import Casework
import Documents
import FoundationEssentials
import Forms
import Screen
import Testing

@testable import App
@testable import Caseload

/// The forms that come with the program, on the screen.
@Suite struct SampleFormsTests {
    private static func forms() throws -> [Form] {
        let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let folder = root + "/sample-data/programs"
        var sources: [FormBook.Source] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        where name.hasSuffix(".json5") {
            let bytes = try FileBytes.read(folder + "/" + name)
            let json = try JSON5.value(bytes)
            let id = json["id"]?.string ?? name
            sources.append(FormBook.Source(id: id, json: json, file: name))
        }
        let reading = FormBook.reading(sources)
        #expect(reading.faults.isEmpty, "\(reading.faults.prefix(3))")
        return reading.book.forms
    }

    private static func subject(_ form: Form) -> RecordSubject {
        switch form.about {
        case .family, .none: RecordSubject(family: Sample.familyID)
        case .member: RecordSubject(family: Sample.familyID, member: "member:ibu")
        case .group: RecordSubject(group: "group:g1")
        case .facility: RecordSubject(facility: "facility:p1")
        case .place: RecordSubject(place: "Sukamaju")
        }
    }

    @Test func `every form can be walked through at every size, its cursor always in sight`() throws
    {
        let forms = try Self.forms().filter { $0.version(on: Stage.moment.day) != nil }
        #expect(forms.count > 20)
        for form in forms {
            let page = try FormSample.page(of: form, Self.subject(form))
            for size in [Size(80, 24), Size(40, 12), Size(200, 60)] {
                var stage = Stage(size: size)
                _ = stage.state.beginRecord(form.id, about: page.subject)
                stage.act(.form(.page(page)))
                #expect(stage.form.page != nil, "\(form.id)")
                for _ in stage.form.fields.prefix(40) {
                    let cursor = stage.frame().cursor
                    #expect(cursor != nil, "\(form.id) at \(stage.form.here), \(size)")
                    stage.press("Tab")
                }
                #expect(stage.keptDraft() == nil, "\(form.id): looking is no typing")
            }
        }
    }

    @Test func `a form's short name says by itself which one it is`() throws {
        let shorts = try Self.forms().map(\.short.id)
        let twice = Dictionary(grouping: shorts, by: \.self).filter { $0.value.count > 1 }
        #expect(twice.isEmpty, "\(twice.keys)")
        // Words that tell of whom a record is, or that there is one, but not what it is.
        let bare = [
            "Individu", "Keluarga", "Kelompok", "Komunitas", "Calon", "Penerima", "Murid",
            "Usaha", "Program", "Rencana", "Berkas", "Usul",
        ]
        #expect(shorts.filter(bare.contains).isEmpty)
    }

    @Test func `every form is found in the choice by its own name`() throws {
        let forms = try Self.forms().filter { $0.version(on: Stage.moment.day) != nil }
        var stage = Stage()
        let subject = RecordSubject(family: Sample.familyID)
        _ = stage.state.beginRecord(nil, about: subject)
        let page = NewRecordPage(
            subject: subject,
            familyName: "Aminah",
            village: "Sukamaju",
            members: try Sample.members(),
            forms: forms,
        )
        stage.act(.form(.choices(page)))
        for form in forms {
            stage.press("C-u")
            stage.type(form.label.id)
            let found = stage.newRecord.rows.contains {
                if case .form(form.id, _, _, _, _) = $0 { true } else { false }
            }
            #expect(found, "\(form.id): \(form.label.id)")
        }
    }
}
