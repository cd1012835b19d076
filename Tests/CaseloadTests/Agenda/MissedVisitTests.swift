import Casework
import Documents
import Testing

@testable import Caseload

/// What a worker finds behind a closed door.
@Suite struct `A visit at which nobody was met` {
    private let bench: Bench

    init() throws {
        bench = try Bench(programmes: false)
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
        try bench.importText([
            "k.csv":
                "kode_keluarga;kode_pengurus;desa;program\nF;F-1;Sukamaju;pkh aktif 01/01/2020\n",
            "a.csv":
                "kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir\nF-1;F;Ani;P;02/02/1980\n",
        ])
    }

    private var isAlerted: Bool {
        get throws {
            try bench.agenda().alerts(of: "family:F")
                .contains { $0.rule.rawValue == "deteksi/tidak-dikunjungi" }
        }
    }

    @Test func `leaves the family unvisited, another does not`() throws {
        #expect(try isAlerted)
        for (outcome, isLeft) in [("tidak-ditemui", true), ("selesai", false)] {
            try bench.record(
                "visit:" + outcome,
                form: "kunjungan/keluarga",
                family: "family:F",
                on: Bench.today.adding(days: -2),
                answers: ["hasil": .string(outcome), "cara": "rumah"],
            )
            #expect(try isAlerted == isLeft, "\(outcome)")
        }
    }
}
