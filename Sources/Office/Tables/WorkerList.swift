import Casework
import Exchange

/// The office's list of workers, `workers.csv`: one row for each login on the server.
package struct WorkerList: Sendable, Equatable {
    package enum Role: String, Sendable, CaseIterable {
        /// A pendamping, with a database of her own.
        case worker = "pendamping"
        /// Looks after several of them: sees their records, keys some again, decides for the office.
        case supervisor = "penyelia"
        /// A hub's login: carries what others wrote.
        case desk = "meja"
        /// Writes register and decisions.
        case office = "kantor"
    }

    package struct Row: Sendable, Equatable {
        package var row: Int
        package var name: String
        package var login: String
        /// nil when one is to be made.
        package var password: String?
        package var role: Role
        package var regency: String
        package var label: String
        /// The login of her supervisor; nil where the row names none.
        package var supervisor: String? = nil
        /// What she does at the desk of a Puskesos; nil for none.
        package var desk: DeskRole? = nil
        /// Her specialisms.
        package var marks: [String] = []

        /// Whether she has a laptop, and so a database of her own.
        package var hasDatabase: Bool { role == .worker || role == .supervisor }
        /// What her store is told she is.
        package var storeRole: WorkerRole? {
            switch role {
            case .worker: .worker
            case .supervisor: .supervisor
            case .office: .office
            case .desk: nil
            }
        }

        /// The worker's own database.
        package var database: String { WorkerList.database(of: login) }
        /// That of her regency.
        package var regencyDatabase: String { WorkerList.database(ofRegency: regency) }
    }

    package let rows: [Row]

    package static let shortestPassword = 10

    /// The workers whose records a supervisor gathers: those whose rows name her; where none does, all of
    /// her regency.
    package func team(of supervisor: Row) -> [Row] {
        let workers = rows.filter {
            $0.role == .worker && $0.regencyDatabase == supervisor.regencyDatabase
        }
        let named = workers.filter { $0.supervisor == supervisor.login }
        return named.isEmpty ? workers : named
    }

    /// The supervisors who gather a worker's records.
    package func supervisors(of worker: Row) -> [Row] {
        rows.filter { row in
            row.role == .supervisor && team(of: row).contains { $0.login == worker.login }
        }
    }

    /// Reads the list; any finding refuses it whole, since half a list would lock people out.
    package init(_ bytes: [UInt8]) throws(OfficeFindings) {
        let table: OfficeTable
        do throws(OfficeFinding) {
            table = try OfficeTable(bytes, Self.columns)
        } catch {
            throw OfficeFindings([error])
        }
        var reading = WorkerRowReading()
        for row in table.rows { reading.read(row) }
        reading.finish()
        guard reading.findings.isEmpty else { throw OfficeFindings(reading.findings) }
        rows = reading.rows
    }

    /// An empty list with its hints.
    package static func template() -> [UInt8] {
        OfficeTable.template(
            "Daftar pendamping untuk: pendamping provision URL workers.csv",
            columns,
            sample: [
                "Siti Rahmawati", "siti", "", "pendamping", "Kabupaten Contoh 1", "Kecamatan 1",
                "", "", "lansia, anak",
            ],
        )
    }

    package static func database(of login: String) -> String { "pendamping-" + login }

    /// `daerah-kabupaten-contoh-1` for *Kabupaten Contoh 1*.
    package static func database(ofRegency name: String) -> String {
        var words: [String] = []
        for word in name.lowercased().split(whereSeparator: {
            !$0.isASCII || !($0.isLetter || $0.isNumber)
        }) {
            words.append(String(word))
        }
        return "daerah-" + words.joined(separator: "-")
    }

    static let columns: [OfficeTable.Column] = [
        .init("nama", "nama lengkap", "name", required: true, hint: "nama orang atau meja"),
        .init(
            "login",
            "kode_pendamping",
            "petugas",
            required: true,
            hint: "huruf kecil, angka, - _; tetap selamanya; isi kolom petugas di keluarga.csv",
        ),
        .init(
            "kata_sandi",
            "password",
            "sandi",
            hint: "kosong: dibuatkan dan ditulis ke berkas keluaran; sedikitnya 10 huruf",
        ),
        .init("peran", "role", hint: "pendamping (bila kosong), penyelia, meja, atau kantor"),
        .init(
            "kabupaten",
            "regency",
            "kabupaten_kota",
            "kota",
            required: true,
            hint: "kabupaten atau kota",
        ),
        .init("label", "keterangan", hint: "bebas, misalnya kecamatan"),
        .init(
            "penyelia",
            "supervisor",
            "koordinator",
            hint: "login penyelia pendamping ini; bila kosong di semua baris: seluruh kabupaten",
        ),
        .init(
            "peran_meja",
            "desk_role",
            hint: "di Puskesos: " + DeskRole.allCases.map(\.rawValue).joined(separator: ", "),
        ),
        .init("kekhususan", "spesialisasi", "marks", hint: "misalnya lansia, anak, bencana"),
    ]
}

