import Screen

/// The theme in use, read from its file once.
///
/// `terminal` needs no file, so the usual start reads none.
package final class ThemeCache: @unchecked Sendable {
    // Used by the drawing thread alone.
    private let files: ThemeFiles?
    private let isColourless: Bool
    private var name = ""
    private var depth = ColourDepth.mono
    private var theme = Theme.terminal

    /// - Parameters:
    ///   - files: where themes lie; nil when the folder is nowhere, then `terminal` serves.
    ///   - isColourless: `NO_COLOR` is set.
    package init(files: ThemeFiles?, isColourless: Bool) {
        self.files = files
        self.isColourless = isColourless
    }

    /// The theme at the terminal's depth; `terminal` where the named one can't be read.
    package func theme(named wanted: String, depth found: ColourDepth) -> Theme {
        let wantedDepth = isColourless ? .mono : found
        if wanted == name, wantedDepth == depth { return theme }
        name = wanted
        depth = wantedDepth
        let read = wanted == Theme.terminal.name ? nil : try? files?.theme(named: wanted)
        theme = (read ?? Theme.terminal).at(wantedDepth)
        return theme
    }
}
