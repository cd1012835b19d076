import Casework
import Documents
import LocalStore

/// The list of families and the progress of quarters as last made, brought up to date by what changed.
struct KeptViews: Sendable {
    private(set) var index: FamilyIndex?
    /// The last moment at which `index` was known to be right.
    private(set) var seen = StoreMark.empty
    /// What the store keeps of the list, and the mark of the index that it is of.
    private var stored: (head: KeptHead, mark: StoreMark)?
    /// Families read anew since then.
    private var changed = 0
    /// At most `mostQuarters`, the last used at the end.
    private var progress: [FamilyProgress] = []
    private var stamps: [[String]] = []

    /// Going back and forth between neighbouring quarters should not count anew.
    private static let mostQuarters = 3

    /// Takes an index that is right as of a moment, unless a later one is known.
    mutating func take(_ index: FamilyIndex, asOf seen: StoreMark, changed: Int = 0) {
        guard self.index == nil || seen.sequence >= self.seen.sequence else { return }
        self.index = index
        self.seen = seen
        self.changed += changed
    }

    /// What the store ought to be given of the list.
    enum Keeping {
        case nothing
        /// What is kept is right, and can be said to be so for longer.
        case moment(KeptHead)
        case everything
    }

    /// Following these many documents at the next unlock takes no time that anyone would notice.
    private static let mostBehind = 500
    /// Reading these many families anew neither.
    private static let mostChanged = 50

    var keeping: Keeping {
        guard let index, let stored else { return .everything }
        let isBehind = seen.sequence - stored.head.sequence >= Self.mostBehind
        if index.mark == stored.mark { return isBehind ? .moment(stored.head) : .nothing }
        return isBehind || changed >= Self.mostChanged ? .everything : .nothing
    }

    /// Notes what the store keeps now, and of which index; nil for nothing that is known of.
    mutating func noteKept(_ head: KeptHead?, of index: FamilyIndex) {
        stored = head.map { ($0, index.mark) }
        changed = 0
    }

    /// A quarter's progress made under these rules as of this day.
    func progress(_ quarter: Quarter, today: Day, stamp: [String]) -> FamilyProgress? {
        zip(progress, stamps).first {
            $0.0.quarter == quarter && $0.0.today == today && $0.1 == stamp
        }?.0
    }

    mutating func keep(_ made: FamilyProgress, stamp: [String]) {
        for place in progress.indices.reversed() where progress[place].quarter == made.quarter {
            progress.remove(at: place)
            stamps.remove(at: place)
        }
        progress.append(made)
        stamps.append(stamp)
        if progress.count > Self.mostQuarters {
            progress.removeFirst()
            stamps.removeFirst()
        }
    }
}

/// A moment in a store's life: how far its feed and its numbering of documents had come.
struct StoreMark: Sendable, Equatable {
    let sequence: Int
    /// The highest number of a document; a document with a higher one was not there yet.
    let document: Int

    static let empty = StoreMark(sequence: 0, document: 0)

    init(sequence: Int, document: Int) {
        self.sequence = sequence
        self.document = document
    }

    init(_ reader: Reader) throws(StoreError) {
        sequence = try reader.lastSequence()
        document = try reader.count("SELECT max(doc) FROM document")
    }
}
