/// What a pendamping types to open her store; held in memory that is wiped.
package struct Passphrase: Sendable {
    /// The longest we take, in bytes of UTF-8.
    package static let longest = 1024

    let secret: SecretBytes

    /// The passphrase of these bytes; nil when there are none, too many, or a line break among
    /// them.
    package init?(bytes: some Collection<UInt8>) {
        guard !bytes.isEmpty, bytes.count <= Passphrase.longest,
            !bytes.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D })
        else { return nil }
        secret = SecretBytes(bytes)
    }

    package init?(_ text: String) {
        self.init(bytes: Array(text.utf8))
    }

    /// The passphrase on the first line of a file's content, without its line end.
    package init?(fileContent: some Collection<UInt8>) {
        var line = Array(fileContent.prefix { $0 != 0x0A })
        if line.last == 0x0D { line.removeLast() }
        self.init(bytes: line)
    }

    /// The number of bytes, for a rule about shortness.
    package var byteCount: Int { secret.count }
}
