import LocalStore

/// What the store could not do, in sentences: what happened, whether the data is safe, what to do.
extension Words {
    package func sentence(for error: StoreError) -> String {
        let facts = self.facts(of: error)
        let safety = self.safety(of: error.safety, error)
        return [facts.what, safety, facts.advice].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Why a store is open for reading only, in a few words.
    package func readOnlyTag(_ reason: StoreError) -> String {
        switch reason {
        case .diskFull: pick("hanya baca: disk penuh", "read only: disk full")
        default: pick("hanya baca: tanpa izin tulis", "read only: no right to write")
        }
    }

    /// The same as a sentence, with what can be done all the same.
    package func readOnly(because reason: StoreError) -> String {
        let why =
            switch reason {
            case .diskFull: pick("Disk penuh: ", "The disk is full: ")
            default:
                pick("Penyimpanan ini tidak dapat ditulis: ", "This store cannot be written: ")
            }
        return why
            + pick(
                "data hanya dapat dibaca, dicadangkan ke disk lain dan dikirim; tidak ada yang dapat disimpan. Beri ruang atau izin tulis, lalu buka lagi.",
                "the data can be read, backed up to another disk and sent; nothing can be saved. Make room or give the right to write, then open it again.",
            )
    }

    /// Behind the outcome of a sync of a store that cannot be written.
    package var syncNotKept: String {
        pick(
            "Penyimpanan ini tidak dapat ditulis: yang terkirim sudah sampai, tetapi tidak tercatat di sini, dan yang diterima tidak disimpan; sinkron berikutnya mencatatnya.",
            "This store cannot be written: what was sent has arrived, but is not noted here, and what came is not kept; the next sync does so.",
        )
    }

    private func safety(of safety: DataSafety, _ error: StoreError) -> String {
        switch safety {
        case .untouched:
            pick("Data yang sudah tersimpan aman.", "What was saved is safe.")
        case .shut:
            pick("Data tidak berubah.", "The data is unchanged.")
        case .partlyUnreadable:
            pick(
                "Tidak ada yang ditimpa; sebagian data mungkin tidak terbaca.",
                "Nothing was overwritten; part of the data may be unreadable.",
            )
        case .absent: ""
        }
    }

    private func process(_ holder: LockHolder) -> String {
        guard let process = holder.process else { return "" }
        return pick(" (proses \(process))", " (process \(process))")
    }

    /// Who has the store: *pendamping lain (proses 812) yang sedang membukanya sejak 09.14*.
    private func name(of holder: LockHolder) -> String {
        let act =
            switch holder.act {
            case "upgrade": pick("memperbarui bentuk data", "brings it up to date")
            case "passwd": pick("mengganti kata sandi", "changes its passphrase")
            case "restore": pick("memulihkan cadangan", "restores a backup")
            case "salvage": pick("menyelamatkan data rusak", "salvages it")
            case LockHolder.sync: pick("menyinkronkan", "syncs it")
            case "doctor": pick("memeriksa data", "checks it")
            default: pick("membukanya", "has it open")
            }
        let since = holder.since.map { milliseconds in
            let moment = LocalMoment.at(milliseconds: milliseconds)
            let since = "\(day(moment.day)) \(timeOfDay(moment))"
            return pick(" sejak \(since)", " since \(since)")
        }
        return pick(
            "program lain\(process(holder)) yang sedang \(act)\(since ?? "")",
            "another program\(process(holder)) that \(act)\(since ?? "")",
        )
    }

    private func facts(of error: StoreError) -> (what: String, advice: String) {
        switch error {
        case .missingFolder(let path):
            (
                pick(
                    "Folder \(path) tidak ada; tidak ada yang dibuat.",
                    "There is no folder \(path); nothing was made.",
                ),
                pick(
                    "Periksa namanya, dan apakah flashdisk terpasang.",
                    "Check the name, and whether the stick is mounted.",
                ),
            )
        case .missingStore(let path):
            (
                pick("Tidak ada penyimpanan di \(path).", "There is no store in \(path)."),
                pick("Buat dengan: pendamping init", "Make one with: pendamping init"),
            )
        case .missingStoreFile(let path):
            (
                pick(
                    "Berkas data \(path) hilang, padahal kuncinya masih ada.",
                    "The data file \(path) is gone, though its keys are still there.",
                ),
                pick(
                    "Jangan buat yang baru di sini. Cari berkas itu, atau pulihkan cadangan: pendamping restore",
                    "Do not make a new one here. Look for that file, or bring back a backup: pendamping restore",
                ),
            )
        case .missingRecoveryKey(let path):
            (
                pick(
                    "Berkas kunci pemulihan tidak ada di \(path); tanpa itu kode pemulihan tidak dapat dipakai.",
                    "The recovery key file is missing in \(path); without it no recovery code works.",
                ),
                pick(
                    "Pakai kata sandi, atau kembalikan berkas *.key dari cadangan.",
                    "Use the passphrase, or bring the *.key files back from a backup.",
                ),
            )
        case .noKeyFiles(let path):
            (
                pick(
                    "Semua berkas kunci (*.key) di \(path) hilang; kata sandi maupun kode pemulihan tidak dapat membuka data tanpa itu.",
                    "All key files (*.key) in \(path) are gone; neither passphrase nor recovery code opens the data without them.",
                ),
                pick(
                    "Kembalikan berkas *.key dari cadangan, atau pulihkan cadangan: pendamping restore",
                    "Bring the *.key files back from a backup, or bring back the backup: pendamping restore",
                ),
            )
        case .missingKeyFile(let path):
            (
                pick(
                    "Berkas kunci tidak ada di \(path); tanpa kunci itu data tidak dapat dibuka.",
                    "The key file is missing in \(path); without it the data cannot be opened.",
                ),
                pick(
                    "Kembalikan berkas *.key dari cadangan, atau pakai kode pemulihan: pendamping passwd --recovery",
                    "Bring the *.key files back from a backup, or use the recovery code: pendamping passwd --recovery",
                ),
            )
        case .wrongPassphrase:
            (
                pick("Kata sandi salah.", "Wrong passphrase."),
                pick(
                    "Ketik lagi; periksa Caps Lock. Bila lupa: pendamping passwd --recovery",
                    "Type it again; check Caps Lock. If it is forgotten: pendamping passwd --recovery",
                ),
            )
        case .wrongRecoveryCode:
            (
                pick(
                    "Kode pemulihan ini bukan milik penyimpanan ini.",
                    "This recovery code is not this store's.",
                ),
                pick("Periksa kertas kodenya.", "Check the paper with the code."),
            )
        case .damaged(let file, _):
            (pick("\(name(of: file)) rusak.", "\(name(of: file)) is damaged."), mending(file))
        case .truncated(let file, let bytes):
            (
                pick(
                    "\(name(of: file)) terpotong (tinggal \(number(bytes)) byte).",
                    "\(name(of: file)) is cut short (\(number(bytes)) bytes left).",
                ),
                mending(file),
            )
        case .newerVersion(let found, let known):
            (
                pick(
                    "Data ini dibuat program yang lebih baru (versi \(found); program ini mengenal sampai \(known)).",
                    "This data was written by a newer program (version \(found); this one knows up to \(known)).",
                ),
                pick("Pasang pendamping versi baru.", "Install the newer pendamping."),
            )
        case .locked(let holder) where holder.act == LockHolder.sync:
            (
                pick(
                    "Sinkron lain sedang berjalan untuk penyimpanan ini\(process(holder)).",
                    "Another sync of this store is running\(process(holder)).",
                ),
                pick("Tunggu sampai selesai.", "Wait until it ends."),
            )
        case .locked(let holder):
            (
                pick(
                    "Data sedang dipakai \(name(of: holder)).",
                    "The data is in use by \(name(of: holder)).",
                ),
                holder.act == LockHolder.open
                    ? pick("Tutup dulu di sana, lalu ulangi.", "Close it there, then try again.")
                    : pick(
                        "Tunggu sampai selesai, lalu ulangi.",
                        "Wait until it ends, then try again.",
                    ),
            )
        case .busy(let milliseconds):
            (
                pick(
                    "Proses lain sedang menulis lebih dari \(milliseconds / 1000) detik; perubahan ini belum tersimpan.",
                    "Another process has been writing for over \(milliseconds / 1000) s; this change is not saved yet.",
                ),
                pick("Ulangi sebentar lagi.", "Try again in a moment."),
            )
        case .diskFull:
            (
                pick(
                    "Disk penuh; perubahan ini belum tersimpan.",
                    "The disk is full; this change is not saved yet.",
                ),
                pick(
                    "Kosongkan ruang disk, lalu simpan lagi.",
                    "Free some space, then save again.",
                ),
            )
        case .inputOutput(let code, _):
            (
                pick(
                    "Laptop gagal membaca atau menulis disk (kode \(code)); perubahan ini belum tersimpan.",
                    "The laptop failed to read or write its disk (code \(code)); this change is not saved yet.",
                ),
                pick(
                    "Ulangi; jika tetap gagal, buat cadangan sekarang.",
                    "Try again; if it stays, back up now.",
                ),
            )
        case .noAccess(let path):
            (
                pick("Tidak ada izin membuka \(path).", "No right to open \(path)."),
                pick("Periksa pemilik dan izin berkasnya.", "Check the file's owner and rights."),
            )
        case .alreadyExists(let path):
            (
                pick(
                    "\(path) sudah ada dan tidak ditimpa.",
                    "\(path) exists already and was not overwritten.",
                ),
                pick("Pilih tempat lain.", "Choose another place."),
            )
        case .wouldLose(nil, _, _):
            (
                pick(
                    "Penyimpanan yang sekarang ada di sini rusak atau tidak terbuka dengan kata sandi ini; apa yang hanya ada di dalamnya tidak dapat dihitung.",
                    "The store that is here now is damaged or does not open with this passphrase; what exists only in it can't be counted.",
                ),
                pick(
                    "Selamatkan dulu isinya: pendamping doctor --salvage FOLDER. Sesudah itu --drop-unsent memulihkan cadangan; berkas yang lama disisihkan, tidak dihapus.",
                    "Save what it holds first: pendamping doctor --salvage FOLDER. Then --drop-unsent brings the backup back; the old files are put aside, not deleted.",
                ),
            )
        case .wouldLose(let records?, let locals, let drafts):
            (
                loss(records, locals, drafts),
                pick(
                    "Buat cadangan dulu, atau tegaskan dengan --drop-unsent.",
                    "Back up first, or insist with --drop-unsent.",
                ),
            )
        case .missingBackup(let path):
            (
                pick("Tidak ada cadangan di \(path).", "There is no backup in \(path)."),
                pick(
                    "Periksa nama foldernya, dan apakah flashdisk terpasang.",
                    "Check the folder's name, and whether the stick is mounted.",
                ),
            )
        case .cancelled:
            (pick("Dihentikan; tidak ada yang berubah.", "Stopped; nothing changed."), "")
        case .outOfMemory:
            (
                pick("Memori laptop habis.", "The laptop is out of memory."),
                pick("Tutup program lain.", "Close other programs."),
            )
        case .closed:
            (
                pick("Data sudah terkunci.", "The data is locked."),
                pick("Buka lagi.", "Unlock it again."),
            )
        case .misuse(let detail):
            (
                pick("Program ini keliru (\(detail)).", "The program made a mistake (\(detail))."),
                pick("Laporkan kalimat ini.", "Please report this sentence."),
            )
        }
    }

    private func name(of file: StoreFile) -> String {
        switch file {
        case .store: pick("Berkas data", "The data file")
        case .passphraseKey: pick("Berkas kunci kata sandi", "The passphrase key file")
        case .recoveryKey: pick("Berkas kunci pemulihan", "The recovery key file")
        case .backup: pick("Cadangan", "The backup")
        case .label: pick("Berkas label", "The label file")
        }
    }
}
