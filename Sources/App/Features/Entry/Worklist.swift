import Caseload

/// The doors of the list that a page was opened from, in its order, and which one is open.
package struct Worklist: Sendable, Equatable {
    package private(set) var doors: [EntryDoor]
    package private(set) var position: Int?
    /// Whether `+` no longer asks in this pile; the line of keys then tells what it would fill.
    package var fillsAtOnce = false

    package init(_ doors: [EntryDoor] = [], at door: EntryDoor? = nil) {
        self.doors = doors
        position = door.flatMap { doors.firstIndex(of: $0) }
    }

    /// The door after the open one; nil at the end.
    package var next: EntryDoor? {
        guard let position, doors.indices.contains(position + 1) else { return nil }
        return doors[position + 1]
    }

    /// Goes to the next door.
    package mutating func advance() {
        guard let position, next != nil else { return }
        self.position = position + 1
    }

    /// Puts a door that has to be looked at again behind the open one.
    package mutating func comeBack(to door: EntryDoor) {
        guard let position else { return }
        doors.insert(door, at: position + 1)
    }
}
