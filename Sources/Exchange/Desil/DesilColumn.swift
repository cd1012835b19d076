/// What a column of a list of deciles means.
enum DesilField: Int, CaseIterable, Sendable {
    case nik, familyCard, name, desil, status, village, familyKey

    /// Headers people and offices use, in `Words.key` form.
    var synonyms: Set<String> {
        switch self {
        case .nik:
            ["NIK", "NIKKPM", "NIKPENGURUS", "NIKKEPALAKELUARGA", "NIKKK", "NOMORNIK", "NONIK"]
        case .familyCard:
            ["NOKK", "NOMORKK", "KK", "NKK", "NOKARTUKELUARGA", "NOMORKARTUKELUARGA", "NKKPM"]
        case .name:
            [
                "NAMA", "NAMALENGKAP", "NAMAKPM", "NAMAPENGURUS", "NAMAKEPALAKELUARGA",
                "NAMAANGGOTA", "KEPALAKELUARGA",
            ]
        case .desil:
            [
                "DESIL", "DESILDTSEN", "DESILNASIONAL", "DESILKESEJAHTERAAN", "PERINGKATDESIL",
                "PERINGKATKESEJAHTERAAN", "DESIL2025", "DESIL2026",
            ]
        case .status:
            [
                "STATUSPADAN", "PADAN", "STATUSDUKCAPIL", "PADANDUKCAPIL", "KETERANGANPADAN",
                "STATUSNIK", "STATUSPEMADANAN",
            ]
        case .village: ["DESA", "KELURAHAN", "DESAKELURAHAN", "NAMADESA", "NAMAKELURAHAN"]
        case .familyKey: ["KODEKELUARGA", "IDKELUARGA", "IDKPM", "KODEKPM"]
        }
    }
}

/// Which programmes a list says a family is in, by the words of its headers.
enum DesilFlag {
    /// Headers in `Words.key` form, each with the programme's id.
    private static let programmes: [String: String] = [
        "PKH": "pkh", "BPNT": "sembako", "SEMBAKO": "sembako", "BSP": "sembako",
        "KARTUSEMBAKO": "sembako", "PBI": "pbi-jk", "PBIJK": "pbi-jk", "PBIJKN": "pbi-jk",
        "BST": "bst", "BLTDESA": "blt-desa", "BLT": "blt-desa", "BLTKESRA": "blt-kesra",
        "YAPI": "yapi", "ATENSI": "atensi", "PENA": "pena", "PERMAKANAN": "permakanan",
        "PIP": "pip", "KIP": "pip", "RST": "rst",
    ]
    private static let prefixes = ["PESERTA", "PENERIMA", "STATUS", "BANSOS", "FLAG", "KPM"]

    static func programme(_ header: String) -> String? {
        let key = Words.key(header)
        if let found = programmes[key] { return found }
        for prefix in prefixes where key.hasPrefix(prefix) {
            if let found = programmes[String(key.dropFirst(prefix.count))] { return found }
        }
        return nil
    }

    /// Yes or no; nil for what is neither.
    static func value(_ text: String) -> Bool? {
        switch Words.key(text) {
        case "YA", "Y", "1", "IYA", "ADA", "AKTIF", "YES", "TRUE", "V", "X", "PENERIMA",
            "TERDAFTAR":
            true
        case "TIDAK", "T", "0", "TDK", "NO", "FALSE", "BUKAN", "NONAKTIF", "TIDAKAKTIF",
            "TIDAKADA":
            false
        default: text.isEmpty || text == "-" ? false : nil
        }
    }
}

/// Whether the civil registry knows the person, as the list says.
package enum MatchStatus: String, Sendable, Hashable {
    case matched = "padan"
    case unmatched = "tidak-padan"
    /// Not yet looked up.
    case open = "belum"

    init?(_ text: String) {
        switch Words.key(text) {
        case "PADAN", "YA", "VALID", "1", "SESUAI", "COCOK", "ONLINE", "AKTIF": self = .matched
        case "TIDAKPADAN", "TDKPADAN", "TIDAK", "0", "INVALID", "TIDAKSESUAI", "TIDAKVALID",
            "TIDAKDITEMUKAN", "OFFLINE", "NONAKTIF", "TIDAKAKTIF", "GANDA":
            self = .unmatched
        case "BELUM", "BELUMPADAN", "BELUMDIPADANKAN", "PROSES": self = .open
        default: return nil
        }
    }
}
