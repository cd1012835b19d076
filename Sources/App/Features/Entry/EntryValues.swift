import Casework
import Screen

/// All that a cell can say, as the menu of F4 offers it.
enum EntryValues {
    static func commands(for input: Programme.InputKind) -> [Command] {
        switch input {
        case .state: states + [clear]
        case .attendance: states + [sheet, clear]
        case .session: sessions + [clear]
        case .dated: [date] + dated + [clear]
        }
    }

    private static let states: [Command] = [
        value(.patuh, "1") { $0.valuePatuh },
        value(.tidak, "2") { $0.valueTidak },
        value(.izin, "3") { $0.valueIzin },
        value(.tidakBerlaku, "0") { $0.valueTidakBerlaku },
    ]

    private static let sessions: [Command] = [
        value(.patuh, "1", "h") { $0.valueHadir },
        value(.tidak, "2", "a") { $0.valueAlfa },
        value(.izin, "3", "s") { $0.valueSakit },
        value(.tidakBerlaku, "0") { $0.valueTidakBerlaku },
    ]

    private static let dated: [Command] = [
        value(.tidak, "2", "-") { $0.valueNotDone },
        value(.izin, "3") { $0.valueIzin },
        value(.tidakBerlaku, "0") { $0.valueTidakBerlaku },
        value(
            .patuh,
            "1",
            obstacle: { state in
                let entry = state.workspace?.entry
                let cell = entry.flatMap { $0.grid?.cell(at: $0.cursor) }?.cell
                return cell?.obligation.batchAllowed == true ? nil : state.words.datesOnly
            },
        ) { $0.valueWithoutDate },
    ]

    private static let date = Command(
        "entry.value.date",
        keys: ["="],
        in: [],
        label: { $0.entryDateLabel },
        explanation: { $0.entryDateExplanation },
    ) { $0.askForEntryDate() }

    private static let sheet = Command(
        "entry.value.sheet",
        keys: [],
        in: [],
        label: { $0.entrySheetLabel },
        explanation: { $0.entrySheetExplanation },
    ) { state in
        state.say(state.words.entrySheetHint, .hint)
        return []
    }

    private static let clear = Command(
        "entry.value.clear",
        keys: [.delete],
        in: [],
        label: { $0.entryClearLabel },
        explanation: { $0.entryClearExplanation },
    ) { state in
        let answer = state.workspace?.entry.clear() ?? .moved
        return state.effects(of: answer) ?? []
    }

    private static func value(
        _ value: CheckState,
        _ keys: Key...,
        obstacle: @escaping @Sendable (AppState) -> String? = { _ in nil },
        text: @escaping @Sendable (Words) -> String,
    ) -> Command {
        Command(
            "entry.value.\(value)",
            keys: keys,
            in: [],
            label: text,
            explanation: text,
            obstacle: obstacle,
        ) { state in
            let answer = state.workspace?.entry.choose(value) ?? .moved
            return state.effects(of: answer) ?? []
        }
    }
}
