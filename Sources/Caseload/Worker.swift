/// Who works here, stamped on each record she makes.
package struct Worker: Sendable, Equatable, Hashable {
    /// Her name or number as the office knows it.
    package var name: String
    /// The laptop, by a random name made at `init`.
    package var device: String

    package init(name: String, device: String) {
        self.name = name
        self.device = device
    }
}
