import Caseload
import Glibc
import Screen
import Testing

@testable import App

@Suite struct StormTests {
    /// 20,000 events for each seed: 100,000 in all, and twelve times that in the long run.
    @Test(arguments: getenv("PENDAMPING_LONG") == nil ? 1...5 : 1...60 as ClosedRange<UInt64>)
    func `a storm of keys leaves every cursor on a row and every size drawn`(seed: UInt64) throws {
        var storm = KeyStorm(seed: seed)
        var stage = Sample.families()
        stage.state.themeNames = ["gelap", "terminal"]
        let page = try Sample.page()
        let queue = try Sample.queueRows()
        let indexes = [Sample.index(), FamilyIndex(rows: Array(Sample.rows.dropFirst(3)))]
        let news = try (0..<28).map { try Sample.serviceNews($0) }
        var kept = Canvas(size: stage.state.size)
        for step in 0..<20_000 {
            switch storm.number(60) {
            case 0: stage.load(.family(page))
            case 1: stage.load(.queue(Array(queue.prefix(storm.number(queue.count + 1)))))
            case 2: stage.load(.home(Stage.quarter, Sample.home(isEmpty: storm.number(4) == 0)))
            case 3: stage.load(.index(indexes[storm.number(2)]))
            case 4:
                let index = stage.families.index
                stage.load(.progress(Stage.quarter, Sample.progress(index)))
            case 5: stage.act(.rested(storm.number(200)))
            case 6:
                let count = storm.number(900)
                stage.act(
                    .sync(
                        .view(
                            storm.number(2) == 0
                                ? Sample.view(.idle(next: nil))
                                : Sample.running(.pushing, .sending, written: count)
                        )
                    )
                )
            case 7: stage.act(.sync(.ended(Sample.report(pushed: 2), isAutomatic: true)))
            case 8: stage.act(.sync(.log(Sample.syncLog(), releases: [])))
            case 9, 10, 11: stage.act(news[storm.number(news.count)])
            default: stage.act(.input(storm.next()))
            }
            stage.effects = []
            // The menu and the palette have the lock too.
            if stage.state.workspace == nil { stage.unlock() }
            try check(stage, "seed \(seed), step \(step)")
            // The canvas of a running program remembers what was drawn on it.
            if step.isMultiple(of: 5) {
                if kept.size != stage.state.size { kept = Canvas(size: stage.state.size) }
                stage.state.draw(theme: .terminal, into: &kept)
            }
            if step.isMultiple(of: 40) {
                let canvas = stage.frame()
                #expect(kept == canvas, "seed \(seed), step \(step)")
                let cursor = canvas.cursor
                #expect(
                    cursor.map { Rect(size: stage.state.size).contains($0) } ?? true,
                    "seed \(seed), step \(step)",
                )
            }
        }
    }

    private func check(_ stage: Stage, _ place: String) throws {
        let workspace = try #require(stage.state.workspace, "\(place)")
        let families = workspace.families
        let isSound =
            families.cursor.count == families.list.count
            && (families.list.count == 0 || families.selected != nil)
            && families.marked.allSatisfy { Int($0) < families.index.count }
            && workspace.home.selection >= 0
            && (workspace.home.rows.isEmpty || workspace.home.selected != nil)
            && workspace.queue.cursor.count == workspace.queue.shown.count
            && (workspace.queue.shown.isEmpty || workspace.queue.selected != nil)
            && workspace.family.columns.allSatisfy { $0.cursor.count == $0.lines.count }
            && workspace.family.columns.indices.contains(workspace.family.focus)
            && !workspace.trail.isEmpty
            && workspace.agenda.cursor.count == workspace.agenda.rowCount
            && workspace.records.cursor.count == workspace.records.shown.count
            && workspace.cleaning.cursor.selection >= 0
        // One plain comparison: the macro would cost more than all the keys.
        if !isSound { Issue.record("\(place)") }
    }
}
