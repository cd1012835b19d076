import Glibc

/// Interrupts the terminal's wait from any thread; the event is `.wake`.
package struct Waker: Sendable {
    /// The write end of the process's notice pipe, which is never closed.
    let descriptor: Int32

    package func wake() {
        var byte = Notice.wake
        // A full pipe already holds a reason to wake up.
        _ = write(descriptor, &byte, 1)
    }
}

/// What a byte in the notice pipe says; any other is a signal's number.
enum Notice {
    static let wake: UInt8 = 255
}
