import Casework
import Documents

/// One programme's file while it is read: what others may use of it stands first.
struct FormShelf {
    let id: String
    let root: DataNode
    let pillar: Pillar?
    let lists: [CodeList]
    let flows: [Flow]
    /// The names its forms have, sound or not.
    let forms: [FormID]
    /// Its obligations by id, and whether a roster can cover each.
    let obligations: [String: Bool]

    /// Reads lists and flows, and the names of forms.
    init(_ source: FormBook.Source) throws(ProgrammeError) {
        guard case .object(let object) = source.json else {
            throw ProgrammeError(
                file: source.file,
                path: "",
                reason: .wrongType(expected: .object),
            )
        }
        let unknown = DataNode.UnknownMembers()
        id = source.id
        root = DataNode(file: source.file, path: "", object: object, unknown: unknown)
        pillar = try root.code("pillar", as: Pillar.self)
        lists = try root.codeLists(of: source.id)
        flows = try root.flows(of: source.id)
        var names: [FormID] = []
        for node in try root.children("records") {
            let name = FormID(programme: source.id, record: try node.identifier("id"))
            if names.contains(name) {
                throw node.error("id", .duplicate(try node.identifier("id")))
            }
            names.append(name)
        }
        forms = names
        var owed: [String: Bool] = [:]
        // Read whole elsewhere; here they are only names.
        for rule in source.json["obligations"]?.array ?? [] {
            guard let name = rule["id"]?.string else { continue }
            let input = rule["input"]?.string.flatMap { Programme.InputKind(rawValue: $0) }
            owed[name] = (input == .state || input == .session) && rule["anchor"]?.string == nil
        }
        obligations = owed
    }

    /// Reads the rest, with the lists, flows and forms of all programmes at hand.
    func part(_ library: FormLibrary) throws(ProgrammeError) -> FormPart {
        var part = FormPart()
        try root.checkFollows(flows, library)
        for node in try root.children("records") {
            part.forms.append(try FormReader(node: node, shelf: self, library: library).form())
        }
        part.alerts = try root.alertRules(of: id, library)
        part.marks = try root.calendarMarks(of: id)
        part.courses = try root.courses(of: id, library)
        part.eligibilities = try root.eligibilities(of: id, library)
        return part
    }
}

extension DataNode {
    /// The most rows of a list: all kinds of a catalogue, not all villages of a country.
    private static let listRows = 20_000

    func codeLists(of programme: String) throws(ProgrammeError) -> [CodeList] {
        var lists: [CodeList] = []
        for node in try children("lists") {
            try node.allow("id", "source", "rows")
            let name = try node.identifier("id")
            let id = programme + "/" + name
            if lists.contains(where: { $0.id == id }) { throw node.error("id", .duplicate(name)) }
            _ = try node.optionalText("source")
            lists.append(CodeList(id: id, rows: try node.codeRows()))
        }
        return lists
    }

    /// A code may stand there again with other words, when the first ones are no longer in force.
    private func codeRows() throws(ProgrammeError) -> [CodeList.Row] {
        var rows: [CodeList.Row] = []
        var known: [String: [(Validity, DataNode)]] = [:]
        for node in try requiredChildren("rows", atMost: Self.listRows) {
            try node.allow("code", "label", "from", "to", "group", "source")
            let code = try node.text("code")
            guard code.utf8.count <= 64 else { throw node.error("code", .outOfRange(1, 64)) }
            let from = try node.day("from") ?? .first
            let to = try node.day("to")
            if let to, to < from { throw node.error("to", .endsBeforeStart) }
            let validity = Validity(from: from, to: to)
            if let earlier = known[code], earlier.contains(where: { $0.0.overlaps(validity) }) {
                throw node.error("code", .duplicate(code))
            }
            known[code, default: []].append((validity, node))
            rows.append(
                CodeList.Row(
                    code: code,
                    label: try node.wording("label"),
                    validity: validity,
                    group: try node.optionalText("group"),
                )
            )
        }
        return rows
    }
}
