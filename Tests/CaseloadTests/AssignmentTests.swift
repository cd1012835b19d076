import Casework
import Documents
import Exchange
import LocalStore
import Testing

@testable import Caseload

/// Records carry the logins their family is assigned to.
@Suite struct AssignmentTests {
    private static let logins: JSONValue = ["w-17", "w-18"]

    private func bench() throws -> Bench {
        let bench = try Bench()
        try bench.importText([
            "k.csv":
                "kode_keluarga;kode_pengurus;desa;program\nK1;A1;Sukamaju;pkh aktif 01/01/2020\n",
            "a.csv": """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir;kode_sekolah;jenjang;kelas
            A1;K1;Siti;P;01/02/1985;;;
            A2;K1;Budi;L;01/02/2016;S1;SD;4
            """,
            "f.csv": "kode_fasilitas;jenis;nama;npsn;jenjang\nS1;sekolah;SDN 1;69900001;SD\n",
        ])
        return bench
    }

    /// The office's own document takes the place of the imported one.
    private func assign(_ bench: Bench) throws {
        try bench.store.write { (writer) throws(StoreError) in
            var body = try writer.document("family:K1")?.body ?? JSONObject()
            body["assignedTo"] = Self.logins
            try writer.putWithHistory("family:K1", path: ["1-a"], body, delivery: .server)
        }
    }

    private func record(_ bench: Bench, _ input: RecordInput) throws {
        let outcome = try bench.caseload.record(
            member: "A2",
            obligation: "hadir-sekolah",
            period: "2026-10",
            input,
            at: Bench.now,
        )
        #expect(outcome.saved == 1)
    }

    @Test func `a record and its tombstone carry the family's logins`() throws {
        let bench = try bench()
        let id: DocumentID = "check:A2:hadir-sekolah:2026-10"
        try record(bench, .state(.patuh))
        #expect(try bench.document(id)?.body["assignedTo"] == nil, "assigned to nobody yet")
        try assign(bench)
        try record(bench, .state(.izin))
        #expect(try bench.document(id)?.body["assignedTo"] == Self.logins)
        try record(bench, .blank)
        #expect(try bench.document(id)?.deleted == true)
        #expect(try bench.document(id)?.body["assignedTo"] == Self.logins)
    }

    @Test func `an imported record carries them too, and they alone are no change`() throws {
        let bench = try bench()
        let files = [
            "c.csv": """
            kode_anggota;kewajiban;layanan;periode;keadaan
            A2;hadir-sekolah;;2026-10;patuh
            """
        ]
        #expect(try bench.importText(files).files.map(\.added) == [1])
        let before = try bench.sequence()
        try assign(bench)
        #expect(try bench.importText(files).files.map(\.changed) == [0])
        #expect(try bench.sequence() == before + 1, "only the family was written")
        try bench.importText(["c.csv": (files["c.csv"] ?? "").replacing("patuh", with: "izin")])
        let id: DocumentID = "check:A2:hadir-sekolah:2026-10"
        #expect(try bench.document(id)?.body["assignedTo"] == Self.logins)
    }
}
