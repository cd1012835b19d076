import Caseload
import Casework
import Screen

/// What she does at the desk, and what she is good at: chosen from menus, kept in the store.
enum ProfileCommands {
    static let all: [Command] = [
        Command(
            "profile.desk",
            keys: [],
            in: [.workspace],
            label: { $0.deskRoleLabel },
            explanation: { $0.deskRoleExplanation },
            obstacle: { $0.workspace?.unwritable == nil ? nil : $0.words.profileUnwritable },
        ) { $0.chooseDeskRole() },
        Command(
            "profile.marks",
            keys: [.character("m")],
            in: [.place(.agenda)],
            label: { $0.ownMarksLabel },
            explanation: { $0.ownMarksExplanation },
            obstacle: { $0.workspace?.unwritable == nil ? nil : $0.words.profileUnwritable },
        ) { $0.chooseOwnMarks(at: 0) },
        Command(
            "profile.marks.anywhere",
            keys: [],
            in: [.workspace],
            label: { $0.ownMarksLabel },
            explanation: { $0.ownMarksExplanation },
            obstacle: { $0.workspace?.unwritable == nil ? nil : $0.words.profileUnwritable },
        ) { $0.chooseOwnMarks(at: 0) },
    ]
}

extension AppState {
    mutating func chooseDeskRole() -> [Effect] {
        guard let now = workspace?.profileOfWorker else { return [] }
        let choices = [DeskRole?.none] + DeskRole.allCases.map { $0 }
        let commands = choices.enumerated().map { place, role in
            Self.choice("desk.\(role?.rawValue ?? "-")", place, isOn: now.desk == role) { words in
                role.map { words.text($0.wording) } ?? words.noDeskRole
            } act: { state in
                guard var profile = state.workspace?.profileOfWorker else { return [] }
                profile.desk = role
                return [.supervisor(.setProfile(profile))]
            }
        }
        overlay = .menu(MenuState(commands, title: words.deskRoleLabel, self))
        return []
    }

    /// The specialisms that programmes name, each turned on and off; the menu stays until Esc.
    mutating func chooseOwnMarks(at place: Int) -> [Effect] {
        guard let workspace else { return [] }
        let own = workspace.profileOfWorker.marks
        // What no programme names any more can still be let go.
        let known = Set(workspace.specialisms + own).sorted()
        guard !known.isEmpty else {
            say(words.noMarksKnown, .hint)
            return []
        }
        let commands = known.enumerated().map { place, mark in
            Self.choice("mark.\(mark)", place, isOn: own.contains(mark)) { _ in
                mark
            } act: { state in
                guard var profile = state.workspace?.profileOfWorker else { return [] }
                if profile.marks.contains(mark) {
                    profile.marks.removeAll { $0 == mark }
                } else {
                    profile.marks.append(mark)
                }
                // What is ticked shows at once; the store's word follows.
                state.workspace?.profileOfWorker = profile
                return [.supervisor(.setProfile(profile))] + state.chooseOwnMarks(at: place)
            }
        }
        var menu = MenuState(commands, title: words.ownMarksLabel, self)
        menu.menu.cursor.select(place)
        overlay = .menu(menu)
        return []
    }

    private static func choice(
        _ id: String,
        _ place: Int,
        isOn: Bool,
        _ text: @escaping @Sendable (Words) -> String,
        act: @escaping @Sendable (inout AppState) -> [Effect],
    ) -> Command {
        let digit = UInt8(ascii: "1") + UInt8(min(place, 8))
        let sign = isOn ? "[x] " : "[ ] "
        return Command(
            "profile." + id,
            keys: place < 9 ? [.character(Unicode.Scalar(digit))] : [],
            in: [],
            label: text,
            explanation: { sign + text($0) },
            run: act,
        )
    }

    mutating func take(_ profile: WorkerProfile, isNew: Bool) -> [Effect] {
        workspace?.profileOfWorker = profile
        if isNew { say(words.profileSaved(profile), .done) }
        guard var query = workspace?.agenda.query, query.own != Set(profile.marks) else {
            return []
        }
        query.own = Set(profile.marks)
        workspace?.agenda.ask(query)
        return workspace?.place == .agenda ? effectsOfArriving(at: .agenda) : []
    }
}
