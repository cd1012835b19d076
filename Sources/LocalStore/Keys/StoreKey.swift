/// The random key of one store: 32 bytes of AES key and the 16 bytes of salt at its file's start.
///
/// Made once at `init`, kept in key files only, the same for the store and its backups.
package struct StoreKey: Sendable {
    static let keyLength = 32
    static let saltLength = 16

    let secret: SecretBytes

    /// A new key.
    package init(using generator: inout some RandomNumberGenerator) {
        var words: [UInt64] = []
        for _ in 0..<((StoreKey.keyLength + StoreKey.saltLength) / 8) {
            words.append(generator.next())
        }
        secret = SecretBytes(count: StoreKey.keyLength + StoreKey.saltLength) { memory in
            words.withUnsafeBytes { memory.copyMemory(from: $0) }
        }
        for index in words.indices { words[index] = 0 }
    }

    /// The key these 48 bytes are; nil for another number of bytes.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == StoreKey.keyLength + StoreKey.saltLength else { return nil }
        secret = SecretBytes(bytes)
    }

    /// SQLCipher's text for a raw key and salt: `x'…'` with 96 hexadecimal digits.
    var fileKey: FileKey {
        let digits: StaticString = "0123456789abcdef"
        let text = SecretBytes(count: secret.count * 2 + 3) { memory in
            memory[0] = UInt8(ascii: "x")
            memory[1] = UInt8(ascii: "'")
            secret.withBytes { bytes in
                for (index, byte) in bytes.enumerated() {
                    memory[2 + index * 2] = digits.utf8Start[Int(byte >> 4)]
                    memory[3 + index * 2] = digits.utf8Start[Int(byte & 15)]
                }
            }
            memory[memory.count - 1] = UInt8(ascii: "'")
        }
        return FileKey(secret: text, iterations: nil)
    }
}
