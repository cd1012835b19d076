import FoundationEssentials

/// Whether the long set of random and fault tests was asked for (`PENDAMPING_LONG=1`).
enum Long {
    static let isOn = ProcessInfo.processInfo.environment["PENDAMPING_LONG"] != nil
}
