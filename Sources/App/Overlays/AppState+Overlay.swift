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
        case .question(var question):
            let answer = question.handle(key)
            self.overlay = answer == nil ? .question(question) : nil
            return answer?.run(&self) ?? []
        case .line(let prompt): return press(key, in: prompt)
        case .text(var text):
            scroll(&text.scroll.top, key)
            self.overlay = .text(text)
            return []
        }
    }

    /// Types pasted text into the line that has the cursor.
    mutating func pasteIntoOverlay(_ text: String) -> [Effect] {
        switch overlay {
        case .palette(var palette):
            palette.box.editor.insert(text)
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
            // A row that only tells where to find a job stays to be read.
            guard let command = palette.selected else { return [.bell] }
            return choose(command)
        }
        palette.box.fit(overlayRoom)
        if palette.box.handle(key) == .queryChanged { palette.search() }
        overlay = .palette(palette)
        return []
    }

    private mutating func press(_ key: Key, in menu: MenuState) -> [Effect] {
        var menu = menu
        if key == .enter { return choose(menu.selected) }
        if let chosen = menu.commands.first(where: { $0.keys.contains(key) }) {
            return choose(chosen)
        }
        menu.menu.fit(overlayRoom)
        _ = menu.menu.handle(key)
        overlay = key == .function(9) ? nil : .menu(menu)
        return []
    }

    /// Closes what lies over the screen and runs the command.
    private mutating func choose(_ command: Command?) -> [Effect] {
        overlay = nil
        return command.map { CommandRegistry.run($0, in: &self) } ?? []
    }

    /// The part of the screen between title and status line, which overlays lie on.
    var overlayRoom: Rect {
        Rect(x: 0, y: 0, width: size.width, height: max(0, size.height - 3))
    }

    private mutating func press(_ key: Key, in prompt: LinePrompt) -> [Effect] {
        var prompt = prompt
        guard key == .enter else {
            if prompt.line.handle(key) == .changed { prompt.complaint = nil }
            overlay = .line(prompt)
            return []
        }
        // A passphrase is taken as it was typed, spaces too.
        let text = prompt.line.isSecret ? prompt.line.text : prompt.line.text.trimmed
        guard !text.isEmpty else {
            prompt.complaint = words.lineEmpty
            overlay = .line(prompt)
            return []
        }
        overlay = nil
        switch prompt.purpose {
        case .entryDate:
            let (effects, complaint) = takeEntryDate(text)
            guard let complaint else { return effects }
            prompt.complaint = complaint
            overlay = .line(prompt)
            return []
        case .backup:
            asked = prompt
            say(words.backingUp(text), .hint)
            return [.backup(to: text)]
        case .letter:
            asked = prompt
            return writeLetter(to: text)
        case .desilList: return startComparing(text, asking: prompt)
        case .desilChanges: return exportChanges(text, asking: prompt)
        case .stickPath: return takeStickPath(text)
        case .reportPath: return takeReportPath(text, prompt)
        case .page(let page): return takePagePath(text, page, prompt)
        case .visitList: return takeVisitsPath(text, prompt)
        case .ownData(let id, let showsSensitive):
            return takeDataPath(text, id, showsSensitive: showsSensitive, prompt)
        case .refusal(let about):
            asked = prompt
            return decide(about, isAccepted: false, reason: text)
        case .stickDatabase: return takeStickDatabase(text)
        case .stickPassphrase: return takeStickPassphrase(text)
        case .importFiles:
            asked = prompt
            isImporting = true
            return [.importFiles(text)]
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
