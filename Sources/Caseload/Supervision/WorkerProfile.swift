import Casework
import Documents
import LocalStore

/// What she does and is good at: stamped on the steps she takes, and by which her agenda is sorted.
package struct WorkerProfile: Sendable, Equatable {
    /// Her role at the desk of a Puskesos; nil for none.
    package var desk: DeskRole?
    /// Her specialisms, as forms and alerts name them.
    package var marks: [String]

    package init(desk: DeskRole? = nil, marks: [String] = []) {
        self.desk = desk
        self.marks = marks
    }
}

extension WorkerProfile {
    private static let worker: DocumentID = "_local/worker"

    /// What she set herself; what she has not set, as the office's list has it.
    package static func read(_ reader: Reader) throws(StoreError) -> WorkerProfile {
        let own = try reader.localDocument(worker)?.body
        var profile = WorkerProfile()
        if own?["desk"] == nil || own?["marks"] == nil,
            let entry = try StoreOwner.entry(reader)
        {
            profile = WorkerProfile(desk: entry.desk, marks: entry.marks)
        }
        if let desk = own?["desk"] { profile.desk = desk.string.flatMap { DeskRole(rawValue: $0) } }
        if let marks = own?["marks"]?.array { profile.marks = marks.compactMap(\.string) }
        return profile
    }

    func write(_ writer: Writer) throws(StoreError) {
        let before = try WorkerProfile.read(writer)
        var body = try writer.localDocument(Self.worker)?.body ?? JSONObject()
        // What stays as the office has it goes on following the office.
        if desk != before.desk { body["desk"] = .string(desk?.rawValue ?? "") }
        if marks != before.marks { body["marks"] = .array(marks.map { .string($0) }) }
        _ = try writer.putLocalDocument(Self.worker, body)
    }
}

extension Caseload {
    /// What the person who works here does and is good at.
    package func profile() throws(CaseloadError) -> WorkerProfile {
        try readUnveiled { (reader) throws(StoreError) in try WorkerProfile.read(reader) }
    }

    /// The specialisms that the programmes in force name.
    package func specialisms() throws(CaseloadError) -> [String] {
        try readUnveiled { (reader) throws(StoreError) in try rules(reader).forms.specialisms }
    }

    /// Sets it on this laptop; the office's list is not changed by it.
    package func set(_ profile: WorkerProfile) throws(CaseloadError) {
        try write { (writer) throws(StoreError) in try profile.write(writer) }
    }
}
