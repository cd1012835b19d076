import Glibc

/// What the process forbids itself before it touches a secret.
enum Process {
    /// No core dump may carry a key, and no other process of the user may attach.
    static func forbidCoreDumps() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    }
}
