import Casework
import Documents
import Testing

@testable import Forms

/// What the shipped forms compute, ask and refuse, form by form.
@Suite struct `The shipped rules` {
    private func sum(_ version: FormVersion, _ answers: JSONObject, _ name: String) throws
        -> Double?
    {
        version.completed(answers, try ShippedForms.facts())[name]?.double
    }

    @Test func `Sembako tells the shortfall of a withdrawal by the sum of its time`() throws {
        let now = try ShippedForms.version("sembako/pencairan")
        let answers: JSONObject = ["hasil": "kurang", "lama": 3, "diterima": 550_000]
        #expect(try sum(now, answers, "kurang") == 50_000)
        #expect(try sum(now, ["hasil": "gagal", "lama": 2], "kurang") == 400_000)
        let before = try ShippedForms.version("sembako/pencairan", on: "2020-02-10")
        #expect(try sum(before, answers, "seharusnya") == 450_000)
    }

    @Test func `paid in full with too little money is refused, paid short is not`() throws {
        let version = try ShippedForms.version("sembako/pencairan")
        let facts = try ShippedForms.facts()
        var answers: JSONObject = ["hasil": "cair", "lama": 3, "diterima": 550_000]
        #expect(version.faults(answers, facts).contains("diterima"))
        answers["hasil"] = "kurang"
        #expect(!version.faults(answers, facts).contains("diterima"))
        #expect(version.faults(answers, facts).contains("sebab"))
    }

    @Test func `only a woman is taken as the mother of a birth, and an odd age is doubted`() throws
    {
        let version = try ShippedForms.version("pemutakhiran/kelahiran")
        let facts = try ShippedForms.facts()
        func answers(_ mother: String) -> JSONObject {
            [
                "ibu": .string("member:" + mother), "lahir": "2026-11-01", "tempat": "faskes",
                "hidup": false,
            ]
        }
        #expect(version.faults(answers("ibu"), facts) == [])
        #expect(version.warnings(answers("ibu"), facts) == [])
        #expect(version.faults(answers("kakak"), facts) == ["ibu"])
        for odd in ["nenek", "adik"] {
            #expect(version.faults(answers(odd), facts) == [], "\(odd)")
            #expect(version.warnings(answers(odd), facts) == ["ibu"], "\(odd)")
        }
    }

    @Test func `a holder of aid who can have no identity card yet is doubted`() throws {
        let version = try ShippedForms.version("pemutakhiran/ganti-pengurus")
        let facts = try ShippedForms.facts()
        for (who, isOdd) in [("nenek", false), ("kakak", true)] {
            let answers: JSONObject = ["tanggal": "2026-11-20", "baru": .string("member:" + who)]
            #expect(version.warnings(answers, facts).contains("baru") == isOdd, "\(who)")
        }
    }

    @Test func `a time of day is one, or blank`() throws {
        let facts = try ShippedForms.facts()
        for (form, question) in [("p2k2/sesi", "mulai"), ("bencana/kaji-cepat", "pukul")] {
            let version = try ShippedForms.version(form)
            func isRefused(_ answers: JSONObject) -> Bool {
                version.faults(answers, facts).contains(question)
            }
            #expect(!isRefused([:]), "\(form)")
            #expect(!isRefused([question: "09.30"]), "\(form)")
            #expect(isRefused([question: "pagi"]), "\(form)")
            #expect(isRefused([question: "25.00"]), "\(form)")
        }
    }

    @Test func `a failed payment asks why, and not for money or a channel`() throws {
        let facts = try ShippedForms.facts()
        for form in ["pkh/penyaluran", "sembako/pencairan", "bst/pencairan", "blt/desa"] {
            let version = try ShippedForms.version(form)
            let shown = version.visible(["hasil": "gagal"], facts)
            #expect(shown.contains("sebab") && !shown.contains("diterima"), "\(form)")
            let faults = version.faults(["hasil": "gagal"], facts)
            #expect(faults.contains("sebab") && !faults.contains("saluran"), "\(form)")
        }
    }

    @Test func `emergency cash warns of those who get regular aid`() throws {
        let version = try ShippedForms.version("bst/penerima")
        let facts = try ShippedForms.facts()
        let answers = version.presets(facts)
        #expect(answers["rangkap"] == true)
        #expect(version.warnings(answers, facts).contains("rangkap"))
    }

    @Test func `RST computes the room of each person and refuses a fit house`() throws {
        let version = try ShippedForms.version("pemberdayaan/rst")
        let facts = try ShippedForms.facts()
        var answers: JSONObject = [
            "dinding": false, "bahan": false, "lantai": false, "jamban": false, "sempit": true,
            "luas": 36, "jiwa": 5,
        ]
        #expect(try sum(version, answers, "orang") == 7.2)
        #expect(version.faults(answers, facts).contains("sempit"))
        answers["sempit"] = false
        #expect(!version.faults(answers, facts).contains("sempit"))
        #expect(version.faults(answers, facts).contains("tanda"))
        answers["lantai"] = true
        #expect(!version.faults(answers, facts).contains("tanda"))
    }

