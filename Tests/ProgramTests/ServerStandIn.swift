import Documents
import TestSupport

/// Apache CouchDB's manners over a desk of the built program: its welcome, and a validation that refuses.
final class ServerStandIn {
    let place: HubProcess.Place
    let hub: HubProcess
    private let front: ScriptedServer

    var port: Int { front.port }

    /// - refuses: Why a document is refused; nil takes it.
    init(refuses: @escaping @Sendable (JSONObject) -> String? = { _ in nil }) throws {
        let place = try HubProcess.Place()
        let hub = try HubProcess(place)
        self.place = place
        self.hub = hub
        let behind = hub.port
        front = try ScriptedServer { request in
            do {
                return try ServerStandIn.answer(request, behind, refuses)
            } catch {
                return ScriptedReply(500, json: #"{"error":"stand_in","reason":"\#(error)"}"#)
            }
        }
    }

    deinit {
        front.stop()
    }

    private static func answer(
        _ request: ScriptedRequest,
        _ port: Int,
        _ refuses: (JSONObject) -> String?,
    ) throws -> ScriptedReply {
        guard request.headers["content-encoding"] == nil else {
            return ScriptedReply(415, json: "{}")
        }
        var body = request.body
        var refusals: [JSONValue] = []
        let isBulk = request.path.hasSuffix("/_bulk_docs")
        if isBulk {
            var json = try JSONValue(parsing: body).object ?? [:]
            var taken: [JSONValue] = []
            for document in json["docs"]?.array ?? [] {
                guard let object = document.object, let reason = refuses(object) else {
                    taken.append(document)
                    continue
                }
                refusals.append([
                    "id": object["_id"] ?? .null, "rev": object["_rev"] ?? .null,
                    "error": "forbidden", "reason": .string(reason),
                ])
            }
            json["docs"] = .array(taken)
            body = JSONValue.object(json).serialized()
        }
        let query = request.query.map { "\($0.key)=\(escaped($0.value))" }.joined(separator: "&")
        let passed = ["authorization", "cookie", "content-type", "accept"]
        let answer = try RawClient(port: port).send(
            request.method,
            request.path + (query.isEmpty ? "" : "?" + query),
            headers: request.headers.filter { passed.contains($0.key) }.map { ($0.key, $0.value) },
            body: request.method == "GET" ? nil : body,
        )
        var json = answer.json
        if request.path == "/", var welcome = json?.object {
            welcome["vendor"] = ["name": "The Apache Software Foundation"]
            json = .object(welcome)
        }
        if isBulk, answer.status == 201 { json = .array((json?.array ?? []) + refusals) }
        var reply = ScriptedReply(answer.status, json: json?.description ?? "")
        if let cookie = answer.headers["set-cookie"] {
            reply.headers.append(("Set-Cookie", cookie))
        }
        return reply
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
                || (0x41...0x5A).contains(byte) || byte == 0x2D || byte == 0x5F
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
        }.joined()
    }
}
