import Casework
import Documents
import LocalStore
import Reports
import TestSupport
import Testing

@testable import Caseload

/// Nothing that a supervisor can look at depends on what a record says that she has still to key again.
@Suite struct VeiledSightTests {
    @Test func `whatever a drawn record says, all that is told is the same`() throws {
        let (one, other) = (try VeiledBench(says: false), try VeiledBench(says: true))
        try #require(one.drawn == other.drawn)
        let (seen, again) = (try one.told(by: one.caseload), try other.told(by: other.caseload))
        #expect(seen.map(\.what) == again.map(\.what))
        for (left, right) in zip(seen, again) { #expect(left.text == right.text, "\(left.what)") }
        // Whoever has nothing to key again sees the difference in each of them.
        let (plain, bare) = (try one.told(by: one.unveiled), try other.told(by: other.unveiled))
        var differing: Set<String> = []
        for (left, right) in zip(plain, bare) where left.text != right.text {
            differing.insert(left.what)
        }
        for what in [
            "agenda", "alerts", "trip", "progress", "counts", "home", "card", "summaries",
            "history", "facts", "verification", "records", "sent", "report commitment",
            "report complaints", "report trend",
        ] {
            #expect(differing.contains(what), "\(what) tells of none of them")
        }
    }

    @Test func `what was kept follows the veil when it is laid and lifted`() throws {
        let bench = try VeiledBench(says: true)
        func fresh() throws -> [String] {
            let other = Caseload(store: bench.bench.store, worker: VeiledBench.supervisor)
            return try bench.told(by: other).map(\.text)
        }
        // Kept from before the draw.
        let caseload = bench.caseload
        _ = try bench.told(by: caseload)
        for id in bench.drawn.sorted() {
            _ = try caseload.giveUpBlindness(id, at: Bench.now)
            #expect(try bench.told(by: caseload).map(\.text) == fresh(), "\(id)")
        }
        let all = zip(try bench.told(by: caseload), try bench.told(by: bench.unveiled))
        for (left, right) in all where left.what != "home" {
            // Forms name whoever prints them.
            let text = left.text.replacing(VeiledBench.supervisor.name, with: "ani")
            #expect(text == right.text, "\(left.what)")
        }
    }

    @Test func `a record that is drawn meanwhile leaves what was kept before`() throws {
        let bench = try VeiledBench(says: true)
        let late = Caseload(store: bench.bench.store, worker: VeiledBench.supervisor)
        let id: DocumentID = "complaint:c1"
        _ = try late.giveUpBlindness(id, at: Bench.now)
        let open = try late.agenda(VeiledBench.quarter, today: Bench.today)
        let doc = Rekeying.id(VeiledBench.quarter, id)
        try bench.bench.store.write { (writer) throws(StoreError) in
            guard let parent = try writer.revision(doc) else { return }
            try writer.delete(doc, parent: parent)
        }
        let veiled = try late.agenda(VeiledBench.quarter, today: Bench.today)
        let again = try Caseload(store: bench.bench.store, worker: VeiledBench.supervisor)
            .agenda(VeiledBench.quarter, today: Bench.today)
        #expect(veiled.everyAlert == again.everyAlert && veiled.everyItem == again.everyItem)
        #expect(open.progress.covered.count == 4 && veiled.progress.covered.count == 5)
    }

    @Test func `on paper a hidden check says that it waits, and is not blank`() throws {
        let bench = try VeiledBench(says: true)
        let stamp = PrintStamp(worker: "x", at: Bench.now)
        func html(_ page: some Printable) -> String {
            String(decoding: page.html(PageWords(.indonesian), stamp), as: UTF8.self)
        }
        let card = try #require(
            try bench.caseload.familyCard(
                bench.row.family,
                VeiledBench.quarter,
                today: Bench.today,
            )
        )
        let word = Wording.awaitsRekeying.id
        #expect(card.duties.rows.flatMap(\.self).contains(.wording(.awaitsRekeying)))
        #expect(card.history.rows.flatMap(\.self).contains(.wording(.awaitsRekeying)))
        #expect(html(card).contains(word))
        var told = 0
        for (place, _) in try bench.caseload.formPlaces(VeiledBench.quarter, today: Bench.today) {
            for form in try bench.caseload.verificationForms(
                place,
                VeiledBench.quarter,
                today: VeiledBench.quarter.lastDay,
                isFilled: true,
            ) {
                if html(form).contains(word) { told += 1 }
            }
            for form in try bench.caseload.verificationForms(
                place,
                VeiledBench.quarter,
                today: VeiledBench.quarter.lastDay,
                isFilled: false,
            ) {
                #expect(!html(form).contains(word), "a form to be filled by hand is empty")
            }
        }
        #expect(told >= 2, "the school's form and the posyandu's")
        let report = try bench.caseload.report(
            .commitment,
            ReportScope(VeiledBench.quarter),
            today: Bench.today,
        )
        #expect(report.notes.contains(.leavesHiddenOut(5)))
    }

    @Test func `the id of a hidden service is told without its day`() {
        let id: DocumentID = "event:A1:timbang:2026-10-05"
        #expect(id.veiled.rawValue == "event:A1:timbang:2026-10")
        for id in ["check:A1:x:2026-10", "visit:v1", "event:A1:timbang:besok"] {
            #expect(DocumentID(id).veiled.rawValue == id)
        }
    }
}
