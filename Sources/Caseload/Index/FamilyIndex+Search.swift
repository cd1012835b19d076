/// Finding families by words.
extension FamilyIndex {
    /// The families whose text has every word of the query.
    ///
    /// `previous`: The last keystroke's answer; when the query only grew and few were left,
    ///   only those are looked at. One of another index is ignored.
    ///
    /// Cost: one pass over the search texts (about 170 bytes a family) or over those of `previous`.
    package func search(_ text: String, within previous: FamilyMatches? = nil) -> FamilyMatches {
        search(FamilyQuery(text), within: previous)
    }

    package func search(
        _ query: FamilyQuery,
        within previous: FamilyMatches? = nil,
    ) -> FamilyMatches {
        guard !query.isEmpty, !isEmpty else { return FamilyMatches(all: query, in: self) }
        // The longest word first: it is the fastest to look for and leaves the fewest.
        let needles = query.words.map { Needle(Array($0.utf8), frequency: frequency) }
            .sorted { $0.bytes.count > $1.bytes.count }
        var matches = FamilyMatches(none: query, in: self)
        if let previous, previous.index === self, query.narrows(previous.query),
            previous.count < count / 8
        {
            columns.search.bytes.withUnsafeBufferPointer { text in
                guard let base = text.baseAddress else { return }
                previous.forEach { ordinal in
                    if columns.search.contains(needles[...], base, ordinal) {
                        matches.insert(ordinal)
                    }
                }
            }
        } else {
            columns.search.search(needles) { matches.insert($0) }
        }
        return matches
    }
}
