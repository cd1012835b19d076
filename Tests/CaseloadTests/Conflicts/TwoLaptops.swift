import Casework
import Documents
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// Two workers of one family, each with a laptop of her own and the same register.
struct TwoLaptops {
    let siti: Bench
    let rina: Caseload
    private let second: Bench

    static let check: DocumentID = "check:A2:hadir-sekolah:2026-10"
    static let event: DocumentID = "event:A3:timbang:2026-10-05"

    init() throws {
        siti = try Bench(seed: 1)
        second = try Bench(seed: 2)
        rina = Caseload(
            store: second.store,
            worker: Worker(name: "pdp-002", device: "laptop-b"),
        )
        for bench in [siti, second] {
            try bench.importText([
                "f.csv": """
                kode_fasilitas;jenis;nama;npsn;jenjang
                S1;sekolah;SDN 1;69900001;SD
                P1;posyandu;Mawar;;
                """,
                "k.csv":
                    "kode_keluarga;kode_pengurus;desa;program\nK1;A1;Sukamaju;pkh aktif 01/01/2020\n",
                "a.csv": """
                kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir;kode_sekolah;jenjang;kelas;kode_posyandu
                A1;K1;Siti;P;01/02/1985;;;;
                A2;K1;Budi;L;01/02/2016;S1;SD;4;
                A3;K1;Bayi;P;01/03/2025;;;;P1
                """,
            ])
        }
    }

    var both: [Caseload] { [siti.caseload, rina] }

    @discardableResult
    func record(
        _ caseload: Caseload,
        _ input: RecordInput,
        of member: String = "A2",
        _ obligation: String = "hadir-sekolah",
        note: String? = nil,
    ) throws -> CommitOutcome {
        try caseload.record(
            member: member,
            obligation: obligation,
            period: "2026-10",
            input,
            note: note,
            at: Bench.now,
        )
    }

    /// All leaves of one at the other, as a sync brings them.
    static func bring(
        from source: Caseload,
        to target: Caseload,
        as state: DeliveryState = .server,
    ) throws {
        let leaves = try source.store.read { (reader) throws(StoreError) in
            var found: [(id: DocumentID, path: [RevisionID], deleted: Bool, body: JSONObject)] = []
            for change in try reader.changes(since: 0, limit: .max, allLeaves: true).rows {
                for leaf in change.leaves {
                    found.append(
                        (
                            change.id, try reader.tree(change.id)?.path(to: leaf.revision) ?? [],
                            leaf.deleted, try reader.body(change.id, leaf.revision) ?? [:],
                        )
                    )
                }
            }
            return found
        }
        try source.store.write { (writer) throws(StoreError) in
            try writer.setMeta(.offered, try writer.lastSequence())
        }
        try target.store.write { (writer) throws(StoreError) in
            for leaf in leaves {
                guard !(try writer.missing(leaf.id, [leaf.path[0]]).missing.isEmpty) else {
                    continue
                }
                try writer.putWithHistory(
                    leaf.id,
                    path: leaf.path,
                    deleted: leaf.deleted,
                    leaf.body,
                    delivery: state,
                )
            }
        }
    }

    func exchange() throws {
        try Self.bring(from: siti.caseload, to: rina)
        try Self.bring(from: rina, to: siti.caseload)
    }

    static func leaves(_ caseload: Caseload, _ id: DocumentID) throws -> [RevisionTree.Leaf] {
        try caseload.store.read { (reader) throws(StoreError) in try reader.leaves(id) }
    }

    /// Both recorded Budi's October, differently, and heard of each other.
    static func inConflict() throws -> TwoLaptops {
        let laptops = try TwoLaptops()
        try laptops.record(
            laptops.siti.caseload,
            .attendance(try Attendance(alpa: 5, izin: 0, sakit: 0, effective: 20)),
        )
        try laptops.record(laptops.rina, .state(.patuh), note: "lihat buku guru")
        try laptops.exchange()
        return laptops
    }
}
