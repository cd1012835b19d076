import Screen

extension FamilyText {
    /// The whole page as lines without colour, for the command line.
    package func plainLines(marks theme: Theme) -> [String] {
        (title() + services() + members(whole: true) + lost() + obligations() + stage()
            + history()).map { line in
                line.pieces.map { piece in
                    switch piece.text {
                    case .text(let text): text.string
                    case .mark(let mark): theme.mark(mark).string
                    }
                }.joined()
            }
    }
}
