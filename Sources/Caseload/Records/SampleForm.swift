import Casework
import Documents
import Forms

/// A form as someone filled it, with the steps it was taken through: one row of a file for a demonstration.
///
/// ```
/// { records: [{ form: "kunjungan/keluarga", family: "K000001", at: "2026-10-12T10:15:00+07:00",
///     answers: { hasil: "selesai" }, steps: [{ to: "ditelaah", at: "...", note: "..." }] }] }
/// ```
package struct SampleForm: Sendable {
    package var form: FormID
    package var subject: RecordSubject
    /// When it was typed.
    package var at: Moment
    /// Those that are not what the form begins with.
    package var answers: JSONObject
    package var steps: [Step]

    package struct Step: Sendable {
        package var state: String
        package var at: Moment
        package var note: String?
    }

    /// Why a file of filled forms cannot be read.
    package enum Fault: Error, Hashable, Sendable {
        case syntax(line: Int, column: Int)
        /// `row`: From 0; `member`: What is missing or no such value.
        case row(Int, member: String)
    }

    /// Reads a file's bytes, JSON5.
    package static func list(_ bytes: [UInt8]) throws(Fault) -> [SampleForm] {
        let json: JSONValue
        do throws(JSON5.Failure) {
            json = try JSON5.value(bytes)
        } catch {
            throw .syntax(line: error.line, column: error.column)
        }
        var forms: [SampleForm] = []
        for (place, row) in (json["records"]?.array ?? []).enumerated() {
            forms.append(try SampleForm(row, place))
        }
        return forms
    }

    private init(_ json: JSONValue, _ place: Int) throws(Fault) {
        guard let form = json["form"]?.string else { throw .row(place, member: "form") }
        guard let at = Self.moment(json["at"]) else { throw .row(place, member: "at") }
        guard let answers = json["answers"]?.object else { throw .row(place, member: "answers") }
        self.form = FormID(form)
        self.at = at
        self.answers = answers
        subject = RecordSubject(
            family: json["family"]?.string.map { .family($0) },
            member: json["member"]?.string.map { .member($0) },
            group: json["group"]?.string.map { .group($0) },
            facility: json["facility"]?.string.map { .facility($0) },
            place: json["place"]?.string,
        )
        steps = []
        for step in json["steps"]?.array ?? [] {
            guard let state = step["to"]?.string, let at = Self.moment(step["at"]) else {
                throw .row(place, member: "steps")
            }
            steps.append(Step(state: state, at: at, note: step["note"]?.string))
        }
    }

    private static func moment(_ json: JSONValue?) -> Moment? {
        json?.string.flatMap { Moment($0) }
    }
}
