import Foundation

/// How much of a set of faults is tried: a part that differs by place, or all with `PENDAMPING_LONG=1`.
enum Effort {
    static func some(of count: Int) -> StrideTo<Int> {
        let isLong = ProcessInfo.processInfo.environment["PENDAMPING_LONG"] != nil
        return stride(from: 0, to: count, by: isLong ? 1 : 5)
    }
}
