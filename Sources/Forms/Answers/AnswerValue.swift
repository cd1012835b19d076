import Casework
import Documents

/// Between the JSON of answers and the values of expressions.
extension QuestionKind {
    /// What an answer is in an expression; nothing for one of the wrong type.
    func value(_ json: JSONValue?) -> Value {
        guard let json else { return .nothing }
        switch self {
        case .text, .note, .nik, .kk, .one, .code, .member, .facility, .group:
            return .text(orNothing: json.string)
        case .number, .money, .percent: return json.double.map { .number($0) } ?? .nothing
        case .yesno: return json.bool.map { .flag($0) } ?? .nothing
        case .some, .members:
            let texts = (json.array ?? []).compactMap(\.string)
            return texts.isEmpty ? .nothing : .list(texts.map { .text($0) })
        case .date: return json.string.flatMap { Day($0) }.map { .day($0) } ?? .nothing
        case .month:
            return json.string.flatMap { Month($0) }.map { .day($0.firstDay) } ?? .nothing
        case .table:
            let rows = json.array ?? []
            return rows.isEmpty ? .nothing : .list(rows.map { _ in .flag(true) })
        case .photo: return json.object == nil ? .nothing : .flag(true)
        case .shown:
            if let number = json.double { return .number(number) }
            if let flag = json.bool { return .flag(flag) }
            return .text(orNothing: json.string)
        }
    }

    /// How a computed value is kept; nil for what is not of this kind.
    func json(_ value: Value) -> JSONValue? {
        switch (self, value) {
        case (.money, .number(let number)): .number(JSONNumber(number.rounded()))
        case (.number, .number(let number)), (.percent, .number(let number)),
            (.shown, .number(let number)):
            .number(JSONNumber(number))
        case (.yesno, .flag(let flag)), (.shown, .flag(let flag)): .bool(flag)
        case (.date, .day(let day)), (.shown, .day(let day)): .string(day.description)
        case (.month, .day(let day)): .string(day.month.description)
        case (.some, .list(let values)), (.members, .list(let values)):
            .array(
                values.compactMap { if case .text(let text) = $0 { .string(text) } else { nil } }
            )
        case (.text, .text(let text)), (.note, .text(let text)), (.nik, .text(let text)),
            (.kk, .text(let text)), (.one, .text(let text)), (.code, .text(let text)),
            (.member, .text(let text)), (.facility, .text(let text)), (.group, .text(let text)),
            (.shown, .text(let text)):
            .string(text)
        default: nil
        }
    }
}
