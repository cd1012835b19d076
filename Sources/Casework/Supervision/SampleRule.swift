import Documents

/// Which records are keyed a second time (*entri ganda*, CSPro's double entry): a rule that anybody can
/// repeat with nothing but the list of records and the seed.
///
/// Every record has a rank, `SHA-256(seed + "\n" + id)` as hexadecimal digits; those of the lowest ranks
/// are drawn, as many as are lacking to `percent` of all, rounded up, and at least one. What was drawn
/// before stays drawn and is never drawn again.
package enum SampleRule {
    /// Stands in each draw, so that a later rule is told from this one.
    package static let name = "sha256-rank/1"
    package static let percent = 5

    /// How many of so many records are keyed again.
    package static func size(of population: Int) -> Int {
        population == 0 ? 0 : max(1, (population * percent + 99) / 100)
    }

    /// The records that are drawn beside those drawn before, by rank.
    ///
    /// - Parameters:
    ///   - population: All records there are to draw from, those drawn before among them; in any order.
    ///   - drawn: What earlier draws of the same worker and period took.
    ///   - seed: As it is written down with the draw.
    /// - Returns: None where enough are drawn already.
    package static func draw(
        from population: [DocumentID],
        beside drawn: Set<DocumentID>,
        seed: String,
    ) -> [DocumentID] {
        let all = Set(population).union(drawn)
        let lacking = size(of: all.count) - drawn.count
        guard lacking > 0 else { return [] }
        let ranked = all.subtracting(drawn).map { id in (rank: rank(of: id, seed), id: id) }
        return ranked.sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }.prefix(lacking).map(\.id)
    }

    /// A digest of the list that was drawn from, so that a repetition knows it has the same one.
    package static func digest(of population: [DocumentID]) -> String {
        hexadecimal(population.map(\.rawValue).sorted().joined(separator: "\n"))
    }

    private static func rank(of id: DocumentID, _ seed: String) -> String {
        hexadecimal(seed + "\n" + id.rawValue)
    }

    private static func hexadecimal(_ text: String) -> String {
        SHA256.hex(Array(text.utf8))
    }
}
