import Casework
import Documents

/// Reads one form of a programme file.
struct FormReader {
    let node: DataNode
    let shelf: FormShelf
    let library: FormLibrary

    func form() throws(ProgrammeError) -> Form {
        try node.allow(
            "id",
            "kind",
            "label",
            "short",
            "pillar",
            "rhk",
            "about",
            "identity",
            "flow",
            "sensitive",
            "marks",
            "title",
            "date",
            "due",
            "member",
            "names",
            "newcomer",
            "words",
            "facility",
            "thread",
            "body",
            "money",
            "families",
            "recipients",
            "joins",
            "plans",
            "lesson",
            "reports",
            "letter",
            "follows",
            "versions",
        )
        let label = try node.wording("label")
        let versions = try versions()
        let flow = try flow(versions)
        let sensitivity = try sensitivity(versions)
        guard let about = try node.code("about", as: FormSubject.self) else {
            throw node.error("about", .missing)
        }
        let kind = try kind()
        return Form(
            id: FormID(programme: shelf.id, record: try node.identifier("id")),
            kind: kind,
            label: label,
            short: try node.optionalWording("short") ?? label,
            pillar: try node.code("pillar", as: Pillar.self) ?? shelf.pillar,
            rhk: try node.optionalInt("rhk", 1...9),
            about: about,
            identity: try node.code("identity", as: FormIdentity.self) ?? .own,
            flow: flow,
            isSensitive: sensitivity.always,
            sensitiveWhen: sensitivity.when,
            marks: try marks(versions),
            title: try title(versions),
            dateQuestion: try question("date", [.date], versions),
            dueQuestion: try question("due", [.date], versions),
            memberQuestion: try question("member", [.member], versions),
            nameQuestions: try nameQuestions(versions),
            newcomer: try newcomer(versions),
            searchWords: try searchWords(),
            facilityKind: try facilityKind(about),
            thread: try thread(versions),
            families: try families(about),
            recipients: try recipients(about),
            joins: try joins(kind, about, versions),
            plans: try plans(about, flow),
            lesson: try lesson(versions),
            reports: try reports(),
            letter: try letter(versions),
            followUps: try followUps(versions, flow),
            versions: versions,
        )
    }

    private func kind() throws(ProgrammeError) -> DocumentKind {
        let kind = try node.text("kind")
        guard RecordKinds.ofForms.contains(kind) else {
            throw node.error("kind", .unknownCode(allowed: RecordKinds.ofForms.sorted()))
        }
        return DocumentKind(rawValue: kind)
    }

    private func flow(_ versions: [FormVersion]) throws(ProgrammeError) -> Flow? {
        guard let name = try node.optionalText("flow") else { return nil }
        let flow = try FormLibrary.find(
            name,
            at: node,
            member: "flow",
            home: shelf.id,
            among: library.flows,
        )
        // What a step asks for must be there to answer.
        let questions = versions.last?.questions.map(\.id) ?? []
        for asked in flow.steps.flatMap(\.asks) where !questions.contains(asked) {
            throw node.error("flow", node.unknown(asked, among: questions))
        }
        return flow
    }

    /// Yes, no, or the answers with which a record is restricted.
    ///
    /// Older versions may lack a question that the expression names, and say nothing for it then.
    private func sensitivity(
        _ versions: [FormVersion]
    ) throws(ProgrammeError) -> (always: Bool, when: Expression?) {
        switch node.object["sensitive"] {
        case nil, .null: return (false, nil)
        case .bool(let flag): return (flag, nil)
        case .string(let text):
            let expression = try node.parsed(text, "sensitive")
            try check(expression, "sensitive", versions)
            return (false, expression)
        default: throw node.error("sensitive", .wrongType(expected: .flag))
        }
    }

    private func marks(_ versions: [FormVersion]) throws(ProgrammeError) -> [MarkRule] {
        try node.markRules { (expression, member) throws(ProgrammeError) in
            try check(expression, member, versions)
        }
    }

    /// Refuses what the newest version cannot say yes or no to, and an older one that has all the names.
    private func check(
        _ expression: Expression,
        _ member: String,
        _ versions: [FormVersion],
    ) throws(ProgrammeError) {
        let newest = versions.count - 1
        for (place, version) in versions.enumerated() {
            let names = ExpressionNames.answers(version.questions)
            let isWhole = expression.names.allSatisfy { names.isKnown($0) }
            guard isWhole || place == newest else { continue }
            try names.checkFlag(expression, at: node, member)
        }
    }

