internal import Glibc

/// gzip bodies by the `gzip` program, which every Debian has.
///
/// None of the libraries this program may use offers the format, and it is not one to write again. A
/// process costs about 2 ms, and what it saves is most of a batch of JSON on a slow link. Usable from any
/// thread.
package enum Gzip {
    /// Why a body could not be packed or unpacked.
    package enum Failure: Error, Equatable {
        /// No such program here: send and take bodies as they are.
        case noProgram
        /// The bytes are no gzip, or end too soon.
        case damaged
        /// More than `limit` bytes came out.
        case tooLarge
        /// The system gave no pipe or process; the `errno`.
        case system(code: Int32)
    }

    /// Whether the program is there.
    package static let isAvailable = path != nil

    /// - Returns: The bytes as a gzip member, packed for speed.
    package static func compress(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
        try run(["-c", "-3", "-n"], bytes, limit: .max)
    }

    /// - `limit`: The most bytes that may come out.
    package static func decompress(_ bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
        try run(["-c", "-d"], bytes, limit: limit)
    }

    private static let path: String? = {
        let places: [String] = ["/usr/bin/gzip", "/bin/gzip"]
        return places.first { access($0, X_OK) == 0 }
    }()

    private static func run(
        _ arguments: [String],
        _ bytes: [UInt8],
        limit: Int,
    ) throws(Failure) -> [UInt8] {
        guard let path else { throw .noProgram }
        let child = try FilterProcess(path, arguments)
        let output = child.pump(bytes, limit: limit)
        let code = child.finish()
        guard let output else { throw .tooLarge }
        guard code == 0 else { throw .damaged }
        return output
    }
}
