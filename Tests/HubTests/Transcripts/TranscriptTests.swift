import Hub
import Testing

/// A hub answers as the recorded CouchDB did.
struct TranscriptTests {
    @Test func `every recorded request gets an equal answer`() throws {
        let hub = try TestHub()
        var replay = try TranscriptReplay(hub)
        for name in Transcript.names { try replay.play(Transcript(name)) }
        #expect(replay.notOffered.count == 4)
        #expect(replay.compared == 113)
    }
}