    // MARK: Questions that the record takes something from

    func question(
        _ member: String,
        _ kinds: Set<QuestionKind>,
        _ versions: [FormVersion],
    ) throws(ProgrammeError) -> String? {
        guard let id = try node.optionalText(member) else { return nil }
        try check(id, member, kinds, versions)
        return id
    }

    private func nameQuestions(_ versions: [FormVersion]) throws(ProgrammeError) -> [String] {
        let ids = try node.texts("names")
        for (place, id) in ids.enumerated() {
            try check(id, "names[\(place)]", [.text, .nik, .kk], versions)
        }
        return ids
    }

    private func newcomer(_ versions: [FormVersion]) throws(ProgrammeError) -> Newcomer? {
        guard let inner = try node.child("newcomer") else { return nil }
        try inner.allow("name", "nik", "born", "village")
        func named(_ member: String, _ kind: QuestionKind) throws(ProgrammeError) -> String? {
            guard let id = try inner.optionalText(member) else { return nil }
            try check(id, "newcomer." + member, [kind], versions)
            return id
        }
        guard let name = try named("name", .text) else { throw inner.error("name", .missing) }
        let reserved = Newcomer.othersAnswer
        if versions.contains(where: { $0.question(reserved) != nil }) {
            throw node.error("newcomer", .reservedName(reserved))
        }
        return Newcomer(
            name: name,
            nik: try named("nik", .nik),
            born: try named("born", .date),
            village: try named("village", .text),
        )
    }

    /// Every question a letter names has to be there.
    private func letter(_ versions: [FormVersion]) throws(ProgrammeError) -> FormLetter? {
        guard let inner = try node.child("letter") else { return nil }
        try inner.allow("to", "number", "due", "show", "steps", "signers")
        func asked(_ member: String, _ kinds: Set<QuestionKind>) throws(ProgrammeError) -> [String]
        {
            let ids = try inner.texts(member)
            for (place, id) in ids.enumerated() {
                try check(id, "letter.\(member)[\(place)]", kinds, versions)
            }
            return ids
        }
        func one(_ member: String, _ kind: QuestionKind) throws(ProgrammeError) -> String? {
            guard let id = try inner.optionalText(member) else { return nil }
            try check(id, "letter." + member, [kind], versions)
            return id
        }
        var signers: [FormLetter.Signer] = []
        for (place, signer) in try inner.children("signers", atMost: 4).enumerated() {
            try signer.allow("role", "name", "worker", "desk")
            let name = try signer.optionalText("name")
            let isWorker = try signer.flag("worker", or: false)
            var desk: [DeskRole] = []
            for (number, code) in try signer.texts("desk").enumerated() {
                guard let role = DeskRole(rawValue: code) else {
                    let known = DeskRole.allCases.map(\.rawValue)
                    throw signer.error("desk[\(number)]", .unknownCode(allowed: known))
                }
                desk.append(role)
            }
            if !desk.isEmpty, isWorker || name != nil {
                throw signer.error("desk", .notTogether(isWorker ? "worker" : "name"))
            }
            if let name {
                if isWorker { throw signer.error("name", .notTogether("worker")) }
                try check(name, "letter.signers[\(place)].name", [.text], versions)
            }
            signers.append(
                FormLetter.Signer(
                    role: try signer.wording("role"),
                    name: name,
                    isWorker: isWorker,
                    desk: desk,
                )
            )
        }
        let told = Set(QuestionKind.allCases).subtracting([.photo])
        return FormLetter(
            to: try asked("to", [.text, .note, .one, .code, .facility, .group]),
            number: try one("number", .text),
            due: try one("due", .date),
            show: inner.object["show"] == nil ? nil : try asked("show", told),
            tellsSteps: try inner.flag("steps", or: false),
            signers: signers,
        )
    }

    /// Words are looked for one by one, so each stands for itself.
    private func searchWords() throws(ProgrammeError) -> [String] {
        let words = try node.texts("words")
        if words.count > 40 { throw node.error("words", .outOfRange(1, 40)) }
        for (place, word) in words.enumerated() where word.utf8.count > 60 {
            throw node.error("words[\(place)]", .outOfRange(1, 60))
        }
        return words
    }

