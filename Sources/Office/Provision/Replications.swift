import Documents

/// The documents of `_replicator` that keep a worker's database and her regency's in step.
enum Replications {
    struct Replication {
        let id: String
        let body: JSONObject
    }

    static func of(
        _ worker: WorkerList.Row,
        _ url: String,
        _ password: String,
    ) -> [Replication] {
        let own = place(url, worker.database, password)
        let regency = place(url, worker.regencyDatabase, password)
        return [
            Replication(
                id: worker.database + ":naik",
                body: body(from: own, to: regency, records),
            ),
            Replication(
                id: worker.database + ":turun",
                body: body(from: regency, to: own, assigned(to: worker.login)),
            ),
        ]
    }

    private static func body(
        from source: JSONValue,
        to target: JSONValue,
        _ selector: JSONValue,
    ) -> JSONObject {
        [
            "source": source, "target": target, "continuous": true, "create_target": false,
            "selector": selector,
        ]
    }

    private static func place(_ url: String, _ database: String, _ password: String) -> JSONValue {
        [
            "url": .string(url + "/" + database),
            "auth": [
                "basic": [
                    "username": .string(Logins.replicator), "password": .string(password),
                ]
            ],
        ]
    }

    /// What a pendamping wrote; the register came down and stays the office's.
    private static var records: JSONValue {
        ["type": ["$in": .array(ValidationFunction.recordKinds.map { .string($0) })]]
    }

    /// Families, members, records, decisions and releases with her among their workers, and what all need.
    private static func assigned(to login: String) -> JSONValue {
        [
            "$or": [
                ["assignedTo": ["$elemMatch": ["$eq": .string(login)]]],
                ["type": ["$in": ["programme", "facility", "group"]]],
            ]
        ]
    }
}
