import Casework
import Documents
import LocalStore

/// Tables of the register: what lists and rosters look up.
extension CaseloadProjections {
    /// `programmes` are the ids the family is in with no end recorded, sorted, divided by blanks;
    /// `enrolments` the JSON text of all.
    static let family = Projection(
        name: "family",
        version: 3,
        kinds: ["family"],
        tables: [
            ProjectionTable(
                "family",
                .one,
                columns: [
                    "key TEXT NOT NULL", "holder TEXT", "head TEXT", "kk", "village_code TEXT",
                    "village TEXT", "grp TEXT", "programmes TEXT", "desil INTEGER",
                    "enrolments TEXT", "phone TEXT", "rt TEXT", "rw TEXT", "kks TEXT",
                ],
                indexes: ["grp", "kk"],
            )
        ],
    ) { id, body in
        let enrolments = body["programmes"]?.array ?? []
        let open = Set(
            enrolments.compactMap { enrolment in
                enrolment["to"]?.string == nil ? enrolment["programme"]?.string : nil
            }
        )
        return [
            (
                "family",
                [
                    .text(key(id.rawValue)), key(body["pengurus"]), key(body["head"]),
                    IdentityText.column(body["kk"]?.string), text(body["villageCode"]),
                    text(body["village"]), key(body["group"]),
                    open.isEmpty ? .null : .text(open.sorted().joined(separator: " ")),
                    SQLValue(body["desil"]?.int),
                    enrolments.isEmpty ? .null : json(.array(enrolments)), text(body["phone"]),
                    text(body["rt"]), text(body["rw"]), text(body["kks"]),
                ],
            )
        ]
    }

    /// `born` is a day number; `level` is empty for a school without one and null without a school;
    /// `states` the JSON text of the list; `alike` the `NameMark.key` of the name, by which those of one
    /// name are found, with their families, without touching their rows; `grade` the class; `matched`
    /// whether the civil registry knows the person, null before anyone asked.
    static let member = Projection(
        name: "member",
        version: 4,
        kinds: ["member"],
        tables: [
            ProjectionTable(
                "member",
                .one,
                columns: [
                    "family TEXT", "key TEXT NOT NULL", "name TEXT", "nik", "born INTEGER",
                    "sex TEXT", "level TEXT", "school TEXT", "posyandu TEXT", "states TEXT",
                    "relation INTEGER", "mother TEXT", "phone TEXT", "alike INTEGER",
                    "grade TEXT", "matched INTEGER",
                ],
                indexes: ["family", "school", "posyandu", "nik", "born", "alike, family"],
            )
        ],
    ) { id, body in
        let school = body["school"]?.object
        let states = body["states"]?.array ?? []
        let born = body["born"]?.string.flatMap { Day($0) }
        return [
            (
                "member",
                [
                    key(body["family"]), .text(key(id.rawValue)), text(body["name"]),
                    IdentityText.column(body["nik"]?.string), SQLValue(born?.dayNumber),
                    text(body["sex"]),
                    school.map { .text($0["level"]?.string ?? "") } ?? .null,
                    key(school?["facility"]), key(body["posyandu"]),
                    states.isEmpty ? .null : json(.array(states)),
                    SQLValue(body["relation"]?.int), key(body["mother"]), text(body["phone"]),
                    alike(body["name"]?.string), SQLValue(grade(school?["class"])),
                    SQLValue(body["matched"]?.bool.map { $0 ? 1 : 0 }),
                ],
            )
        ]
    }

    static let facility = Projection(
        name: "facility",
        version: 1,
        kinds: ["facility"],
        tables: [
            ProjectionTable(
                "facility",
                .one,
                columns: [
                    "key TEXT NOT NULL", "kind TEXT", "name TEXT", "npsn TEXT", "village TEXT",
                ],
            )
        ],
    ) { id, body in
        [
            (
                "facility",
                [
                    .text(key(id.rawValue)), text(body["kind"]), text(body["name"]),
                    text(body["npsn"]), text(body["village"]),
                ],
            )
        ]
    }

    /// A *kelompok*; `group` is a word of SQL.
    static let group = Projection(
        name: "kelompok",
        version: 1,
        kinds: ["group"],
        tables: [
            ProjectionTable(
                "kelompok",
                .one,
                columns: ["key TEXT NOT NULL", "name TEXT", "village TEXT"],
            )
        ],
    ) { id, body in
        [("kelompok", [.text(key(id.rawValue)), text(body["name"]), text(body["village"])])]
    }

    /// Only says which documents are programmes: they are few, and read whole.
    static let programme = Projection(
        name: "programme",
        version: 1,
        kinds: ["programme"],
        tables: [ProjectionTable("programme", .one, columns: ["key TEXT NOT NULL"])],
    ) { id, _ in
        [("programme", [.text(key(id.rawValue))])]
    }

    /// Clerks write a class as a number or as text.
    private static func grade(_ value: JSONValue?) -> String? {
        value?.string ?? value?.int.map { String($0) }
    }

    private static func alike(_ name: String?) -> SQLValue {
        guard let name else { return .null }
        let key = NameForm.of(name).withUnsafeBufferPointer { NameMark.key($0) }
        return key == 0 ? .null : .int(Int(key))
    }

    private static func json(_ value: JSONValue) -> SQLValue {
        .text(String(decoding: value.serialized(), as: UTF8.self))
    }
}
