import Caseload
import Casework

/// The words of the logs, of what is past its term, and of a person's own data.
extension Words {
    // MARK: Looks

    package var looksLabel: String { pick("Log lihat", "Log of looks") }
    package var looksExplanation: String {
        pick(
            "Menampilkan siapa membuka data siapa, kapan dan dari mana; daftar dan pencarian tidak dicatat",
            "Show who opened whose data, when and from where; lists and searches are not noted",
        )
    }
    package var familyLooksLabel: String { pick("Log lihat keluarga ini", "Looks at this family") }
    package var familyLooksExplanation: String {
        pick(
            "Menampilkan siapa melihat data keluarga ini",
            "Show who looked at this family's data",
        )
    }
    package var noLooksHere: String {
        pick("Belum ada yang dicatat di laptop ini.", "Nothing is noted on this laptop yet.")
    }

    /// `23 Nov 2026 14.03 · Rahmawati · keluarga f1 (Aminah) · layar keluarga`.
    package func lookLine(_ look: Look, name: String) -> String {
        // The name is the family's, whoever of it was looked at.
        let family = look.what == .family ? name : pick("kel. \(name)", "family \(name)")
        let whose = name.isEmpty ? "" : " (\(family))"
        return "\(time(look.at)) · \(look.by) · \(lookWhat(look))\(whose) · \(lookDoor(look.door))"
    }

    package func lookWhat(_ look: Look) -> String {
        let what =
            switch look.what {
            case .family: pick("keluarga", "family")
            case .member: pick("anggota", "member")
            case .roster: pick("daftar hadir", "roster")
            case .record: pick("catatan", "record")
            case .restricted: pick("catatan terbatas", "restricted record")
            case .file: pick("berkas", "file")
            }
        return look.note.isEmpty
            ? "\(what) \(look.id.rawValue.drop { $0 != ":" }.dropFirst())" : "\(what) \(look.note)"
    }

    package func lookDoor(_ door: Look.Door) -> String {
        switch door {
        case .family: pick("layar keluarga", "family screen")
        case .entry: pick("layar catat", "entry screen")
        case .roster: pick("layar daftar hadir", "roster screen")
        case .record: pick("layar catatan", "record screen")
        case .records: pick("layar layanan", "services screen")
        case .supervisor: pick("layar penyelia", "supervisor screen")
        case .conflicts: pick("layar konflik", "conflicts screen")
        case .cleaning: pick("layar data bersih", "clean data screen")
        case .export: pick("ekspor", "export")
        case .plain: pick("mode polos", "plain mode")
        case .familyCommand: pick("perintah family", "command family")
        case .recordsCommand: pick("perintah records", "command records")
        }
    }

    // MARK: Exports

    package var exportsLabel: String { pick("Log ekspor", "Log of exports") }
    package var exportsExplanation: String {
        pick(
            "Menampilkan berkas yang pernah ditulis dari laptop ini, bernomor",
            "Show the files that were written from this laptop, with their numbers",
        )
    }

    /// `#12 · 23 Nov 2026 14.03 · Rahmawati · kartu 2026-Q4 (html), 4 baris · /home/…`.
    package func exportLine(_ entry: ExportEntry) -> String {
        let mark = entry.number > 0 ? "#\(entry.number)" : "#–"
        let when = time(entry.at.description)
        let rows = pick("\(number(entry.rows)) baris", "\(number(entry.rows)) rows")
        return
            "\(mark) · \(when) · \(entry.by) · \(entry.what) (\(entry.format)), \(rows) · \(entry.path)"
    }

    // MARK: Terms

