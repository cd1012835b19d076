import Documents

extension CaseloadKind {
    /// The columns, by their usual headers, whose cells make one document of this kind the other.
    ///
    /// Members that no column gives are named as they are.
    package func headers(ofChangeFrom old: JSONObject, to new: JSONObject) -> [String] {
        var headers: [String] = []
        for name in Set(old.names + new.names).sorted() where old[name] != new[name] {
            let parts = Self.parts[name].map { parts in
                parts.filter { old[name]?[$0.part] != new[name]?[$0.part] }.map(\.header)
            }
            headers += parts ?? [header(of: name)]
        }
        return headers
    }

    /// Members that several columns fill.
    private static let parts: [String: [(part: String, header: String)]] = [
        "school": [
            ("facility", "kode_sekolah"), ("level", "jenjang"), ("class", "kelas"),
        ],
        "facts": [
            ("alpa", "alpa"), ("izin", "izin"), ("sakit", "sakit"),
            ("effective", "hari_efektif"), ("percent", "persen"),
        ],
    ]

    private func header(of name: String) -> String {
        let field: CaseloadField? =
            switch name {
            case "kk": .familyCard
            case "head": self == .facilities ? .leader : .head
            case "pengurus": .caregiver
            case "address": .address
            case "village": .village
            case "villageCode": .villageCode
            case "district": .district
            case "regency": .regency
            case "group": .group
            case "phone": .phone
            case "kks": .benefitCard
            case "programmes": .programmes
            case "assignedTo": .workers
            case "note": .note
            case "family": .family
            case "name": .name
            case "sex": .sex
            case "born": .born
            case "relation": .relation
            case "mother": .mother
            case "posyandu": .posyandu
            case "states": .otherStates
            case "kind": .kind
            case "level": .level
            case "chair": .chair
            case "state": .state
            case "date": .date
            default: nil
            }
        return field.flatMap { field in columns.first { $0.field == field }?.header } ?? name
    }
}
