import Glibc

/// The programs we are measured beside: found in PATH, else installed, else done without.
final class Peers {
    private let mayInstall: Bool
    private var found: [String: String?] = [:]
    private var hasUpdated = false

    init(mayInstall: Bool) {
        self.mayInstall = mayInstall
    }

    /// Where a peer is; nil when it is absent and could not be installed, which is said once.
    func path(_ name: String) -> String? {
        if let known = found[name] { return known }
        var path = Self.inPath(name)
        if path == nil, install(name) { path = Self.inPath(name) }
        if path == nil { Output.tell("\(name) is not here: what is measured beside it is skipped") }
        found[name] = path
        return path
    }

    /// Asks apt for it, as root only: nobody is asked for a password in a measurement.
    private func install(_ name: String) -> Bool {
        guard mayInstall, Self.inPath("apt-get") != nil else { return false }
        guard geteuid() == 0 else {
            Output.tell("\(name) is missing: apt-get install \(name)")
            return false
        }
        let environment = ["PATH=\(Self.searchPath)", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C"]
        func apt(_ words: [String]) -> Bool {
            (try? Command.run(["apt-get", "-qq"] + words, environment: environment).status) == 0
        }
        if !hasUpdated {
            hasUpdated = true
            _ = apt(["update"])
        }
        return apt(["install", "-y", "--no-install-recommends", name])
    }

    static var searchPath: String {
        getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    }

    private static func inPath(_ name: String) -> String? {
        searchPath.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }
}
