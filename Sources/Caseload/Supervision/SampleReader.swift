import Casework
import Documents
import Forms
import LocalStore

/// Reads what was drawn in a quarter and what came of it.
struct SampleReader {
    let reader: Reader
    let rules: Rules
    let quarter: Quarter
    private var names: QueueNames
    private var restriction: RestrictionFinder

    init(_ reader: Reader, _ rules: Rules, _ quarter: Quarter) {
        self.reader = reader
        self.rules = rules
        self.quarter = quarter
        names = QueueNames(reader: reader)
        restriction = RestrictionFinder(reader, rules.forms)
    }

    /// By worker.
    func samples() throws(StoreError) -> [DrawnSample] {
        var found: [DrawnSample] = []
        let prefix = "sample:\(quarter):"
        try reader.documents(ofKind: DocumentKind.sample.rawValue) { stored in
            guard stored.id.rawValue.hasPrefix(prefix) else { return true }
            if let sample = DrawnSample(stored.body) { found.append(sample) }
            return true
        }
        return found.sorted { $0.worker < $1.worker }
    }

    /// The quarters in whose sample a record is.
    static func quarters(
        of record: DocumentID,
        _ reader: Reader,
    ) throws(StoreError) -> Set<Quarter> {
        var found: Set<Quarter> = []
        try reader.documents(ofKind: DocumentKind.sample.rawValue) { stored in
            if let sample = DrawnSample(stored.body),
                sample.picks.contains(where: { $0.record == record })
            {
                found.insert(sample.quarter)
            }
            return true
        }
        return found
    }

    func rekeyings() throws(StoreError) -> [DocumentID: Rekeying] {
        var found: [DocumentID: Rekeying] = [:]
        let prefix = "rekey:\(quarter):"
        try reader.documents(ofKind: DocumentKind.rekey.rawValue) { stored in
            guard stored.id.rawValue.hasPrefix(prefix) else { return true }
            if let rekeying = Rekeying(stored.body) { found[rekeying.record] = rekeying }
            return true
        }
        return found
    }

    /// What came of keying a record again; nil while it is to be done, or to be done once more.
    func finished(_ record: DocumentID) throws(StoreError) -> Rekeying? {
        guard let stored = try reader.document(Rekeying.id(quarter, record)), !stored.deleted,
            let rekeying = Rekeying(stored.body), !rekeying.isReopened
        else { return nil }
        return rekeying
    }

    /// The record as it was drawn; as it is now where that body is not held any more.
    func first(_ pick: DrawnSample.Pick) throws(StoreError) -> (body: JSONObject, isDrawn: Bool)? {
        if let body = try reader.body(pick.record, pick.revision) { return (body, true) }
        guard let stored = try reader.document(pick.record), !stored.deleted else { return nil }
        return (stored.body, stored.revision == pick.revision)
    }

    /// All that was drawn: what is open first, by worker, family and label.
    mutating func tasks() throws(StoreError) -> [SampleTask] {
        let done = try rekeyings()
        var tasks: [SampleTask] = []
        for sample in try samples() {
            for pick in sample.picks {
                tasks.append(try task(pick, of: sample.worker, done[pick.record]))
            }
        }
        // A worker's own store has what came of a sample, not the sample.
        let drawn = Set(tasks.map(\.record))
        for rekeying in done.values
        where !drawn.contains(rekeying.record) && !rekeying.isReopened {
            let pick = DrawnSample.Pick(record: rekeying.record, revision: rekeying.revision)
            tasks.append(try task(pick, of: rekeying.worker, rekeying))
        }
        return tasks.sorted { left, right in
            if left.isOpen != right.isOpen { return left.isOpen }
            return (
                left.worker, left.village, left.familyName, left.label.id, left.period, left.record,
            ) < (
                right.worker, right.village, right.familyName, right.label.id, right.period,
                right.record,
            )
        }
    }

    private mutating func task(
        _ pick: DrawnSample.Pick,
        of worker: String,
        _ rekeying: Rekeying?,
    ) throws(StoreError) -> SampleTask {
        let first = try first(pick)
        let body = first?.body ?? JSONObject()
        let isSensitive =
            try restriction.isRestricted(pick.record)
            || rules.forms.isSensitive(FormRecord(partly: body, id: pick.record))
            || rekeying?.isSensitive ?? false
        let member = body["member"]?.string.map { DocumentID($0) } ?? rekeying?.member
        let family = body["family"]?.string.map { DocumentID($0) } ?? rekeying?.family
        let people = try names.names(family, member)
        var state = SampleTask.State.open
        if let rekeying, !rekeying.isReopened {
            state = .done(rekeying)
        } else if first == nil || !rules.canRekey(pick.record, body) {
            state = .gone
        } else if try reader.draft(FormDraft.key(rekeying: pick.record, quarter)) != nil {
            state = .begun
        }
        var task = SampleTask(
            record: pick.record,
            revision: pick.revision,
            quarter: quarter,
            worker: worker,
            label: isSensitive && !Veil.covers(body)
                ? .restricted : label(pick.record, body, rekeying),
            family: family,
            familyName: isSensitive ? "" : people.family,
            memberName: isSensitive ? "" : people.member,
            village: people.village.isEmpty ? body["place"]?.string ?? "" : people.village,
            period: body["period"]?.string
                ?? body["date"]?.string.flatMap { Day($0) }?.month.description ?? "",
            isSensitive: isSensitive,
            isChanged: first?.isDrawn == false,
            state: state,
        )
        task.isBlind = rekeying?.isBlind ?? true
        return task
    }

    private func label(_ id: DocumentID, _ body: JSONObject, _ rekeying: Rekeying?) -> Wording {
        let counted = Self.countedForm(id, body) ?? rekeying?.form ?? ""
        return counted.isEmpty
            ? Wording(id: id.kind, en: id.kind) : KeyedWords(counted, rules).label
    }

    /// What a record is counted under: its form, or the programme with obligation or service.
    static func countedForm(_ id: DocumentID, _ body: JSONObject) -> String? {
        if RecordKinds.ofForms.contains(id.kind) { return body["form"]?.string }
        guard let programme = body["programme"]?.string,
            let name = body["obligation"]?.string ?? body["service"]?.string
        else { return nil }
        return programme + "/" + name
    }
}