    /// The reports it is counted in beside those of its kind.
    private func reports() throws(ProgrammeError) -> Set<FormReport> {
        var found: Set<FormReport> = []
        for (place, name) in try node.texts("reports").enumerated() {
            guard let report = FormReport(rawValue: name) else {
                let allowed = FormReport.allCases.map(\.rawValue)
                throw node.error("reports[\(place)]", .unknownCode(allowed: allowed))
            }
            found.insert(report)
        }
        return found
    }

    /// The newest version must have the question, and every version that has it the same kind.
    func check(
        _ id: String,
        _ member: String,
        _ kinds: Set<QuestionKind>,
        _ versions: [FormVersion],
    ) throws(ProgrammeError) {
        guard let newest = versions.last, newest.question(id) != nil else {
            let known = versions.last?.questions.map(\.id) ?? []
            throw node.error(member, node.unknown(id, among: known))
        }
        let found = versions.compactMap { $0.question(id)?.kind }
        guard found.allSatisfy({ kinds.contains($0) }) else {
            let expected = kinds.map(\.rawValue).sorted()
            throw node.error(member, .wrongQuestionKind(expected: expected))
        }
    }

    private func title(_ versions: [FormVersion]) throws(ProgrammeError) -> TitleTemplate? {
        guard let text = try node.optionalText("title") else { return nil }
        let known = Set(versions.flatMap(\.questions).map(\.id))
        var parts: [TitleTemplate.Part] = []
        for piece in try node.template(text, "title") {
            switch piece {
            case .text(let text): parts.append(.text(text))
            case .inner(let name):
                guard known.contains(name) else {
                    let near = NearMiss.find(name, among: known.sorted())
                    throw node.error("title", .unknownName(name, near: near))
                }
                parts.append(.answer(name))
            }
        }
        return TitleTemplate(parts: parts)
    }

    // MARK: Versions

    private func versions() throws(ProgrammeError) -> [FormVersion] {
        var rows: [(Validity, DataNode)] = []
        var versions: [FormVersion] = []
        for node in try node.requiredChildren("versions") {
            try node.allow("from", "to", "source", "sections")
            let validity = try node.validity()
            rows.append((validity, node))
            versions.append(
                FormVersion(
                    validity: validity,
                    source: try node.text("source"),
                    sections: try sections(node),
                    json: .object(node.object),
                )
            )
        }
        try ProgrammeError.checkOverlap(rows)
        return versions.sorted { $0.validity.from < $1.validity.from }
    }

    /// The most questions of one version.
    private static let questionLimit = 500

    private func sections(_ version: DataNode) throws(ProgrammeError) -> [FormSection] {
        let reader = QuestionReader(home: shelf.id, formKind: try kind(), library: library)
        var sections: [(section: FormSection, node: DataNode)] = []
        var ids: Set<String> = []
        var meanings: Set<AnswerMeaning.Name> = []
        for node in try version.requiredChildren("sections") {
            try node.allow("label", "shown", "questions")
            var questions: [Question] = []
            for inner in try node.requiredChildren("questions") {
                let question = try reader.question(inner, isColumn: false)
                guard ids.insert(question.id).inserted else {
                    throw inner.error("id", .duplicate(question.id))
                }
                if ids.count > Self.questionLimit {
                    throw version.error("sections", .outOfRange(1, Self.questionLimit))
                }
                if let meaning = question.meaning?.name, !meanings.insert(meaning).inserted {
                    throw inner.error("meaning", .duplicate(meaning.rawValue))
                }
                questions.append(question)
            }
            let section = FormSection(
                label: try node.optionalWording("label"),
                shown: try node.expression("shown"),
                questions: questions,
            )
            sections.append((section, node))
        }
        try checkNames(sections, version)
        return sections.map(\.section)
    }

    /// Looks up every name, once all questions are known, and refuses circles.
    private func checkNames(
        _ sections: [(section: FormSection, node: DataNode)],
        _ version: DataNode,
    ) throws(ProgrammeError) {
        let names = ExpressionNames.answers(sections.flatMap(\.section.questions))
        for (section, node) in sections {
            try names.check(section.shown, at: node, "shown")
            let nodes = try node.children("questions")
            for (question, inner) in zip(section.questions, nodes) {
                try QuestionReader.checkNames(question, inner, names)
            }
        }
        let circle = AnswerOrder(sections.map(\.section)).circle
        if !circle.isEmpty { throw version.error("sections", .circle(circle)) }
    }
}