    package func pastTerm(_ count: Int) -> String {
        pick(
            "\(number(count)) catatan lewat masa simpan. «pendamping doctor --retention» memeriksanya.",
            "\(number(count)) records are past their term. «pendamping doctor --retention» examines them.",
        )
    }
    package func retentionCounts(_ report: RetentionReport) -> [String] {
        let kinds = report.past.sorted { $0.key < $1.key }.map { kind, count in
            "\(kindName(DocumentKind(rawValue: kind))): \(number(count))"
        }
        var lines = kinds
        if report.held > 0 {
            lines.append(
                pick(
                    "\(number(report.held)) lewat masa simpan tetapi ditahan: belum pasti di server, masih terbuka, atau belum diputus.",
                    "\(number(report.held)) are past their term and held: not certain to be at the server, open, or undecided.",
                )
            )
        }
        if report.isApplied {
            lines.append(
                pick(
                    "\(number(report.total)) catatan dihapus dari laptop ini; yang di server tetap.",
                    "\(number(report.total)) records were dropped from this laptop; those at the server stay.",
                )
            )
        } else {
            lines.append(
                report.total == 0
                    ? pick(
                        "Tidak ada yang perlu dihapus dari laptop ini.",
                        "Nothing has to go from this laptop.",
                    )
                    : pick(
                        "\(number(report.total)) catatan lewat masa simpan. Tambahkan --apply untuk menghapusnya dari laptop ini.",
                        "\(number(report.total)) records are past their term. Add --apply to drop them from this laptop.",
                    )
            )
        }
        return lines
    }
    /// `Memeriksa masa simpan: 1.200 dari 34.000 (3 %)`.
    package func retentionStep(_ step: RetentionStep) -> String {
        let act =
            step.isDropping
            ? pick("Menghapus", "Dropping") : pick("Memeriksa masa simpan", "Looking at terms")
        let percent = step.total > 0 ? step.done * 100 / step.total : 100
        let count = pick(
            "\(number(step.done)) dari \(number(step.total))",
            "\(number(step.done)) of \(number(step.total))",
        )
        return "\(act): \(count) (\(percent) %)"
    }
    package func retentionAsk(_ count: Int) -> String {
        pick(
            "Hapus \(number(count)) catatan dari laptop ini? Tidak dapat diurungkan. Ketik angka itu untuk melanjutkan: ",
            "Drop \(number(count)) records from this laptop? There is no undo. Type that number to go on: ",
        )
    }
    package func retentionConfirm(_ count: Int) -> String {
        pick("--confirm \(count), banyaknya catatan", "--confirm \(count), the number of records")
    }
    package var optionRetention: String {
        pick("hitung catatan yang lewat masa simpan", "count records past their term")
    }
    package var optionApply: String {
        pick("hapus dari laptop ini (dengan --retention)", "drop them here (with --retention)")
    }
    package var optionConfirm: String {
        pick("jumlah yang dihapus, tanpa ditanya", "the number to drop, without a question")
    }

    // MARK: A person's own data

    package var ownDataLabel: String { pick("Data pribadi", "Own data") }
    package var ownDataExplanation: String {
        pick(
            "Menulis semua data tentang keluarga atau seorang anggota untuk yang bersangkutan",
            "Write all data about the family or a member for the person herself",
        )
    }
    package var wholeFamily: String { pick("Seluruh keluarga", "The whole family") }
    package var ownDataPrompt: String {
        pick("Data pribadi ke berkas (.html atau .json)", "Own data into a file (.html or .json)")
    }
    package var ownDataEnding: String {
        pick("Nama berkas berakhir .html atau .json", "The file's name ends with .html or .json")
    }
    package var restrictedInData: String {
        pick(
            "Ada catatan terbatas. Ikut ditulis? Setiap catatan yang ikut dicatat di log lihat.",
            "There are restricted records. Shall they be written, too? Each is noted in the log of looks.",
        )
    }
    package var withoutRestricted: String { pick("tanpa", "without") }
    package var withRestricted: String { pick("ikut", "with them") }

