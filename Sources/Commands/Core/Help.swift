import App

/// The help of the command line, made from the table of subcommands.
enum Help {
    static func text(of subcommand: Subcommand, _ words: Words) -> String {
        let name = subcommand.name.isEmpty ? "" : " " + subcommand.name
        let usage = subcommand.usage.isEmpty ? "" : " " + subcommand.usage
        var lines = ["pendamping\(name)\(usage)", "", subcommand.summary(words), ""]
        if subcommand.name.isEmpty {
            lines.append(words.helpJobs)
            lines += PlainText.table(
                Program.subcommands.map { ["  " + $0.name, $0.summary(words)] }
            )
            lines.append("")
        }
        lines.append(words.helpOptions)
        let options = subcommand.options + Option.global
        lines += PlainText.table(
            options.map { option in
                let value = option.value.map { " " + $0 } ?? ""
                return ["  --\(option.name)\(value)", option.explanation(words)]
            }
        )
        lines += ["", words.helpExitCodes]
        return lines.joined(separator: "\n") + "\n"
    }
}
