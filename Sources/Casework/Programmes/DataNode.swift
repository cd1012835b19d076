import Documents

/// One object of a programme file while it is read: its members by type, with their paths in errors.
///
/// Whoever reads a part of these files (obligations here, forms elsewhere) reads it through this.
package struct DataNode {
    package let file: String
    package let path: String
    package let object: JSONObject
    /// Paths of members nobody knows, gathered for the whole file.
    package let unknown: UnknownMembers

    /// Gathers while the nodes of one file are read; never leaves that call.
    package final class UnknownMembers {
        package var paths: [String] = []

        package init() {}
    }

    package init(file: String, path: String, object: JSONObject, unknown: UnknownMembers) {
        self.file = file
        self.path = path
        self.object = object
        self.unknown = unknown
    }

    /// Refuses a name that is very like one of these; notes any other name it does not find here.
    package func allow(_ names: String...) throws(ProgrammeError) {
        try allow(names)
    }

    /// As above.
    package func allow(_ names: [String]) throws(ProgrammeError) {
        for member in object {
            let name = member.name
            if names.contains(name) || name.hasPrefix("_") { continue }
            if let near = NearMiss.find(name, among: names), object[near] == nil {
                throw error(name, .misspelt(near: near))
            }
            unknown.paths.append(place(name))
        }
    }

    package func place(_ name: String) -> String {
        path.isEmpty ? name : path + "." + name
    }

    package func error(_ name: String, _ reason: ProgrammeError.Reason) -> ProgrammeError {
        ProgrammeError(file: file, path: name.isEmpty ? path : place(name), reason: reason)
    }

    // MARK: Simple values

    package func optionalText(_ name: String) throws(ProgrammeError) -> String? {
        switch object[name] {
        case nil, .null: return nil
        case .string(let text):
            guard text.utf8.count <= 2000 else { throw error(name, .outOfRange(0, 2000)) }
            return text
        default: throw error(name, .wrongType(expected: .text))
        }
    }

    package func text(_ name: String) throws(ProgrammeError) -> String {
        guard let text = try optionalText(name) else { throw error(name, .missing) }
        guard !text.isEmpty else { throw error(name, .empty) }
        return text
    }

    /// A name used as a reference and in document ids.
    package func identifier(_ name: String) throws(ProgrammeError) -> String {
        let text = try text(name)
        guard DataNode.isIdentifier(text) else { throw error(name, .badID) }
        return text
    }

    package static func isIdentifier(_ text: String) -> Bool {
        let bytes = text.utf8
        return (1...40).contains(bytes.count)
            && bytes.allSatisfy { byte in
                (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
                    || DayParser.isDigit(byte) || byte == UInt8(ascii: "-")
            }
    }

    package func optionalInt(
        _ name: String,
        _ range: ClosedRange<Int>,
    ) throws(ProgrammeError) -> Int? {
        switch object[name] {
        case nil, .null: return nil
        case .number(let number):
            guard let int = number.int else {
                throw error(name, .wrongType(expected: .wholeNumber))
            }
            guard range.contains(int) else {
                throw error(name, .outOfRange(range.lowerBound, range.upperBound))
            }
            return int
        default: throw error(name, .wrongType(expected: .wholeNumber))
        }
    }

    package func int(_ name: String, _ range: ClosedRange<Int>) throws(ProgrammeError) -> Int {
        guard let int = try optionalInt(name, range) else { throw error(name, .missing) }
        return int
    }

    package func optionalNumber(_ name: String) throws(ProgrammeError) -> Double? {
        switch object[name] {
        case nil, .null: return nil
        case .number(let number):
            guard let double = number.double else {
                throw error(name, .wrongType(expected: .number))
            }
            return double
        default: throw error(name, .wrongType(expected: .number))
        }
    }

    package func flag(_ name: String, or absent: Bool) throws(ProgrammeError) -> Bool {
        switch object[name] {
        case nil, .null: return absent
        case .bool(let flag): return flag
        default: throw error(name, .wrongType(expected: .flag))
        }
    }

    package func code<Code: RawRepresentable<String> & CaseIterable>(
        _ name: String,
        as type: Code.Type,
    ) throws(ProgrammeError) -> Code? {
        guard let text = try optionalText(name) else { return nil }
        guard let code = Code(rawValue: text) else {
            throw error(name, .unknownCode(allowed: Code.allCases.map(\.rawValue)))
        }
        return code
    }

    // MARK: Texts and numbers in lists

    package func texts(_ name: String) throws(ProgrammeError) -> [String] {
        var texts: [String] = []
        for (index, value) in try values(name).enumerated() {
            guard case .string(let text) = value else {
                throw error("\(name)[\(index)]", .wrongType(expected: .text))
            }
            if text.isEmpty { throw error("\(name)[\(index)]", .empty) }
            if texts.contains(text) { throw error("\(name)[\(index)]", .duplicate(text)) }
            texts.append(text)
        }
        return texts
    }

    /// Months of the year without repetition.
    package func months(_ name: String) throws(ProgrammeError) -> [Int] {
        try DataNode.months(values(name), at: name, in: self)
    }

    package static func months(
        _ values: [JSONValue],
        at name: String,
        in node: DataNode,
    ) throws(ProgrammeError) -> [Int] {
        var months: [Int] = []
        for (index, value) in values.enumerated() {
            let place = "\(name)[\(index)]"
            guard let month = value.int else {
                throw node.error(place, .wrongType(expected: .wholeNumber))
            }
            guard (1...12).contains(month) else { throw node.error(place, .outOfRange(1, 12)) }
            if months.contains(month) { throw node.error(place, .duplicate(String(month))) }
            months.append(month)
        }
        return months
    }

    /// A list that may be absent, but not present and empty.
    package func values(
        _ name: String,
        atMost limit: Int = 1000,
    ) throws(ProgrammeError) -> [JSONValue] {
        switch object[name] {
        case nil, .null: return []
        case .array(let values):
            if values.isEmpty { throw error(name, .empty) }
            if values.count > limit { throw error(name, .outOfRange(1, limit)) }
            return values
        default: throw error(name, .wrongType(expected: .list))
        }
    }

    // MARK: Objects

    package func child(_ name: String) throws(ProgrammeError) -> DataNode? {
        switch object[name] {
        case nil, .null: return nil
        case .object(let inner):
            return DataNode(file: file, path: place(name), object: inner, unknown: unknown)
        default: throw error(name, .wrongType(expected: .object))
        }
    }

    package func children(
        _ name: String,
        atMost limit: Int = 1000,
    ) throws(ProgrammeError) -> [DataNode] {
        var nodes: [DataNode] = []
        for (index, value) in try values(name, atMost: limit).enumerated() {
            let position = "\(name)[\(index)]"
            guard case .object(let inner) = value else {
                throw error(position, .wrongType(expected: .object))
            }
            nodes.append(
                DataNode(file: file, path: place(position), object: inner, unknown: unknown)
            )
        }
        return nodes
    }

    package func requiredChildren(
        _ name: String,
        atMost limit: Int = 1000,
    ) throws(ProgrammeError) -> [DataNode] {
        let nodes = try children(name, atMost: limit)
        if nodes.isEmpty { throw error(name, .missing) }
        return nodes
    }
}
