/// The members of a JSON object in the order in which they were written.
///
/// Names are compared as bytes and occur once. Finding a name walks the members: our documents have a
/// dozen or two, for which that is faster than a table. Equality ignores the order.
package struct JSONObject: Sendable {
    package struct Member: Sendable {
        package let name: String
        package var value: JSONValue

        package init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// In order; no two have the same name.
    private(set) var members: [Member]

    package init() {
        members = []
    }

    /// Members in order; of two with the same name the last value stands, in the first one's place.
    package init(_ pairs: some Sequence<(String, JSONValue)>) {
        var members: [Member] = []
        var building = JSONObjectBuilder(behind: members)
        for (name, value) in pairs { building.append(name, value, to: &members) }
        self.members = members
    }

    /// Only for members whose names are known to differ.
    init(distinct members: [Member]) {
        self.members = members
    }

    package var count: Int {
        members.count
    }

    package var isEmpty: Bool {
        members.isEmpty
    }

    /// The names in order.
    package var names: [String] {
        members.map(\.name)
    }

    /// The member's value.
    ///
    /// A new name goes to the end, a known one keeps its place, `nil` removes it.
    package subscript(name: String) -> JSONValue? {
        get {
            for member in members where member.name.hasSameBytes(as: name) { return member.value }
            return nil
        }
        set {
            let index = members.firstIndex { $0.name.hasSameBytes(as: name) }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(name: name, value: value))
            case (nil, nil): break
            }
        }
    }

    /// The members whose names satisfy a test, order kept.
    package func filteringNames(_ isIncluded: (String) -> Bool) -> JSONObject {
        JSONObject(distinct: members.filter { isIncluded($0.name) })
    }
}

extension JSONObject: Sequence {
    package func makeIterator() -> IndexingIterator<[Member]> {
        members.makeIterator()
    }

    package var underestimatedCount: Int {
        members.count
    }
}

extension JSONObject: Hashable {
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left.orderByName(), right.orderByName()).allSatisfy { mine, theirs in
            let (mine, theirs) = (left.members[mine], right.members[theirs])
            return mine.name.hasSameBytes(as: theirs.name) && mine.value == theirs.value
        }
    }

    package func hash(into hasher: inout Hasher) {
        for index in orderByName() {
            members[index].name.hashBytes(into: &hasher)
            hasher.combine(members[index].value)
        }
    }

    /// The places of the members in the order of their names' bytes.
    ///
    /// The first eight bytes of each name, taken as one number, decide nearly every comparison.
    func orderByName() -> [Int] {
        var keys: [(prefix: UInt64, index: Int)] = []
        keys.reserveCapacity(members.count)
        for index in members.indices { keys.append((members[index].name.bytePrefix, index)) }
        keys.sort { earlier, later in
            earlier.prefix == later.prefix
                ? members[earlier.index].name.precedesInBytes(members[later.index].name)
                : earlier.prefix < later.prefix
        }
        return keys.map(\.index)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements)
    }
}
