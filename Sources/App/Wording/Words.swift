/// The language of the screen: Indonesian first, English second.
package enum Language: String, Sendable, CaseIterable {
    case indonesian = "id"
    case english = "en"
}

/// The one catalogue of everything a person reads.
///
/// Each word is a property with both languages side by side, so that none can be missing in one of
/// them. The extensions in this folder group them by where they stand: `Words+Families.swift` for
/// the family list, and so on. Field terms stay Indonesian in both languages where a translation
/// would blur them (`posyandu`, `patuh`); the English text glosses them.
package struct Words: Sendable, Equatable {
    package let language: Language

    /// What the programmes in use call their parts.
    package var names: ProgrammeNames

    package init(_ language: Language, _ names: ProgrammeNames = ProgrammeNames()) {
        self.language = language
        self.names = names
    }

    /// Chooses between the two languages.
    package func pick(
        _ indonesian: @autoclosure () -> String,
        _ english: @autoclosure () -> String,
    )
        -> String
    {
        switch language {
        case .indonesian: indonesian()
        case .english: english()
        }
    }
}
