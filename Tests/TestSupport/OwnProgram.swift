import FoundationEssentials
import Glibc

/// This very test program again, for one test alone: a process that another test kills.
package enum OwnProgram {
    package struct Failure: Error {
        package let code: Int32
    }

    /// Starts it with its output thrown away.
    ///
    /// - `filter`: Of the one test that runs in it.
    /// - `variables`: What it gets beside the environment of this process: `NAME=value`.
    package static func start(filter: String, variables: [String]) throws -> pid_t {
        var arguments = try String(
            decoding: Data(contentsOf: URL(filePath: "/proc/self/cmdline")),
            as: UTF8.self,
        )
        .split(separator: "\0").map(String.init)
        while let place = arguments.firstIndex(of: "--filter"), place + 1 < arguments.count {
            arguments.removeSubrange(place...(place + 1))
        }
        arguments += ["--filter", filter]
        var own: [String] = []
        var entry = environ
        while let text = entry.pointee {
            own.append(String(cString: text))
            entry += 1
        }
        own += variables
        var words = arguments.map { strdup($0) } + [nil]
        var surroundings = own.map { strdup($0) } + [nil]
        defer { for word in words + surroundings { free(word) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        Descriptors.closeOthers(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var child: pid_t = 0
        let code = posix_spawn(&child, "/proc/self/exe", &actions, nil, &words, &surroundings)
        guard code == 0 else { throw Failure(code: code) }
        return child
    }
}
