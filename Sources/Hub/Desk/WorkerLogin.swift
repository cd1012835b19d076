/// A row of the office's list of workers.
package struct WorkerLogin: Sendable, Equatable {
    package let login: String
    package let password: String

    package init(login: String, password: String) {
        self.login = login
        self.password = password
    }

    /// Her database, on the hub as on the server; nil for a login that cannot be part of such a name.
    package var database: String? {
        let isPlain = login.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        return isPlain && !login.isEmpty ? "pendamping-" + login : nil
    }
}
