internal import Glibc

/// When a process of this machine began.
enum ProcessStart {
    /// Milliseconds since 1970; nil where `/proc` does not tell.
    ///
    /// `proc(5)`: the 22nd field of `/proc/PID/stat` counts clock ticks from the boot, of which `btime` in
    /// `/proc/stat` is the second.
    static func milliseconds(of process: Int) -> Int? {
        guard let own = text("/proc/\(process)/stat"), let all = text("/proc/stat"),
            // The second field is the program's name in brackets, which may hold anything.
            let end = own.lastIndex(of: ")")
        else { return nil }
        let fields = own[end...].split(separator: " ")
        let boot = all.split(separator: "\n").first { $0.hasPrefix("btime ") }
        let perSecond = sysconf(Int32(_SC_CLK_TCK))
        guard fields.count > 20, let ticks = Int(fields[20]), perSecond > 0,
            let seconds = boot.flatMap({ Int($0.dropFirst("btime ".count)) })
        else { return nil }
        return seconds * 1000 + ticks * 1000 / perSecond
    }

    private static func text(_ path: String) -> String? {
        (try? Files.read(path, limit: 1 << 20)).map { String(decoding: $0, as: UTF8.self) }
    }
}
