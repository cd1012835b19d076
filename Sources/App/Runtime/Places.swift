import FoundationEssentials

/// Where the program's own files lie: themes, sample data, settings.
///
/// Looked up in this order: `PENDAMPING_SHARE`; `../share/pendamping` beside the binary; the parents
/// of the binary, where a checkout has them.
package struct Places: Sendable {
    package let environment: [String: String]
    /// The path of the running binary.
    package let binary: String
    /// Where settings are kept from now on, for a session that leaves hers as they are.
    package var ownSettings: String?

    package init(environment: [String: String], binary: String) {
        self.environment = environment
        self.binary = binary
    }

    /// The folder with the theme files; nil when it is nowhere.
    package var themes: String? { shared("themes") }

    package var sampleData: String? { shared("sample-data") }

    /// The folder with the programme files.
    package var programmes: String? { sampleData.map { $0 + "/programs" } }

    /// `$XDG_CONFIG_HOME/pendamping/settings.json`; nil without a home.
    package var settings: String? {
        if let ownSettings { return ownSettings }
        if let config = environment["XDG_CONFIG_HOME"], config.hasPrefix("/") {
            return config + "/pendamping/settings.json"
        }
        return environment["HOME"].map { $0 + "/.config/pendamping/settings.json" }
    }

    private func shared(_ name: String) -> String? {
        candidates.lazy.map { $0 + "/" + name }.first(where: Self.isFolder)
    }

    private var candidates: [String] {
        var folders: [String] = []
        if let named = environment["PENDAMPING_SHARE"] { folders.append(named) }
        var folder = Self.parent(of: binary)
        folders.append(Self.parent(of: folder) + "/share/pendamping")
        for _ in 0..<6 where folder != "/" {
            folders.append(folder)
            folder = Self.parent(of: folder)
        }
        return folders
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    private static func isFolder(_ path: String) -> Bool {
        var isDirectory = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            && isDirectory
    }
}
