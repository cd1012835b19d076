import Documents

/// Documents of which a reading knows more than their bodies and projections say.
///
/// What that is, who sets it knows; this carries it through the reading.
package struct Flags: Sendable, Equatable {
    package var ids: Set<DocumentID> = []
    /// The numbers of the same documents.
    package var numbers: Set<Int> = []

    package init() {}
}