    func personNotes(isMember: Bool) -> [String] {
        let base = pick(
            "Semua yang disimpan laptop pendamping ini. Kantor dinas sosial dapat menyimpan lebih.",
            "All that this social worker's laptop keeps. The social office may keep more.",
        )
        guard isMember else { return [base] }
        return [
            base,
            pick(
                "Data anggota lain tidak ikut: jawaban dan baris yang menyebut mereka dibuang, catatan keluarga hanya disebut adanya.",
                "Data of other members is left out: answers and rows that name them are taken away, and of the family's records only their being there is told.",
            ),
        ]
    }
    func registerSource(isLocal: Bool) -> String {
        isLocal
            ? pick("Sumber: diimpor di laptop ini.", "Source: imported on this laptop.")
            : pick("Sumber: register kantor.", "Source: the office's register.")
    }
    var nothingHeld: String { pick("Tidak ada.", "Nothing.") }
    var stateField: String { pick("Keadaan", "State") }
    func recordedAt(_ time: String, by: String) -> String {
        pick("Dicatat \(time) oleh \(by).", "Recorded \(time) by \(by).")
    }
    var onlyOwnRows: String {
        pick("Hanya baris tentang yang bersangkutan.", "Only the rows about the person.")
    }
    var onlyHead: String {
        pick(
            "Catatan tentang keluarga; isinya ada pada data seluruh keluarga.",
            "A record about the family; what it says is in the whole family's data.",
        )
    }
    func restrictedLeftOut(_ count: Int) -> String {
        pick(
            "\(number(count)) catatan terbatas disimpan dan tidak ditulis di sini.",
            "\(number(count)) restricted records are kept and not written here.",
        )
    }
    func looksLeftOut(_ count: Int) -> String {
        pick(
            "\(number(count)) kali catatan terbatas dilihat; tidak ditulis di sini.",
            "Restricted records were looked at \(number(count)) times; not written here.",
        )
    }
    func listFiles(_ count: Int) -> String {
        pick(
            "\(number(count)) berkas berisi banyak orang pernah ditulis; yang bersangkutan mungkin ada di dalamnya.",
            "\(number(count)) files with many people were written; the person may be in them.",
        )
    }

    /// A member of a register document by the word people use; its own name where none is known.
    func registerField(_ name: String) -> String {
        switch name {
        case "name": pick("Nama", "Name")
        case "kk": pick("Nomor KK", "Family card number")
        case "nik": "NIK"
        case "nisn": "NISN"
        case "sex": pick("Jenis kelamin", "Sex")
        case "born": pick("Tanggal lahir", "Born")
        case "relation": pick("Hubungan dengan kepala keluarga", "Relation to the head")
        case "mother": pick("Ibu", "Mother")
        case "family": pick("Keluarga", "Family")
        case "school": pick("Sekolah", "School")
        case "posyandu": "Posyandu"
        case "states": pick("Keadaan khusus", "States")
        case "phone": pick("Telepon", "Phone")
        case "head": pick("Kepala keluarga", "Head")
        case "pengurus": pick("Pengurus bantuan", "Holder of the aid")
        case "address": pick("Alamat", "Address")
        case "rt": "RT"
        case "rw": "RW"
        case "village": pick("Desa/kelurahan", "Village")
        case "villageCode": pick("Kode desa", "Village code")
        case "district": pick("Kecamatan", "District")
        case "regency": pick("Kabupaten/kota", "Regency")
        case "group": pick("Kelompok", "Group")
        case "kks": pick("Nomor KKS", "KKS number")
        case "desil": pick("Desil", "Decile")
        case "programmes": pick("Program", "Programmes")
        case "assignedTo": pick("Pendamping", "Worker")
        case "note": pick("Catatan", "Note")
        case "programme": pick("Program", "Programme")
        case "status": pick("Status", "Status")
        case "kind": pick("Jenis", "Kind")
        case "state": pick("Keadaan", "State")
        case "from": pick("Sejak", "Since")
        case "to": pick("Sampai", "Until")
        case "due": pick("HPL", "Expected delivery")
        case "facility": pick("Sekolah", "School")
        case "level": pick("Jenjang", "Level")
        case "class": pick("Kelas", "Class")
        case "by": pick("Ditulis oleh", "Written by")
        case "at": pick("Ditulis pada", "Written at")
        default: name
        }
    }

    // MARK: The command line

    package var summaryLooks: String {
        pick("Menampilkan log lihat: siapa membuka data siapa.", "Shows who opened whose data.")
    }
    package var summaryExports: String {
        pick("Menampilkan log ekspor bernomor.", "Shows the numbered log of exports.")
    }
    package var optionPersonSensitive: String {
        pick("ikutkan catatan terbatas", "with restricted records")
    }
}
