import Dispatch
import Glibc

/// What must still be done when a signal ends the process.
///
/// While the screen stands it has handlers of its own and leaves by the ordinary way; these here stand
/// before and after it.
enum Ending {
    private static let signals: [Int32] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM]

    /// Has something done before a signal ends the process, from now on; once per process.
    static func precede(with cleanUp: @escaping @Sendable () -> Void) {
        guard let listener = SignalListener(signals) else { return }
        let watch = Watch(listener: listener)
        DispatchQueue(label: "ending").async {
            let signal = watch.listener.next()
            hasBegun.pointee = true
            cleanUp()
            Glibc.signal(signal, SIG_DFL)
            kill(getpid(), signal)
            // Only where the signal is blocked in every thread.
            sleep(1)
            _exit(128 + signal)
        }
    }

    /// Keeps a thread that has lost its files to the clean-up from speaking about it or ending first.
    static func holdIfBegun() {
        while hasBegun.pointee { pause() }
    }

    /// Safe to hand over: only the watching thread uses it.
    private struct Watch: @unchecked Sendable {
        let listener: SignalListener
    }
}

/// A single word, written once.
nonisolated(unsafe) private let hasBegun: UnsafeMutablePointer<Bool> = {
    let flag = UnsafeMutablePointer<Bool>.allocate(capacity: 1)
    flag.initialize(to: false)
    return flag
}()
