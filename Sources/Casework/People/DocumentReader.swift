import Documents

/// Reads the members of one JSON object, naming the path of whatever is wrong.
///
/// A member that is absent or null reads as nil; one of another type is a fault.
package struct DocumentReader {
    package let kind: DocumentKind
    package let source: JSONObject
    /// Where in the document this object stands, with a final dot; empty for the document itself.
    package let prefix: String

    package init(kind: DocumentKind, source: JSONObject, prefix: String = "") {
        self.kind = kind
        self.source = source
        self.prefix = prefix
    }

    /// The document itself, its envelope checked.
    package init(_ json: JSONValue, kind: DocumentKind) throws(DocumentFault) {
        guard case .object(let object) = json else {
            throw DocumentFault(kind: kind, path: "", reason: .wrongType(expected: .object))
        }
        self.init(kind: kind, source: object)
        if let type = try text("type"), type != kind.rawValue { throw fault("type", .otherKind) }
        if let version = try int("v"), version > 1 { throw fault("v", .newerVersion(version)) }
    }

    package func fault(_ name: String, _ reason: DocumentFault.Reason) -> DocumentFault {
        DocumentFault(kind: kind, path: prefix + name, reason: reason)
    }

    package func text(_ name: String) throws(DocumentFault) -> String? {
        switch source[name] {
        case .string(let text): return text
        case nil, .null: return nil
        default: throw fault(name, .wrongType(expected: .text))
        }
    }

    package func required(_ name: String) throws(DocumentFault) -> String {
        guard let text = try text(name) else { throw fault(name, .missing) }
        return text
    }

    package func int(_ name: String) throws(DocumentFault) -> Int? {
        switch source[name] {
        case nil, .null: return nil
        case .number(let number):
            guard let int = number.int else {
                throw fault(name, .wrongType(expected: .wholeNumber))
            }
            return int
        default: throw fault(name, .wrongType(expected: .wholeNumber))
        }
    }

    package func flag(_ name: String) throws(DocumentFault) -> Bool? {
        switch source[name] {
        case nil, .null: return nil
        case .bool(let flag): return flag
        default: throw fault(name, .wrongType(expected: .flag))
        }
    }

    package func number(_ name: String) throws(DocumentFault) -> Double? {
        switch source[name] {
        case nil, .null: return nil
        case .number(let number): return number.double
        default: throw fault(name, .wrongType(expected: .number))
        }
    }

    package func day(_ name: String) throws(DocumentFault) -> Day? {
        guard let text = try text(name) else { return nil }
        guard let day = Day(text) else { throw fault(name, .badDay) }
        return day
    }

    package func requiredDay(_ name: String) throws(DocumentFault) -> Day {
        guard let day = try day(name) else { throw fault(name, .missing) }
        return day
    }

    package func period(_ name: String) throws(DocumentFault) -> PeriodID {
        guard let period = PeriodID(try required(name)) else { throw fault(name, .badPeriod) }
        return period
    }

    package func code<Code: RawRepresentable<String> & CaseIterable>(
        _ name: String,
        as type: Code.Type,
    ) throws(DocumentFault) -> Code? {
        guard let text = try text(name) else { return nil }
        guard let code = Code(rawValue: text) else {
            throw fault(name, .unknownCode(allowed: Code.allCases.map(\.rawValue)))
        }
        return code
    }

    package func id(_ name: String, _ kind: DocumentKind) throws(DocumentFault) -> DocumentID? {
        guard let text = try text(name) else { return nil }
        let prefix = kind.rawValue
        // Compared as bytes: this runs for every reference of 400,000 members.
        guard text.utf8.count > prefix.utf8.count + 1, text.utf8.starts(with: prefix.utf8),
            text.utf8.dropFirst(prefix.utf8.count).first == UInt8(ascii: ":")
        else { throw fault(name, .badReference(kind)) }
        return DocumentID(text)
    }

    package func requiredID(_ name: String, _ kind: DocumentKind) throws(DocumentFault)
        -> DocumentID
    {
        guard let id = try id(name, kind) else { throw fault(name, .missing) }
        return id
    }

    package func texts(_ name: String) throws(DocumentFault) -> [String] {
        let values = try list(name)
        var texts: [String] = []
        for (index, value) in values.enumerated() {
            guard case .string(let text) = value else {
                throw fault("\(name)[\(index)]", .wrongType(expected: .text))
            }
            texts.append(text)
        }
        return texts
    }

    /// The object under a name, with a reader of its own.
    package func object(_ name: String) throws(DocumentFault) -> DocumentReader? {
        switch source[name] {
        case nil, .null: return nil
        case .object(let object):
            return DocumentReader(kind: kind, source: object, prefix: prefix + name + ".")
        default: throw fault(name, .wrongType(expected: .object))
        }
    }

    /// One value for each object of a list.
    package func objects<Element>(
        _ name: String,
        _ read: (DocumentReader) throws(DocumentFault) -> Element,
    ) throws(DocumentFault) -> [Element] {
        let values = try list(name)
        if values.isEmpty { return [] }
        var elements: [Element] = []
        elements.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
            guard case .object(let object) = value else {
                throw fault("\(name)[\(index)]", .wrongType(expected: .object))
            }
            let place = "\(prefix)\(name)[\(index)]."
            elements.append(
                try read(DocumentReader(kind: kind, source: object, prefix: place))
            )
        }
        return elements
    }

    private func list(_ name: String) throws(DocumentFault) -> [JSONValue] {
        switch source[name] {
        case nil, .null: return []
        case .array(let values): return values
        default: throw fault(name, .wrongType(expected: .list))
        }
    }
}
