import Casework
import Documents
import Testing

@testable import Forms

/// Every system a pendamping works with has its forms.
@Suite struct `Every system of the field` {
    /// The systems by name, and what is filled in for each.
    static let systems: [(name: String, forms: [String])] = [
        ("PKH", ["pkh/penyaluran", "pkh/bantuan-tetap"]),
        ("P2K2", ["p2k2/sesi", "p2k2/susulan"]),
        ("BPNT/Sembako", ["sembako/pencairan", "sembako/masalah-kks", "sembako/e-warong"]),
        (
            "Kunjungan",
            [
                "kunjungan/individu", "kunjungan/keluarga", "kunjungan/kelompok",
                "kunjungan/komunitas", "kunjungan/rencana", "kunjungan/rencana-kelompok",
                "kunjungan/rencana-komunitas",
            ],
        ),
        ("DTSEN", ["survei/keluarga", "survei/ground-check", "survei/perkembangan"]),
        ("Usul-sanggah", ["pemutakhiran/usul", "pemutakhiran/sanggah"]),
        (
            "Pemutakhiran",
            [
                "pemutakhiran/kehamilan", "pemutakhiran/kelahiran", "pemutakhiran/sekolah",
                "pemutakhiran/pindah", "pemutakhiran/kematian", "pemutakhiran/nikah-cerai",
                "pemutakhiran/pisah-kk", "pemutakhiran/disabilitas", "pemutakhiran/ganti-pengurus",
                "pemutakhiran/perbaikan", "pemutakhiran/kontak", "pemutakhiran/anggota-baru",
                "pemutakhiran/pekerjaan", "pemutakhiran/tanda", "pemutakhiran/padan",
            ],
        ),
        (
            "Data bersih",
            ["pemutakhiran/gabung", "pemutakhiran/gabung-keluarga", "pemutakhiran/bukan-ganda"],
        ),
        ("Graduasi", ["graduasi/calon", "graduasi/berkas", "graduasi/pasca"]),
        (
            "Puskesos/SLRT",
            [
                "puskesos/pengaduan", "puskesos/rujukan", "puskesos/data-awal",
                "puskesos/program-diterima",
            ],
        ),
        (
            "Rehabilitasi sosial/ATENSI",
            [
                "kasus/kasus", "kasus/kasus-rahasia", "kasus/asesmen", "kasus/sesi",
                "kasus/bantuan", "kasus/reintegrasi",
            ],
        ),
        ("Gelandangan dan pengemis", ["kasus/penjangkauan"]),
        (
            "Permakanan",
            [
                "permakanan/penerima", "permakanan/antar", "permakanan/bulan",
                "permakanan/pokmas",
            ],
        ),
        ("YAPI", ["yapi/penerima", "yapi/pencairan"]),
        ("PBI-JK", ["pbi-jk/kartu", "pbi-jk/reaktivasi"]),
        ("PIP/KIP", ["pip/siswa"]),
        (
            "Subsidi listrik, LPG, BBM, pupuk",
            ["subsidi/listrik", "subsidi/lpg", "subsidi/bbm", "subsidi/pupuk"],
        ),
        ("BST", ["bst/penerima", "bst/pencairan"]),
        ("BLT Desa, BLT Kesra", ["blt/desa", "blt/kesra"]),
        ("RST", ["pemberdayaan/rst"]),
        (
            "KUBE",
            [
                "pemberdayaan/kube", "pemberdayaan/kas-kube", "pemberdayaan/kunjungan-kube",
                "pemberdayaan/anggota-kube",
            ],
        ),
        ("SUK/BSU", ["pemberdayaan/suk-bsu"]),
        ("PENA/PPSE", ["pemberdayaan/pena", "pemberdayaan/kunjungan-usaha"]),
        ("KAT", ["pemberdayaan/kat"]),
        ("Karang Taruna", ["pemberdayaan/karang-taruna"]),
        ("LKS, Orsos, panti", ["pemberdayaan/lks"]),
        ("PSKS", ["pemberdayaan/psks", "pemberdayaan/kunjungan-psks"]),
        (
            "TAGANA/TRC",
            [
                "bencana/kaji-cepat", "bencana/keluarga", "bencana/kebutuhan",
                "bencana/posko", "bencana/dapur-umum", "bencana/stok", "bencana/bantuan",
                "bencana/rumah-rusak",
            ],
        ),
        ("Santunan bencana", ["bencana/santunan"]),
        (
            "Pemulihan, mitigasi, LDP",
            [
                "bencana/pemulihan", "bencana/risiko", "bencana/latihan", "bencana/ldp",
                "bencana/ldp-perorangan",
            ],
        ),
        ("Bencana sosial, Pelopor Perdamaian", ["bencana/konflik", "bencana/perdamaian"]),
        ("Sekolah Rakyat", ["sekolah-rakyat/calon", "sekolah-rakyat/murid"]),
        ("Bansos beras", ["bansos-beras/terima"]),
        (
            "MBG, PMT, Prakerja, KUR, BSPS",
            ["lain/mbg", "lain/pmt", "lain/prakerja", "lain/kredit", "lain/bsps"],
        ),
        (
            "CSR, filantropi, BAZNAS",
            ["pemberdayaan/bantuan-swasta", "pemberdayaan/sumber-swasta"],
        ),
        ("RHK", ["rhk/analisis", "rhk/uraian", "rhk/arahan", "rhk/kabar-baik"]),
    ]

