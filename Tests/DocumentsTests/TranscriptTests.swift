import Testing

/// The trees of a real server come out equal.
struct TranscriptTests {
    @Test func `single documents, tombstones and odd ids`() throws {
        var replay = TranscriptReplay()
        try replay.play(Transcript("02-documents"))
        #expect(replay.writes == 9)
        #expect(replay.comparedReads == 11)
    }

    @Test func `conflicts, joined paths and second roots`() throws {
        var replay = TranscriptReplay()
        try replay.play(Transcript("03-bulk-docs"))
        #expect(replay.writes == 15)
        #expect(replay.comparedReads == 8)
    }

    @Test func `what is missing, what a revision became, and the changes of every leaf`() throws {
        var replay = TranscriptReplay()
        try replay.play(Transcript("03-bulk-docs"))
        let before = replay.comparedReads
        try replay.play(Transcript("04-revs-diff-bulk-get"))
        try replay.play(Transcript("05-changes"))
        #expect(replay.comparedReads == before + 7)
    }

    @Test func `a long history is stemmed`() throws {
        var replay = TranscriptReplay()
        try replay.play(Transcript("08-limits"))
        #expect(replay.writes == 8)
        #expect(replay.comparedReads == 1)
    }
}
