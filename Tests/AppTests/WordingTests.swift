import Caseload
import Casework
import Replication
import StorePeers
import Sync
import Testing

@testable import App

struct WordingTests {
    @Test(arguments: [(Language.indonesian, "11.33"), (.english, "11:33")])
    func `a time of day looks the same wherever it stands`(language: Language, time: String) throws
    {
        let words = Words(language)
        let moment = try #require(Moment("2026-11-05T11:33:00+07:00"))
        #expect(words.clock(moment).hasSuffix(" " + time))
        #expect(words.time(moment.description).hasSuffix(" " + time))
    }

    @Test func `the log calls a stick's wrong passphrase by its name`() {
        let words = Words(.indonesian)
        let error = PeerError.store(StickError.wrongPassphrase)
        #expect(words.shortName(of: error) == "kata sandi stik salah")
        #expect(words.shortName(of: error.kept) == "kata sandi stik salah")
        let damaged = PeerError.store(StickError.damaged(detail: ""))
        #expect(words.shortName(of: damaged) == "penyimpanan bermasalah")
    }
}
