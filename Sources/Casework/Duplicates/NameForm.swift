/// The form of a name in which two ways of writing it are compared.
///
/// Folded to one spelling (`Folding`), titles and *almarhum* left out, the usual short forms written out:
/// `HJ. ST. AMINAH (Almh)` and `Siti Aminah` are one. Words stay in their order, divided by blanks.
package enum NameForm {
    /// Appends the form of a UTF-8 name to `output`; nothing for a name without letters.
    package static func append(
        _ name: UnsafeBufferPointer<UInt8>,
        to output: inout [UInt8],
    ) {
        let start = output.count
        Folding.fold(name, into: &output)
        settle(&output, from: start)
    }

    package static func of(_ name: String) -> [UInt8] {
        var output: [UInt8] = []
        var name = name
        name.withUTF8 { append($0, to: &output) }
        return output
    }

    /// Rewrites the folded words behind `start`.
    private static func settle(_ output: inout [UInt8], from start: Int) {
        guard needsWork(output, from: start) else { return }
        var words: [ArraySlice<UInt8>] = output[start...].split(separator: blank)
        let plain = words.filter { !titles.contains(Array($0)) }
        // A name that is nothing but titles is somebody's name after all.
        if !plain.isEmpty { words = plain }
        let made = words.map { longForms[Array($0)] ?? Array($0) }.joined(separator: [blank])
        let bytes = Array(made)
        output.replaceSubrange(start..., with: bytes)
    }

    /// Whether a word is short enough to be a title or a short form: most names have none.
    private static func needsWork(_ output: [UInt8], from start: Int) -> Bool {
        var length = 0
        for index in start..<output.count {
            if output[index] == blank {
                if length <= longest { return true }
                length = 0
            } else {
                length += 1
            }
        }
        return output.count > start && length <= longest
    }

    private static let blank = UInt8(ascii: " ")
    /// The longest word of the two lists below.
    private static let longest = 10

    /// In folded form.
    private static let titles: Set<[UInt8]> = words(
        "h hj haji haja hajah ny nyonya tn tuan bpk bapak pak ibu bu sdr sdri alm almh almarhum "
            + "almarhumah drs dra ir dr prof kh ki nyai ust ustad ustadz ustadzah bin binti bt "
            + "spd se sh sag skom amd mpd"
    )

    /// In folded form, the long one as most papers write it.
    private static let longForms: [[UInt8]: [UInt8]] = {
        var forms: [[UInt8]: [UInt8]] = [:]
        let list = [
            "muhamad: muh moh mohamad muhamed mohamed mohd muhd mhd md mochamad muchamad",
            "ahmad: ahmed achmad akhmad", "siti: st sti sity", "abdul: abd abdl abdoel",
            "nur: noor nor", "dewi: dwi", "wahyu: wahju", "sri: srie",
        ]
        for line in list {
            let parts = line.split(separator: ":")
            let long = Array(Folding.folded(String(parts[0])).utf8)
            for short in words(String(parts[1])) { forms[short] = long }
        }
        // *Dewi* and *Dwi* are two names.
        forms[Array("dwi".utf8)] = nil
        return forms
    }()

    private static func words(_ text: String) -> Set<[UInt8]> {
        Set(text.split(separator: " ").map { Array(Folding.folded(String($0)).utf8) })
    }
}

/// Numbers that tell names apart without reading them again.
package enum NameMark {
    /// The same for the same words in any order; hardly ever the same for others; never 0.
    package static func key(_ form: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard !form.isEmpty else { return 0 }
        var sum: UInt64 = 0
        var word: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in form {
            if byte == UInt8(ascii: " ") {
                sum = sum &+ mixed(word)
                word = 0xCBF2_9CE4_8422_2325
            } else {
                word = (word ^ UInt64(byte)) &* 0x100_0000_01B3
            }
        }
        sum = mixed(sum &+ mixed(word))
        return max(1, UInt32(truncatingIfNeeded: sum ^ sum >> 32))
    }

    /// A bit for each pair of neighbouring letters, the first of a word standing alone too.
    ///
    /// One wrong letter changes four bits at most, whatever the order of the words.
    package static func signature(_ form: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var bits: UInt64 = 0
        var last: UInt8 = 0
        for byte in form {
            if byte == UInt8(ascii: " ") {
                last = 0
            } else {
                let pair = UInt64(last) &* 131 &+ UInt64(byte)
                bits |= 1 << (pair &* 0x9E37_79B9_7F4A_7C15 >> 58)
                last = byte
            }
        }
        return bits
    }

    /// Whether names with these signatures can be alike at all.
    @inline(__always)
    package static func mayBeAlike(_ left: UInt64, _ right: UInt64) -> Bool {
        (left ^ right).nonzeroBitCount <= 8 || left & ~right == 0 || right & ~left == 0
    }

    static func mixed(_ number: UInt64) -> UInt64 {
        var number = number
        number = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
        number = (number ^ (number >> 27)) &* 0x94D0_49BB_1331_11EB
        return number ^ (number >> 31)
    }
}
