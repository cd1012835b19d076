import App
import Caseload
import Casework
import Documents
import Exchange
import FoundationEssentials
import Glibc
import LocalStore
import Screen

extension Subcommand {
    /// `demo`: a throw-away store from `sample-data`, or a kept one of any size from a fixed seed.
    static let demo = Subcommand(
        "demo",
        options: [
            Option("families", "N") { $0.optionDemoFamilies },
            Option("role", "ROLE") { $0.optionRole },
        ],
        summary: { $0.summaryDemo },
    ) { invocation throws(Refusal) in
        try invocation.requireTheme()
        let count = try invocation.number("families")
        if let path = invocation.arguments.value("store") {
            return try keep(invocation, StoreFolder(path), count)
        }
        let home = temporaryPath(invocation)
        let folder = StoreFolder(home + "/store")
        invocation.console.beforeEnding { removeForGood(home) }
        defer { try? FileManager.default.removeItem(atPath: home) }
        var surroundings = invocation.surroundings
        surroundings.derivation = .cheap
        // It begins with what she chose; what is chosen in it goes with it.
        if let chosen = surroundings.places.settings {
            let own = home + "/settings.json"
            try? FileManager.default.copyItem(atPath: chosen, toPath: own)
            surroundings.places.ownSettings = own
        }
        let clock = DemoClock.clock(over: invocation.console.now)
        surroundings.now = clock
        // One clock for all that is shown: when a record was made, and since when it waits.
        surroundings.milliseconds = { clock().seconds * 1_000 }
        let caseload = try DemoStore.fill(
            folder,
            families: count,
            passphrase: Secret("demo"),
            label: invocation.words.demoLabel,
            role: try invocation.role(),
            surroundings,
        )
        guard invocation.console.isTerminal, !invocation.wantsJSON, !invocation.wantsPlain else {
            defer { caseload.store.close() }
            var dated = invocation
            dated.console.now = clock
            return try showAsText(dated, caseload, surroundings)
        }
        var request = invocation.screenRequest()
        request.surroundings = surroundings
        request.store = folder
        request.opened = (caseload, invocation.words.demoLabel)
        return invocation.openScreen(request)
    }

    /// Makes a store that stays and opens the screen on it, where there is a terminal.
    private static func keep(
        _ invocation: Invocation,
        _ folder: StoreFolder,
        _ count: Int?,
    ) throws(Refusal) -> ExitCode {
        let secret = try newSecret(invocation)
        let caseload = try DemoStore.fill(
            folder,
            families: count,
            passphrase: secret,
            label: invocation.words.demoLabel,
            role: try invocation.role(),
            invocation.surroundings,
        )
        let canAnswer = invocation.console.isTerminal || invocation.arguments.isOn("polos")
        if invocation.wantsPlain, canAnswer, !invocation.wantsJSON {
            defer { caseload.store.close() }
            return try PlainSession(caseload: caseload, invocation: invocation).run()
        }
        guard invocation.console.isTerminal, !invocation.wantsJSON else {
            defer { caseload.store.close() }
            let index = try Refusal.lifting { () throws(CaseloadError) in
                try caseload.familyIndex()
            }
            invocation.console.write(
                json: ["demo": ["store": .string(folder.path), "families": JSONValue(index.count)]]
            )
            return .done
        }
        var request = invocation.screenRequest()
        request.store = folder
        request.opened = (caseload, invocation.words.demoLabel)
        return invocation.openScreen(request)
    }

    /// Without a screen: plain prompts where someone can answer, else the first screen as text and
    /// how to start.
    private static func showAsText(
        _ invocation: Invocation,
        _ caseload: Caseload,
        _ surroundings: Surroundings,
    ) throws(Refusal) -> ExitCode {
        if invocation.arguments.isOn("polos") || invocation.console.isTerminal,
            !invocation.wantsJSON
        {
            return try PlainSession(caseload: caseload, invocation: invocation).run()
        }
        let moment = surroundings.now()
        let home = try Refusal.lifting { () throws(CaseloadError) in
            try caseload.home(moment.day.quarter, today: moment.day)
        }
        let rows = FirstScreen.rows(
            caseload,
            home,
            moment: moment,
            words: invocation.words,
        )
        if invocation.wantsJSON {
            let lines = rows.map { JSONValue.string($0) }
            invocation.console.write(json: ["demo": ["screen": .array(lines)]])
        } else {
            invocation.console.write(lines: rows + ["", invocation.words.demoHowToStart])
        }
        return .done
    }

    /// Removes a folder that another thread may still be filling: until it stays away.
    private static func removeForGood(_ path: String) {
        var absences = 0
        for _ in 0..<removalTries where absences < 3 {
            if FileManager.default.fileExists(atPath: path) {
                try? FileManager.default.removeItem(atPath: path)
                absences = 0
            } else {
                absences += 1
            }
            usleep(removalPause)
        }
    }

    /// Two seconds together; a writer that has lost its folder fails at its next step.
    private static let removalTries = 200
    private static let removalPause: UInt32 = 10_000

    /// A folder that holds the store and what it is made from, so that one name covers all.
    private static func temporaryPath(_ invocation: Invocation) -> String {
        let base = invocation.console.environment["TMPDIR"] ?? "/tmp"
        return base + "/pendamping-demo-" + UUID().uuidString.lowercased()
    }
}
