import FoundationEssentials

/// Paths of a folder's files, at any depth.
enum Names {
    static func below(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).flatMap { name -> [String] in
            let path = folder + "/" + name
            var isFolder = false
            _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            return isFolder ? try below(path) : [path]
        }
    }
}
