import Caseload
import Casework
import Exchange

/// What could not be done, in sentences: what happened, whether the data is safe, what to do.
extension Words {
    package func sentence(for refusal: Refusal) -> String {
        switch refusal {
        case .caseload(let error): sentence(for: error)
        case .file(let path, let trouble): sentence(for: trouble, path)
        case .passphrasesDiffer:
            pick(
                "Kedua kata sandi tidak sama. Ketik lagi.",
                "The two passphrases differ. Type again.",
            )
        case .passphraseTooShort:
            pick(
                "Kata sandi paling sedikit \(Secret.leastLength) huruf.",
                "A passphrase has at least \(Secret.leastLength) letters.",
            )
        case .nameMissing: pick("Isian ini wajib diisi.", "This field must be filled.")
        case .noProgrammeFiles:
            pick(
                "Berkas program bantuan tidak ditemukan. Tunjukkan foldernya lewat PENDAMPING_SHARE.",
                "The programme files were not found. Name their folder in PENDAMPING_SHARE.",
            )
        case .tooLongToCopy:
            pick("Teks terlalu panjang untuk disalin.", "The text is too long to copy.")
        case .unknownProfile(let label):
            pick(
                "Tidak ada profil «\(label)» di laptop ini.",
                "There is no profile «\(label)» on this laptop.",
            )
        case .noPassphrase(let option):
            pick(
                "\(secret(of: option)) tidak dapat ditanyakan di sini. Pakai --\(option) BERKAS.",
                "Nobody can be asked for \(secret(of: option)) here. Use --\(option) FILE.",
            )
        case .ambiguousProfile(let label, let folders):
            pick(
                "Ada \(folders.count) profil «\(label)». Sebut foldernya dengan --store: \(folders.joined(separator: ", "))",
                "There are \(folders.count) profiles «\(label)». Name a folder with --store: \(folders.joined(separator: ", "))",
            )
        case .labelTaken(let label):
            pick(
                "Sudah ada profil «\(label)» di laptop ini. Pilih nama lain; tidak ada yang dibuat.",
                "There is a profile «\(label)» on this laptop already. Choose another name; nothing was made.",
            )
        case .profileNotNamed:
            pick(
                "Ada beberapa profil di laptop ini. Sebut satu dengan --profile LABEL.",
                "There are several profiles on this laptop. Name one with --profile LABEL.",
            )
        case .theme(let fault): sentence(for: fault)
        case .badValue(let option, let expected):
            pick(
                "«\(option)» tidak terbaca. Tulis: \(expected)",
                "«\(option)» can't be read. Write: \(expected)",
            )
        case .syncSettings(let fault): sentence(for: fault)
        case .noServer:
            pick(
                "Server belum diatur. Sebut alamatnya: pendamping sync https://nama:porta/basisdata --login-file BERKAS --save; atau berkas stik.",
                "No server is set. Name its address: pendamping sync https://name:port/database --login-file FILE --save; or a stick's file.",
            )
        case .loginFile(let path):
            pick(
                "\(path) bukan berkas login: baris pertama nama, baris kedua kata sandi.",
                "\(path) is no login file: the name on its first line, the password on its second.",
            )
        case .importStopped(let file, let rows):
            pick(
                "Impor dihentikan\(rows > 0 ? " sesudah \(number(rows)) baris dari \(file)" : ""). Tidak ada yang disimpan; ulangi perintah yang sama untuk mengimpor semuanya.",
                "The import was stopped\(rows > 0 ? " after \(number(rows)) rows of \(file)" : ""). Nothing was stored; give the same command again to import it all.",
            )
        case .recoveryCodeMistyped:
            pick(
                "Kode pemulihan salah ketik; periksa lagi tiap kelompok.",
                "The recovery code is mistyped; check each group again.",
            )
        }
    }

