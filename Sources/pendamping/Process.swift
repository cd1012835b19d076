import Glibc

/// What the process forbids itself before it touches a secret.
enum Process {
    /// No core dump may carry a key, and no other process of the user may attach.
    static func forbidCoreDumps() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        // `prctl` takes a variable number of arguments, which Swift does not import.
        typealias Control = @convention(c) (CInt, CUnsignedLong) -> CInt
        guard let control = dlsym(nil, "prctl") else { return }
        _ = unsafeBitCast(control, to: Control.self)(setDumpable, 0)
    }

    /// `PR_SET_DUMPABLE` of `prctl(2)`.
    private static let setDumpable: CInt = 4

    /// The screen's threads take their memory from one heap: they mostly work one after the other, and glibc would keep
    /// a heap for each.
    static func keepOneHeap() {
        typealias Option = @convention(c) (CInt, CInt) -> CInt
        guard let option = dlsym(nil, "mallopt") else { return }
        _ = unsafeBitCast(option, to: Option.self)(mostArenas, 1)
    }

    /// `M_ARENA_MAX` of `mallopt(3)`.
    private static let mostArenas: CInt = -8

    /// A reader that goes away ends a write with an error, not the process in the middle of its work.
    static func ignoreBrokenPipes() {
        signal(SIGPIPE, SIG_IGN)
    }
}
