import Caseload
import Documents
import Screen

extension RecordState {
    static let commands: [Command] = doing + moving

    private static let doing: [Command] = [
        Command(
            "record.step",
            keys: [.character("l")],
            in: [.place(.record)],
            label: { $0.stepLabel },
            explanation: { $0.stepExplanation },
            obstacle: { $0.obstacleToStepping },
        ) { $0.stepRecord() },
        Command(
            "record.enter",
            keys: [.enter],
            in: [.place(.record)],
            label: { $0.stepLabel },
            explanation: { $0.recordEnterExplanation },
            obstacle: { state in
                state.workspace?.record.linked == nil ? state.obstacleToStepping : nil
            },
        ) { state in
            guard let linked = state.workspace?.record.linked else { return state.stepRecord() }
            guard linked.isRestricted else { return state.openRecord(linked.id) }
            state.askToReveal(linked.id)
            return []
        },
        Command(
            "record.edit",
            keys: [.character("e")],
            in: [.place(.record)],
            label: { $0.editRecordLabel },
            explanation: { $0.editRecordExplanation },
            obstacle: { state in
                if let obstacle = state.obstacleToRecord { return obstacle }
                return state.workspace?.record.page?.form == nil ? state.words.formUnknown : nil
            },
        ) { state in
            state.workspace?.record.page.map { state.changeRecord($0.record.id) } ?? []
        },
        Command(
            "record.follow",
            keys: [.character("r")],
            in: [.place(.record)],
            label: { $0.followLabel },
            explanation: { $0.followExplanation },
            obstacle: { $0.obstacleToRecord },
        ) { $0.followRecord(with: nil) },
        Command(
            "record.resend",
            keys: [.character("u")],
            in: [.place(.record)],
            label: { $0.resendLabel },
            explanation: { $0.resendExplanation },
            obstacle: { state in
                if let obstacle = state.obstacleToRecord { return obstacle }
                return state.workspace?.record.page?.delivery == .refusedByServer
                    ? nil : state.words.notRefused
            },
        ) { state in
            guard let record = state.workspace?.record, let id = record.id else { return [] }
            state.say(state.words.resent, .done)
            // What is shown is read again behind it.
            return [.resend(id)] + record.loading
        },
        Command(
            "record.letter",
            keys: [.character("w")],
            in: [.place(.record)],
            label: { $0.letterLabel },
            explanation: { $0.letterExplanation },
            obstacle: { $0.obstacleToLetter },
        ) { state in
            state.askForFile(.letter, state.words.letterPrompt)
            return []
        },
        Command(
            "record.takeBack",
            keys: [],
            in: [.place(.record)],
            label: { $0.takeBackLabel },
            explanation: { $0.takeBackExplanation },
            obstacle: { $0.obstacleToRecord },
        ) { $0.takeBackRecord() },
    ]

    private static let moving: [Command] = [
        Command(
            "record.family",
            keys: [.character("f")],
            in: [.place(.record)],
            label: { $0.title(of: .family) },
            explanation: { $0.recordFamilyOpenExplanation },
            obstacle: { state in
                if let obstacle = state.obstacleToRecord { return obstacle }
                return state.workspace?.record.page?.record.family == nil
                    ? state.words.noFamilyOfRecord : nil
            },
        ) { state in
            state.workspace?.record.page?.record.family.map { state.openFamily($0) } ?? []
        },
        Command(
            "record.families",
            keys: [.function(8)],
            in: [.place(.record)],
            label: { $0.homesLabel },
            explanation: { $0.homesExplanation },
            obstacle: { state in
                if let obstacle = state.obstacleToRecord { return obstacle }
                return state.workspace?.record.page?.form?.families == nil
                    ? state.words.noHomes : nil
            },
        ) { $0.goThroughFamilies() },
        Command(
            "record.body",
            keys: [.function(7)],
            in: [.place(.record)],
            label: { $0.bodyLabel },
            explanation: { $0.bodyExplanation },
            obstacle: { state in
                if let obstacle = state.obstacleToRecord { return obstacle }
                return state.workspace?.record.page?.body == nil ? state.words.noBody : nil
            },
        ) { state in
            state.workspace?.record.turnToBody()
            return []
        },
        Command(
            "record.next",
            keys: [.character("n")],
            in: [.place(.record)],
            label: { $0.nextFamilyLabel },
            explanation: { $0.nextRecordExplanation },
            obstacle: { $0.obstacleToTurningRecord(by: 1) },
        ) { $0.turnRecord(by: 1) },
        Command(
            "record.previous",
            keys: [.character("p")],
            in: [.place(.record)],
            label: { $0.previousFamilyLabel },
            explanation: { $0.previousRecordExplanation },
            obstacle: { $0.obstacleToTurningRecord(by: -1) },
        ) { $0.turnRecord(by: -1) },
        Command(
            "record.section",
            keys: [.tab],
            in: [.place(.record)],
            label: { $0.nextSectionLabel },
            explanation: { $0.nextSectionExplanation },
        ) { state in
            state.workspace?.record.jump(by: 1)
            return []
        },
        Command(
            "record.sectionBack",
            keys: [.backTab],
            in: [.place(.record)],
            label: { $0.nextSectionLabel },
            explanation: { $0.previousSectionExplanation },
        ) { state in
            state.workspace?.record.jump(by: -1)
            return []
        },
        Command(
            "record.copy",
            keys: [.character("y")],
            in: [.place(.record)],
            label: { $0.copyIDLabel },
            explanation: { $0.copyIDExplanation },
            obstacle: { $0.workspace?.record.id == nil ? $0.words.noRecordHere : nil },
        ) { state in
            guard let id = state.workspace?.record.id?.rawValue else { return [] }
            state.say(state.words.copied(id), .done)
            return [.copy(id)]
        },
    ]
}
