/// Who may come to a desk.
extension Desk {
    /// Takes over the workers an office has listed: each has a login and a database of her own.
    ///
    /// Given again it adds and changes, and takes nothing away. Costs one hashing a worker.
    package func setWorkers(_ workers: [WorkerLogin]) throws(DeskError) {
        var hashes: [String: String] = [:]
        for (index, worker) in workers.enumerated() {
            guard DatabaseName.isLegal(worker.database), hashes[worker.login] == nil,
                let hash = PasswordHash.make(worker.password)
            else { throw .badLogin(row: index + 1) }
            hashes[worker.login] = hash
        }
        for worker in workers {
            if let known = database(worker.database) {
                guard !known.members.contains(worker.login) else { continue }
                try setMembers(known.members + [worker.login], of: worker.database)
            } else {
                try createDatabase(worker.database, members: [worker.login])
            }
        }
        try changeLogins { logins in
            for (login, hash) in hashes {
                logins[login] = Catalogue.Login(hash: hash, role: .worker)
            }
        }
    }

    /// Adds a login or gives one a new password.
    ///
    /// Costs one hashing (`PasswordHash`).
    package func setLogin(
        _ login: String,
        password: String,
        role: LoginRole,
    ) throws(DeskError) {
        guard !login.isEmpty, login.utf8.count <= 200, !login.contains(":"),
            let hash = PasswordHash.make(password)
        else { throw .badLogin(row: 1) }
        try changeLogins { $0[login] = Catalogue.Login(hash: hash, role: role) }
    }

    /// Takes a login away; its database, and what was brought to it, stay.
    ///
    /// Also beside the open desk, whose sessions under that login end at their next request.
    ///
    /// - Returns: Whether there was one.
    package func removeLogin(_ login: String) throws(DeskError) -> Bool {
        try changeLogins { $0.removeValue(forKey: login) != nil }
    }

    func hash(of login: String) -> String? { currentLogins()[login]?.hash }

    func caller(_ login: String) -> Caller? {
        switch currentLogins()[login]?.role {
        case .worker: .worker(login)
        case .office: .office(login)
        case nil: nil
        }
    }
}
