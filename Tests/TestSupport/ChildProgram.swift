import Glibc

/// A program run beside a test, ended with it.
///
/// By hand instead of Foundation's `Process`, which hands on our signal mask and then waits for a
/// child that cannot hear SIGTERM.
package final class ChildProgram {
    private let pid: pid_t

    package struct Failure: Error {
        package let program: String
        package let code: Int32
    }

    /// Starts it with nothing to read and its output thrown away.
    package init(_ program: String, _ arguments: [String], in folder: String) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        Descriptors.closeOthers(&actions)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        // A shell changes the folder and becomes the program.
        let shell = ["/bin/sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", folder]
        var words = (shell + [program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, "/bin/sh", &actions, &attributes, &words, environ)
        guard code == 0 else { throw Failure(program: program, code: code) }
        self.pid = pid
    }

    deinit {
        kill(pid, SIGKILL)
        waitpid(pid, nil, 0)
    }

    /// Runs it to its end, which must be a good one.
    package static func run(_ program: String, _ arguments: [String], in folder: String) throws {
        let child = try ChildProgram(program, arguments, in: folder)
        var status: Int32 = 0
        // Waited for without reaping, so that `deinit` still has its own process.
        var information = siginfo_t()
        waitid(P_PID, id_t(child.pid), &information, WEXITED | WNOWAIT)
        status = information._sifields._sigchld.si_status
        guard status == 0 else { throw Failure(program: program, code: status) }
    }
}
