import Casework
import Documents
import FoundationEssentials
import LocalStore
import TestSupport
import Testing

@testable import Caseload

extension Bench {
    /// One change as a day may bring it: cells filled, records made, moved on or taken back, the register
    /// edited.
    func changeAgenda(_ round: Int, _ generator: inout SeededGenerator) throws {
        let index = try caseload.familyIndex()
        let family = index.id(Int.random(in: 0..<index.count, using: &generator))
        let member = try members(of: family).randomElement(using: &generator)?.id
        let back = Int.random(in: 0...70, using: &generator)
        let then = Bench.today.adding(days: -back)
        let next = Bench.today.adding(days: Int.random(in: -10...20, using: &generator))
        let group = index.groups.randomElement(using: &generator)?.id
        switch Int.random(in: 0..<10, using: &generator) {
        case 0, 1: try RandomEntry.fill(family, self, &generator)
        case 2:
            try record(
                "visit:r\(round)",
                form: "uji/kunjungan",
                family: family,
                member: member,
                on: then,
                due: next,
            )
        case 3:
            try record(
                "complaint:r\(round)",
                form: "uji/aduan",
                family: family,
                on: then,
                due: next,
                state: "diterima",
            )
        case 4:
            try record(
                "complaint:r\(max(0, round - 3))",
                form: "uji/aduan",
                family: family,
                on: then,
                state: "selesai",
            )
        case 5:
            try record(
                "aid:r\(round)",
                form: ["uji/uang", "uji/beras", "uji/tak-dikenal"][round % 3],
                family: family,
                on: then,
                answers: ["sampai": .string(Bool.random(using: &generator) ? "gagal" : "cair")],
            )
        case 6:
            try record("session:r\(round)", form: "uji/sesi", group: group, on: then)
        case 7:
            let id = ["visit:r", "complaint:r", "session:r", "aid:r"].randomElement(
                using: &generator
            )
            try delete(DocumentID((id ?? "visit:r") + String(max(0, round - 1))))
        case 8:
            try record(
                "visit:lepas\(round)",
                form: "uji/kunjungan",
                on: then,
                due: next,
            )
        default: try editRegister(round, &generator)
        }
    }
}

@Suite struct AgendaChangesTests {
    static let isLong = ProcessInfo.processInfo.environment["PENDAMPING_LONG"] == "1"
    static let seeds: [UInt64] = isLong ? Array(100..<140) : [41, 42, 43]

    @Test(arguments: seeds)
    func `what follows the changes equals what is made anew`(seed: UInt64) throws {
        let bench = try Bench(families: 30, seed: seed, records: true)
        try bench.installAgenda()
        var generator = SeededGenerator(seed: seed)
        _ = try bench.agenda()
        for round in 0..<(Self.isLong ? 60 : 24) {
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                try bench.changeAgenda(round, &generator)
            }
            let kept = try bench.agenda()
            let fresh = try bench.freshAgenda()
            let comment: Comment = "seed \(seed), round \(round)"
            #expect(kept.everyAlert == fresh.everyAlert, comment)
            #expect(kept.everyItem == fresh.everyItem, comment)
            #expect(kept.counts == fresh.counts, comment)
            if kept.everyAlert != fresh.everyAlert { return }
        }
    }

    @Test func `nothing changed makes nothing anew, another day does`() throws {
        let bench = try Bench(families: 20, seed: 5, records: true)
        try bench.installAgenda()
        let first = try bench.agenda()
        let again = try bench.agenda()
        #expect(again.index === first.index && again.everyItem == first.everyItem)
        let later = try bench.agenda(on: Bench.today.adding(days: 20))
        #expect(later.today == Bench.today.adding(days: 20))
        #expect(later.everyItem == (try bench.freshAgenda(on: later.today)).everyItem)
        // The clock set back again.
        #expect(try bench.agenda().everyItem == first.everyItem)
    }

    @Test func `an empty store has an empty agenda`() throws {
        let bench = try Bench(programmes: false)
        let board = try bench.agenda()
        #expect(board.everyItem.isEmpty && board.everyAlert.isEmpty)
        #expect(board.counts == AgendaCounts())
        try bench.installAgenda()
        #expect(try bench.agenda().everyItem.map(\.section) == [.coming])
    }
}
