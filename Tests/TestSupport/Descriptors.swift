import Glibc

/// What tests open beside each other in one process is not to live on in a program that one of them starts: its
/// copy of a socket or a lock would keep that open, long after the test that opened it has closed it.
package enum Descriptors {
    private typealias CloseFrom =
        @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32

    /// Of glibc 2.34; its header names it only to C that asks for the extensions of GNU.
    private static let closeFrom = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np")
        .map { unsafeBitCast($0, to: CloseFrom.self) }

    /// Has a program start with its input, output and errors alone.
    package static func closeOthers(_ actions: inout posix_spawn_file_actions_t) {
        precondition(closeFrom?(&actions, 3) == 0, "no posix_spawn_file_actions_addclosefrom_np")
    }

    /// Takes a connection that no program started from here keeps; below 0 for none.
    package static func accept(_ listener: Int32) -> Int32 {
        let connection = Glibc.accept(listener, nil, nil)
        if connection >= 0 { _ = fcntl(connection, F_SETFD, FD_CLOEXEC) }
        return connection
    }
}
