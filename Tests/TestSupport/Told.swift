import Glibc

/// How far a long test is, for whoever waits for it.
package enum Told {
    /// A line on the standard error, at once also where that is a file.
    package static func line(_ text: String) {
        var rest = Array((text + "\n").utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
