import Documents
import TestSupport
import Testing

@testable import Casework

@Suite struct SampleRuleTests {
    private func ids(_ count: Int) -> [DocumentID] {
        (0..<count).map { DocumentID("check:A\($0):hadir:2026-10") }
    }

    @Test(arguments: [
        (0, 0), (1, 1), (19, 1), (20, 1), (21, 2), (100, 5), (101, 6), (3_000, 150),
    ])
    func `five in a hundred are drawn, rounded up, and one at least`(
        population: Int,
        drawn: Int,
    ) {
        #expect(SampleRule.size(of: population) == drawn)
        #expect(
            SampleRule.draw(from: ids(population), beside: [], seed: "benih").count == drawn
        )
    }

    @Test func `the same list and seed draw the same, in whatever order the list comes`() {
        let list = ids(400)
        var generator = SeededGenerator(seed: 7)
        let first = SampleRule.draw(from: list, beside: [], seed: "benih")
        let again = SampleRule.draw(
            from: list.shuffled(using: &generator),
            beside: [],
            seed: "benih",
        )
        #expect(first == again)
        #expect(SampleRule.draw(from: list, beside: [], seed: "lain") != first)
        #expect(SampleRule.digest(of: list) == SampleRule.digest(of: list.reversed()))
        #expect(SampleRule.digest(of: list) != SampleRule.digest(of: ids(399)))
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `as records come in, what is lacking is drawn and nothing twice`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var drawn: Set<DocumentID> = []
        var count = 0
        for _ in 0..<12 {
            count += Int.random(in: 0...90, using: &generator)
            let new = SampleRule.draw(from: ids(count), beside: drawn, seed: "s\(seed).\(count)")
            #expect(drawn.isDisjoint(with: new), "seed \(seed)")
            drawn.formUnion(new)
            #expect(drawn.count == SampleRule.size(of: count), "seed \(seed), \(count) records")
        }
    }

    @Test func `every record is as likely to be drawn as any other`() {
        let list = ids(40)
        var times: [DocumentID: Int] = [:]
        for number in 0..<2_000 {
            for id in SampleRule.draw(from: list, beside: [], seed: "benih \(number)") {
                times[id, default: 0] += 1
            }
        }
        // 2 of 40, 2,000 times: 100 each, with a standard deviation of 10.
        #expect(times.count == 40 && times.values.allSatisfy { (50...150).contains($0) })
    }

    @Test func `sample and keying come back from their documents as they went in`() throws {
        let quarter = try #require(Quarter("2026-Q4"))
        var sample = DrawnSample(quarter: quarter, worker: "Siti Rahmawati")
        sample.draws = [
            DrawnSample.Draw(
                seed: "benih",
                population: 40,
                digest: "ab",
                picks: [
                    .init(record: "check:A1:x:2026-10", revision: RevisionID("2-ab"))
                ],
                by: "Penyelia",
                at: "2026-11-15T12:00:00+07:00",
            )
        ]
        #expect(DrawnSample(sample.members) == sample)
        #expect(!sample.id.rawValue.contains("Siti"), "no name in an id")
        let rekeying = Rekeying(
            record: "visit:x",
            revision: RevisionID("1-ab"),
            quarter: quarter,
            worker: "ani",
            form: "uji/bulanan",
            version: "2020-01-01",
            isSensitive: true,
            fields: ["berat": 1, "anak.umur": 2],
            differences: [.init(field: "anak[2].umur", first: 5, second: nil)],
            authorship: Authorship(how: .typed, by: "p", at: "2026-11-15", device: "d"),
        )
        #expect(Rekeying(rekeying.members) == rekeying)
        #expect(rekeying.compared == 3 && rekeying.differences[0].column == "anak.umur")
    }
}
