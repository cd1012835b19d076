import Caseload
import Casework
import Documents
import LocalStore

/// A worker's store with some number of records that have gone nowhere yet, made once a run.
///
/// Its register is empty: a record travels by itself. The programme's own rules are there, as the screen
/// would have them. Nothing in it is about anybody.
struct LaptopFixture {
    let records: Int
    let folder: StoreFolder

    private static let seed: UInt64 = 20_261_122

    init(records: Int, in scratch: Folder) throws {
        self.records = records
        folder = StoreFolder(scratch.file("laptop-\(records)"))
        try Self.fill(folder, records: records)
        try StoreFixture.setPassphrase(of: folder)
    }

    private static func fill(_ folder: StoreFolder, records: Int) throws {
        let caseload = try StoreFixture.create(in: folder)
        defer { caseload.store.close() }
        var random = Random(seed: seed)
        let checks = (0..<records).map { _ in record(&random) }
        try caseload.store.write(bulk: true) { (writer) throws(StoreError) in
            for check in checks {
                try writer.put(check.id, check.json.object ?? JSONObject())
            }
        }
        let kept = try count(caseload.store, undelivered: true)
        try check(kept == records, "\(kept) records of \(records)")
    }

    /// A copy that has never met a peer; the caller removes it.
    func copy(to path: String) throws -> StoreFolder {
        try StoreFixture.copy(folder, to: path)
    }

    /// A copy's store, open, gone afterwards.
    func withStore(in scratch: Folder, _ body: (Store) throws -> Void) throws {
        let copy = try copy(to: scratch.file("laptop"))
        defer { Folder.remove(copy.path) }
        let store = try StoreFixture.open(copy)
        defer { store.close() }
        try body(store)
    }

    /// Records, all or those that nobody else has.
    static func count(_ store: Store, undelivered: Bool) throws -> Int {
        try store.read { (reader) throws(StoreError) in
            try reader.count(
                "SELECT count(*) FROM delivery JOIN document USING (doc) WHERE leaf = 1"
                    + " AND id >= 'check:' AND id < 'check;'"
                    + (undelivered ? " AND state = 0" : "")
            )
        }
    }

    /// A check as the roster writes it, some with a count, some with a note.
    private static func record(_ random: inout Random) -> Check {
        let member = identifier(&random)
        let family = identifier(&random)
        let month = 1 + Int(random.next() % 9)
        let minute = 10 + Int(random.next() % 50)
        let programmes = [
            ("pkh", "hadir-sekolah", "pkh@2022-01-01"), ("pkh", "posyandu", "pkh@2022-01-01"),
            ("pkh", "periksa-hamil", "pkh@2022-01-01"), ("pkh", "p2k2", "pkh@2022-01-01"),
        ]
        let (programme, obligation, rule) = random.pick(programmes)
        let note = random.next() % 20 == 0 ? "pindah sekolah, surat menyusul bulan depan" : nil
        return Check(
            member: DocumentID("member:" + member),
            family: DocumentID("family:" + family),
            programme: programme,
            obligation: obligation,
            rule: rule,
            period: PeriodID("2026-0\(month)") ?? .year(2026),
            state: random.next() % 10 == 0 ? .tidak : .patuh,
            authorship: Authorship(
                how: .typed,
                by: "pdp-001",
                at: "2026-11-15T19:\(minute):00+07:00",
                device: "laptop-dinsos-07",
            ),
            note: note,
        )
    }

    /// 20 letters and digits, as the clerk's files key their rows.
    private static func identifier(_ random: inout Random) -> String {
        let signs = Array("0123456789abcdefghjkmnpqrstvwxyz")
        return String((0..<20).map { _ in random.pick(signs) })
    }
}
