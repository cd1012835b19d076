/// A label of a programme file in both languages of the screen.
package struct Wording: Hashable, Sendable {
    /// Indonesian.
    package let id: String
    /// English.
    package let en: String

    package init(id: String, en: String) {
        self.id = id
        self.en = en
    }
}
