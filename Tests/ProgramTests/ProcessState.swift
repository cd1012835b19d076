import Foundation
import TestSupport

/// What the kernel says of a process that a test looks at from outside.
enum ProcessState {
    /// Whether it runs no more; one that nobody has asked for its end is still in the table.
    static func hasEnded(_ process: pid_t) -> Bool {
        letter("/proc/\(process)/stat").map { $0 == "Z" } ?? true
    }

    /// Whether every thread of it waits for something: nothing that came to it is still to be worked on.
    static func isAtRest(_ process: pid_t) -> Bool {
        let tasks = "/proc/\(process)/task"
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
        return threads.allSatisfy { letter("\(tasks)/\($0)/stat") == "S" }
    }

    /// The state stands behind the name, which is in brackets and may hold anything.
    private static func letter(_ path: String) -> Character? {
        guard let bytes = try? Bytes.read(path) else { return nil }
        let rest = String(decoding: bytes, as: UTF8.self).split(separator: ")").last
        return rest?.first { $0 != " " }
    }
}
