/// What a path means.
enum Route: Equatable {
    case welcome
    case session
    case pairing
    case up
    /// `/_users` and the like.
    case server(String)
    case database(String)
    /// `/db/_changes` and the like.
    case special(String, String)
    case document(String, String)
    case local(String, String)
    /// `/db/doc/file`.
    case attachment(String)

    init(_ target: RequestTarget) {
        var segments = target.segments
        guard let first = segments.first else {
            self = .welcome
            return
        }
        segments.removeFirst()
        guard !first.hasPrefix("_") else {
            switch (first, segments.isEmpty) {
            case ("_session", true): self = .session
            case ("_pairing", true): self = .pairing
            case ("_up", true): self = .up
            default: self = .server(first)
            }
            return
        }
        guard let second = segments.first else {
            self = .database(first)
            return
        }
        // `_local/x` and `_design/x` come with the slash as it is or escaped.
        if second == "_local" || second == "_design", segments.count > 1 {
            segments.replaceSubrange(0..<2, with: [second + "/" + segments[1]])
        }
        let name = segments[0]
        if name.hasPrefix("_local/") {
            self = segments.count > 1 ? .attachment(first) : .local(first, name)
        } else if name.hasPrefix("_"), !name.hasPrefix("_design/") {
            self = .special(first, name)
        } else {
            self = segments.count > 1 ? .attachment(first) : .document(first, name)
        }
    }

    /// The database, where there is one.
    var database: String? {
        switch self {
        case .welcome, .session, .pairing, .up, .server: nil
        case .database(let name), .special(let name, _), .document(let name, _),
            .local(let name, _), .attachment(let name):
            name
        }
    }

    /// For the log: without any name.
    var pattern: String {
        switch self {
        case .welcome: "/"
        case .session: "/_session"
        case .pairing: "/_pairing"
        case .up: "/_up"
        case .server: "/_*"
        case .database: "/{db}"
        case .special(_, let name): DatabaseAct(rawValue: name).map { "/{db}/\($0)" } ?? "/{db}/_*"
        case .document: "/{db}/{id}"
        case .local: "/{db}/_local/{id}"
        case .attachment: "/{db}/{id}/{file}"
        }
    }
}

/// What is offered of a database beside its documents.
enum DatabaseAct: String, CustomStringConvertible {
    case bulkDocs = "_bulk_docs"
    case bulkGet = "_bulk_get"
    case revsDiff = "_revs_diff"
    case changes = "_changes"
    case ensureFullCommit = "_ensure_full_commit"
    case revsLimit = "_revs_limit"
    case security = "_security"

    var description: String { rawValue }

    /// As CouchDB lists them in a 405.
    var methods: [String] {
        switch self {
        case .bulkDocs, .bulkGet, .revsDiff, .ensureFullCommit: ["POST"]
        case .changes: ["GET", "HEAD", "POST"]
        case .revsLimit, .security: ["GET", "PUT"]
        }
    }

    /// What CouchDB has here and we do not.
    static let notOffered: Set<String> = [
        "_all_docs", "_compact", "_design_docs", "_explain", "_find", "_index", "_local_docs",
        "_missing_revs", "_partition", "_purge", "_purged_infos", "_purged_infos_limit", "_shards",
        "_sync_shards", "_view_cleanup", "_auto_purge",
    ]
}
