import Screen
import Testing

/// What is guessed of the next key.
struct LastEventsTests {
    private static let (end, home) = (InputEvent.key(Key(.end)), InputEvent.key(Key(.home)))

    private func likely(after events: [InputEvent]) -> InputEvent? {
        var last = LastEvents()
        for event in events { last.note(event) }
        return last.likely
    }

    @Test func `a key pressed on and on comes once more`() {
        #expect(likely(after: [Self.home, Self.end, Self.end]) == Self.end)
    }

    @Test func `of two keys in turn the other one comes`() {
        #expect(likely(after: [Self.end, Self.home, Self.end]) == Self.home)
    }

    @Test func `nothing is guessed of a beginning or of three different ones`() {
        #expect(likely(after: []) == nil)
        #expect(likely(after: [Self.end]) == nil)
        #expect(likely(after: [Self.end, Self.home]) == nil)
        #expect(likely(after: [.key(Key(.down)), Self.end, Self.home]) == nil)
    }
}
