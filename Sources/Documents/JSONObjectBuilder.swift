/// Collects members and notices a repeated name without comparing all pairs.
///
/// A repeated name is legal JSON; like CouchDB we let the last value stand. A filter of 64 bits clears most
/// names at the cost of a shift; from 32 members on a table answers, so a hostile object of a million
/// names takes linear time.
struct JSONObjectBuilder {
    private(set) var members: [JSONObject.Member] = []
    private var filter: UInt64 = 0
    private var places: [NameBytes: Int]?

    mutating func append(_ name: String, _ value: JSONValue) {
        if let place = place(of: name) {
            members[place].value = value
            return
        }
        if members.isEmpty { members.reserveCapacity(8) }
        places?[NameBytes(name: name)] = members.count
        members.append(JSONObject.Member(name: name, value: value))
    }

    private mutating func place(of name: String) -> Int? {
        let bit = 1 &<< (Self.fingerprint(name) & 63)
        let isNew = filter & bit == 0
        filter |= bit
        guard !isNew else { return nil }
        if members.count < 32 {
            return members.firstIndex { $0.name.hasSameBytes(as: name) }
        }
        if places == nil {
            places = Dictionary(
                uniqueKeysWithValues: members.indices.map { index in
                    (NameBytes(name: members[index].name), index)
                }
            )
        }
        return places?[NameBytes(name: name)]
    }

    private static func fingerprint(_ name: String) -> UInt64 {
        name.withBytes { bytes in
            guard let first = bytes.first, let last = bytes.last else { return 0 }
            let middle = bytes[bytes.count / 2]
            return UInt64(first) &+ UInt64(last) &* 5 &+ UInt64(middle) &* 11
                &+ UInt64(bytes.count) &* 23
        }
    }
}

/// A name as its bytes, so that a table tells apart what JSON tells apart.
private struct NameBytes: Hashable {
    let name: String

    static func == (left: NameBytes, right: NameBytes) -> Bool {
        left.name.hasSameBytes(as: right.name)
    }

    func hash(into hasher: inout Hasher) {
        name.hashBytes(into: &hasher)
    }
}
