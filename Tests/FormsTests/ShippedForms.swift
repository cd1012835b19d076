import Casework
import Documents
import FoundationEssentials
import Testing

@testable import Forms

/// The programme files that come with the program, as one book of forms.
enum ShippedForms {
    static let folder =
        "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        + "/sample-data/programs"

    /// The names of the files, in order.
    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".json5") }.sorted()
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try #require(FileManager.default.contents(atPath: folder + "/" + name)))
    }

    static func json(_ name: String) throws -> JSONValue {
        try JSON5.value(bytes(name))
    }

    /// Read once: some seconds in a build for tests.
    private static let kept = Result { try read() }

    static func reading() throws -> FormBook.Reading { try kept.get() }

    private static func read() throws -> FormBook.Reading {
        FormBook.reading(
            try names().map { name in
                let json = try json(name)
                let id = try #require(json["id"]?.string, "\(name) has no id")
                return FormBook.Source(id: id, json: json, file: name)
            }
        )
    }

    static func form(
        _ id: String,
        sourceLocation: SourceLocation = #_sourceLocation,
    ) throws -> Form {
        try #require(
            try reading().book.form(FormID(id)),
            "no form \(id)",
            sourceLocation: sourceLocation,
        )
    }

    /// The version of a form on the day of the sample data, or another.
    static func version(
        _ id: String,
        on day: String = "2026-11-22",
        sourceLocation: SourceLocation = #_sourceLocation,
    ) throws -> FormVersion {
        let day = try #require(Day(day), sourceLocation: sourceLocation)
        return try #require(
            try form(id, sourceLocation: sourceLocation).version(on: day),
            "no version of \(id) on \(day)",
            sourceLocation: sourceLocation,
        )
    }

    /// A family of a mother, a grandmother and three children on the day of the sample data.
    static func facts(extra: [String: Value] = [:]) throws -> FormFacts {
        let today = try #require(Day("2026-11-22"))
        var family = Family(id: .family("K1"))
        family.pengurus = .member("ibu")
        family.desil = 2
        family.programmes = [Enrolment(programme: "pkh", status: "aktif")]
        let births = [
            ("ibu", "1990-05-01", 2, Sex.female), ("nenek", "1955-02-03", 6, .female),
            ("kakak", "2014-07-07", 3, .male), ("adik", "2022-01-20", 3, .female),
            ("bayi", "2026-08-15", 3, .male),
        ]
        let members = births.map { key, born, relation, sex in
            var member = Member(id: .member(key), family: family.id, name: key)
            member.born = Day(born)
            member.relation = relation
            member.sex = sex
            return member
        }
        return FormFacts(
            today: today,
            date: today,
            family: family,
            member: members.first,
            members: members,
            extra: extra,
        )
    }
}

extension FormVersion {
    /// The questions, and the columns of tables as `table.column`, with findings that stop a save.
    func faults(_ answers: JSONObject, _ facts: FormFacts) -> [String] {
        findings(answers, facts).filter { !$0.isWarning }.map(\.path.description)
    }

    func warnings(_ answers: JSONObject, _ facts: FormFacts) -> [String] {
        findings(answers, facts).filter(\.isWarning).map(\.path.description)
    }
}
