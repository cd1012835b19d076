import Documents

extension CouchPeer {
    package func localDocument(_ id: String) throws(PeerError) -> LocalDocument? {
        let answer = try client.send(HTTPRequest("GET", path("_local", id)))
        if answer.status == 404, let refusal = ServerRefusal(answer.body),
            refusal.error == "not_found", ["missing", "deleted"].contains(refusal.reason)
        {
            return nil
        }
        if let error = PeerError(answer, database: database) { throw error }
        guard let document = try answer.json().object, let revision = document["_rev"]?.string
        else { throw .garbled(detail: "a checkpoint without _rev") }
        let ours: Set = ["_id", "_rev", "delivered_by"]
        let body = document.filteringNames { !ours.contains($0) }
        return LocalDocument(revision: revision, body: body)
    }

    /// Whose login wrote the checkpoint stands in it on the server (`delivered_by`).
    ///
    /// So the office sees what a hub brought and what the worker's own laptop did. A server keeps no book of
    /// deliveries: `settled` is the source's.
    package func putCheckpoint(
        _ id: String,
        _ body: JSONObject,
        revision: String?,
        settled: [Settlement],
    ) throws(PeerError) -> String {
        var document = body
        document["_rev"] = revision.map { .string($0) }
        document["delivered_by"] = client.connection.login.map { .string($0.name) }
        let bytes = JSONValue.object(document).serialized()
        let answer = try answer(HTTPRequest("PUT", path("_local", id), body: bytes))
        guard let revision = try answer.json()["rev"]?.string else {
            throw .garbled(detail: "a checkpoint's answer without rev")
        }
        hasQuorum = answer.status != 202
        return revision
    }
}
