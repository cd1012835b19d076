import Glibc

/// The repository's `sample-data`, found upwards from this binary or from where it was started.
enum SampleData {
    static func programmes() throws -> [(name: String, bytes: [UInt8])] {
        let folder = try path() + "/programs"
        return try ["pkh.json5", "sembako.json5"].map { name in
            (name, try Files.read(folder + "/" + name))
        }
    }

    private static func path() throws -> String {
        let here = getcwd(nil, 0)
        defer { free(here) }
        for start in [Folder.ofThisBinary, here.map { String(cString: $0) } ?? "/"] {
            var folder = start
            while !folder.isEmpty {
                if Folder.exists(folder + "/sample-data/programs") {
                    return folder + "/sample-data"
                }
                folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
            }
        }
        throw BenchmarkFailure("no sample-data beside or above \(Folder.ofThisBinary)")
    }
}
