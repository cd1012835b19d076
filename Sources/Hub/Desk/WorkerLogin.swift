/// A pendamping as the office's list has her.
package struct WorkerLogin: Sendable, Equatable {
    package let login: String
    package let password: String
    /// Her database, on the hub as on the server.
    package let database: String

    package init(login: String, password: String, database: String) {
        self.login = login
        self.password = password
        self.database = database
    }
}
