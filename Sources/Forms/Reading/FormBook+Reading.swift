import Casework
import Documents

/// Reading the forms of all programmes in force.
extension FormBook {
    /// A programme file, or a document `programme:<id>`, as JSON.
    package struct Source: Sendable {
        package let id: String
        package let json: JSONValue
        /// What errors call it.
        package let file: String

        package init(id: String, json: JSONValue, file: String) {
            self.id = id
            self.json = json
            self.file = file
        }
    }

    /// What a set of programmes brings: the forms of those that are whole, and what is wrong with the others.
    package struct Reading: Sendable {
        package let book: FormBook
        /// At most one for each programme; nothing of such a programme is in the book, though others may
        /// use its lists and flows if these are sound.
        package let faults: [ProgrammeError]
        /// Members no program knows, by path, with their files: kept, not used.
        package let unknownMembers: [String]
    }

    /// Reads the forms of programmes, each checked against all.
    ///
    /// Cost: in proportion to the files' size.
    package static func reading(_ sources: [Source]) -> Reading {
        var faults: [ProgrammeError] = []
        var shelves: [FormShelf] = []
        for source in sources {
            do throws(ProgrammeError) {
                let shelf = try FormShelf(source)
                if shelves.contains(where: { $0.id == source.id }) {
                    throw shelf.root.error("id", .duplicate(source.id))
                }
                shelves.append(shelf)
            } catch {
                faults.append(error)
            }
        }
        let library = FormLibrary(shelves)
        var whole: [(shelf: FormShelf, part: FormPart)] = []
        for shelf in shelves {
            do throws(ProgrammeError) {
                whole.append((shelf, try shelf.part(library)))
            } catch {
                faults.append(error)
            }
        }
        // What a form takes over from others is looked up when all are read.
        var known: [FormID: Form] = [:]
        for form in whole.flatMap(\.part.forms) { known[form.id] = form }
        var parts: [FormPart] = []
        for (shelf, part) in whole {
            if let fault = shelf.followUpFault(part, among: known) {
                faults.append(fault)
            } else {
                parts.append(part)
            }
        }
        let forms = parts.flatMap(\.forms)
        let held = Set(forms.map(\.id))
        return Reading(
            book: FormBook(
                forms: forms,
                // An answer in a programme that is out of force for now is none.
                alerts: parts.flatMap(\.alerts).map { $0.answered(by: held) },
                marks: parts.flatMap(\.marks),
                courses: parts.flatMap(\.courses),
                eligibilities: parts.flatMap(\.eligibilities),
            ),
            faults: faults,
            unknownMembers: shelves.flatMap { shelf in
                shelf.root.unknown.paths.map { shelf.root.file + ": " + $0 }
            },
        )
    }

    /// Reads programmes of which every one must be whole; throws the first fault.
    package init(
        programmes: [(id: String, json: JSONValue, file: String)]
    ) throws(ProgrammeError) {
        let sources = programmes.map { Source(id: $0.id, json: $0.json, file: $0.file) }
        let reading = FormBook.reading(sources)
        if let fault = reading.faults.first { throw fault }
        self = reading.book
    }

    /// What would be wrong if a programme were taken beside others, in place of the one with its id.
    ///
    /// Empty if nothing; else its own fault, or those that it brings to others, which use what it no longer
    /// has. Whoever gets faults keeps the older version in force.
    package static func check(
        _ programme: Source,
        among others: [Source],
    ) -> [ProgrammeError] {
        let rest = others.filter { $0.id != programme.id }
        let before = Set(reading(others).faults)
        return reading(rest + [programme]).faults.filter { !before.contains($0) }
    }
}

/// What one programme brings to the book.
struct FormPart {
    var forms: [Form] = []
    var alerts: [AlertRule] = []
    var marks: [CalendarMark] = []
    var courses: [Course] = []
    var eligibilities: [Eligibility] = []
}

/// The lists and flows of all programmes, and the names of their forms and obligations.
struct FormLibrary {
    let lists: [String: CodeList]
    let flows: [String: Flow]
    let forms: Set<FormID>
    /// By `programme/obligation`: whether a roster can cover it.
    let obligations: [String: Bool]

    init(_ shelves: [FormShelf]) {
        var lists: [String: CodeList] = [:]
        var flows: [String: Flow] = [:]
        var obligations: [String: Bool] = [:]
        for shelf in shelves {
            for list in shelf.lists { lists[list.id] = list }
            for flow in shelf.flows { flows[flow.id] = flow }
            for (name, covered) in shelf.obligations {
                obligations[shelf.id + "/" + name] = covered
            }
        }
        self.lists = lists
        self.flows = flows
        self.obligations = obligations
        forms = Set(shelves.flatMap(\.forms))
    }

    /// A thing of a programme's own by its short name, or of another one's by `programme/name`.
    static func find<Thing>(
        _ name: String,
        at node: DataNode,
        member: String,
        home: String,
        among things: [String: Thing],
    ) throws(ProgrammeError) -> Thing {
        let isForeign = name.contains("/")
        if let thing = things[isForeign ? name : home + "/" + name] { return thing }
        if isForeign {
            let near = NearMiss.find(name, among: things.keys.sorted())
            throw node.error(member, .unknownElsewhere(name, near: near))
        }
        let own = things.keys.filter { $0.hasPrefix(home + "/") }
            .map { String($0.dropFirst(home.utf8.count + 1)) }
        throw node.error(member, node.unknown(name, among: own))
    }
}
