import Casework
import Documents

/// Values of programme files that only forms have.
extension DataNode {
    /// A whole expression; its names are looked up where they are known.
    func expression(_ name: String) throws(ProgrammeError) -> Expression? {
        guard let text = try optionalText(name) else { return nil }
        return try parsed(text, name)
    }

    func requiredExpression(_ name: String) throws(ProgrammeError) -> Expression {
        guard let expression = try expression(name) else { throw error(name, .missing) }
        return expression
    }

    func parsed(_ text: String, _ name: String) throws(ProgrammeError) -> Expression {
        do throws(ExpressionError) {
            return try Expression(text)
        } catch {
            throw self.error(name, .badExpression(offset: error.offset, error.reason))
        }
    }

    /// An id that expressions can name: it begins with a letter and is none of their words.
    func answerName(_ name: String) throws(ProgrammeError) -> String {
        let id = try identifier(name)
        let first = id.utf8.first.map { $0 >= UInt8(ascii: "a") } ?? false
        guard first, !id.hasSuffix("-"), !id.contains("--") else { throw error(name, .badID) }
        if ExpressionLexer.words.contains(id) || FactNames.all.contains(id) {
            throw error(name, .reservedName(id))
        }
        return id
    }

    /// A text with `{...}` in it.
    func template(_ text: String, _ name: String) throws(ProgrammeError) -> [TemplatePiece] {
        var pieces: [TemplatePiece] = []
        var rest = text[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else {
                throw error(name, .badTemplate)
            }
            let inner = rest[rest.index(after: brace)..<end]
            if inner.contains("{") { throw error(name, .badTemplate) }
            if brace > rest.startIndex { pieces.append(.text(String(rest[..<brace]))) }
            pieces.append(.inner(String(inner)))
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        return pieces
    }

    /// Tells of a list of ids which one is not known, and what was meant.
    func unknown(_ text: String, among known: some Sequence<String>) -> ProgrammeError.Reason {
        .unknownReference(text, near: NearMiss.find(text, among: known.sorted()))
    }
}

enum TemplatePiece {
    case text(String)
    /// What stands between braces.
    case inner(String)
}
