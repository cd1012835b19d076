import Documents
import LocalStore

extension Database {
    /// The longest wait of a long poll, in milliseconds, as CouchDB's own.
    private static let longestWait = 60_000

    /// `GET` or `POST /db/_changes`.
    func changes(_ exchange: Exchange) throws(HubFault) -> WebAnswer {
        let filter = try ChangesFilter(exchange)
        let since = try place(
            exchange.query["since"] ?? exchange.request.headers["last-event-id"],
            last: try newest(),
        )
        switch exchange.query["feed"] ?? "normal" {
        case "normal": break
        case "longpoll": try waitForNews(after: since, exchange)
        default: throw .notOffered("this feed")
        }
        var feed = ChangesFeed(since: since, filter: filter)
        feed.limit = try exchange.number("limit")
        feed.isDescending = exchange.isOn("descending")
        feed.allLeaves = exchange.query["style"] == "all_docs"
        feed.withBodies = exchange.isOn("include_docs")
        feed.reading = ReadingOptions(exchange)
        return WebAnswer(
            status: 200,
            headers: [("Content-Type", "application/json")],
            body: .pieces(ChangesPieces(self, feed)),
        )
    }

    private func waitForNews(after since: Int, _ exchange: Exchange) throws(HubFault) {
        let asked = try exchange.number("timeout") ?? Database.longestWait
        try HubFault.lifting { () throws(StoreError) in
            try waitForChange(after: since, milliseconds: min(asked, Database.longestWait))
        }
    }

    private func newest() throws(HubFault) -> Int {
        try HubFault.lifting { () throws(StoreError) in
            try store.read { (reader) throws(StoreError) in try reader.lastSequence() }
        }
    }
}

/// What a caller wants of the feed.
struct ChangesFeed {
    var since: Int
    var filter: ChangesFilter
    var limit: Int?
    var isDescending = false
    var allLeaves = false
    var withBodies = false
    var reading = ReadingOptions()

    init(since: Int, filter: ChangesFilter) {
        self.since = since
        self.filter = filter
    }
}

/// Which documents of a feed are told.
enum ChangesFilter {
    case none
    case documents(Set<DocumentID>)
    case selector(Selector)
    case designs

    init(_ exchange: Exchange) throws(HubFault) {
        switch exchange.query["filter"] {
        case nil: self = .none
        case "_doc_ids":
            let list =
                exchange.request.method == "POST"
                ? try exchange.json()["doc_ids"]?.array
                : exchange.query["doc_ids"].flatMap { try? JSONValue(parsing: $0) }?.array
            guard let list else {
                throw .badRequest("`doc_ids` filter parameter is not a list of doc ids.")
            }
            self = .documents(Set(list.compactMap(\.string).map { DocumentID($0) }))
        case "_selector":
            guard exchange.request.method == "POST",
                let selector = try exchange.json()["selector"]
            else { throw .badRequest("A selector needs a POST with a `selector`.") }
            self = .selector(try Selector(selector))
        case "_design": self = .designs
        default: throw .notOffered("this filter")
        }
    }
}