    static let compensations: [(answers: JSONObject, rupiah: Double)] = [
        (["jenis": "waris"], 15_000_000), (["jenis": "luka-berat"], 5_000_000),
        (["jenis": "rumah-berat"], 50_000_000), (["jenis": "rumah-sedang"], 30_000_000),
        (["jenis": "rumah-ringan"], 15_000_000), (["jenis": "ekonomi"], 5_000_000),
        (["jenis": "perabot"], 3_000_000), (["jenis": "jadup", "jiwa": 4, "hari": 90], 5_400_000),
    ]

    @Test(arguments: compensations)
    func `compensation follows its kind`(answers: JSONObject, rupiah: Double) throws {
        #expect(try sum(try ShippedForms.version("bencana/santunan"), answers, "nilai") == rupiah)
    }

    @Test func `a store cannot give out more than it had`() throws {
        let version = try ShippedForms.version("bencana/stok")
        let facts = try ShippedForms.facts()
        var answers: JSONObject = [
            "gudang": "Lumbung Tirtasari", "penjaga": "Pak Contoh",
            "barang": [["apa": "Beras", "ada": 100, "keluar": 130, "satuan": "kg"]],
        ]
        answers["tanggal"] = "2026-11-20"
        #expect(version.faults(answers, facts) == ["barang[0].sisa"])
        answers["barang"] = [
            ["apa": "Beras", "ada": 100, "masuk": 50, "keluar": 130, "satuan": "kg"]
        ]
        #expect(version.faults(answers, facts) == [])
        let row = version.completed(answers, facts)["barang"]?.array?.first
        #expect(row?["sisa"]?.double == 20)
    }

    @Test func `a KUBE's cash book closes with what is left`() throws {
        let version = try ShippedForms.version("pemberdayaan/kas-kube")
        let answers: JSONObject = [
            "awal": 1_000_000,
            "kas": [
                ["uraian": "Jual telur", "masuk": 750_000], ["uraian": "Pakan", "keluar": 420_000],
            ],
        ]
        #expect(try sum(version, answers, "laba") == 330_000)
        #expect(try sum(version, answers, "akhir") == 1_330_000)
    }

    @Test func `a rapid assessment keeps its numbers in their order`() throws {
        let version = try ShippedForms.version("bencana/kaji-cepat")
        let facts = try ShippedForms.facts()
        let answers: JSONObject = ["kk": 40, "jiwa": 30, "mengungsi": 50, "mengungsi-kk": 60]
        let faults = version.faults(answers, facts)
        for question in ["jiwa", "mengungsi", "mengungsi-kk", "posko"] {
            #expect(faults.contains(question), "\(question)")
        }
    }

    @Test func `a pregnancy needs dates that fit, and a woman`() throws {
        let version = try ShippedForms.version("pemutakhiran/kehamilan")
        let facts = try ShippedForms.facts()
        let good: JSONObject = ["tanggal": "2026-11-22", "hpht": "2026-07-01", "hpl": "2027-04-07"]
        #expect(version.faults(good, facts) == [])
        let late: JSONObject = ["tanggal": "2026-11-22", "hpl": "2028-04-07"]
        #expect(version.faults(late, facts) == ["hpl"])
        #expect(version.faults(good, facts.about(.member("kakak"))).contains("tanggal"))
    }

    @Test func `a desk complaint of a known person stands there with name and NIK`() throws {
        let facts = try ShippedForms.facts(extra: ["member.nik": .text("9901014106900003")])
        let version = try ShippedForms.version("puskesos/pengaduan")
        var answers = version.presets(facts)
        #expect(answers["nama"]?.string == "ibu")
        #expect(answers["nik"]?.string == "9901014106900003")
        #expect(version.faults(answers, facts) == ["layanan", "isi"])
        answers["layanan"] = "pbi-reaktivasi"
        answers["isi"] = "Kartu tidak aktif saat berobat"
        #expect(version.faults(answers, facts) == [])
    }

    @Test func `a complaint is answered within a day, then moves by role to its end`() throws {
        let form = try ShippedForms.form("puskesos/pengaduan")
        let flow = try #require(form.flow)
        #expect(flow.state("diterima")?.due == AgeMark(1, .days))
        let path = [
            "ditelaah", "direkomendasikan", "ditetapkan", "dirujuk", "ditindaklanjuti", "selesai",
        ]
        var state = flow.start
        for next in path {
            #expect(flow.steps(from: state).contains { $0.to == next }, "\(state) to \(next)")
            state = next
        }
        let roles = Set(flow.steps.flatMap(\.roles))
        #expect(roles.isSuperset(of: ["fs", "fo", "bo", "supervisor", "manajer", "koordinator"]))
    }

    @Test func `the roster of a session has a row for each family and counts the marks`() throws {
        let version = try ShippedForms.version("p2k2/sesi")
        let facts = try ShippedForms.facts()
        var answers = version.presets(facts)
        #expect(answers["daftar"]?.array?.count == facts.members.count)
        answers["daftar"] = [
            ["pengurus": "member:ibu", "hadir": "H", "paham": "baik"],
            ["pengurus": "member:nenek", "hadir": "A"], ["pengurus": "member:kakak"],
        ]
        #expect(version.completed(answers, facts)["isi"]?.double == 2)
        #expect(version.faults(answers, facts) == ["sesi", "notula"])
    }
}
