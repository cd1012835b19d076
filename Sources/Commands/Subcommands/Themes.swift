import App
import Documents
import Screen

extension Subcommand {
    /// `themes`: lists them; `themes check [FILE...]`: fails on what makes one unfit to ship.
    static let themes = Subcommand(
        "themes",
        usage: "[check [FILE...]]",
        arguments: 0...100,
        summary: { $0.summaryThemes },
    ) { invocation throws(Refusal) in
        let files = try invocation.themeFiles
        switch invocation.arguments.plain.first {
        case nil:
            if invocation.wantsJSON {
                invocation.console.write(
                    json: ["themes": .array(files.names.map { .string($0) })]
                )
            } else {
                invocation.console.write(lines: files.names)
            }
            return .done
        case "check":
            return check(invocation, files)
        case let other?:
            let sentence = invocation.words.wrongArguments("themes", "[check [FILE...]]")
            invocation.console.complain(PlainText.safe("\(other): \(sentence)") + "\n")
            return .wrongUse
        }
    }

    private static func check(_ invocation: Invocation, _ files: ThemeFiles) -> ExitCode {
        let asked = invocation.arguments.plain.dropFirst()
        let targets =
            asked.isEmpty
            ? files.names.map { (name: $0, path: files.path(of: $0)) }
            : asked.map { (name: name(ofFile: $0), path: $0) }
        var rows: [JSONValue] = []
        var lines: [String] = []
        var isSound = true
        for target in targets {
            let troubles = troubles(of: target.name, at: target.path, invocation.words)
            if troubles.isEmpty {
                lines.append(invocation.words.themeIsSound(target.name))
            } else {
                isSound = false
                lines += troubles.map { "\(target.name): \($0)" }
            }
            rows.append([
                "name": .string(target.name),
                "findings": .array(troubles.map { .string($0) }),
            ])
        }
        if invocation.wantsJSON {
            invocation.console.write(json: ["themes": .array(rows)])
        } else {
            invocation.console.write(lines: lines)
        }
        return isSound ? .done : .failed
    }

    private static func troubles(of name: String, at path: String, _ words: Words) -> [String] {
        do throws(ThemeFiles.Fault) {
            let theme = try ThemeFiles.read(path, name: name)
            return ThemeCheck.findings(theme).map { words.sentence(for: $0) }
        } catch {
            return [words.sentence(for: error)]
        }
    }

    private static func name(ofFile path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        return file.hasSuffix(".json5") ? String(file.dropLast(6)) : file
    }
}
