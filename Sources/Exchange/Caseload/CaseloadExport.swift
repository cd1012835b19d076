import Casework
import Documents

/// Writes register documents and records as the rows that `CaseloadFile` reads back the same.
package enum CaseloadExport {
    /// The header row.
    package static func header(_ kind: CaseloadKind) -> [CSVWriter.Cell] {
        kind.columns.map { .literal($0.header) }
    }

    /// One document's row.
    package static func row(
        _ kind: CaseloadKind,
        _ document: JSONObject,
    ) -> [CSVWriter.Cell] {
        let states = kind == .members ? MemberStateCells(document["states"]?.array ?? []) : nil
        return kind.columns.map { cell($0.field, kind, document, states) }
    }

    private static func cell(
        _ field: CaseloadField,
        _ kind: CaseloadKind,
        _ document: JSONObject,
        _ states: MemberStateCells?,
    ) -> CSVWriter.Cell {
        func text(_ name: String) -> CSVWriter.Cell {
            document[name]?.string.map { .text($0) } ?? .empty
        }
        func literal(_ name: String) -> CSVWriter.Cell {
            switch document[name] {
            case .string(let text): .literal(text)
            case .number(let number): .literal(number.text)
            default: .empty
            }
        }
        func key(_ name: String) -> CSVWriter.Cell {
            document[name]?.string.map { .literal(String(DocumentID($0).rowKey)) } ?? .empty
        }
        func state(_ path: KeyPath<MemberStateCells, String>) -> CSVWriter.Cell {
            states.map { $0[keyPath: path] }.map { $0.isEmpty ? .empty : .literal($0) } ?? .empty
        }
        if field == kind.keyField, kind != .records { return key("_id") }
        switch field {
        case .family: return key("family")
        case .member: return key("member")
        case .facility: return key("facility")
        case .group: return key("group")
        case .head: return key("head")
        case .caregiver: return key("pengurus")
        case .mother: return key("mother")
        case .posyandu: return key("posyandu")
        case .chair: return key("chair")
        case .familyCard: return literal("kk")
        case .nik: return literal("nik")
        case .nisn: return literal("nisn")
        case .npsn: return literal("npsn")
        case .benefitCard: return literal("kks")
        case .decile: return literal("desil")
        case .relation: return literal("relation")
        case .sex: return literal("sex")
        case .born: return literal("born")
        case .kind: return literal("kind")
        case .address: return text("address")
        case .rt: return text("rt")
        case .rw: return text("rw")
        case .village: return text("village")
        case .villageCode: return text("villageCode")
        case .district: return text("district")
        case .regency: return text("regency")
        case .name: return text("name")
        case .note: return text("note")
        case .leader: return text("head")
        case .phone:
            guard let phone = document["phone"]?.string else { return .empty }
            // The way people write it; it reads back as the international form.
            return .text(phone.hasPrefix("+62") ? "0" + phone.dropFirst(3) : phone)
        case .programmes:
            return .text(
                (document["programmes"]?.array ?? []).map(programme).joined(separator: " | ")
            )
        case .workers:
            let workers = document["assignedTo"]?.array?.compactMap(\.string) ?? []
            return .text(workers.joined(separator: " | "))
        case .school:
            let id = document["school"]?["facility"]?.string
            return id.map { .literal(String(DocumentID($0).rowKey)) } ?? .empty
        case .level:
            let level = kind == .members ? document["school"]?["level"] : document["level"]
            return level?.string.map { .text($0) } ?? .empty
        case .grade:
            return schoolClass(document["school"]?["class"])
        case .pregnant: return state(\.pregnant)
        case .due: return state(\.due)
        case .delivered: return state(\.delivered)
        case .disability: return state(\.disability)
        case .rightsVictim: return state(\.rightsVictim)
        case .died: return state(\.died)
        case .moved: return state(\.moved)
        case .otherStates: return state(\.others)
        default: return record(field, document)
        }
    }

    private static func schoolClass(_ value: JSONValue?) -> CSVWriter.Cell {
        switch value {
        case .string(let text): .text(text)
        case .number(let number): .literal(number.text)
        default: .empty
        }
    }

    private static func programme(_ value: JSONValue) -> String {
        var entry = ListCell(code: value["programme"]?.string ?? "")
        entry.words = [value["status"]?.string, value["kind"]?.string].compactMap(\.self)
        entry.from = value["from"]?.string.flatMap { Day($0) }
        entry.to = value["to"]?.string.flatMap { Day($0) }
        return entry.text
    }

    /// Cells of a check or an event.
    private static func record(_ field: CaseloadField, _ document: JSONObject) -> CSVWriter.Cell {
        let name: String
        var value: JSONValue?
        switch field {
        case .obligation: name = "obligation"
        case .service: name = "service"
        case .period: name = "period"
        case .state: name = "state"
        case .date: name = "date"
        case .recordedBy: name = "by"
        case .recordedAt: name = "at"
        case .alpa, .izin, .sakit, .percent, .effectiveDays, .attendance:
            name = ""
            value = document["facts"]?[factName(field)]
        case .weight:
            name = ""
            value = document["values"]?["weightKg"]
        case .height:
            name = ""
            value = document["values"]?["heightCm"]
        case .values:
            return otherValues(document["values"]?.object)
        default: return .empty
        }
        switch name.isEmpty ? value : document[name] {
        case .string(let text): return field == .recordedBy ? .text(text) : .literal(text)
        case .number(let number): return .literal(decimalComma(number.text))
        default: return .empty
        }
    }

    private static func factName(_ field: CaseloadField) -> String {
        switch field {
        case .alpa: "alpa"
        case .izin: "izin"
        case .sakit: "sakit"
        case .percent: "percent"
        case .effectiveDays: "effective"
        default: "attendance"
        }
    }

    private static func otherValues(_ values: JSONObject?) -> CSVWriter.Cell {
        let parts = (values ?? JSONObject()).compactMap { member -> String? in
            guard member.name != "weightKg", member.name != "heightCm" else { return nil }
            switch member.value {
            case .string(let text): return member.name + "=" + text
            case .number(let number): return member.name + "=" + decimalComma(number.text)
            default: return nil
            }
        }
        return .text(parts.joined(separator: " | "))
    }

    private static func decimalComma(_ text: String) -> String {
        text.replacing(".", with: ",", maxReplacements: 1)
    }
}
