import Documents

/// What a reading may not see: the bodies of some documents are shown to it in another shape.
///
/// Bodies are covered by the reader itself. Projections are not: who reads values out of one leaves the rows
/// of `documents` out, or takes no more of them than `body` leaves.
package struct Cover {
    /// The numbers of the documents that are covered.
    package let documents: Set<Int>
    /// The body of a live revision as it is shown; of a document that is not covered the same body.
    package let body: (DocumentID, JSONObject) -> JSONObject

    package init(
        documents: Set<Int>,
        body: @escaping (DocumentID, JSONObject) -> JSONObject,
    ) {
        self.documents = documents
        self.body = body
    }
}

extension Reader {
    /// The numbers of the documents that this reading sees covered.
    package var covered: Set<Int> { cover?.documents ?? [] }
}
