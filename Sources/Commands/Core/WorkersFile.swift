import App
import Exchange
import Hub

/// The office's list of workers: a CSV with a head of `nama`, `login`, `kata_sandi`, `kabupaten`.
///
/// Only `login`, `kata_sandi` and `peran` are looked at here; the other columns are `provision`'s.
enum WorkersFile {
    /// Why a list cannot be used.
    enum Fault: Error, Equatable {
        case unreadable
        case noColumn(String)
        /// A row without login or password, or with a login that cannot name a database; from 1.
        case badRow(Int)
        case sameLogin(row: Int)
    }

    static func read(_ bytes: [UInt8]) throws(Fault) -> [WorkerLogin] {
        let rows = try rows(bytes)
        guard let head = rows.first else { throw .noColumn("login") }
        let login = try column("login", in: head)
        let password = try column("kata_sandi", in: head)
        let role = (0..<head.count).first { name(head[$0]) == "peran" }
        var workers: [WorkerLogin] = []
        for row in rows.dropFirst() {
            // The office's book of passwords holds its own and the desks' logins too.
            if let role, !["", "pendamping"].contains(row[role]) { continue }
            let worker = WorkerLogin(login: row[login], password: row[password])
            guard worker.database != nil, !worker.password.isEmpty else {
                throw .badRow(row.number)
            }
            guard !workers.contains(where: { $0.login == worker.login }) else {
                throw .sameLogin(row: row.number)
            }
            workers.append(worker)
        }
        return workers
    }

    /// Every row that says something.
    private static func rows(_ bytes: [UInt8]) throws(Fault) -> [CSVRow] {
        do throws(CSVError) {
            var reader = try CSVReader(file: bytes)
            var rows: [CSVRow] = []
            while let row = try reader.next() {
                if !row.isBlank, !row.isComment { rows.append(row) }
            }
            return rows
        } catch {
            throw .unreadable
        }
    }

    private static func column(_ wanted: String, in head: CSVRow) throws(Fault) -> Int {
        guard let column = (0..<head.count).first(where: { name(head[$0]) == wanted }) else {
            throw .noColumn(wanted)
        }
        return column
    }

    /// A column's name as people write it: `Kata Sandi` is `kata_sandi`.
    private static func name(_ text: String) -> String {
        String(text.lowercased().map { $0 == " " ? "_" : $0 })
    }
}