    @Test(arguments: systems)
    func `has its forms`(name: String, forms: [String]) throws {
        let book = try ShippedForms.reading().book
        for form in forms {
            #expect(book.form(FormID(form)) != nil, "\(name): \(form) is missing")
        }
    }

    @Test func `accounts for every form that is shipped`() throws {
        let listed = Set(Self.systems.flatMap(\.forms))
        let held = Set(try ShippedForms.reading().book.forms.map(\.id.rawValue))
        #expect(held.subtracting(listed) == [])
    }

    @Test func `serves all nine lines of the performance plan but commitment verification`() throws
    {
        // Line 3, commitment verification, is the entry grid's.
        let lines = Set(try ShippedForms.reading().book.forms.compactMap(\.rhk))
        #expect(lines == [1, 2, 4, 5, 6, 7, 8, 9])
    }

    @Test func `covers the four pillars`() throws {
        let pillars = Set(try ShippedForms.reading().book.forms.compactMap(\.pillar))
        #expect(pillars == Set(Pillar.allCases))
    }

    /// Violence, HIV, drugs, mental illness and children in trouble are hidden until asked for.
    @Test func `hides what could harm a person`() throws {
        let sensitive = try ShippedForms.reading().book.forms.filter(\.isSensitive).map(
            \.id.rawValue
        )
        #expect(
            Set(sensitive) == [
                "kasus/kasus-rahasia", "kasus/asesmen", "kasus/sesi", "kasus/reintegrasi",
                "bencana/ldp-perorangan",
            ]
        )
        try expectRestrictedByAnswers()
        let open = try ShippedForms.version("kasus/kasus")
        let facts = try ShippedForms.facts()
        for kind in [
            "abh", "anak-korban", "amp", "anak-jalanan", "tuna-susila", "hiv", "napza", "tppo",
            "kekerasan", "bekas-binaan",
        ] {
            #expect(open.faults(["jenis": .string(kind)], facts).contains("jenis"), "\(kind)")
        }
        #expect(!open.faults(["jenis": "lansia-telantar"], facts).contains("jenis"))
        for group in ["napza", "odgj", "korban"] {
            #expect(open.faults(["sasaran": .string(group)], facts).contains("sasaran"))
        }
    }

    /// Forms that take open and harmful matters alike: every harmful answer restricts, an open one does not.
    private func expectRestrictedByAnswers() throws {
        let facts = try ShippedForms.facts()
        let inCase = try ShippedForms.facts(extra: ["member.hasRestrictedCase": .flag(true)])
        func restricts(
            _ id: String,
            _ answers: JSONObject,
            _ facts: FormFacts,
        ) throws -> Bool {
            let form = try ShippedForms.form(id)
            #expect(!form.isSensitive, "\(id)")
            return form.isSensitive(answers, try ShippedForms.version(id), facts)
        }
        let outreach = try #require(
            try ShippedForms.version("kasus/penjangkauan").question("jenis")?.list
        )
        let harmful: Set = [
            "abh", "anak-korban", "amp", "anak-jalanan", "tuna-susila", "hiv", "napza", "tppo",
            "kekerasan", "bekas-binaan",
        ]
        for row in outreach.rows {
            let isHidden = try restricts(
                "kasus/penjangkauan",
                ["jenis": .string(row.code)],
                facts,
            )
            #expect(isHidden == harmful.contains(row.code), "\(row.code)")
        }
        let hidden: [(String, JSONObject)] = [
            ("puskesos/pengaduan", ["layanan": "kekerasan"]),
            ("puskesos/pengaduan", ["layanan": "odgj"]),
            ("puskesos/pengaduan", ["layanan": "pkh", "tujuan": "ppa"]),
            ("puskesos/rujukan", ["instansi": "rsud", "layanan": "odgj"]),
            ("puskesos/rujukan", ["instansi": "rsud", "layanan": "kekerasan"]),
            ("puskesos/rujukan", ["instansi": "bnn", "layanan": "atensi"]),
            ("puskesos/rujukan", ["instansi": "rsj", "layanan": "rujuk-rs"]),
            ("puskesos/rujukan", ["instansi": "dp3a", "layanan": "hukum"]),
            ("puskesos/rujukan", ["instansi": "polisi", "layanan": "hukum"]),
            (
                "puskesos/rujukan",
                ["instansi": "bantuan-hukum", "layanan": "hukum", "umur": 16],
            ),
            ("kunjungan/individu", ["tujuan": "konflik"]),
            (
                "kunjungan/keluarga",
                ["tujuan": "rutin", "hasil": "selesai", "temuan": ["sakit", "kekerasan"]],
            ),
            ("pemutakhiran/disabilitas", ["ragam": ["fisik", "mental"]]),
            ("pemberdayaan/lks", ["kekerasan": true]),
        ]
        for (id, answers) in hidden {
            #expect(try restricts(id, answers, facts), "\(id) \(answers)")
        }
        let open: [(String, JSONObject)] = [
            ("puskesos/pengaduan", ["layanan": "pkh"]),
            ("puskesos/pengaduan", ["layanan": "atensi"]),
            ("puskesos/rujukan", ["instansi": "bank", "layanan": "kks"]),
            (
                "puskesos/rujukan",
                ["instansi": "bantuan-hukum", "layanan": "hukum", "umur": 40],
            ),
            ("kunjungan/individu", ["tujuan": "rutin"]),
            ("kunjungan/keluarga", ["tujuan": "rutin", "hasil": "selesai", "temuan": ["sakit"]]),
            ("pemutakhiran/disabilitas", ["ragam": ["fisik"]]),
            ("kasus/bantuan", ["sumber": "Sentra"]),
            ("pemberdayaan/lks", ["kekerasan": false]),
        ]
        for (id, answers) in open {
            #expect(try !restricts(id, answers, facts), "\(id) \(answers)")
        }
        for (id, answers) in [
            ("kasus/bantuan", ["sumber": "Sentra"]), ("kunjungan/individu", ["tujuan": "rutin"]),
            ("puskesos/pengaduan", ["layanan": "atensi"]),
        ] as [(String, JSONObject)] {
            #expect(try restricts(id, answers, inCase), "\(id) beside a restricted case")
        }
    }

    @Test func `knows the 26 kinds of clients, seven target groups and nine sectors of services`()
        throws
    {
        let version = try ShippedForms.version("kasus/kasus")
        #expect(version.question("jenis")?.list?.rows.count == 26)
        #expect(version.question("sasaran")?.list?.rows.count == 7)
        let services = try #require(
            try ShippedForms.version("puskesos/pengaduan").question("layanan")?.list
        )
        #expect(services.rows.count >= 40)
        #expect(
            Set(services.rows.compactMap(\.group)) == [
                "kesehatan", "pendidikan", "sosial-ekonomi", "pangan", "energi", "pertanian",
                "perikanan", "perumahan", "adminduk",
            ]
        )
    }

    @Test func `offers the sessions of the group classes by their day`() throws {
        let list = try #require(try ShippedForms.version("p2k2/sesi").question("sesi")?.list)
        let early = try #require(Day("2019-06-01"))
        let late = try #require(Day("2026-06-01"))
        #expect(list.rows(on: early).count == 14)
        #expect(list.rows(on: late).count == 30)
    }
}