    /// What the file of an option holds.
    private func secret(of option: String) -> String {
        switch option {
        case "stick-passphrase-file": pick("Kata sandi stik", "the stick's passphrase")
        case "new-passphrase-file": pick("Kata sandi baru", "the new passphrase")
        case "recovery-code-file": pick("Kode pemulihan", "the recovery code")
        case "backup-passphrase-file": pick("Kata sandi cadangan", "the backup's passphrase")
        default: pick("Kata sandi", "the passphrase")
        }
    }

    package func sentence(for error: CaseloadError) -> String {
        switch error {
        case .store(let error): sentence(for: error)
        case .noWorker:
            pick(
                "Penyimpanan ini belum punya pendamping. Data tidak berubah. Buat dengan: pendamping init",
                "This store has no worker yet. The data is unchanged. Make one with: pendamping init",
            )
        case .noProgrammes:
            pick(
                "Belum ada program bantuan di penyimpanan ini, jadi belum ada yang dapat dicatat. Impor berkas program (.json5).",
                "This store has no programme, so nothing can be recorded yet. Import the programme files (.json5).",
            )
        case .programme(let error):
            sentence(for: error) + " "
                + pick("Versi sebelumnya tetap berlaku.", "The version before stays in force.")
        case .unknownMember(let key):
            pick("Tidak ada anggota «\(key)».", "There is no member «\(key)».")
        case .unknownFamily(let key):
            pick("Tidak ada keluarga «\(key)».", "There is no family «\(key)».")
        case .unknownObligation(let id, let known):
            pick("Tidak ada kewajiban «\(id)».", "There is no obligation «\(id)».") + choices(known)
        case .unknownPeriod(let text, let known):
            pick(
                "Periode «\(text)» bukan milik kewajiban ini.",
                "Period «\(text)» is not this obligation's.",
            ) + choices(known)
        case .doesNotApply(let obligation, let period, let reason):
            pick(
                "Kewajiban \(obligation) tidak mengenai anggota ini pada \(period): \(self.reason(reason)).",
                "Obligation \(obligation) is not this member's in \(period): \(self.reason(reason)).",
            )
        case .notBegun(let period, let today):
            pick(
                "\(period) belum mulai: menurut jam laptop hari ini \(day(today)). Tidak ada yang dicatat.",
                "\(period) has not begun: today is \(day(today)) by the laptop's clock. Nothing was recorded.",
            )
        case .unknownValue(let text, let known):
            pick(
                "«\(text)» bukan keadaan kewajiban ini.",
                "«\(text)» is not a state of this obligation.",
            ) + choices(known)
        case .schoolDaysMissing(let text):
            pick(
                "«\(text)» belum cukup: sebut juga hari sekolahnya (HE), misalnya A1/I0/S0/HE22, atau persentasenya, misalnya 87%.",
                "«\(text)» is not enough: tell the school days (HE), too, as in A1/I0/S0/HE22, or the share, as in 87%.",
            )
        case .unknownSchool(let npsn):
            pick(
                "Tidak ada sekolah dengan NPSN «\(npsn)».",
                "There is no school with NPSN «\(npsn)».",
            )
        case .unknownForm(let id, let known):
            pick("Tidak ada formulir «\(id)».", "There is no form «\(id)».") + choices(known)
        case .unknownSubject(let form):
            pick(
                "Formulir \(form) harus menyebut tentang siapa, dan dia harus ada di data induk. Tidak ada yang disimpan.",
                "Form \(form) has to name whom it is about, and the register has to have them. Nothing was stored.",
            )
        case .unknownRecord(let key):
            pick("Tidak ada catatan «\(key)».", "There is no record «\(key)».")
        case .unknownStep(let text, let known):
            pick(
                "Catatan ini tidak dapat pindah ke keadaan «\(text)».",
                "This record cannot go on to state «\(text)».",
            ) + choices(known)
        case .stepNeedsNote(let step):
            pick(
                "Langkah «\(step)» memerlukan keterangan. Tidak ada yang berubah.",
                "Step «\(step)» needs a note. Nothing was changed.",
            )
        case .file(let name, let trouble):
            "\(name): \(reason(trouble)). "
                + pick(
                    "Tidak ada yang disimpan dari berkas ini.",
                    "Nothing of this file was stored.",
                )
        case .inConflict:
            pick(
                "Catatan ini konflik: ditulis berbeda di dua laptop. Tidak ada yang ditulis; pilih dulu di layar Konflik.",
                "This record is in conflict: written differently on two laptops. Nothing was written; choose in the Conflicts screen first.",
            )
        case .veiled: veiledHere
        case .restricted:
            pick(
                "Ini catatan terbatas. Tidak ada yang ditulis. Dengan --sensitive catatan ini dibuka, dan itu dicatat di log lihat.",
                "This is a restricted record. Nothing was written. With --sensitive it is opened, and that is noted in the log of looks.",
            )
        case .needsRole:
            pick(
                "Ini pekerjaan penyelia. Simpanan ini milik pendamping biasa; perannya datang dari daftar kantor (provision) atau init --role. Tidak ada yang ditulis.",
                "This is a supervisor's job. This store is a plain worker's; the role comes from the office's list (provision) or init --role. Nothing was written.",
            )
        case .alreadySent:
            pick(
                "Putusan ini sudah terkirim dan tidak dapat diurungkan; putuskan lagi bila perlu. Tidak ada yang berubah.",
                "This decision was sent and cannot be taken back; decide again if need be. Nothing was changed.",
            )
        case .notAtServer:
            pick(
                "Catatan ini belum diketahui ada di server kantor; baru sesudah itu ia dapat diputus. Tidak ada yang ditulis.",
                "This record is not known to be at the office's server; only then it can be decided on. Nothing was written.",
            )
        case .reasonMissing:
            pick(
                "Penolakan perlu alasan, supaya pendamping tahu apa yang diperbaiki. Tidak ada yang ditulis.",
                "A refusal needs its reason, so that the worker knows what to mend. Nothing was written.",
            )
        case .overtaken:
            pick(
                "Catatan ini baru diubah proses lain. Tidak ada yang ditulis; lihat lagi, lalu ulangi.",
                "Another process changed this record. Nothing was written; look again, then repeat.",
            )
        }
    }

