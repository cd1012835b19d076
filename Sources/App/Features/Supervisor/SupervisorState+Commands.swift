import Caseload
import Screen

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
            obstacle: {
                $0.workspace?.supervisor.hasTarget == true ? nil : $0.words.nothingToOpenHere
            },
        ) { $0.openSupervised() },
        Command(
            "supervisor.view",
            keys: [],
            in: [.place(.supervisor)],
            label: { $0.supervisorViewLabel },
            explanation: { $0.supervisorViewExplanation },
        ) { state in
            state.workspace?.supervisor.turn(by: 1)
            return []
        },
        Command(
            "supervisor.draw",
            keys: [.function(6), .character("d")],
            in: [.place(.supervisor)],
            label: { $0.drawSampleLabel },
            explanation: { $0.drawSampleExplanation },
            obstacle: { state in
                if let obstacle = state.obstacleToSupervising { return obstacle }
                return state.workspace?.supervisor.isDrawing == true
                    ? state.words.drawingSample : nil
            },
        ) { $0.drawSample() },
        Command(
            "supervisor.noPaper",
            keys: [.character("n")],
            in: [.place(.supervisor)],
            label: { $0.noPaperLabel },
            explanation: { $0.noPaperExplanation },
            obstacle: { state in
                if let obstacle = state.obstacleToSupervising { return obstacle }
                return state.workspace?.supervisor.task?.isOpen == true
                    ? nil : state.words.noOpenTaskHere
            },
        ) { $0.noteNoPaper() },
        Command(
            "supervisor.giveUp",
            keys: [.character("b")],
            in: [.place(.supervisor)],
            label: { $0.giveUpLabel },
            explanation: { $0.giveUpExplanation },
            obstacle: { state in
                if let obstacle = state.obstacleToSupervising { return obstacle }
                return state.workspace?.supervisor.task?.isOpen == true
                    ? nil : state.words.noOpenTaskHere
            },
        ) { state in
            if let task = state.workspace?.supervisor.task { state.askToGiveUp(task.record) }
            return []
        },
        Command(
            "supervisor.scope",
            keys: [.function(7), .character("a")],
            in: [.place(.supervisor)],
            label: { $0.decisionScopeLabel },
            explanation: { $0.decisionScopeExplanation },
            obstacle: { state in
                if let obstacle = state.obstacleToSupervising { return obstacle }
                return state.workspace?.supervisor.view == .decisions
                    ? nil : state.words.onlyDecisions
            },
        ) { $0.workspace?.supervisor.toggleScope() ?? [] },
        Command(
            "decision.accept",
            keys: [.character("t")],
            in: [.place(.supervisor), .place(.record)],
            label: { $0.acceptLabel },
            explanation: { $0.acceptExplanation },
            obstacle: { $0.obstacleToOfficeDecision },
        ) { $0.decide(isAccepted: true, reason: "") },
        Command(
            "decision.refuse",
            keys: [.character("x")],
            in: [.place(.supervisor), .place(.record)],
            label: { $0.refuseLabel },
            explanation: { $0.refuseExplanation },
            obstacle: { $0.obstacleToOfficeDecision },
        ) { state in
            guard let about = state.aboutToDecide else { return [] }
            state.overlay = .line(LinePrompt(.refusal(about), state.words.refusalPrompt))
            return []
        },
    ]
}
