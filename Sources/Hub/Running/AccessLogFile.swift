internal import Glibc
import Replication

/// The access log: a line for each request, at most two files of `longest` bytes.
///
///     2026-11-22T13:05:01Z PUT /{db}/{id} 201 66 B 3 ms #1
///
/// It has kinds of requests and no personal data: a number tells callers apart, given anew at each start
/// in the order they come. A log that cannot be written stops nothing.
package final class AccessLogFile: Sendable {
    private let path: String
    private let state: Monitor<State>

    private struct State {
        var descriptor: Int32
        var size: Int
        /// The last line has no end: the disk was full, or the machine stopped.
        var isTorn = false
        /// The numbers of logins that have come since the start.
        var numbers: [String: Int] = [:]

        mutating func reopen(_ path: String) {
            let opened = AccessLogFile.open(path)
            (descriptor, size, isTorn) = (opened.descriptor, opened.size, opened.isTorn)
        }

        /// Begins a line of its own, whatever became of the last one.
        mutating func add(_ text: String) {
            guard descriptor >= 0 else { return }
            let line = Array(((isTorn ? "\n" : "") + text + "\n").utf8)
            let count = line.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            size += count
            isTorn = count < line.count
        }

        mutating func number(of login: String) -> Int {
            let number = numbers[login] ?? numbers.count + 1
            numbers[login] = number
            return number
        }
    }

    /// Bytes after which the file is put aside as `….1`, in place of the one before.
    private static let longest = 5_000_000

    package init(_ path: String) {
        self.path = path
        state = Monitor(AccessLogFile.open(path))
    }

    deinit {
        state.withLock { state in
            if state.descriptor >= 0 { close(state.descriptor) }
        }
    }

    package func write(_ entry: AccessEntry) {
        let time = AccessLogFile.now()
        state.withLock { state in
            let caller = entry.login.map { "#\(state.number(of: $0))" } ?? "-"
            if state.size > AccessLogFile.longest {
                close(state.descriptor)
                rename(path, path + ".1")
                state.reopen(path)
            }
            // The folder may have been made since.
            if state.descriptor < 0 { state.reopen(path) }
            state.add("\(time) \(entry.line(of: caller))")
        }
    }

    /// A line about the desk itself, under the same rules: no name of a person or a database.
    package func note(_ text: String) {
        let time = AccessLogFile.now()
        state.withLock { state in
            if state.descriptor < 0 { state.reopen(path) }
            state.add("\(time) \(text)")
        }
    }

    private static func open(_ path: String) -> State {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        var status = stat()
        let isKnown = descriptor >= 0 && fstat(descriptor, &status) == 0
        var state = State(descriptor: descriptor, size: isKnown ? Int(status.st_size) : 0)
        var last: UInt8 = 0
        if state.size > 0, pread(descriptor, &last, 1, off_t(state.size - 1)) == 1 {
            state.isTorn = last != UInt8(ascii: "\n")
        }
        return state
    }

    /// The time in UTC, to the second.
    private static func now() -> String {
        var seconds = time(nil)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        var text = [CChar](repeating: 0, count: 32)
        let count = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
        return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
