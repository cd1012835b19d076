import Dispatch
import Glibc

/// Ctrl-C and SIGTERM as a call rather than an end, for jobs that must end cleanly.
///
/// A second Ctrl-C ends the program at once: a job that does not come to its end may be left.
final class Interrupts: @unchecked Sendable {
    // Every access to the variables happens on `queue`.
    static let shared = Interrupts()
    private let queue = DispatchQueue(label: "pendamping.interrupts")
    private var sources: [any DispatchSourceSignal] = []
    private var isAsked = false

    private init() {}

    func call(_ body: @escaping @Sendable () -> Void) {
        queue.sync {
            for number in [SIGINT, SIGTERM] {
                signal(number, SIG_IGN)
                let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
                source.setEventHandler { [self] in
                    if isAsked { _exit(128 + number) }
                    isAsked = true
                    body()
                }
                source.resume()
                sources.append(source)
            }
        }
    }
}
