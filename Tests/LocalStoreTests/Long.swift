import Glibc

/// Whether the long set of random and fault tests was asked for (`PENDAMPING_LONG=1`).
enum Long {
    static let isOn = getenv("PENDAMPING_LONG").map { String(cString: $0) } == "1"

    /// How far on the next place is at which a write fails: every one of the long set.
    static func step(_ usual: Int) -> Int { isOn ? 1 : usual }
}
