import Documents

/// What a pendamping may write, told as the server's validation function tells it.
///
/// Looser than the server's where its answer can wait: what it refuses comes back with the receipts.
enum WriteRules {
    /// Why this caller may not write this document; nil when he may.
    static func refusal(_ caller: Caller, _ document: IncomingDocument, _ id: DocumentID)
        -> HubFault?
    {
        if id.rawValue.hasPrefix("_design/") {
            return caller.isOffice
                ? .notOffered("design documents")
                : HubFault(403, "forbidden", "You are not a db or server admin.")
        }
        if document.hasAttachments { return .notOffered("attachments") }
        guard !caller.isOffice else { return nil }
        let type = document.body["type"]?.string
        let kind = id.rawValue.prefix { $0 != ":" }
        let office = OfficeKinds.downward
        if office.contains(String(kind)) || type.map(office.contains) == true {
            return HubFault(403, "forbidden", "data induk hanya diubah kantor")
        }
        // The end of a conflict's losing side may have lost its members on the way.
        if type == nil, !document.deleted {
            return HubFault(403, "forbidden", "dokumen tanpa type")
        }
        return nil
    }
}
