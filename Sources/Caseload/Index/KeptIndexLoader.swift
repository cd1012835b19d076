import Dispatch
import LocalStore
import Synchronization

/// Reads the list of families as it was kept, by two threads: a few large values instead of a row for
/// each family and member.
enum KeptIndexLoader {
    /// The list and what it stands for; nil when none is kept, or none that this program can use.
    ///
    /// Each thread reads at a moment of its own, so both look at the head: a store that was written to
    /// in between is read the long way.
    static func load(
        _ store: Store,
        _ progress: Progress,
    ) throws(StoreError) -> (index: FamilyIndex, head: KeptHead)? {
        do throws(StoreError) {
            guard let (head, directory) = try directory(store) else { return nil }
            try progress.check(done: 0, total: directory.count)
            return try load(store, head, directory).map { ($0, head) }
        } catch {
            switch error {
            case .cancelled, .closed: throw error
            // What is kept is spare: a page of it that cannot be read stands in nobody's way.
            default: return nil
            }
        }
    }

    private static func directory(
        _ store: Store
    ) throws(StoreError) -> (KeptHead, KeptIndexDirectory)? {
        try store.read { (reader) throws(StoreError) in
            guard let head = try reader.kept(KeptIndex.name), head.format == KeptIndex.format,
                let made = try reader.keptPart(KeptIndex.name, 0, KeptIndexDirectory.init),
                let directory = made,
                head.parts == KeptIndex.firstShard + directory.shards.count
            else { return nil }
            return (head, directory)
        }
    }

    private static func load(
        _ store: Store,
        _ head: KeptHead,
        _ directory: KeptIndexDirectory,
    ) throws(StoreError) -> FamilyIndex? {
        let middle = directory.shards.count / 2
        let ranges = [0..<middle, middle..<directory.shards.count]
        let halves = Mutex<[Int: Result<Half?, StoreError>]>([:])
        DispatchQueue.concurrentPerform(iterations: 2) { number in
            let half = Result { () throws(StoreError) in
                try store.read { (reader) throws(StoreError) -> Half? in
                    guard try reader.kept(KeptIndex.name) == head else { return nil }
                    // The first half has room for the second.
                    return try reader.sparingly { () throws(StoreError) in
                        try read(
                            ranges[number],
                            room: number == 0 ? 0..<directory.shards.count : ranges[number],
                            directory,
                            reader,
                            withOrder: number == 1,
                        )
                    }
                }
            }
            halves.withLock { $0[number] = half }
        }
        let (first, second) = halves.withLock { ($0[0], $0[1]) }
        guard let first = try first?.get(), let second = try second?.get() else { return nil }
        first.columns.append(second.columns)
        return FamilyIndex(
            columns: first.columns,
            places: directory.places,
            mark: StoreMark(sequence: head.sequence, document: head.document),
            byName: second.order,
        )
    }

    /// What one thread makes; an object, so that the columns grow in their place and are not copied.
    private final class Half: @unchecked Sendable {
        // Unchecked: one thread makes it, and only then another has it.
        var columns: FamilyColumns
        let order: [UInt32]

        init(_ columns: FamilyColumns, _ order: [UInt32]) {
            self.columns = columns
            self.order = order
        }
    }

    /// Nil when a part is not what the directory says.
    private static func read(
        _ range: Range<Int>,
        room: Range<Int>,
        _ directory: KeptIndexDirectory,
        _ reader: Reader,
        withOrder: Bool,
    ) throws(StoreError) -> Half? {
        let shards = directory.shards
        let families = shards[room].reduce(0) { $0 + $1.families }
        let size = shards[room].reduce(0) { $0 + $1.search }
        var decoder = KeptIndexDecoder(directory, room: families)
        var isWhole = true
        var failure: StoreError?
        let search = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            for number in range where isWhole && failure == nil {
                do throws(StoreError) {
                    let part = KeptIndex.firstShard + number
                    let decoded = try reader.keptPart(KeptIndex.name, part) { bytes in
                        decoder.decode(bytes, shards[number], into: buffer, from: count)
                    }
                    isWhole = decoded ?? false
                    if isWhole { count += shards[number].search }
                } catch {
                    failure = error
                }
            }
        }
        if let failure { throw failure }
        var order: [UInt32] = []
        if withOrder {
            order =
                try reader.keptPart(KeptIndex.name, 1) { self.order($0, directory.count) } ?? []
            isWhole = isWhole && order.count == directory.count
        }
        guard isWhole else { return nil }
        var columns = decoder.columns
        columns.search = PackedTexts(bytes: search, ends: decoder.searchEnds)
        return Half(columns, order)
    }

    /// The order by name; empty unless it has every family once.
    private static func order(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) -> [UInt32] {
        guard bytes.count == count * 4 else { return [] }
        let raw = UnsafeRawBufferPointer(bytes)
        let order = (0..<count).map { raw.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self) }
        var isThere = [Bool](repeating: false, count: count)
        for ordinal in order {
            guard ordinal < count, !isThere[Int(ordinal)] else { return [] }
            isThere[Int(ordinal)] = true
        }
        return order
    }
}