    private func choices(_ known: [String]) -> String {
        guard !known.isEmpty else { return "" }
        let list = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
        return " " + pick("Pilihannya: \(list).", "The choices: \(list).")
    }

    private func reason(_ trouble: CaseloadError.FileTrouble) -> String {
        switch trouble {
        case .caseload(.csv(let error)), .verkom(.csv(let error)):
            reason(FindingReason.csv(error))
        case .caseload(.unknownKind): reason(FindingReason.unknownKind)
        case .noListHeader:
            pick(
                "tidak ada baris judul. Daftar perlu judul kolom: NIK atau No KK, dan di sebelahnya Desil, nama program (PKH, BPNT) atau Status padan",
                "there is no header row. The list needs column titles: NIK or No KK, and beside it Desil, a programme's name (PKH, BPNT) or Status padan",
            )
        case .verkom(.noHeader):
            pick(
                "baris judul formulir verifikasi tidak ditemukan",
                "the verification form's header row was not found",
            )
        case .noQuarter: reason(FindingReason.noQuarter)
        }
    }

    private func sentence(for trouble: FileTrouble, _ path: String) -> String {
        switch trouble {
        case .missing: pick("\(path) tidak ada.", "\(path) does not exist.")
        case .noRight: pick("Tidak ada izin untuk \(path).", "No right to \(path).")
        case .full:
            pick(
                "Disk penuh; \(path) tidak ditulis.",
                "The disk is full; \(path) was not written.",
            )
        case .exists:
            pick(
                "\(path) sudah ada dan tidak ditimpa.",
                "\(path) exists already and was not overwritten.",
            )
        case .isFolder:
            pick(
                "\(path) adalah folder; sebut berkas di dalamnya.",
                "\(path) is a folder; name a file in it.",
            )
        case .system(let code):
            pick("\(path) gagal (kode \(code)).", "\(path) failed (code \(code)).")
        }
    }
}
