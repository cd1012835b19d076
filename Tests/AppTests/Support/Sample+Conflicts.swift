import Casework
import Documents
import LocalStore
import Screen

@testable import App
@testable import Caseload

extension Sample {
    static func conflictSide(
        _ number: Int,
        by: String,
        _ value: RecordedValue?,
        isDeleted: Bool = false,
    ) throws -> ConflictSide {
        ConflictSide(
            revision: try RevisionID("\(number)-" + String(repeating: "c", count: 32)),
            isDeleted: isDeleted,
            by: by,
            at: "2026-11-0\(number)T14:05:00+07:00",
            device: by == "Rahmawati" ? "laptop-1a2b" : "laptop-77aa",
            value: value,
            delivery: .server,
        )
    }

    /// One that says a child missed five days, the other that he met it; they come from a blank one.
    static func stateConflict(_ member: String = "Budi", number: Int = 1) throws -> ConflictItem {
        let days = try Attendance(alpa: 5, izin: 0, sakit: 0, effective: 20)
        let sides = [
            try conflictSide(
                3,
                by: "Rahmawati",
                RecordedValue(state: .tidak, attendance: days, how: .typed),
            ),
            try conflictSide(
                2,
                by: "pdp-002",
                RecordedValue(state: .patuh, how: .typed, note: "lihat buku guru"),
            ),
        ]
        let origin = try conflictSide(
            1,
            by: "pdp-002",
            RecordedValue(state: .izin, how: .imported),
        )
        return ConflictItem(
            id: DocumentID("check:m\(number):hadir-sekolah:2026-10"),
            kind: "check",
            family: "family:f1",
            familyName: "Aminah",
            village: "Sukamaju",
            member: DocumentID("member:m\(number)"),
            memberName: member,
            label: Wording(id: "Hadir di sekolah", en: "School attendance"),
            period: "2026-10",
            sides: sides,
            origin: origin,
            groups: [
                ConflictGroup(
                    name: FieldGroup.value,
                    options: sides.indices.map { place in
                        ConflictOption(
                            sides: [place],
                            value: sides[place].value.map { .record($0) } ?? .nothing,
                        )
                    },
                    origin: origin.value.map { .record($0) },
                )
            ],
            hindrance: nil,
        )
    }

    /// One took the record back, the other changed it and added a note of her own.
    static func deletionConflict() throws -> ConflictItem {
        let sides = [
            try conflictSide(3, by: "pdp-002", RecordedValue(state: .tidak, how: .typed)),
            try conflictSide(2, by: "Rahmawati", nil, isDeleted: true),
        ]
        return ConflictItem(
            id: "check:m2:p2k2:2026-10",
            kind: "check",
            family: "family:f2",
            familyName: "Ñoño",
            village: "Mekarsari",
            member: "member:m2",
            memberName: "Désirée",
            label: Wording(id: "Pertemuan P2K2", en: "P2K2 session"),
            period: "2026-10",
            sides: sides,
            origin: nil,
            groups: [
                ConflictGroup(
                    name: FieldGroup.existence.name,
                    options: [
                        ConflictOption(sides: [0], value: .stays),
                        ConflictOption(sides: [1], value: .deleted),
                    ],
                    origin: nil,
                ),
                ConflictGroup(
                    name: "note",
                    options: [
                        ConflictOption(sides: [0], value: .json("sakit")),
                        ConflictOption(sides: [1], value: .nothing),
                    ],
                    origin: nil,
                ),
            ],
            hindrance: nil,
        )
    }

    /// One took the record back; two others wrote it on, each in her own way.
    static func threeVersions() throws -> ConflictItem {
        let sides = [
            try conflictSide(4, by: "pdp-002", RecordedValue(state: .tidak, how: .typed)),
            try conflictSide(3, by: "pdp-003", RecordedValue(state: .izin, how: .typed)),
            try conflictSide(2, by: "Rahmawati", nil, isDeleted: true),
        ]
        var item = try stateConflict("Hadi", number: 4)
        item = ConflictItem(
            id: item.id,
            kind: item.kind,
            family: item.family,
            familyName: item.familyName,
            village: item.village,
            member: item.member,
            memberName: item.memberName,
            label: item.label,
            period: item.period,
            sides: sides,
            origin: item.origin,
            groups: [
                ConflictGroup(
                    name: FieldGroup.existence.name,
                    options: [
                        ConflictOption(sides: [0, 1], value: .stays),
                        ConflictOption(sides: [2], value: .deleted),
                    ],
                    origin: nil,
                ),
                ConflictGroup(
                    name: FieldGroup.value,
                    options: [0, 1].map { place in
                        ConflictOption(
                            sides: [place],
                            value: sides[place].value.map { .record($0) } ?? .nothing,
                        )
                    },
                    origin: nil,
                ),
            ],
            hindrance: nil,
        )
        return item
    }

    /// A register document that the office wrote in two ways.
    static func officeConflict() throws -> ConflictItem {
        let sides = [
            try conflictSide(3, by: "", nil), try conflictSide(2, by: "", nil),
        ]
        return ConflictItem(
            id: "member:m3",
            kind: "member",
            family: "family:f3",
            familyName: "王小明 Wijaya",
            village: "Sukamaju",
            member: "member:m3",
            memberName: "王小明",
            label: Wording(id: "", en: ""),
            period: "",
            sides: sides,
            origin: nil,
            groups: [
                ConflictGroup(
                    name: "name",
                    options: [
                        ConflictOption(sides: [0], value: .json("王小明")),
                        ConflictOption(sides: [1], value: .json("Wang Xiaoming")),
                    ],
                    origin: nil,
                )
            ],
            hindrance: .office,
        )
    }

    static func conflicts() throws -> [ConflictItem] {
        [try stateConflict(), try deletionConflict(), try officeConflict()]
    }

    static func conflictStage(size: Size = Size(80, 24), language: Language = .indonesian) throws
        -> Stage
    {
        var stage = families(size: size, language: language)
        stage.press("1 K")
        stage.load(.conflicts(try conflicts()))
        stage.effects = []
        return stage
    }
}
