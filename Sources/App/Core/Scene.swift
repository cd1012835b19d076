import Casework
import Screen

/// What every screen needs to draw itself beside its own state.
package struct Scene: Sendable {
    package var theme: Theme
    package var words: Words
    package var moment: Moment
    package var quarter: Quarter

    package init(theme: Theme, words: Words, moment: Moment, quarter: Quarter) {
        self.theme = theme
        self.words = words
        self.moment = moment
        self.quarter = quarter
    }

    /// Shorthand for the theme's style of a role.
    package func style(_ role: Role) -> Style {
        theme.style(role)
    }
}
