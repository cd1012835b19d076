import Documents

/// What somebody is to the office, as her list of workers says (`peran`), and what she may do in a store
/// that gathers the records of several.
///
/// It opens no door that the passphrase has not opened: what is in a store can be read by whoever opens
/// it. It decides what is offered, and the server refuses decisions of a login without the role.
package enum WorkerRole: String, Sendable, Hashable, CaseIterable {
    /// A pendamping: she sees her own figures, and what became of her own records.
    case worker = "pendamping"
    /// Looks after several workers: *koordinator*, *penyelia*.
    case supervisor = "penyelia"
    /// The office itself.
    case office = "kantor"

    /// Whether she is shown the figures of every worker gathered in her store.
    package var seesAll: Bool { self != .worker }
    /// Whether she may key records of others again.
    package var rekeys: Bool { self != .worker }
    /// Whether she decides on records for the office.
    package var decides: Bool { self != .worker }
}

/// One line of the office's list of workers, document `worker:<login>`: written by `provision`, brought to
/// the worker's own laptop and to her supervisor's by sync.
package struct WorkerEntry: Hashable, Sendable {
    package var login: String
    /// As she stamps it on her records, if she does not stamp her login.
    package var name: String
    package var role: WorkerRole
    /// What she does at the desk of a Puskesos; nil for none.
    package var desk: DeskRole?
    /// Her specialisms, as forms and alerts name them: `lansia`.
    package var marks: [String]

    package init(
        login: String,
        name: String,
        role: WorkerRole,
        desk: DeskRole? = nil,
        marks: [String] = [],
    ) {
        self.login = login
        self.name = name
        self.role = role
        self.desk = desk
        self.marks = marks
    }

    /// Reads a document; nil for one without a login.
    ///
    /// A role nobody knows is a plain worker's.
    package init?(_ body: JSONObject) {
        guard let login = body["login"]?.string, !login.isEmpty else { return nil }
        self.login = login
        name = body["name"]?.string ?? ""
        role = body["role"]?.string.flatMap { WorkerRole(rawValue: $0) } ?? .worker
        desk = body["desk"]?.string.flatMap { DeskRole(rawValue: $0) }
        marks = (body["marks"]?.array ?? []).compactMap(\.string)
    }

    package static func id(_ login: String) -> DocumentID { DocumentID("worker:" + login) }

    /// The document without author and time.
    ///
    /// `assignedTo`: The logins it is brought to.
    package func body(assignedTo: [String]) -> JSONObject {
        var body: JSONObject = [
            "type": "worker", "v": 1, "login": .string(login), "name": .string(name),
            "role": .string(role.rawValue),
            "assignedTo": .array(assignedTo.map { .string($0) }),
        ]
        if let desk { body["desk"] = .string(desk.rawValue) }
        if !marks.isEmpty { body["marks"] = .array(marks.map { .string($0) }) }
        return body
    }
}
