import Screen

extension AppState {
    /// Gives a key to what lies over the screen.
    mutating func pressInOverlay(_ key: Key) -> [Effect] {
        guard let overlay else { return [] }
        if key == .escape {
            self.overlay = nil
            return []
        }
        switch overlay {
        case .palette(let palette): return press(key, in: palette)
        case .menu(let menu): return press(key, in: menu)
        case .help(var help):
            scroll(&help.top, key)
            self.overlay = key == .function(1) ? nil : .help(help)
            return []
        case .messages(var scroll):
            self.scroll(&scroll.top, key)
            self.overlay = .messages(scroll)
            return []
        case .question(let question):
            guard let answer = question.answers.first(where: { $0.key == key }) else { return [] }
            self.overlay = nil
            return answer.run(&self)
        case .line(let prompt): return press(key, in: prompt)
        }
    }

    /// Types pasted text into the line that has the cursor.
    mutating func pasteIntoOverlay(_ text: String) -> [Effect] {
        switch overlay {
        case .palette(var palette):
            palette.line.insert(text)
            palette.search()
            overlay = .palette(palette)
        case .line(var prompt):
            prompt.line.insert(text)
            overlay = .line(prompt)
        default: break
        }
        return []
    }

    private mutating func press(_ key: Key, in palette: PaletteState) -> [Effect] {
        var palette = palette
        if key == .enter {
            overlay = nil
            guard palette.found.indices.contains(palette.cursor.selection) else { return [] }
            return CommandRegistry.run(palette.found[palette.cursor.selection], in: &self)
        }
        if !palette.cursor.press(key), palette.line.handle(key) == .changed { palette.search() }
        overlay = .palette(palette)
        return []
    }

    private mutating func press(_ key: Key, in menu: MenuState) -> [Effect] {
        var menu = menu
        if key == .enter {
            overlay = nil
            guard menu.commands.indices.contains(menu.cursor.selection) else { return [] }
            return CommandRegistry.run(menu.commands[menu.cursor.selection], in: &self)
        }
        if let chosen = menu.commands.first(where: { $0.keys.contains(key) }) {
            overlay = nil
            return CommandRegistry.run(chosen, in: &self)
        }
        menu.cursor.press(key)
        overlay = key == .function(9) ? nil : .menu(menu)
        return []
    }

    private mutating func press(_ key: Key, in prompt: LinePrompt) -> [Effect] {
        var prompt = prompt
        guard key == .enter else {
            if prompt.line.handle(key) == .changed { prompt.complaint = nil }
            overlay = .line(prompt)
            return []
        }
        let text = prompt.line.text.trimmed
        guard !text.isEmpty else {
            prompt.complaint = words.lineEmpty
            overlay = .line(prompt)
            return []
        }
        overlay = nil
        switch prompt.purpose {
        case .backup:
            say(words.backingUp(text), .hint)
            return [.backup(to: text)]
        case .importFiles:
            return [.importFiles(text.split(separator: " ").map(String.init), allOrNothing: false)]
        }
    }

    private mutating func scroll(_ top: inout Int, _ key: Key) {
        let page = max(1, size.height - 4)
        switch key {
        case .up, .character("k"): top -= 1
        case .down, .character("j"): top += 1
        case .pageUp: top -= page
        case .pageDown, .character(" "): top += page
        case .home: top = 0
        case .end: top = .max / 2
        default: break
        }
        top = max(0, top)
    }
}
