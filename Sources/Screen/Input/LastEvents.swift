/// The last events, and which one comes next if the hand goes on as it has begun.
///
/// A guess that costs nobody anything when it is wrong: a frame is made ahead for it.
package struct LastEvents: Sendable, Equatable {
    private var newest: InputEvent?
    private var before: InputEvent?
    private var beforeThat: InputEvent?

    package init() {}

    package mutating func note(_ event: InputEvent) {
        (beforeThat, before, newest) = (before, newest, event)
    }

    /// A key pressed on and on comes once more (A A, A); of two in turn, to and fro, the other one (A B A, B).
    package var likely: InputEvent? {
        if newest == before { return newest }
        return newest == beforeThat ? before : nil
    }
}
