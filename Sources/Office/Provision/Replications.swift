import Documents

/// The documents of `_replicator` that keep a worker's database and her regency's in step.
enum Replications {
    struct Replication {
        let id: String
        let body: JSONObject
    }

    /// `team`: Whose records a supervisor gathers.
    static func of(
        _ worker: WorkerList.Row,
        _ team: [WorkerList.Row],
        _ url: String,
        _ password: String,
    ) -> [Replication] {
        let own = place(url, worker.database, password)
        let regency = place(url, worker.regencyDatabase, password)
        return [
            Replication(
                id: worker.database + ":naik",
                body: body(from: own, to: regency, records(of: worker.role)),
            ),
            Replication(
                id: worker.database + ":turun",
                body: body(from: regency, to: own, assigned(to: worker, team)),
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

    /// What a pendamping wrote, and a supervisor's decisions; the register came down and stays the office's.
    private static func records(of role: WorkerList.Role) -> JSONValue {
        let own = role == .supervisor ? ["decision"] : []
        return [
            "type": ["$in": .array((ValidationFunction.recordKinds + own).map { .string($0) })]
        ]
    }

    /// Families, members, records, decisions and releases with her among their workers, and what all need.
    ///
    /// To a supervisor also what her team has: by its families, and by its names what is of no family.
    private static func assigned(to worker: WorkerList.Row, _ team: [WorkerList.Row]) -> JSONValue {
        let common: JSONValue = ["type": ["$in": ["programme", "facility", "group"]]]
        guard worker.role == .supervisor else {
            return [
                "$or": [
                    ["assignedTo": ["$elemMatch": ["$eq": .string(worker.login)]]], common,
                ]
            ]
        }
        let logins = [worker.login] + team.map(\.login)
        let names = (logins + [worker.name] + team.map(\.name)).map { JSONValue.string($0) }
        return [
            "$or": [
                // What takes a family from one of her team must not take it from her.
                [
                    "assignedTo": ["$elemMatch": ["$in": .array(logins.map { .string($0) })]],
                    "type": ["$ne": "release"],
                ],
                ["assignedTo": ["$elemMatch": ["$eq": .string(worker.login)]]],
                ["by": ["$in": .array(names)]], ["of": ["$in": .array(names)]],
            ]
        ]
    }
}
