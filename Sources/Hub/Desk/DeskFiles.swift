internal import Glibc

/// The few acts on files that a hub needs beside its stores.
enum DeskFiles {
    /// Makes a folder only its owner can enter; one that is there already is as good.
    static func createFolder(_ path: String) throws(DeskError) {
        if mkdir(path, 0o700) != 0 {
            var status = stat()
            guard errno == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR
            else { throw .noAccess(path: path) }
        }
        guard access(path, R_OK | W_OK | X_OK) == 0 else { throw .noAccess(path: path) }
    }

    /// Bytes written as hexadecimal digits; none for anything else.
    static func bytes(hexadecimal text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Substring(text)
        while let byte = UInt8(rest.prefix(2), radix: 16) {
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return rest.isEmpty ? bytes : []
    }
}
