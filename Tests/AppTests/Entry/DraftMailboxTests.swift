import Caseload
import Casework
import Testing

@testable import App

@Suite struct DraftMailboxTests {
    @Test func `a newer draft waits for its own turn, behind a drop asked for before it`() throws {
        let draft = try EntryDraft(
            door: .family("family:1"),
            quarter: #require(Quarter(2026, 1)),
            changes: [],
            row: 0,
            column: 0,
        )
        let mailbox = DraftMailbox<EntryDraft>()
        let older = mailbox.put(draft)
        let newer = mailbox.put(draft)
        #expect(mailbox.take(upTo: older).isEmpty)
        #expect(mailbox.take(upTo: newer).count == 1)
        #expect(mailbox.take().isEmpty)
    }
}
