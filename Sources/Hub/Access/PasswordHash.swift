internal import CCrypt
internal import Glibc

/// Passwords as the C library's `crypt` hashes them, with yescrypt and its usual cost.
///
/// About 30 ms and 16 MB a try on a 2021 server core, so callers ask once a session.
enum PasswordHash {
    /// The longest password looked at, in bytes; `crypt` takes no more than 511.
    static let longest = 500

    /// A hash with a new salt of the system's randomness; nil for a password that `crypt` cannot take:
    /// empty, too long, or with a zero byte.
    static func make(_ password: String) -> String? {
        var setting = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
        guard crypt_gensalt_rn("$y$", 0, nil, 0, &setting, Int32(setting.count)) != nil else {
            return nil
        }
        return run(password, setting: setting)
    }

    /// Whether a password is the one a hash was made of.
    static func verify(_ password: String, _ hash: String) -> Bool {
        guard let made = run(password, setting: hash.utf8CString.map { $0 }) else { return false }
        return hasSameBytes(Array(made.utf8), Array(hash.utf8))
    }

    /// Compares in a time that says nothing of where two secrets differ.
    static func hasSameBytes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func run(_ password: String, setting: [CChar]) -> String? {
        var text = Array(password.utf8)
        guard !text.isEmpty, text.count <= longest, !text.contains(0) else { return nil }
        text.append(0)
        let size = MemoryLayout<crypt_data>.size
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: size,
            alignment: MemoryLayout<crypt_data>.alignment,
        )
        memset(memory, 0, size)
        defer {
            explicit_bzero(memory, size)
            memory.deallocate()
            text.withUnsafeMutableBytes { bytes in
                bytes.baseAddress.map { explicit_bzero($0, bytes.count) }
            }
        }
        let made = text.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { phrase in
                phrase.baseAddress.map { crypt_rn($0, setting, memory, Int32(size)) } ?? nil
            }
        }
        guard let made else { return nil }
        let hash = String(cString: made)
        return hash.hasPrefix("*") ? nil : hash
    }
}