/// What is wrong with a table, all of it.
package struct OfficeFindings: Error, Sendable, Equatable {
    package let list: [OfficeFinding]

    init(_ list: [OfficeFinding]) {
        self.list = list
    }
}

/// The rows of the list, one after another.
private struct WorkerRowReading {
    var rows: [WorkerList.Row] = []
    var findings: [OfficeFinding] = []
    private var logins: [String: Int] = [:]
    private var regencies: [String: String] = [:]

    mutating func read(_ row: OfficeTable.Row) {
        let before = findings.count
        func note(_ column: String, _ reason: OfficeFinding.Reason) {
            findings.append(OfficeFinding(row: row.number, column: column, reason))
        }
        for column in ["nama", "login", "kabupaten"] where row[column].isEmpty {
            note(column, .missing)
        }
        let login = row["login"]
        if !login.isEmpty, let fault = Self.fault(of: login) { note("login", fault) }
        if let first = logins[login] { note("login", .repeated(row: first)) }
        let password = row["kata_sandi"]
        if !password.isEmpty, !Self.isUsable(password) { note("kata_sandi", .password) }
        let role =
            row["peran"].isEmpty ? .worker : WorkerList.Role(rawValue: row["peran"].lowercased())
        if role == nil { note("peran", .role) }
        let desk = DeskRole(rawValue: row["peran_meja"].lowercased())
        if desk == nil, !row["peran_meja"].isEmpty { note("peran_meja", .deskRole) }
        let marks = WorkerMarks.read(row["kekhususan"])
        if marks == nil, !row["kekhususan"].isEmpty { note("kekhususan", .marks) }
        let regency = row["kabupaten"]
        let database = WorkerList.database(ofRegency: regency)
        if !regency.isEmpty, database == "daerah-" { note("kabupaten", .missing) }
        if let other = regencies[database], other.lowercased() != regency.lowercased() {
            note("kabupaten", .sameDatabase(database))
        }
        guard findings.count == before, let role else { return }
        logins[login] = row.number
        regencies[database] = regencies[database] ?? regency
        rows.append(
            WorkerList.Row(
                row: row.number,
                name: row["nama"],
                login: login,
                password: password.isEmpty ? nil : password,
                role: role,
                regency: regencies[database] ?? regency,
                label: row["label"],
                supervisor: row["penyelia"].isEmpty ? nil : row["penyelia"],
                desk: desk,
                marks: marks ?? [],
            )
        )
    }

    mutating func finish() {
        for row in rows {
            guard let name = row.supervisor else { continue }
            let isThere = rows.contains {
                $0.login == name && $0.role == .supervisor
                    && $0.regencyDatabase == row.regencyDatabase
            }
            if row.role != .worker || !isThere {
                findings.append(
                    OfficeFinding(row: row.row, column: "penyelia", .supervisor(name))
                )
            }
        }
        if rows.isEmpty, findings.isEmpty {
            findings.append(OfficeFinding(column: "login", .missing))
        }
    }

    private static func fault(of login: String) -> OfficeFinding.Reason? {
        let bytes = login.utf8
        let digits = bytes.count { $0 &- 0x30 < 10 }
        guard !(15...17).contains(digits) else { return .personNumber }
        let isPlain = bytes.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || byte &- 0x30 < 10 || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "_")
        }
        let startsWell =
            bytes.first.map { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") } ?? false
        return isPlain && startsWell && bytes.count <= 40 && !login.hasPrefix(Logins.replicator)
            ? nil : .login
    }

    private static func isUsable(_ password: String) -> Bool {
        password.count >= WorkerList.shortestPassword
            && password.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
}
