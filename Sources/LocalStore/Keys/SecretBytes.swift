internal import Glibc

/// Bytes nobody else may see: on pages of their own, kept out of swap and core dumps, wiped at the
/// end.
///
/// Locking the pages is asked for and not insisted on: a small `RLIMIT_MEMLOCK` must not shut a
/// pendamping out of her own data.
final class SecretBytes: @unchecked Sendable {
    // Unchecked: the memory is written only in `init`, before anyone else can see it, and in
    // `deinit`.
    private let memory: UnsafeMutableRawBufferPointer
    private let capacity: Int

    let count: Int

    /// Takes `count` bytes and lets `fill` write them; they start as zeroes.
    init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        capacity = max(1, (count + page - 1) / page) * page
        let start = mmap(nil, capacity, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let start, start != MAP_FAILED else {
            preconditionFailure("the system has no page left for a key")
        }
        mlock(start, capacity)
        madvise(start, capacity, 16 /* MADV_DONTDUMP, a macro Swift may not see */)
        self.count = count
        memory = UnsafeMutableRawBufferPointer(start: start, count: count)
        fill(memory)
    }

    convenience init(_ bytes: some Collection<UInt8>) {
        self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
    }

    deinit {
        if let start = memory.baseAddress {
            explicit_bzero(start, capacity)
            munlock(start, capacity)
            munmap(start, capacity)
        }
    }

    func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(memory))
    }
}

/// What SQLCipher is given for one file: the key's text, and how often it derives where it must.
struct FileKey: Sendable {
    let secret: SecretBytes
    /// Rounds of PBKDF2-HMAC-SHA1; nil when the secret is the raw key and nothing is derived.
    let iterations: Int?

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        secret.withBytes(body)
    }
}

extension FileKey {
    /// The key derived from what a person types.
    ///
    /// The kind of secret is part of what is derived, and keeps a passphrase that looks like
    /// SQLCipher's raw key text from being taken for one.
    init(deriving secret: SecretBytes, for kind: String, _ derivation: KeyDerivation) {
        let kind = kind + ":"
        self.secret = SecretBytes(count: kind.utf8.count + secret.count) { memory in
            memory.copyBytes(from: kind.utf8)
            secret.withBytes { bytes in
                UnsafeMutableRawBufferPointer(rebasing: memory[kind.utf8.count...])
                    .copyMemory(from: bytes)
            }
        }
        iterations = derivation.iterations
    }
}
