/// Why bytes are not JSON, and where.
///
/// Holds nothing of the text itself.
package struct JSONError: Error, Hashable, Sendable {
    package enum Reason: String, Sendable, CaseIterable {
        case endsTooSoon
        case valueExpected
        case nameExpected
        case colonExpected
        case commaOrEndExpected
        case numberMalformed
        case escapeUnknown
        /// Half of a surrogate pair: it stands for no character.
        case surrogateAlone
        /// A byte below 0x20 inside a text, where JSON asks for an escape.
        case controlCharacterBare
        case notUTF8
        /// Arrays and objects inside one another beyond the limit.
        case nestedTooDeep
        /// Something other than white space after the value.
        case moreAfterValue
    }

    /// How many bytes stand before the offending one.
    package let offset: Int
    package let reason: Reason

    package init(offset: Int, reason: Reason) {
        self.offset = offset
        self.reason = reason
    }
}
