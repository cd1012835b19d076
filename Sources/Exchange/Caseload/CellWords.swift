/// Words and codes that mean the same in a caseload cell.
struct CellWords: Sendable {
    private let codes: [String: String]
    /// The codes a cell can have, for a finding that lists them.
    let expected: [String]

    /// `"L": "L LAKILAKI PRIA"` reads: these words mean code L.
    init(_ table: KeyValuePairs<String, String>) {
        var codes: [String: String] = [:]
        for (code, words) in table {
            for word in Words.of(words) { codes[word] = code }
        }
        self.codes = codes
        expected = table.map(\.key)
    }

    func code(_ text: String) -> String? {
        codes[Words.key(text)]
    }

    func code(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        codes[Words.key(bytes)]
    }

    static let sex = CellWords([
        "L": "L LK LAKILAKI LAKI PRIA COWOK M MALE 1",
        "P": "P PR PEREMPUAN WANITA CEWEK F FEMALE W 2",
    ])

    /// Relation to the head of family. [BPS Regsosek 2022, field 409]
    static let relation = CellWords([
        "1": "1 01 KEPALA KEPALAKELUARGA KK KRT",
        "2": "2 02 ISTRI SUAMI ISTRISUAMI SUAMIISTRI PASANGAN",
        "3": "3 03 ANAK ANAKKANDUNG ANAKTIRI ANAKANGKAT",
        "4": "4 04 MENANTU",
        "5": "5 05 CUCU",
        "6": "6 06 ORANGTUA MERTUA ORANGTUAMERTUA AYAH IBU BAPAK",
        "7": "7 07 PEMBANTU SOPIR PEMBANTUSOPIR",
        "8": "8 08 9 LAINNYA LAIN FAMILILAIN FAMILI SAUDARA KEPONAKAN",
    ])

    static let level = CellWords([
        "PAUD": "PAUD KB TPA",
        "TK": "TK RA",
        "SD": "SD SDN SEKOLAHDASAR",
        "MI": "MI MIN",
        "SMP": "SMP SMPN SLTP",
        "MTs": "MTS MTSN",
        "SMA": "SMA SMAN SMU SLTA",
        "SMK": "SMK SMKN STM",
        "MA": "MA MAN",
        "SLB": "SLB SLBN SDLB SMPLB SMALB",
        "Paket A": "PAKETA KEJARPAKETA",
        "Paket B": "PAKETB KEJARPAKETB",
        "Paket C": "PAKETC KEJARPAKETC",
    ])

    static let facility = CellWords([
        "sekolah": "SEKOLAH MADRASAH SCHOOL FASDIK PKBM",
        "posyandu": "POSYANDU",
        "puskesmas": "PUSKESMAS",
        "pustu": "PUSTU PUSKESMASPEMBANTU",
        "klinik": "KLINIK",
        "bidan": "BIDAN POLINDES POSKESDES",
        "rumah-sakit": "RUMAHSAKIT RS RSUD",
        "balai": "BALAI SENTRA PANTI LKS",
        "e-warong": "EWARONG EWARUNG AGEN AGENBANK",
    ])

    static let yesNo = CellWords([
        "ya": "YA Y IYA YES TRUE V X 1",
        "tidak": "TIDAK TDK T N NO FALSE BUKAN 0",
    ])

    static let disability = CellWords([
        "berat": "BERAT YA Y 1",
        "sedang": "SEDANG",
        "ringan": "RINGAN",
        "tidak": "TIDAK TDK T N NO 0",
    ])

    static let checkState = CellWords([
        "patuh": "PATUH YA 1 MEMENUHI",
        "tidak": "TIDAK TDK 2 TIDAKPATUH TIDAKMEMENUHI",
        "izin": "IZIN IJIN SAKIT IZINSAKIT 3",
        "tidak-berlaku": "TIDAKBERLAKU TB 0 TAKBERLAKU",
    ])
}
