import Documents

/// A database's `_security`: who is let in.
enum Security {
    /// What is there with these admitted; nil when they are already.
    ///
    /// Whom the office let in by hand stays.
    static func admitting(
        names: [String],
        roles: [String],
        in stored: JSONObject,
    ) -> JSONObject? {
        var members = stored["members"]?.object ?? [:]
        members["names"] = adding(names, to: members["names"])
        members["roles"] = adding(roles, to: members["roles"])
        var admins = stored["admins"]?.object ?? [:]
        admins["names"] = adding([], to: admins["names"])
        admins["roles"] = adding(["_admin"], to: admins["roles"])
        var wanted = stored
        wanted["admins"] = .object(admins)
        wanted["members"] = .object(members)
        return wanted == stored ? nil : wanted
    }

    private static func adding(_ names: [String], to stored: JSONValue?) -> JSONValue {
        let held = stored?.array ?? []
        return .array(held + names.map { .string($0) }.filter { !held.contains($0) })
    }
}
