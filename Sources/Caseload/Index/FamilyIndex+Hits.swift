/// Whom of a family a search has found.
package struct FamilyHit: Sendable, Equatable {
    /// How near the family is to what was typed.
    package enum Rank: Int, Sendable, Comparable {
        /// All the words are those of the person the family goes by.
        case holder
        /// They are those of another member.
        case member
        /// One is here and one there: of several members, of the village, of the family card.
        case spread

        package static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
    }

    package let rank: Rank
    /// The members whom words were found in and by whom the family does not go.
    ///
    /// As the search reads names: small letters, today's spelling. Of the rank `member` it is that one.
    package let members: [String]
}

extension FamilyIndex {
    /// More families than this are left in their order: nobody looks through them one by one.
    static let mostRanked = 4_000

    /// Whom a query finds in one of its matches.
    ///
    /// Cost: one pass over the family's text.
    package func hit(_ query: FamilyQuery, _ ordinal: Int) -> FamilyHit {
        let needles = query.words.map { Needle(Array($0.utf8), frequency: frequency) }
        return columns.search.bytes.withUnsafeBufferPointer { text in
            guard let base = text.baseAddress, !needles.isEmpty else {
                return FamilyHit(rank: .holder, members: [])
            }
            let people = people(base, ordinal)
            let rank = rank(needles, base, people)
            var shown: [Range<Int>] = []
            switch rank {
            case .holder: break
            case .member:
                shown = people.first { has(needles[...], base, $0) }.map { [$0] } ?? []
            case .spread:
                shown = people.dropFirst().filter { person in
                    needles.contains { has([$0], base, person) }
                }
            }
            return FamilyHit(rank: rank, members: shown.map { name(base, $0) })
        }
    }

    /// Puts the families first in which one person is all that was typed, each rank in its order.
    ///
    /// Only words that are several can be spread; many matches stay as they are.
    func ranked(_ ordinals: [UInt32], _ query: FamilyQuery) -> [UInt32] {
        guard query.words.count > 1, ordinals.count <= Self.mostRanked else { return ordinals }
        let needles = query.words.map { Needle(Array($0.utf8), frequency: frequency) }
            .sorted { $0.bytes.count > $1.bytes.count }
        var parts: [[UInt32]] = [[], [], []]
        columns.search.bytes.withUnsafeBufferPointer { text in
            guard let base = text.baseAddress else { return }
            for ordinal in ordinals {
                let rank = rank(needles, base, people(base, Int(ordinal)))
                parts[rank.rawValue].append(ordinal)
            }
        }
        return Array(parts.joined())
    }

    private func rank(
        _ needles: [Needle],
        _ base: UnsafePointer<UInt8>,
        _ people: [Range<Int>],
    ) -> FamilyHit.Rank {
        for (place, person) in people.enumerated() where has(needles[...], base, person) {
            return place == 0 ? .holder : .member
        }
        return .spread
    }

    private func has(
        _ needles: ArraySlice<Needle>,
        _ base: UnsafePointer<UInt8>,
        _ range: Range<Int>,
    ) -> Bool {
        needles.allSatisfy {
            $0.first(in: base, from: range.lowerBound, to: range.upperBound) >= 0
        }
    }

    /// Where each member's name and NIK stand, the one the family goes by first.
    ///
    /// The last three parts of the text are the family's own: card, village, key. A part that begins with a
    /// digit is the number of the name before it.
    private func people(_ base: UnsafePointer<UInt8>, _ ordinal: Int) -> [Range<Int>] {
        let range = columns.search.range(ordinal)
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for place in range where base[place] == FamilyIndexBuilder.divider {
            parts.append(start..<place)
            start = place + 1
        }
        var people: [Range<Int>] = []
        for part in parts.dropLast(3) {
            let isNumber = !part.isEmpty && (0x30...0x39).contains(base[part.lowerBound])
            if isNumber, let last = people.last {
                people[people.count - 1] = last.lowerBound..<part.upperBound
            } else {
                people.append(part)
            }
        }
        return people
    }

    /// The name at the beginning of a member's part.
    private func name(_ base: UnsafePointer<UInt8>, _ person: Range<Int>) -> String {
        let end = person.first { base[$0] == FamilyIndexBuilder.divider } ?? person.upperBound
        let bytes = UnsafeBufferPointer(
            start: base + person.lowerBound,
            count: end - person.lowerBound,
        )
        return String(decoding: bytes, as: UTF8.self)
    }
}
