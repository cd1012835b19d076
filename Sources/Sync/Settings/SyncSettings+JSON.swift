import Documents

extension SyncSettings {
    /// As `_local/sync` holds it.
    package var json: JSONObject {
        var members: JSONObject = [
            "address": .string(address), "database": .string(database), "login": .string(login),
            "password": .string(password.text), "automatic": .bool(isAutomatic),
            "minutes": JSONValue(minutes),
        ]
        switch trust {
        case .system: members["trust"] = "system"
        case .authority(let file):
            members["trust"] = "authority"
            members["authority"] = .string(file)
        case .pairing(let code, let pin):
            members["trust"] = "pairing"
            members["code"] = .string(code)
            if let pin { members["pin"] = .string(pin) }
        }
        return members
    }

    /// Reads what `json` wrote; nil for what cannot be used.
    package init?(_ json: JSONObject) {
        guard let address = json["address"]?.string, let database = json["database"]?.string,
            let login = json["login"]?.string, let password = json["password"]?.string
        else { return nil }
        let trust: Trust
        switch json["trust"]?.string {
        case "system": trust = .system
        case "authority": trust = .authority(file: json["authority"]?.string ?? "")
        case "pairing":
            trust = .pairing(code: json["code"]?.string ?? "", pin: json["pin"]?.string)
        default: return nil
        }
        self.init(
            address: address,
            database: database,
            login: login,
            password: HiddenText(password),
            trust: trust,
            isAutomatic: json["automatic"]?.bool ?? true,
            minutes: json["minutes"]?.int ?? Self.usualMinutes,
        )
    }
}
