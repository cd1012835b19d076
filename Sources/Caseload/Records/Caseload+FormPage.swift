import Casework
import Documents
import Forms
import LocalStore

extension Caseload {
    /// A form to be filled about someone; nil where there is no such form, none in force, or nobody.
    ///
    /// A form of which there is one for each subject and period opens the record that is there.
    ///
    /// `follows`: The record that it comes out of; what the form takes over from that one stands there at first.
    package func formPage(
        _ form: FormID,
        _ subject: RecordSubject,
        follows: DocumentID? = nil,
        today: Day,
    ) throws(CaseloadError) -> FormPage? {
        try read { (reader) throws(StoreError) in
            let forms = FormReader(reader: reader, rules: try rules(reader))
            guard let form = forms.book.form(form),
                let settled = try forms.settled(subject, for: form)
            else { return nil }
            if let record = try forms.standing(form, settled, of: worker.name, on: today) {
                return try forms.page(form, record, today)
            }
            return try forms.page(form, settled, about: subject.member, follows: follows, today)
        }
    }

    /// All institutions of the register with what a list shows of them, by name.
    package func facilities() throws(CaseloadError) -> [Facility] {
        try read { (reader) throws(StoreError) in
            try FormReader(reader: reader, rules: try rules(reader)).facilities()
        }
    }

    /// A record to be changed; nil where there is none, or no programme here knows its form.
    package func formPage(
        record id: DocumentID,
        today: Day,
    ) throws(CaseloadError) -> FormPage? {
        try read { (reader) throws(StoreError) in
            let forms = FormReader(reader: reader, rules: try rules(reader))
            guard let record = try forms.record(id),
                let form = forms.book.form(record.record.form)
            else { return nil }
            return try forms.page(form, record, today)
        }
    }
}

extension FormReader {
    /// The one record of this subject that a day belongs to; nil where there is none, or each is its own.
    ///
    /// Of a worker's own also one from before there was one for each period, whose id says nothing: it is gone on
    /// with, and not made once more.
    func standing(
        _ form: Form,
        _ subject: RecordSubject,
        of worker: String,
        on day: Day,
    ) throws(StoreError) -> Stored? {
        guard let id = form.standingRecord(subject, of: worker, on: day) else { return nil }
        if let record = try record(id) { return record }
        guard form.about == .none else { return nil }
        var older: [DocumentID] = []
        let query = "SELECT d.id FROM act a JOIN document d ON d.doc = a.doc WHERE a.form = ?"
        try reader.rows(query + " ORDER BY a.date, a.doc", [.text(form.id.rawValue)]) { row in
            let id = DocumentID(row.text(0))
            if !id.rowKey.contains(":") { older.append(id) }
        }
        for id in older {
            guard let found = try record(id), found.record.authorship.by == worker,
                form.standingPeriod(of: found.record.date) == form.standingPeriod(of: day)
            else { continue }
            return found
        }
        return nil
    }
}

extension Form {
    /// The period of which there is one record; the same for all days where there is one for ever, and where each
    /// is its own.
    func standingPeriod(of day: Day) -> String {
        switch identity {
        case .own, .once: ""
        case .day: day.description
        case .month: day.month.description
        case .quarter: day.quarter.description
        }
    }

    /// The id of the one record of this subject that a day belongs to; nil where each is its own.
    ///
    /// `worker`: Whose records they are, of a form about nobody.
    func standingRecord(
        _ subject: RecordSubject,
        of worker: String,
        on day: Day,
    ) -> DocumentID? {
        guard identity != .own else { return nil }
        // Without a subject each is its own, too.
        let id = recordID(subject, of: worker, on: day, random: "")
        return id.rowKey.isEmpty ? nil : id
    }

    /// The id of a record.
    func recordID(
        _ subject: RecordSubject,
        of worker: String,
        on day: Day,
        random: String,
    ) -> DocumentID {
        let about: DocumentID? =
            switch about {
            case .family: subject.family
            case .member: subject.member
            case .group: subject.group
            case .facility: subject.facility
            case .place, .none: nil
            }
        return .formRecord(
            form: self,
            subject: about,
            place: self.about == .place ? subject.place : nil,
            worker: self.about == .none ? worker : nil,
            date: day,
            random: random,
        )
    }
}
