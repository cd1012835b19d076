import Screen

extension EntryState {
    /// The commands of the entry page, which help, menu and key bar show.
    ///
    /// Keys of single cells reach the page before these; they stand here so that they are explained, and
    /// can be run from menu and palette.
    static let commands: [Command] =
        [
            Command(
                "entry.save",
                keys: [.function(2)],
                in: [.place(.entry)],
                label: { $0.saveLabel },
                explanation: { $0.saveExplanation },
                obstacle: { $0.workspace?.entry.grid == nil ? $0.words.pageComing : nil }
            ) { $0.saveEntry(opensNext: false) },
            Command(
                "entry.next",
                keys: [.function(8)],
                in: [.place(.entry)],
                label: { $0.nextLabel },
                explanation: { $0.nextExplanation },
                obstacle: { $0.workspace?.entry.grid == nil ? $0.words.pageComing : nil }
            ) { $0.saveEntry(opensNext: true) },
            Command(
                "entry.fill",
                keys: [.character("+")],
                in: [.place(.entry)],
                label: { $0.fillLabel },
                explanation: { $0.fillExplanation },
                obstacle: { $0.workspace?.entry.grid == nil ? $0.words.pageComing : nil }
            ) { $0.askToFillEntry() },
            Command(
                "entry.choose",
                keys: [.function(4)],
                in: [.place(.entry)],
                label: { $0.chooseLabel },
                explanation: { $0.chooseExplanation }
            ) { $0.chooseEntryValue() },
            Command(
                "entry.direction",
                keys: [.function(7)],
                in: [.place(.entry)],
                label: { $0.directionLabel },
                explanation: { $0.directionExplanation }
            ) { state in
                guard let old = state.workspace?.entry.direction else { return [] }
                state.workspace?.entry.direction = old == .right ? .down : .right
                state.say(state.words.directionNow(isDown: old == .right), .done)
                return []
            },
        ] + values + movements

    private static let values: [Command] = [
        pressed("entry.patuh", "1", { $0.valuePatuh }, { $0.patuhKeyExplanation }),
        pressed("entry.tidak", "2", { $0.valueTidak }, { $0.tidakKeyExplanation }),
        pressed("entry.izin", "3", { $0.valueIzin }, { $0.izinKeyExplanation }),
        pressed("entry.takberlaku", "0", { $0.valueTidakBerlaku }, { $0.nolKeyExplanation }),
        told("entry.sheet", { $0.sheetLabel }, { $0.sheetExplanation }, { $0.sheetHint }),
        told("entry.session", { $0.sessionLabel }, { $0.sessionExplanation }, { $0.sessionHint }),
        told("entry.date", { $0.dateLabel }, { $0.dateExplanation }, { $0.dateHint }),
        pressed("entry.none", "-", { $0.noneLabel }, { $0.noneExplanation }),
        pressed("entry.same", ".", { $0.sameLabel }, { $0.sameExplanation }),
        pressed("entry.above", "'", { $0.aboveLabel }, { $0.aboveExplanation }),
        pressed("entry.editdate", "=", { $0.editDateLabel }, { $0.editDateExplanation }),
        pressed("entry.clear", .delete, { $0.clearLabel }, { $0.clearExplanation }),
        pressed("entry.back", .backspace, { $0.backLabel }, { $0.backExplanation }),
    ]

    private static let movements: [Command] = [
        told("entry.jump", { $0.jumpLabel }, { $0.jumpExplanation }, { $0.jumpExplanation }),
        pressed("entry.search", "/", { $0.nameLabel }, { $0.nameExplanation }),
        pressed("entry.forward", .tab, { $0.tabLabel }, { $0.tabExplanation }),
    ]

    /// A command that does what its key does on the page.
    private static func pressed(
        _ id: String,
        _ key: Key,
        _ label: @escaping @Sendable (Words) -> String,
        _ explanation: @escaping @Sendable (Words) -> String
    ) -> Command {
        Command(id, keys: [key], in: [.place(.entry)], label: label, explanation: explanation) {
            $0.typeIntoEntry(key) ?? []
        }
    }

    /// A command without a key of its own: it tells which keys do it.
    private static func told(
        _ id: String,
        _ label: @escaping @Sendable (Words) -> String,
        _ explanation: @escaping @Sendable (Words) -> String,
        _ hint: @escaping @Sendable (Words) -> String
    ) -> Command {
        Command(id, keys: [], in: [.place(.entry)], label: label, explanation: explanation) {
            $0.say(hint($0.words), .hint)
            return []
        }
    }
}
