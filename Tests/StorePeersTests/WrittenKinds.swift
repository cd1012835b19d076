import Documents

/// The records of a run: few, so that stores meet at them, and of other kinds with each seed, so that all come.
enum WrittenKinds {
    static let count = 8

    static let all = RecordKinds.written.sorted()

    static func records(seed: UInt64) -> [DocumentID] {
        let first = Int(seed % UInt64(all.count)) * count
        return (0..<count).map { number in
            DocumentID("\(all[(first + number) % all.count]):\(number)")
        }
    }

    /// The kinds that none of these seeds draws.
    static func missing(in seeds: some Sequence<UInt64>) -> [String] {
        let drawn = Set(seeds.flatMap { records(seed: $0).map(\.kind) })
        return all.filter { !drawn.contains($0) }
    }
}
