import Casework
import Documents

/// One look at what is kept about somebody (*log lihat*): who, when, at what, and from where.
///
/// Opening is a look: a family's page or entry page, the pane that tells of a family or record beside a
/// list, a roster and whoever stands under its cursor, a record, a restricted record, and every file that
/// leaves the store. A list and the results of a search are none: they show many people in a line each, and
/// noting them all would bury the looks that mean something.
package struct Look: Sendable, Hashable {
    package enum What: String, Sendable, Hashable, CaseIterable {
        case family, member, roster, record
        /// A record of a restricted kind, after the question.
        case restricted
        /// A paper or file that was written.
        case file
    }

    /// From which screen or command.
    package enum Door: String, Sendable, Hashable, CaseIterable {
        case family, entry, roster, record, records, supervisor, conflicts, cleaning, export
        /// The plain prompts of `--polos`.
        case plain
        case familyCommand, recordsCommand
    }

    package var id: DocumentID
    /// ISO 8601 with zone.
    package var at: String
    package var by: String
    package var what: What
    package var door: Door
    package var family: DocumentID?
    package var member: DocumentID?
    /// Of a file its kind and number in the log of exports, `kartu 2026-Q4 #12`; nobody's name.
    package var note: String

    package init(
        id: DocumentID,
        at: String = "",
        by: String = "",
        what: What = .restricted,
        door: Door = .record,
        family: DocumentID? = nil,
        member: DocumentID? = nil,
        note: String = "",
    ) {
        self.id = id
        self.at = at
        self.by = by
        self.what = what
        self.door = door
        self.family = family
        self.member = member
        self.note = note
    }

    /// What two looks share of which only the first is kept: who, at what, in which hour.
    struct Key: Hashable {
        let id: DocumentID
        let by: String
        let what: What
        let hour: Substring
        let note: String
    }

    var key: Key { Key(id: id, by: by, what: what, hour: at.prefix(Self.hourLength), note: note) }
    var day: Substring { at.prefix(Self.dayLength) }

    /// `2026-10-05` and `2026-10-05T14`.
    private static let dayLength = 10
    private static let hourLength = 13

    /// Whether it tells of a family, one of its members included.
    package func isAbout(family other: DocumentID) -> Bool { id == other || family == other }

    /// Whether it showed a member: by herself or with her family.
    package func isAbout(member: DocumentID, of home: DocumentID?) -> Bool {
        if id == member || self.member == member { return true }
        guard self.member == nil, let home else { return false }
        return (what == .family || what == .file) && isAbout(family: home)
    }
}

extension Look {
    var json: JSONValue {
        var value: JSONValue = [
            "id": .string(id.rawValue), "at": .string(at), "by": .string(by),
            "what": .string(what.rawValue), "via": .string(door.rawValue),
        ]
        if let family { value["family"] = .string(family.rawValue) }
        if let member { value["member"] = .string(member.rawValue) }
        if !note.isEmpty { value["note"] = .string(note) }
        return value
    }

    /// Nil for what is none; an older look was `[id, at, by]`, and at a restricted record.
    init?(_ json: JSONValue) {
        if let parts = json.array?.compactMap(\.string) {
            guard parts.count == 3 else { return nil }
            self.init(id: DocumentID(parts[0]), at: parts[1], by: parts[2])
            return
        }
        guard let id = json["id"]?.string, let at = json["at"]?.string else { return nil }
        self.init(
            id: DocumentID(id),
            at: at,
            by: json["by"]?.string ?? "",
            what: json["what"]?.string.flatMap(What.init) ?? .record,
            door: json["via"]?.string.flatMap(Door.init) ?? .record,
            family: json["family"]?.string.map { DocumentID($0) },
            member: json["member"]?.string.map { DocumentID($0) },
            note: json["note"]?.string ?? "",
        )
    }
}

/// Looks that wait for the writer's next transaction, and those of this hour that need not be noted again.
struct LookBook: Sendable {
    private var waiting: [Look] = []
    private var known: Set<Look.Key> = []
    private var hour: Substring = ""

    /// Takes a look; false for one that is noted already.
    mutating func take(_ look: Look) -> Bool {
        if look.key.hour != hour {
            hour = look.key.hour
            known = []
        }
        guard known.insert(look.key).inserted else { return false }
        waiting.append(look)
        return true
    }

    var hasWaiting: Bool { !waiting.isEmpty }

    /// Hands out what waits.
    mutating func drain() -> [Look] {
        defer { waiting = [] }
        return waiting
    }

    /// Takes back what could not be written.
    mutating func giveBack(_ looks: [Look]) {
        waiting = looks + waiting
    }
}
