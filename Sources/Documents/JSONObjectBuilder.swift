/// Collects members and notices a repeated name without comparing all pairs.
///
/// A repeated name is legal JSON; like CouchDB we let the last value stand. A filter of 64 bits clears most
/// names at the cost of a shift; from 32 members on a table answers, so a hostile object of a million
/// names takes linear time.
///
/// The members stand at the end of an array that the caller keeps, those of an object around it before them:
/// each object then takes memory once and no more than it needs.
struct JSONObjectBuilder {
    /// Where this object's members begin.
    private let base: Int
    private var filter: UInt64 = 0
    private var places: [NameBytes: Int]?

    init(behind members: [JSONObject.Member]) {
        base = members.count
    }

    mutating func append(
        _ name: String,
        _ value: JSONValue,
        to members: inout [JSONObject.Member],
    ) {
        if let place = place(of: name, members) {
            members[place].value = value
            return
        }
        places?[NameBytes(name: name)] = members.count
        members.append(JSONObject.Member(name: name, value: value))
    }

    /// Takes this object's members away.
    func finish(_ members: inout [JSONObject.Member]) -> JSONObject {
        let object = JSONObject(distinct: Array(members[base...]))
        members.removeSubrange(base...)
        return object
    }

    private mutating func place(of name: String, _ members: [JSONObject.Member]) -> Int? {
        let bit = 1 &<< (Self.fingerprint(name) & 63)
        let isNew = filter & bit == 0
        filter |= bit
        guard !isNew else { return nil }
        if members.count - base < 32 {
            return members[base...].firstIndex { $0.name.hasSameBytes(as: name) }
        }
        if places == nil {
            places = Dictionary(
                uniqueKeysWithValues: members[base...].indices.map { index in
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
