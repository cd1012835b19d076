import Casework
import Documents

/// What each kind of question takes as an answer.
struct AnswerExamination {
    let question: Question
    let facts: FormFacts

    /// What is wrong with an answer that is there; nil for a good one.
    func fault(_ json: JSONValue) -> FindingReason? {
        switch question.kind {
        case .text, .note: text(json) { tooLong($0) }
        case .number, .percent: number(json)
        case .money: number(json) ?? (json.number?.isWhole == false ? .notWhole : nil)
        case .yesno: json.bool == nil ? .wrongType : nil
        case .one, .code: text(json) { code($0) }
        case .some: texts(json) { code($0) }
        case .date: text(json) { Day($0) == nil ? .badDay : nil }
        case .month: text(json) { Month($0) == nil ? .badMonth : nil }
        case .member: text(json) { reference($0, .member) }
        case .members: texts(json) { reference($0, .member) }
        case .facility: text(json) { reference($0, .facility) }
        case .group: text(json) { reference($0, .group) }
        case .nik: text(json) { nik($0) }
        case .kk: text(json) { kk($0) }
        case .table: table(json)
        case .photo: photo(json)
        case .shown: nil
        }
    }

    /// What is odd about a good answer.
    func warnings(_ json: JSONValue) -> [FindingReason] {
        if question.kind == .members {
            let isStrange = (json.array ?? []).contains { self.isStrange($0) }
            return isStrange ? [.notInFamily] : []
        }
        guard let text = json.string else { return [] }
        let found: [IdentityNumberWarning]
        let home = facts.family?.villageCode
        switch question.kind {
        case .nik: found = (try? NIK(text))?.warnings(stated: .init(homeRegion: home)) ?? []
        case .kk: found = (try? KKNumber(text))?.warnings(homeRegion: home) ?? []
        case .member: return isStrange(json) ? [.notInFamily] : []
        default: return []
        }
        return found.map { .oddNumber($0) }
    }

    // MARK: Texts

    private func text(
        _ json: JSONValue,
        _ check: (String) -> FindingReason?,
    ) -> FindingReason? {
        guard let text = json.string else { return .wrongType }
        return check(text)
    }

    private func texts(
        _ json: JSONValue,
        _ check: (String) -> FindingReason?,
    ) -> FindingReason? {
        guard let values = json.array else { return .wrongType }
        if values.count > question.length { return .tooMany(question.length) }
        var seen: Set<String> = []
        for value in values {
            guard let text = value.string else { return .wrongType }
            if let fault = check(text) { return fault }
            if !seen.insert(text).inserted { return .repeated }
        }
        return nil
    }

    private func tooLong(_ text: String) -> FindingReason? {
        text.count > question.length ? .tooLong(question.length) : nil
    }

    private func code(_ code: String) -> FindingReason? {
        guard let rows = question.list?.rows.filter({ $0.code == code }), !rows.isEmpty else {
            return .unknownCode
        }
        return rows.contains { $0.validity.contains(facts.date) } ? nil : .codeNotInForce
    }

    private func nik(_ text: String) -> FindingReason? {
        do throws(IdentityNumberError) {
            _ = try NIK(text)
            return nil
        } catch {
            return .badNIK(error)
        }
    }

    private func kk(_ text: String) -> FindingReason? {
        do throws(IdentityNumberError) {
            _ = try KKNumber(text)
            return nil
        } catch {
            return .badKK(error)
        }
    }

    // MARK: References

    private func reference(_ text: String, _ kind: DocumentKind) -> FindingReason? {
        let id = DocumentID(text)
        return id.documentKind == kind && !id.rowKey.isEmpty && id.rawValue != kind.rawValue
            ? nil : .badReference
    }

    /// Whether the family is at hand and has no such member.
    ///
    /// A register may lose someone whose record is open, which must still be possible to end.
    private func isStrange(_ json: JSONValue) -> Bool {
        guard let text = json.string, !facts.members.isEmpty else { return false }
        return !facts.members.contains { $0.id == DocumentID(text) }
    }

    // MARK: Numbers

    private func number(_ json: JSONValue) -> FindingReason? {
        guard let number = json.double else { return .notANumber }
        let low = question.minimum ?? (question.kind == .number ? nil : 0)
        let high = question.maximum ?? (question.kind == .percent ? 100 : nil)
        if let low, number < low { return .outOfRange(min: low, max: high) }
        if let high, number > high { return .outOfRange(min: low, max: high) }
        return nil
    }

    // MARK: Others

    private func table(_ json: JSONValue) -> FindingReason? {
        guard let rows = json.array, rows.allSatisfy({ $0.object != nil }) else {
            return .wrongType
        }
        return rows.count > question.length ? .tooMany(question.length) : nil
    }

    private func photo(_ json: JSONValue) -> FindingReason? {
        guard let path = json["path"]?.string, !path.isEmpty, path.utf8.count <= 1000,
            let digest = json["sha256"]?.string, Self.isDigest(digest),
            let bytes = json["bytes"]?.int, bytes >= 0
        else { return .badPhoto }
        return nil
    }

    private static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }
}

extension JSONNumber {
    fileprivate var isWhole: Bool {
        int != nil || double.map { $0 == $0.rounded() } ?? false
    }
}
