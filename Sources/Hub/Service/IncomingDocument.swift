import Documents

/// A document as a caller sends it, its special members understood.
struct IncomingDocument {
    var id: DocumentID?
    var revision: RevisionID?
    /// `_revisions`: the revision, then its ancestors.
    let path: [RevisionID]?
    let deleted: Bool
    let hasAttachments: Bool
    /// Without special members.
    let body: JSONObject

    init(_ value: JSONValue) throws(HubFault) {
        guard let object = value.object else { throw .notAnObject }
        var id: DocumentID?
        var revision: RevisionID?
        var path: [RevisionID]?
        var deleted = false
        var hasAttachments = false
        var hasSpecials = false
        for member in object where member.name.utf8.first == UInt8(ascii: "_") {
            hasSpecials = true
            switch member.name {
            case "_id":
                guard let text = member.value.string else { throw .idNoText }
                id = try IncomingDocument.id(text)
            case "_rev":
                guard let text = member.value.string else { throw .badRevision }
                revision = try IncomingDocument.revision(text)
            case "_revisions":
                path = try IncomingDocument.path(member.value)
            case "_deleted":
                guard let flag = member.value.bool else {
                    throw .badRequest("_deleted must be a boolean")
                }
                deleted = flag
            case "_attachments":
                hasAttachments = member.value.object?.isEmpty == false
            case "_conflicts", "_deleted_conflicts", "_local_seq", "_revs_info",
                "_replication_id", "_replication_state", "_replication_state_time",
                "_replication_state_reason", "_replication_stats":
                break
            default: throw .badMember(member.name)
            }
        }
        self.id = id
        self.revision = revision
        self.path = path
        self.deleted = deleted
        self.hasAttachments = hasAttachments
        body =
            hasSpecials
            ? object.filteringNames { $0.utf8.first != UInt8(ascii: "_") } : object
    }

    /// The history to graft: `_revisions`, or `_rev` alone.
    func history() throws(HubFault) -> [RevisionID] {
        if let path { return path }
        guard let revision else {
            throw .badRequest(
                "When `new_edits: false`, the document needs `_rev` or `_revisions` specified"
            )
        }
        return [revision]
    }

    /// The longest id our stores take, in bytes.
    private static let longestID = 960

    static func id(_ text: String) throws(HubFault) -> DocumentID {
        guard text.utf8.count <= longestID else { throw .longID }
        do throws(DocumentIDError) {
            let id = try DocumentID(validating: text)
            guard !id.isLocal else { throw DocumentIDError.reserved }
            return id
        } catch {
            throw error == .empty ? .emptyID : .reservedID
        }
    }

    static func revision(_ text: String) throws(HubFault) -> RevisionID {
        guard text.utf8.count <= longestRevision else { throw .badRevision }
        do throws(RevisionIDError) {
            return try RevisionID(text)
        } catch {
            throw .badRevision
        }
    }

    private static func path(_ json: JSONValue) throws(HubFault) -> [RevisionID] {
        do throws(RevisionIDError) {
            let path = try [RevisionID](revisions: json)
            guard path.allSatisfy({ $0.digest.utf8.count <= longestRevision }) else {
                throw RevisionIDError.history
            }
            return path
        } catch {
            throw .badRevision
        }
    }

    /// The longest revision taken, in bytes; CouchDB's have 34, ours too.
    private static let longestRevision = 256

    /// Revisions from here on can be kept, and not edited any more: the highest that reads back.
    static let highestGeneration = 1 << 53
}
