import App
import Caseload
import Casework
import Documents

extension Subcommand {
    /// `profile`: what she does at the desk and is good at, shown and set.
    static let profile = Subcommand(
        "profile",
        options: [
            Option("desk", "ROLE") { $0.optionDesk },
            Option("marks", "a,b") { $0.optionMarks },
        ],
        summary: { $0.summaryProfile },
    ) { invocation throws(Refusal) in
        let desk = try invocation.desk()
        let marks = try invocation.marks()
        let caseload = try invocation.openCaseload()
        defer { caseload.store.close() }
        let (profile, known) = try Refusal.lifting { () throws(CaseloadError) in
            if desk != nil || marks != nil {
                var changed = try caseload.profile()
                if let desk { changed.desk = desk.role }
                if let marks { changed.marks = marks }
                try caseload.set(changed)
            }
            return (try caseload.profile(), try caseload.specialisms())
        }
        // A name that no programme has is kept: the programme may come with the next sync.
        let strange = profile.marks.filter { !known.contains($0) }
        if !strange.isEmpty {
            invocation.console.complain(
                PlainText.safe(invocation.words.unknownMarks(strange, known)) + "\n"
            )
        }
        if invocation.wantsJSON {
            invocation.console.write(
                json: [
                    "profile": [
                        "desk": profile.desk.map { .string($0.rawValue) } ?? .null,
                        "marks": .array(profile.marks.map { .string($0) }),
                        "known": .array(known.map { .string($0) }),
                    ]
                ]
            )
        } else {
            invocation.console.write(lines: [invocation.words.profileLine(profile)])
        }
        return .done
    }
}

extension Invocation {
    /// `--desk bo`, or `-` for none; nil where it is not given.
    fileprivate func desk() throws(Refusal) -> (role: DeskRole?, isGiven: Bool)? {
        guard let text = arguments.value("desk") else { return nil }
        if text == "-" { return (nil, true) }
        guard let role = DeskRole(rawValue: text.lowercased()) else {
            let known = DeskRole.allCases.map(\.rawValue).joined(separator: ", ")
            throw .badValue(option: "desk", expected: known + ", -")
        }
        return (role, true)
    }

    /// `--marks lansia,anak`, or `-` for none.
    fileprivate func marks() throws(Refusal) -> [String]? {
        guard let text = arguments.value("marks") else { return nil }
        if text == "-" { return [] }
        guard let marks = WorkerMarks.read(text) else {
            throw .badValue(option: "marks", expected: "lansia,anak")
        }
        return marks
    }
}
