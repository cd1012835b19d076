import FoundationEssentials

/// Small bytes that mean many.
enum Bombs {
    /// Ten megabytes of one letter: 160 members of gzip with 64 KiB each.
    static let tenMegabytes: [UInt8] = {
        let one = Data(base64Encoded: member).map(Array.init) ?? []
        return (0..<160).flatMap { _ in one }
    }()

    private static let member =
        "H4sIAAAAAAACA+3BgQAAAACAINb9JRapCgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAGr/kSDDAAABAA=="
}
