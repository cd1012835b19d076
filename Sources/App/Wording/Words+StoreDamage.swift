import LocalStore

/// What can be done about damaged files, and what would be gone if another store took a store's place.
extension Words {
    /// The way out that is still open, which for a backup is not that backup.
    func mending(_ file: StoreFile) -> String {
        switch file {
        case .store:
            pick(
                "Jangan dihapus. Jalankan: pendamping doctor --salvage FOLDER, atau pulihkan cadangan: pendamping restore",
                "Do not delete it. Run: pendamping doctor --salvage FOLDER, or bring back a backup: pendamping restore",
            )
        case .backup:
            pick(
                "Pakai cadangan lain, atau selamatkan isinya: pendamping doctor --store CADANGAN --salvage FOLDER",
                "Use another backup, or save what it holds: pendamping doctor --store BACKUP --salvage FOLDER",
            )
        case .passphraseKey:
            pick(
                "Kembalikan berkas *.key dari cadangan, atau pakai kode pemulihan: pendamping passwd --recovery",
                "Bring the *.key files back from a backup, or use the recovery code: pendamping passwd --recovery",
            )
        case .recoveryKey:
            pick(
                "Pakai kata sandi, lalu buat kode baru: pendamping passwd --new-recovery-code",
                "Use the passphrase, then make a new code: pendamping passwd --new-recovery-code",
            )
        case .label:
            pick(
                "Datanya tidak terkena; pilih penyimpanan ini dengan --store FOLDER.",
                "The data is not touched by it; choose this store by --store FOLDER.",
            )
        }
    }

    /// `2 catatan, 60.000 data induk lokal dan 1 draf`, as a sentence.
    func loss(_ records: Int, _ locals: Int, _ drafts: Int) -> String {
        var parts: [String] = []
        if records > 0 {
            parts.append(pick("\(number(records)) catatan", "\(number(records)) records"))
        }
        if locals > 0 {
            parts.append(
                pick(
                    "\(number(locals)) data induk lokal (hanya diimpor di sini)",
                    "\(number(locals)) local register rows (imported here only)",
                )
            )
        }
        if drafts > 0 { parts.append(pick("\(number(drafts)) draf", "\(number(drafts)) drafts")) }
        let last = parts.popLast() ?? pick("0 catatan", "0 records")
        let list =
            parts.isEmpty ? last : parts.joined(separator: ", ") + pick(" dan ", " and ") + last
        return pick(
            "\(list) hanya ada di laptop ini, tidak di cadangan itu, dan akan hilang.",
            "\(list) exist only here, not in that backup, and would be lost.",
        )
    }

    /// What an examination that found the file itself damaged says: whether the data is safe, and what to do.
    package func fileDamage(_ report: DoctorReport) -> [String] {
        let count = number(report.findings.count)
        let places =
            report.isFileCheckCut ? pick("sedikitnya \(count)", "at least \(count)") : count
        return [
            pick(
                "Berkas data rusak di \(places) tempat (--json menyebutnya). Isinya tidak dihitung.",
                "The data file is damaged in \(places) places (--json names them). What it holds was not counted.",
            ),
            pick(
                "Tidak ada yang diubah; sebagian data mungkin tidak terbaca. Jangan dihapus.",
                "Nothing was changed; part of the data may be unreadable. Do not delete it.",
            ),
            pick(
                "Selamatkan yang masih terbaca: pendamping doctor --salvage FOLDER, lalu bandingkan dengan cadangan.",
                "Save what is readable: pendamping doctor --salvage FOLDER, then compare with a backup.",
            ),
        ]
    }
}
