internal import Glibc

/// The signals that end a hub in order.
///
/// Made on the main thread before any other is started: all threads then leave them to `wait`.
package struct StopSignals: Sendable {
    private static let numbers = [SIGTERM, SIGINT, SIGHUP]

    package init() {
        var set = StopSignals.set
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Sleeps until one comes; a second one ends the process at once.
    package func wait() {
        var set = StopSignals.set
        var number: Int32 = 0
        while sigwait(&set, &number) != 0 {}
        for number in StopSignals.numbers { signal(number, SIG_DFL) }
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }

    private static var set: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for number in numbers { sigaddset(&set, number) }
        return set
    }
}
