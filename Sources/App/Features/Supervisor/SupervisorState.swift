import Caseload
import Casework
import Screen

/// *Penyelia*: the workers whose records are gathered here, one a line; Enter shows one of them.
package struct SupervisorState: Sendable {
    package private(set) var found: Supervision?
    /// The worker whose figures are shown; nil for the list.
    package private(set) var open: String?
    package private(set) var list = Pager()
    package private(set) var page = Pager()
    /// For each line of the list, the worker it tells of.
    private var names: [String?] = []
    private var layout: Layout?
    private var number = 0

    private struct Layout: Equatable {
        var size: Size
        var words: Words
        var number: Int
        var open: String?
    }

    package init() {}

    package mutating func take(_ found: Supervision) {
        self.found = found
        number += 1
        // Who sees only herself has no list to choose from.
        if !found.isGathering {
            open = found.workers.first?.name
        } else if let open, !found.workers.contains(where: { $0.name == open }) {
            self.open = nil
        }
    }

    /// The worker under the cursor of the list.
    package var selected: String? {
        let place = list.cursor.selection
        return open == nil && names.indices.contains(place) ? names[place] : nil
    }

    package mutating func openSelected() {
        guard let selected else { return }
        open = selected
        page = Pager()
    }

    /// Back to the list; false where there is none to go back to.
    package mutating func close() -> Bool {
        guard open != nil, found?.isGathering == true else { return false }
        open = nil
        return true
    }

    /// Fits the page into its room.
    package mutating func settle(in size: Size, _ words: Words, _ moment: Moment) {
        let wanted = Layout(size: size, words: words, number: number, open: open)
        guard wanted != layout else { return }
        layout = wanted
        let text = SupervisorText(words: words, width: max(8, size.width - 3))
        let rows = found.map(text.list) ?? []
        names = rows.map(\.name)
        list.show(rows.map(\.line))
        list.fit(height: size.height)
        // The heads of the table are no worker.
        if list.cursor.selection == 0, let first = names.firstIndex(where: { $0 != nil }) {
            list.select(first)
        }
        let worker = found?.workers.first { $0.name == open }
        page.show(worker.map { text.page($0, found?.quarter) } ?? [])
        page.fit(height: size.height)
    }

    /// Gives a key to the screen; nil when it has no use for it.
    package mutating func type(_ key: Key) -> [Effect]? {
        if key == .escape { return close() ? [] : nil }
        return (open == nil ? list.press(key) : page.press(key)) ? [] : nil
    }

    package mutating func paste(_ text: String) {}

    package func draw(into canvas: inout Canvas, _ scene: Scene) {
        guard let found else {
            canvas.put(
                SafeText(scene.words.loading).cut(to: canvas.bounds.width - 1),
                at: Point(1, 0),
                style: scene.style(.textDim),
            )
            canvas.placeCursor(.zero)
            return
        }
        guard !found.workers.isEmpty else {
            let lines = wrap(scene.words.nobodyGathered, width: max(8, canvas.bounds.width - 2))
            for (row, line) in lines.prefix(canvas.bounds.height).enumerated() {
                canvas.put(line, at: Point(1, row), style: scene.style(.textDim))
            }
            canvas.placeCursor(.zero)
            return
        }
        (open == nil ? list : page).draw(into: &canvas, scene.theme, isFocused: true)
    }
}

extension SupervisorState {
    static let commands: [Command] = [
        Command(
            "supervisor.show",
            keys: [.character("P")],
            in: [.workspace],
            label: { $0.supervisorLabel },
            explanation: { $0.aboutSupervisor },
        ) { $0.go(to: .supervisor) },
        Command(
            "supervisor.open",
            keys: [.enter],
            in: [.place(.supervisor)],
            label: { $0.openLabel },
            explanation: { $0.openWorkerExplanation },
            obstacle: { $0.workspace?.supervisor.selected == nil ? $0.words.noWorkerHere : nil },
        ) { state in
            state.workspace?.supervisor.openSelected()
            return []
        },
    ]
}
