import Documents

/// What `doctor` found.
package struct DoctorReport: Sendable, Equatable {
    /// Something that is not as it ought to be.
    ///
    /// Carries no name and no body.
    package struct Finding: Sendable, Equatable {
        package enum Kind: String, Sendable, CaseIterable {
            /// A page or an index of the file contradicts its digest or itself.
            case file
            /// A document's row does not say what its tree says.
            case tree
            /// A leaf has no body, or one that cannot be read.
            case body
            /// A leaf of a record has no place in the delivery table, or something has that is
            /// none.
            case delivery
            /// A draft or local document cannot be read.
            case draft
            /// A derived table is not what a rebuild gives.
            case projection
        }

        package let kind: Kind
        package let document: DocumentID?
        package let detail: String
    }

    package internal(set) var documents = 0
    package internal(set) var tombstones = 0
    package internal(set) var localDocuments = 0
    package internal(set) var conflicts = 0
    package internal(set) var queue = 0
    package internal(set) var drafts = 0
    /// Whether the numbers above were taken: a damaged file is not walked.
    package internal(set) var isCounted = true
    /// Whether the look at the file ended at its limit, so that there may be more of its findings.
    package internal(set) var isFileCheckCut = false
    /// What the store lacks since it was saved out of a damaged one.
    package internal(set) var salvage: SalvageNote?
    package internal(set) var findings: [Finding] = []
    /// Findings beyond the first `limit`, which are only counted.
    package internal(set) var furtherFindings = 0

    static let limit = 200

    package var isSound: Bool { findings.isEmpty }

    mutating func add(_ kind: Finding.Kind, _ document: DocumentID?, _ detail: String) {
        if findings.count < DoctorReport.limit {
            findings.append(Finding(kind: kind, document: document, detail: detail))
        } else {
            furtherFindings += 1
        }
    }
}
