import Casework

/// A fictitious caseload of any size, the same for the same seed.
///
/// What it gives are the files a clerk would: a store is filled from it by reading them. Families
/// are made one by one and independently, so that 100,000 of them need no more memory than one.
/// Villages hold a hundred families each; every number has a province code that does not exist.
package struct SampleCaseload: Sendable {
    package let seed: UInt64
    package let familyCount: Int
    /// Day as of which the caseload stands, in the middle of the quarter that is worked on.
    package let today: Day

    /// The caseload of `sample-data`.
    package static let committed = SampleCaseload(seed: 20_261_115, families: 300)

    package init(
        seed: UInt64,
        families: Int,
        today: Day = Day(2026, 11, 15) ?? .last,
    ) {
        self.seed = seed
        familyCount = max(0, families)
        self.today = today
    }

    package var quarter: Quarter { today.quarter }

    /// The whole file of a kind; for large caseloads see `write`.
    package func file(_ kind: CaseloadKind) -> [UInt8] {
        var file: [UInt8] = []
        write(kind) { file += $0 }
        return file
    }

    /// Gives a file in pieces of about 256 KiB.
    package func write<Failure: Error>(
        _ kind: CaseloadKind,
        to output: ([UInt8]) throws(Failure) -> Void,
    ) throws(Failure) {
        var writer = CSVWriter(dialect: Self.dialect)
        writer.row(CaseloadExport.header(kind))
        try forEachRow(kind) { cells throws(Failure) in
            writer.row(cells)
            if writer.pendingCount > 256 * 1024 {
                try output(writer.take())
            }
        }
        try output(writer.take())
    }

    /// Plain UTF-8 with `;` and LF.
    static let dialect = CSVDialect(lineEnd: .lineFeed)

    var maker: SampleFamilyMaker {
        SampleFamilyMaker(seed: seed, count: familyCount, today: today)
    }

    private func forEachRow<Failure: Error>(
        _ kind: CaseloadKind,
        _ body: ([CSVWriter.Cell]) throws(Failure) -> Void,
    ) throws(Failure) {
        let maker = maker
        switch kind {
        case .facilities:
            for village in 0..<maker.villageCount {
                for row in SampleRows.facilities(SampleVillage(index: village)) { try body(row) }
            }
        case .groups:
            try forEachGroup(maker, body)
        case .families:
            for index in 0..<familyCount {
                try body(SampleRows.family(maker.family(index), seed: seed))
            }
        case .members:
            for index in 0..<familyCount {
                let family = maker.family(index)
                for place in family.members.indices {
                    try body(SampleRows.member(family, place, today: today))
                }
            }
        case .records:
            for index in 0..<familyCount {
                let records = SampleRecords(maker.family(index), seed: seed, today: today)
                for row in records.rows() { try body(row) }
            }
        }
    }

    /// A group's chair is the caregiver of its first family; groups of a village follow each other.
    private func forEachGroup<Failure: Error>(
        _ maker: SampleFamilyMaker,
        _ body: ([CSVWriter.Cell]) throws(Failure) -> Void,
    ) throws(Failure) {
        var chairs: [String: String] = [:]
        var village = 0
        func flush() throws(Failure) {
            for row in SampleRows.groups(SampleVillage(index: village), chairs: chairs) {
                try body(row)
            }
            chairs.removeAll(keepingCapacity: true)
        }
        for index in 0..<familyCount {
            let family = maker.family(index)
            while family.village.index > village {
                try flush()
                village += 1
            }
            if chairs[family.group] == nil {
                chairs[family.group] = family.memberKey(family.caregiver)
            }
        }
        while village < maker.villageCount {
            try flush()
            village += 1
        }
    }
}
