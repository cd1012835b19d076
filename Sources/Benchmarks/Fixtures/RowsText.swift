import Casework

/// The list of families as text, one line each with everything the search looks at: names and NIKs of
/// all members, KK, village and row key, folded as the search folds them.
///
/// What grep and fzf are given, so that all three look through the same bytes for the same letters.
enum RowsText {
    static func file(of fixture: StoreFixture, in folder: Folder) throws -> String {
        let path = folder.file("rows-\(fixture.families).txt")
        guard !Folder.exists(path) else { return path }
        let store = try RawDatabase(fixture.rawPath, key: .fixed)
        var members: [String: [UInt8]] = [:]
        let people = try store.statement("SELECT family, name, nik FROM member ORDER BY doc")
        while try people.step() {
            append(people.text(1), to: &members[people.text(0), default: []])
            append(people.text(2), to: &members[people.text(0), default: []])
        }
        let families = try store.statement("SELECT key, kk, village FROM family ORDER BY doc")
        try Files.write(path) { put in
            while try families.step() {
                var line = members[families.text(0)] ?? []
                for column in [1, 2, 0] { append(families.text(column), to: &line) }
                line.append(UInt8(ascii: "\n"))
                try put(line)
            }
        }
        return path
    }

    private static func append(_ text: String, to line: inout [UInt8]) {
        guard !text.isEmpty else { return }
        if !line.isEmpty { line.append(UInt8(ascii: " ")) }
        Folding.fold(text, into: &line)
    }
}
