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
                label: { $0.entrySaveLabel },
                explanation: { $0.entrySaveExplanation },
                obstacle: {
                    $0.workspace?.entry.isWaiting == true ? $0.words.entryPageComing : nil
                },
            ) { $0.saveEntry(opensNext: false) },
            Command(
                "entry.next",
                keys: [.function(8)],
                in: [.place(.entry)],
                label: { $0.entryNextLabel },
                explanation: { $0.entryNextExplanation },
                obstacle: {
                    $0.workspace?.entry.isWaiting == true ? $0.words.entryPageComing : nil
                },
            ) { $0.saveEntry(opensNext: true) },
            Command(
                "entry.fill",
                keys: [.character("+")],
                in: [.place(.entry)],
                label: { $0.entryFillLabel },
                explanation: { $0.entryFillExplanation },
                obstacle: {
                    $0.workspace?.entry.isWaiting == true ? $0.words.entryPageComing : nil
                },
            ) { $0.askToFillEntry() },
            Command(
                "entry.choose",
                keys: [.function(4)],
                in: [.place(.entry)],
                label: { $0.entryChooseLabel },
                explanation: { $0.entryChooseExplanation },
            ) { $0.chooseEntryValue() },
            Command(
                "entry.direction",
                keys: [.function(7)],
                in: [.place(.entry)],
                label: { $0.entryDirectionLabel },
                explanation: { $0.entryDirectionExplanation },
            ) { state in
                guard let old = state.workspace?.entry.direction else { return [] }
                state.workspace?.entry.direction = old == .right ? .down : .right
                state.say(state.words.directionNow(isDown: old == .right), .done)
                return []
            },
        ] + values + movements

    private static let values: [Command] = [
        pressed("entry.patuh", "1", { $0.valuePatuh }, { $0.entryPatuhKeyExplanation }),
        pressed("entry.tidak", "2", { $0.valueTidak }, { $0.entryTidakKeyExplanation }),
        pressed("entry.izin", "3", { $0.valueIzin }, { $0.entryIzinKeyExplanation }),
        pressed("entry.takberlaku", "0", { $0.valueTidakBerlaku }, { $0.entryNolKeyExplanation }),
        told(
            "entry.sheet",
            { $0.entrySheetLabel },
            { $0.entrySheetExplanation },
            { $0.entrySheetHint },
        ),
        told(
            "entry.session",
            { $0.entrySessionLabel },
            { $0.entrySessionExplanation },
            { $0.entrySessionHint },
        ),
        told(
            "entry.date",
            { $0.entryDateLabel },
            { $0.entryDateExplanation },
            { $0.entryDateHint },
        ),
        pressed("entry.none", "-", { $0.entryNoneLabel }, { $0.entryNoneExplanation }),
        told(
            "entry.month",
            { $0.entryMonthLabel },
            { $0.entryMonthExplanation },
            { $0.entryMonthHint },
        ),
        pressed("entry.same", ".", { $0.entrySameLabel }, { $0.entrySameExplanation }),
        pressed("entry.above", "'", { $0.entryAboveLabel }, { $0.entryAboveExplanation }),
        pressed("entry.editdate", "=", { $0.entryEditDateLabel }, { $0.entryEditDateExplanation }),
        pressed("entry.clear", .delete, { $0.entryClearLabel }, { $0.entryClearExplanation }),
        pressed("entry.back", .backspace, { $0.entryBackLabel }, { $0.entryBackExplanation }),
    ]

    private static let movements: [Command] = [
        told(
            "entry.jump",
            { $0.entryJumpLabel },
            { $0.entryJumpExplanation },
            { $0.entryJumpExplanation },
        ),
        pressed("entry.search", "/", { $0.entryNameLabel }, { $0.entryNameExplanation }),
        pressed("entry.leftopen", "Space", { $0.entrySpaceLabel }, { $0.entrySpaceExplanation }),
        pressed("entry.forward", .tab, { $0.entryTabLabel }, { $0.entryTabExplanation }),
    ]

    /// A command that does what its key does on the page.
    private static func pressed(
        _ id: String,
        _ key: Key,
        _ label: @escaping @Sendable (Words) -> String,
        _ explanation: @escaping @Sendable (Words) -> String,
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
        _ hint: @escaping @Sendable (Words) -> String,
    ) -> Command {
        Command(id, keys: [], in: [.place(.entry)], label: label, explanation: explanation) {
            $0.say(hint($0.words), .hint)
            return []
        }
    }
}
