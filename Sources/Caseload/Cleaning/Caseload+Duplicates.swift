import Casework
import Documents
import LocalStore

/// Two entries that may be one person.
package struct DuplicateRow: Sendable, Equatable {
    package var first: PersonBrief
    package var second: PersonBrief
    package var verdict: DuplicateVerdict
    /// The proposal to make one of them, where there is one.
    package var proposal: DocumentID?

    package init(
        first: PersonBrief,
        second: PersonBrief,
        verdict: DuplicateVerdict,
        proposal: DocumentID? = nil,
    ) {
        self.first = first
        self.second = second
        self.verdict = verdict
        self.proposal = proposal
    }

    package var pair: EntryPair { EntryPair(first.id, second.id) }
}

/// What a search for duplicates found.
package struct DuplicateList: Sendable, Equatable {
    /// The highest score first, those already proposed last; at most `mostRows`.
    package var rows: [DuplicateRow] = []
    /// All that were found, those decided to be two persons left out.
    package var total = 0
    /// Pairs that were said to be two persons, and so do not come back.
    package var apart = 0
    package var people = 0

    package init() {}

    /// More than a person looks through in a year.
    package static let mostRows = 5_000
}

extension Caseload {
    /// Pairs of entries that may be one person.
    ///
    /// - `atLeast`: The lowest score that is listed.
    /// - `progress`: Told in hundredths; stopping throws `store(.cancelled)`.
    ///
    /// Cost: 400,000 people some ten seconds and 60 MB while it runs.
    package func duplicates(
        atLeast least: Int = DuplicateVerdict.listed,
        _ progress: Progress = .silent,
    ) throws(CaseloadError) -> DuplicateList {
        // The search itself holds no transaction open.
        let people = try read { (reader) throws(StoreError) in
            try PeopleLoader(reader) { (done, total) throws(StoreError) in
                try progress.check(done: done * 30 / max(1, total), total: 100)
            }
        }
        let search = DuplicateSearch(people.table)
        let found = search.pairs(atLeast: least) { done, total in
            (try? progress.check(done: 30 + done * 60 / max(1, total), total: 100)) != nil
        }
        guard let found else { throw .store(.cancelled) }
        return try read { (reader) throws(StoreError) in
            try list(found, search, people.numbers, reader, progress)
        }
    }

    private func list(
        _ found: [DuplicatePair],
        _ search: DuplicateSearch,
        _ numbers: [Int32],
        _ reader: Reader,
        _ progress: Progress,
    ) throws(StoreError) -> DuplicateList {
        let decisions = try PairDecisions(reader)
        var briefs = BriefReader(reader)
        var list = DuplicateList()
        list.people = numbers.count
        list.total = found.count
        var proposed: [DuplicateRow] = []
        for (place, pair) in found.enumerated() {
            guard list.rows.count + proposed.count < DuplicateList.mostRows else { break }
            if place % 256 == 0 {
                try progress.check(done: 90 + place * 10 / found.count, total: 100)
            }
            guard let first = try briefs.person(number: Int(numbers[pair.first])),
                let second = try briefs.person(number: Int(numbers[pair.second]))
            else {
                // Gone since the table was read.
                list.total -= 1
                continue
            }
            var row = DuplicateRow(
                first: first,
                second: second,
                verdict: search.verdict(pair.first, pair.second),
            )
            if decisions.apart.contains(row.pair) {
                list.apart += 1
                list.total -= 1
                continue
            }
            row.proposal = decisions.proposed[row.pair]
            if row.proposal == nil { list.rows.append(row) } else { proposed.append(row) }
        }
        list.rows += proposed
        return list
    }
}
