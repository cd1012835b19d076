import Documents
import Hub
import TestSupport
import Testing

/// Sends each recorded request to a hub and holds its answer against the recorded one.
///
/// Equal means: the same status, the same JSON but for what a server makes up, and the order of rows in
/// `_changes`, which with the recorded server's two shards is not the order of writing.
struct TranscriptReplay {
    let hub: TestHub
    let client: RawClient
    private var madeUp = MadeUp()
    /// Rows of the whole feed of each database, by id.
    private var feeds: [String: [String: JSONValue]] = [:]
    private(set) var compared = 0
    private(set) var notOffered: [String] = []

    init(_ hub: TestHub) throws {
        self.hub = hub
        client = try hub.client()
    }

    mutating func play(_ transcript: Transcript) throws {
        for exchange in transcript.exchanges {
            do { try play(exchange) } catch { Issue.record(error, "\(exchange.note)") }
        }
    }

    private mutating func play(_ exchange: Transcript.Exchange) throws {
        let login: (name: String, password: String)? =
            switch exchange.user {
            case nil: nil
            case "admin": TestHub.office
            case "siti": TestHub.siti
            case "budi": TestHub.budi
            default: (name: "tidak-dikenal", password: "x")
            }
        var body = exchange.bytes
        if exchange.note.hasPrefix("a document over 8 MB") {
            let text = String(repeating: "x", count: 8_100_000)
            body = JSONValue.object(["v": .string(text)]).serialized()
        } else if exchange.body.object != nil, exchange.body["base64"] == nil {
            body = madeUp.translated(exchange.body).serialized()
        }
        let answer = try client.send(
            exchange.method,
            madeUp.translated(exchange.target),
            login: login,
            headers: exchange.headers,
            body: body,
        )
        if try isNotOffered(exchange, answer) { return }
        compared += 1
        #expect(answer.status == exchange.status, "\(exchange.note)")
        compareHeaders(exchange, answer)
        guard let theirs = exchange.answer else {
            #expect(answer.body.isEmpty, "\(exchange.note)")
            return
        }
        let mine = try #require(answer.json, "\(exchange.note)")
        learn(exchange, theirs, mine)
        if exchange.target.contains("/_changes"), answer.status == 200 {
            try compareFeed(exchange, theirs, mine)
        } else {
            #expect(plain(mine) == plain(madeUp.translated(theirs)), "\(exchange.note)")
        }
    }

    /// Users, `_security` and design documents by HTTP are not offered: a plain 501 of the same form.
    private mutating func isNotOffered(
        _ exchange: Transcript.Exchange,
        _ answer: RawClient.Answer,
    ) throws -> Bool {
        let isWrite = exchange.method == "PUT" && exchange.user == "admin"
        guard isWrite,
            ["/_users/", "/_security", "/_design/"].contains(where: {
                exchange.target.contains($0)
            })
        else { return false }
        #expect(answer.status == 501, "\(exchange.note)")
        let json = try #require(answer.json, "\(exchange.note)")
        #expect(json["error"]?.string == "not_implemented" && json["reason"]?.string != nil)
        notOffered.append(exchange.note)
        if exchange.target.hasSuffix("/_security") {
            try hub.desk.setMembers(["siti"], of: "pendamping-siti")
        }
        return true
    }

    private func compareHeaders(_ exchange: Transcript.Exchange, _ answer: RawClient.Answer) {
        for (name, theirs) in exchange.answerHeaders {
            let mine = answer.headers[name]
            switch name {
            case "content-type", "allow", "location":
                #expect(
                    mine == madeUp.translated(theirs) || name == "location",
                    "\(exchange.note)",
                )
                #expect(mine != nil, "\(exchange.note)")
            case "etag" where exchange.target.contains("_changes"), "transfer-encoding": break
            default: #expect(mine != nil, "\(exchange.note): \(name)")
            }
        }
    }

    /// Takes over the revisions, ids and sequences that the server made up while writing.
    private mutating func learn(
        _ exchange: Transcript.Exchange,
        _ theirs: JSONValue,
        _ mine: JSONValue,
    ) {
        if let their = theirs["last_seq"]?.string, let my = mine["last_seq"]?.string {
            madeUp.relearn(their, my)
        }
        let pairs = zip(theirs.array ?? [theirs], mine.array ?? [mine])
        guard ["PUT", "POST", "DELETE"].contains(exchange.method),
            theirs.array?.count == mine.array?.count
        else { return }
        for (their, my) in pairs where their["ok"]?.bool == true {
            if let id = their["id"]?.string, let other = my["id"]?.string, id.utf8.count == 32,
                id.utf8.allSatisfy({ $0 < 0x67 && $0 >= 0x30 })
            {
                let isSame = madeUp.learn(id, other)
                #expect(isSame, "\(exchange.note): an id")
            }
            guard let rev = their["rev"]?.string?.split(separator: "-"),
                let other = my["rev"]?.string?.split(separator: "-"), rev.count == 2,
                other.count == 2, rev[0] != "0"
            else { continue }
            #expect(rev[0] == other[0], "\(exchange.note): a revision of another generation")
            let isSame = madeUp.learn(String(rev[1]), String(other[1]))
            #expect(isSame, "\(exchange.note): equal edits, different revisions")
        }
    }

    private mutating func compareFeed(
        _ exchange: Transcript.Exchange,
        _ theirs: JSONValue,
        _ mine: JSONValue,
    ) throws {
        let name = String(exchange.target.split(separator: "/")[0])
        var rows: [String: JSONValue] = [:]
        for row in madeUp.translated(theirs)["results"]?.array ?? [] {
            let id = row["id"]?.string ?? ""
            if !hub.desk.offers(id) { continue }
            rows[id] = row
        }
        let mineRows = mine["results"]?.array ?? []
        #expect(mineRows.count == rows.count, "\(exchange.note)")
        let isWhole = exchange.target.hasSuffix("_changes?style=all_docs")
        if isWhole { feeds[name] = rows }
        let isCut = exchange.target.contains("limit=")
        for row in mineRows {
            let id = row["id"]?.string ?? ""
            if isCut {
                // Another row may come first here; it must be the one that the whole feed has.
                let whole = try #require(feeds[name]?[id], "\(exchange.note): \(id)")
                #expect(row["changes"]?.array?.first == whole["changes"]?.array?.first)
                #expect(row["deleted"] == whole["deleted"], "\(exchange.note)")
                if let doc = rows[id]?["doc"] { #expect(row["doc"] == doc, "\(exchange.note)") }
            } else {
                let their = try #require(rows[id], "\(exchange.note): \(id)")
                #expect(plain(row) == plain(their), "\(exchange.note)")
            }
        }
        #expect(mine["last_seq"]?.string != nil, "\(exchange.note)")
        if !exchange.target.contains("filter=") {
            #expect(mine["pending"] == theirs["pending"], "\(exchange.note)")
        }
    }

    /// A value without the members that every server fills in its own way.
    private func plain(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let values): .array(values.map(plain))
        case .object(let members):
            .object(
                JSONObject(
                    members.filter { !TranscriptReplay.ownMembers.contains($0.name) }
                        .map { ($0.name, plain($0.value)) }
                )
            )
        default: value
        }
    }

    private static let ownMembers: Set<String> = [
        "seq", "last_seq", "update_seq", "purge_seq", "uuid", "instance_start_time", "git_sha",
        "version", "vendor", "features", "sizes",
    ]
}

extension Desk {
    /// Whether a hub has such documents at all.
    fileprivate func offers(_ id: String) -> Bool {
        !id.hasPrefix("_design/")
    }
}
