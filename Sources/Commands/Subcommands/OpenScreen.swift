import App

extension Subcommand {
    /// No job named: the screen.
    static let screen = Subcommand(
        "",
        usage: "[pekerjaan]",
        summary: { $0.summaryScreen }
    ) { invocation throws(Refusal) in
        invocation.openScreen(try invocation.screenRequest())
    }
}
