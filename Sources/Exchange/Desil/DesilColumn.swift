import Casework

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
package struct DesilHeaders: Sendable, Equatable {
    /// Headers in `Words.key` form, each with the programme's id.
    private var programmes: [String: String] = [:]
    private static let prefixes = ["PESERTA", "PENERIMA", "STATUS", "BANSOS", "FLAG", "KPM"]

    /// The headers that programme files name.
    ///
    /// Of two programmes with one header the first by id has it.
    package init(_ programmes: [Programme]) {
        for programme in programmes.sorted(by: { $0.id < $1.id }) {
            for header in programme.headers {
                let key = Words.key(header)
                if !key.isEmpty, self.programmes[key] == nil { self.programmes[key] = programme.id }
            }
        }
    }

    /// The programme that a column is about: by its header, or by that behind a word such as *Peserta*.
    func programme(_ header: String) -> String? {
        let key = Words.key(header)
        if let found = programmes[key] { return found }
        for prefix in Self.prefixes where key.hasPrefix(prefix) {
            if let found = programmes[String(key.dropFirst(prefix.count))] { return found }
        }
        return nil
    }
}

/// What stands in a column about a programme.
enum DesilFlag {
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
