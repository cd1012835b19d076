import App
import Caseload
import Casework
import Documents
import Forms

extension Subcommand {
    /// `forms`: lists those in force; `forms check FILE...`: what is wrong with programme files' forms.
    static let forms = Subcommand(
        "forms",
        usage: "[check BERKAS...]",
        arguments: 0...100,
        summary: { $0.summaryForms },
    ) { invocation throws(Refusal) in
        switch invocation.arguments.plain.first {
        case nil: return try list(invocation)
        case "check" where invocation.arguments.plain.count > 1:
            return try check(Array(invocation.arguments.plain.dropFirst()), invocation)
        case let other?:
            let sentence = invocation.words.wrongArguments("forms", "[check BERKAS...]")
            invocation.console.complain(PlainText.safe("\(other): \(sentence)") + "\n")
            return .wrongUse
        }
    }

    private static func list(_ invocation: Invocation) throws(Refusal) -> ExitCode {
        let (book, faults) = try invocation.withCaseload { (caseload) throws(CaseloadError) in
            (try caseload.formBook(), try caseload.formFaults())
        }
        let words = invocation.words
        if invocation.wantsJSON {
            let forms = book.forms.map { form -> JSONValue in
                var value: JSONValue = [
                    "id": .string(form.id.rawValue), "kind": .string(form.kind.rawValue),
                    "label": .string(form.label.id), "about": .string(form.about.rawValue),
                    "identity": .string(form.identity.rawValue),
                    "versions": .array(form.versions.map { .string($0.name) }),
                ]
                value["pillar"] = form.pillar.map { .string($0.rawValue) }
                value["flow"] = form.flow.map { .string($0.id) }
                if form.isSensitive { value["sensitive"] = true }
                value["sensitiveWhen"] = form.sensitiveWhen.map { .string($0.description) }
                return value
            }
            invocation.console.write(
                json: [
                    "forms": .array(forms),
                    "faults": .array(faults.map { .string(words.sentence(for: $0)) }),
                ]
            )
            return .done
        }
        let table = book.forms.map { form in
            [form.id.rawValue, words.text(form.label), words.recordKind(form.kind.rawValue)]
        }
        invocation.console.write(
            lines: PlainText.table(table) + faults.map { words.sentence(for: $0) }
        )
        return .done
    }

    /// Each file is read beside the others and the programmes that come with the program, whose lists it
    /// may use.
    private static func check(
        _ paths: [String],
        _ invocation: Invocation,
    ) throws(Refusal) -> ExitCode {
        var faults: [String: [ProgrammeError]] = [:]
        var sources: [FormBook.Source] = []
        for path in paths {
            let bytes = try FileBytes.read(path)
            do throws(ProgrammeError) {
                let programme = try ProgrammeFile.parse(bytes, file: path)
                sources.append(
                    FormBook.Source(id: programme.id, json: programme.json, file: path)
                )
            } catch {
                faults[path, default: []].append(error)
            }
        }
        // Without the shipped ones, a file is judged by itself.
        let shipped = (try? EffectRunner.programmeFiles(invocation.places)) ?? []
        for (name, bytes) in shipped {
            guard let programme = try? ProgrammeFile.parse(bytes, file: name),
                !sources.contains(where: { $0.id == programme.id })
            else { continue }
            sources.append(FormBook.Source(id: programme.id, json: programme.json, file: name))
        }
        let reading = FormBook.reading(sources)
        for fault in reading.faults where paths.contains(fault.file) {
            faults[fault.file, default: []].append(fault)
        }
        tell(paths, sources, reading, faults, invocation)
        return faults.isEmpty ? .done : .failed
    }

    private static func tell(
        _ paths: [String],
        _ sources: [FormBook.Source],
        _ reading: FormBook.Reading,
        _ faults: [String: [ProgrammeError]],
        _ invocation: Invocation,
    ) {
        let words = invocation.words
        var rows: [JSONValue] = []
        var lines: [String] = []
        for path in paths {
            let found = faults[path] ?? []
            let programme = sources.first { $0.file == path }?.id
            let forms = reading.book.forms.filter { $0.id.programme == programme }.map(\.id)
            lines +=
                found.isEmpty
                ? [words.formsSound(path, forms.count)] : found.map { words.sentence(for: $0) }
            rows.append([
                "file": .string(path),
                "forms": .array(forms.map { .string($0.rawValue) }),
                "findings": .array(
                    found.map { fault in
                        [
                            "path": .string(fault.path),
                            "reason": .string(words.sentence(for: fault)),
                        ]
                    }
                ),
            ])
        }
        if invocation.wantsJSON {
            invocation.console.write(json: ["forms": .array(rows)])
        } else {
            invocation.console.write(lines: lines)
        }
    }
}
