import Casework
import Documents
import Forms
import LocalStore

/// The questions that a draft was begun with, kept where a corrected file may take them away under the same day.
///
/// A local document for each version of a form that was ever begun, by what it asks; it is never sent.
enum DraftQuestions {
    private static func id(_ asked: String) -> DocumentID {
        DocumentID("_local/form-version:" + asked)
    }

    /// Keeps them once, with the first letter that is typed.
    static func keep(
        of draft: FormDraft,
        _ writer: Writer,
        _ book: (Reader) throws(StoreError) -> FormBook,
    ) throws(StoreError) {
        guard let asked = draft.asked, try writer.localDocument(id(asked)) == nil,
            let version = try book(writer).form(draft.form)?.version(named: draft.version),
            version.digest == asked
        else { return }
        let body: JSONObject = ["form": .string(draft.form.rawValue), "version": version.json]
        _ = try writer.putLocalDocument(id(asked), body)
    }

    /// The version as it was, read beside the programmes in force; nil where it is not kept or can no longer be read.
    static func version(
        _ asked: String,
        of form: FormID,
        _ programmes: [Programme],
        _ reader: Reader,
    ) throws(StoreError) -> FormVersion? {
        guard let body = try reader.localDocument(id(asked))?.body, let kept = body["version"],
            body["form"]?.string == form.rawValue
        else { return nil }
        let sources = programmes.map { programme in
            let json =
                programme.id == form.programme
                ? Self.putting(kept, into: programme.json, of: form) : programme.json
            return FormBook.Source(
                id: programme.id,
                json: json,
                file: programme.documentID.rawValue,
            )
        }
        return FormBook.reading(sources).book.form(form)?.versions.first
    }

    /// A programme in which the form has this version and no other.
    private static func putting(
        _ version: JSONValue,
        into programme: JSONValue,
        of form: FormID,
    ) -> JSONValue {
        var programme = programme
        let records = (programme["records"]?.array ?? []).map { record -> JSONValue in
            guard let id = record["id"]?.string,
                FormID(programme: form.programme, record: id) == form
            else { return record }
            var record = record
            record["versions"] = [version]
            return record
        }
        programme["records"] = .array(records)
        return programme
    }
}

extension FormReader {
    /// The version a draft was begun with, with the questions it had then; without a draft that of a record, by its
    /// name.
    func version(
        of form: Form,
        _ draft: FormDraft?,
        else name: String? = nil,
        begun: Day,
    ) throws(StoreError) -> FormVersion? {
        let now = form.version(draft?.version ?? name, begun: begun)
        guard let draft, let asked = draft.asked else { return now }
        if let now, now.name == draft.version, now.digest == asked { return now }
        return try DraftQuestions.version(asked, of: form.id, rules.book.programmes, reader) ?? now
    }
}
