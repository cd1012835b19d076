/// The lists that the columns of a `FamilyIndex` point into.
///
/// Texts come as bytes; that of the row before is compared first, for neighbours mostly share it.
struct FamilyPlaces: Sendable {
    struct Village: Sendable, Hashable {
        var name: String
        var code: String
    }

    struct Group: Sendable, Hashable {
        var key: String
        var name: String
    }

    private(set) var villages: [Village] = []
    /// The first is no group.
    private(set) var groups: [Group] = [Group(key: "", name: "")]
    /// Sets of programme ids, each sorted.
    private(set) var programmes: [[String]] = []

    private var villagePlaces: [Village: Int] = [:]
    private var groupPlaces: [String: Int] = ["": 0]
    private var programmePlaces: [String: Int] = [:]

    /// Names a group before families point to it, or anew.
    mutating func name(group key: String, _ name: String) {
        groups[place(group: key)].name = name
    }

    mutating func place(village name: String, code: String) -> Int {
        let village = Village(name: name, code: code)
        if let place = villagePlaces[village] { return place }
        villagePlaces[village] = villages.count
        villages.append(village)
        return villages.count - 1
    }

    mutating func place(group key: String) -> Int {
        if let place = groupPlaces[key] { return place }
        groupPlaces[key] = groups.count
        groups.append(Group(key: key, name: key))
        return groups.count - 1
    }

    /// Ids divided by blanks, sorted.
    mutating func place(programmes text: String) -> Int {
        if let place = programmePlaces[text] { return place }
        programmePlaces[text] = programmes.count
        programmes.append(text.split(separator: " ").map(String.init))
        return programmes.count - 1
    }
}

/// Remembers the last bytes and what they stood for.
struct LastText {
    private var bytes: [UInt8] = []
    private var value = -1

    /// The value of these bytes, from `make` if they are not the last ones.
    mutating func value(_ text: UnsafeBufferPointer<UInt8>, _ make: (String) -> Int) -> Int {
        if value >= 0, isLast(text) { return value }
        bytes = Array(text)
        value = make(String(decoding: text, as: UTF8.self))
        return value
    }

    private func isLast(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count == bytes.count else { return false }
        for index in 0..<text.count where text[index] != bytes[index] { return false }
        return true
    }
}
