/// Names of databases, as CouchDB allows them.
package enum DatabaseName {
    /// The longest name taken, in bytes; CouchDB's is 238.
    static let longest = 238

    /// Lower-case letters, digits and `_$()+-/`, a letter first.
    package static func isLegal(_ name: String) -> Bool {
        guard let first = name.utf8.first, (0x61...0x7A).contains(first),
            name.utf8.count <= longest
        else { return false }
        return name.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
                || "_$()+-/".utf8.contains(byte)
        }
    }
}
