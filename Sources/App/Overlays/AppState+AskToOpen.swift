import Screen

extension AppState {
    /// Asks before something is opened that is not for every look; the harmless answer stands selected.
    mutating func askToOpen(
        title: String,
        question: String,
        _ open: @escaping @Sendable (inout AppState) -> [Effect],
    ) {
        let no = words.doNotOpen
        overlay = .question(
            Question(
                title: title,
                lines: [question],
                answers: [
                    .init(key: .character("t"), label: no) { _ in [] },
                    .init(key: .character("b"), label: words.openLabel, run: open),
                ],
            )
        )
    }

    /// Asks before something restricted is opened; the look is noted by what opens it.
    mutating func askToOpenRestricted(
        _ open: @escaping @Sendable (inout AppState) -> [Effect]
    ) {
        askToOpen(title: words.restrictedTitle, question: words.restrictedQuestion, open)
    }
}
