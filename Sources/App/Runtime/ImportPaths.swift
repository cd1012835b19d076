import FoundationEssentials

/// What a person names when she is asked which files to read.
enum ImportPaths {
    /// The files meant by a line: one file or folder with any name, or several separated by spaces.
    ///
    /// A folder stands for the CSV and JSON5 files in it; `~` for the home folder.
    static func expand(_ line: String, home: String?) -> [String] {
        let whole = tilde(line.trimmed, home)
        if let kind = Kind(whole) { return kind.files(whole) }
        return line.split(separator: " ").flatMap { word in
            let path = tilde(String(word), home)
            return Kind(path)?.files(path) ?? [path]
        }
    }

    private enum Kind {
        case file, folder

        init?(_ path: String) {
            var isFolder = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                return nil
            }
            self = isFolder ? .folder : .file
        }

        func files(_ path: String) -> [String] {
            guard self == .folder else { return [path] }
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            return names.sorted()
                .filter { $0.lowercased().hasSuffix(".csv") || $0.hasSuffix(".json5") }
                .map { path + "/" + $0 }
        }
    }

    /// A path with `~` written out.
    static func tilde(_ path: String, _ home: String?) -> String {
        guard let home, path == "~" || path.hasPrefix("~/") else { return path }
        return home + path.dropFirst()
    }
}
