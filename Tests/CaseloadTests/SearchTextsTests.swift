import Casework
import TestSupport
import Testing

@testable import Caseload

@Suite struct SearchTextsTests {
    private static let words = [
        "Siti", "Rahmawati", "Soekarno", "Sukamaju", "RT 3", "posyandu", "KKS", "a",
    ]

    @Test(arguments: 1...20)
    func `the items found are those that hold every word, in their order`(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        func text(_ most: Int) -> String {
            (0..<Int.random(in: 0...most, using: &generator))
                .compactMap { _ in Self.words.randomElement(using: &generator) }
                .joined(separator: Bool.random(using: &generator) ? " " : ", ")
        }
        let items = (0..<Int.random(in: 0...300, using: &generator)).map { _ in text(5) }
        let texts = SearchTexts(count: items.count) { items[$0] }
        for _ in 0..<20 {
            let asked = text(3)
            let query = FamilyQuery(asked)
            let wanted = items.indices.filter { place in
                let folded = Folding.folded(items[place])
                return query.words.allSatisfy { folded.contains($0) }
            }
            #expect(texts.matches(query) == wanted, "seed \(seed): \(asked)")
        }
    }

    @Test func `a word never spans two items`() {
        let texts = SearchTexts(count: 3) { ["siti", "rahma", "si\nti"][$0] }
        #expect(texts.matches(FamilyQuery("tirahma")).isEmpty)
        #expect(texts.matches(FamilyQuery("si ti")) == [0, 2])
    }
}
