import Documents
import Replication
import Screen
import Sync
import TestSupport
import Testing

@testable import App

/// What a server says of its trouble and of records: shown in *Sinkron* and on the message line, and steering nothing.
@Suite struct HostileServerWordsTests {
    private static let sizes = [Size(80, 24), Size(40, 12), Size(200, 60)]

    private static func errors(_ text: String) -> [PeerError] {
        [
            .noLink(detail: text), .timedOut(detail: text), .garbled(detail: text),
            .certificate(detail: text), .badAddress(detail: text), .loginRefused(detail: text),
            .noRight(detail: text), .noDatabase(name: text), .full(detail: text),
            .tooOld(detail: text), .refused(status: 418, error: text, reason: text),
        ]
    }

    @Test(arguments: sizes)
    func `no word of a server reaches a screen as what acts on it`(size: Size) throws {
        var told = 0
        for (number, text) in (Hostile.values + [Hostile.long]).enumerated() {
            var log = SyncLog()
            for (place, error) in Self.errors(text).enumerated() {
                var report = Sample.report(.failed(.pushing, error), at: place)
                report.push?.refused = [
                    SyncRefusal(
                        id: "check:m:x:2026-10",
                        revision: try RevisionID("1-" + String(repeating: "d", count: 32)),
                        outcome: .refused(error: text, reason: text),
                    )
                ]
                log.add(SyncLogEntry(report, isAutomatic: false))
                var stage = Sample.syncStage(Sample.view(.idle(next: nil)))
                stage.act(.input(.resize(size)))
                stage.act(.sync(.ended(report, isAutomatic: false)))
                stage.act(.sync(.log(log, releases: [])))
                for key in ["Home", "Enter", "PgDn", "End", "Esc", "C-e", "End"] {
                    stage.press(key)
                    var canvas = Canvas(size: stage.state.size)
                    stage.state.draw(theme: .terminal, into: &canvas)
                    let faults = CanvasFaults.find(canvas)
                    #expect(faults == [], "\(number) \(error.code) at \(key), \(size)")
                    told += 1
                }
            }
        }
        #expect(told > 1_500)
    }
}
