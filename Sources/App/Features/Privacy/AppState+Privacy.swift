import Caseload
import Documents
import Screen

/// The logs, and a person's own data.
enum PrivacyCommands {
    static let all: [Command] = [
        Command(
            "looks",
            keys: [],
            in: [.workspace],
            label: { $0.looksLabel },
            explanation: { $0.looksExplanation },
        ) { _ in [.privacy(.loadLooks(nil))] },
        Command(
            "looks.family",
            keys: [.character("L")],
            in: [.place(.family)],
            label: { $0.familyLooksLabel },
            explanation: { $0.familyLooksExplanation },
            obstacle: { $0.workspace?.family.page == nil ? $0.words.loading : nil },
        ) { state in
            guard let id = state.workspace?.family.page?.family.id else { return [] }
            return [.privacy(.loadLooks(id))]
        },
        Command(
            "exports",
            keys: [],
            in: [.workspace],
            label: { $0.exportsLabel },
            explanation: { $0.exportsExplanation },
        ) { _ in [.privacy(.loadExports)] },
        Command(
            "family.data",
            keys: [.character("d")],
            in: [.place(.family)],
            label: { $0.ownDataLabel },
            explanation: { $0.ownDataExplanation },
            obstacle: { $0.workspace?.family.page == nil ? $0.words.loading : nil },
        ) { $0.chooseWhoseData() },
    ]
}

extension AppState {
    mutating func take(_ news: PrivacyNews) -> [Effect] {
        switch news {
        case .looks(let looks, let family):
            let lines = looks.map { words.lookLine($0, name: nameOfFamily($0.family)) }
            overlay = .text(
                TextOverlay(
                    title: family == nil ? words.looksLabel : words.familyLooksLabel,
                    lines: lines.isEmpty ? [words.noLooksHere] : lines,
                )
            )
        case .exports(let entries):
            overlay = .text(
                TextOverlay(
                    title: words.exportsLabel,
                    lines: entries.isEmpty ? [words.noExports] : entries.map(words.exportLine),
                )
            )
        }
        return []
    }

    /// The holder of a family's aid; empty for one that the list does not have.
    private func nameOfFamily(_ id: DocumentID?) -> String {
        guard let id, let index = workspace?.families.index, let place = index.ordinal(of: id)
        else { return "" }
        return index.holder(place)
    }

    /// Asks whose data shall be written: the family's or a member's.
    fileprivate mutating func chooseWhoseData() -> [Effect] {
        guard let page = workspace?.family.page else { return [] }
        let all = words.wholeFamily
        let choices = [(page.family.id, all)] + page.members.map { ($0.id, $0.name) }
        let commands = choices.map { id, name in
            Command(
                "family.data.of",
                keys: [],
                in: [],
                label: { _ in name },
                explanation: { _ in name },
            ) { $0.askAboutRestricted(id) }
        }
        overlay = .menu(MenuState(commands, title: words.ownDataLabel, self))
        return []
    }

    /// Asks first whether restricted records come along, where there are any.
    private mutating func askAboutRestricted(_ id: DocumentID) -> [Effect] {
        // Of one member her own alone: a question about another's would tell that there is one.
        let records = workspace?.family.page?.records ?? []
        let isAsked = records.contains { record in
            record.row.isSensitive && (id.documentKind == .family || record.row.member == id)
        }
        guard isAsked else { return askDataPath(id, showsSensitive: false) }
        overlay = .question(
            Question(
                title: words.restrictedTitle,
                lines: [words.restrictedInData],
                answers: [
                    .init(key: .character("t"), label: words.withoutRestricted) {
                        $0.askDataPath(id, showsSensitive: false)
                    },
                    .init(key: .character("b"), label: words.withRestricted) {
                        $0.askDataPath(id, showsSensitive: true)
                    },
                ],
            )
        )
        return []
    }

    private mutating func askDataPath(_ id: DocumentID, showsSensitive: Bool) -> [Effect] {
        askForFile(.ownData(id, showsSensitive: showsSensitive), words.ownDataPrompt)
        return []
    }

    mutating func takeDataPath(
        _ path: String,
        _ id: DocumentID,
        showsSensitive: Bool,
        _ prompt: LinePrompt,
    ) -> [Effect] {
        guard PersonFile.Format(path: path) != nil else {
            var prompt = prompt
            prompt.complaint = words.ownDataEnding
            overlay = .line(prompt)
            return []
        }
        asked = prompt
        say(words.reportWriting, .hint)
        return [
            .privacy(
                .write(id, showsSensitive: showsSensitive, path: path, language: words.language)
            )
        ]
    }

    /// Notes a record whose sides stand on the screen of conflicts; a restricted one is noted before it is shown.
    mutating func seenInConflicts() -> [Effect] {
        guard let inbox = workspace?.conflicts, workspace?.place == .conflicts,
            inbox.layout(contentSize).detail != nil, let item = inbox.selected, !item.isRestricted
        else {
            shownInConflicts = nil
            return []
        }
        guard shownInConflicts != item.id else { return [] }
        shownInConflicts = item.id
        return [.privacy(.see(Look(item)))]
    }

    /// Notes whom a roster's cursor has come to: below the rows stands what is recorded of her.
    mutating func seenInRoster() -> [Effect] {
        guard let entry = workspace?.entry, workspace?.place == .entry,
            let row = entry.grid?.row(entry.cursor.row), entry.door?.isRoster == true
        else {
            // Whoever comes back to the same row looks again.
            shownInRoster = nil
            return []
        }
        guard shownInRoster != row.member else { return [] }
        shownInRoster = row.member
        let look = Look(
            id: row.member,
            what: .member,
            door: .roster,
            family: row.family,
            member: row.member,
        )
        return [.privacy(.see(look))]
    }
}
