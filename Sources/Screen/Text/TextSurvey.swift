/// A first look at text, which spares most of it the search for clusters.
enum TextSurvey: Equatable {
    /// Printable ASCII alone.
    case ascii
    /// Characters that are safe and join with nothing; the text is fit to show in this many columns.
    case plain(width: Int)
    /// Something in it wants a closer look.
    case mixed

    /// Looks at the bytes of a `String`, which are well-formed UTF-8.
    static func survey(_ bytes: UnsafeBufferPointer<UInt8>) -> TextSurvey {
        var index = 0
        while index < bytes.count, bytes[index] >= 0x20, bytes[index] < 0x7F { index += 1 }
        if index == bytes.count { return .ascii }
        var width = index
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x20..<0x7F:
                width += 1
                index += 1
            case 0xC2..<0xCC:
                // U+0080 to U+02FF: no marks, one column each, but for C1 and the soft hyphen.
                guard byte > 0xC2 || bytes[index + 1] >= 0xA0 && bytes[index + 1] != 0xAD else {
                    return .mixed
                }
                width += 1
                index += 2
            case 0xE2..<0xEA:
                let value =
                    UInt32(byte & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
                    | UInt32(bytes[index + 2] & 0x3F)
                guard standsAlone(value) else { return .mixed }
                let columns = CharacterWidth.columns(ofCodePoint: value)
                guard columns > 0 else { return .mixed }
                width += columns
                index += 3
            default: return .mixed
            }
        }
        return .plain(width: width)
    }

    /// Punctuation, arrows, signs and boxes without the format characters among them; kana and Han.
    ///
    /// What could join their characters (marks, joiners, variation selectors) lies outside.
    private static func standsAlone(_ value: UInt32) -> Bool {
        switch value {
        case 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20BF, 0x2190...0x27BF: true
        case 0x3041...0x3096, 0x309B...0x30FF, 0x4E00...0x9FFF: true
        default: false
        }
    }
}
