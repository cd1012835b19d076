/// Finds the place of a row key in a list of them: open addressing, four bytes an entry.
struct KeyTable: Sendable {
    /// A place plus one; zero is free.
    private var slots: [UInt32]
    private var mask: Int

    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
        mask = size - 1
    }

    /// The place of a key in `keys`; nil if it is not there.
    func find(_ key: UnsafeBufferPointer<UInt8>, in keys: PackedTexts) -> Int? {
        var slot = Int(truncatingIfNeeded: KeyDigest.of(key)) & mask
        while slots[slot] != 0 {
            let place = Int(slots[slot]) - 1
            if keys.equals(place, key) { return place }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Adds the last of `keys`, unless an equal one is there.
    mutating func insertLast(of keys: PackedTexts) {
        if keys.count * 2 > slots.count { grow(keys) }
        insert(keys.count - 1, keys)
    }

    /// Fills an empty table.
    mutating func insertAll(of keys: PackedTexts) {
        for place in 0..<keys.count { insert(place, keys) }
    }

    private mutating func insert(_ place: Int, _ keys: PackedTexts) {
        keys.withText(place) { key in
            var slot = Int(truncatingIfNeeded: KeyDigest.of(key)) & mask
            while slots[slot] != 0 {
                if keys.equals(Int(slots[slot]) - 1, key) { return }
                slot = (slot + 1) & mask
            }
            slots[slot] = UInt32(place + 1)
        }
    }

    private mutating func grow(_ keys: PackedTexts) {
        let entries = slots.filter { $0 != 0 }
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        mask = slots.count - 1
        for entry in entries { insert(Int(entry) - 1, keys) }
    }
}
