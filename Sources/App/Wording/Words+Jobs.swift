import Caseload
import LocalStore

/// The words of single jobs.
extension Words {
    package var optionLabel: String {
        pick("label netral di daftar profil", "neutral label in the list of profiles")
    }
    package var optionWorker: String {
        pick(
            "nama pendamping, tercatat pada setiap catatan",
            "the worker's name, stamped on each record",
        )
    }
    package var optionQuarter: String {
        pick(
            "triwulan; biasanya yang sedang berjalan",
            "the quarter; the running one if not given",
        )
    }
    package var optionLimit: String { pick("paling banyak sekian baris", "at most so many rows") }
    package var optionNote: String {
        pick(
            "keterangan pada catatan; - dibaca dari masukan baku, tanpa terlihat proses lain",
            "a note on the record; - reads it from standard input, which no other process sees",
        )
    }
    package var optionDropUnsent: String {
        pick(
            "tetap pulihkan walau yang hanya ada di sini tersisih",
            "restore even if what exists only here goes aside",
        )
    }
    package var optionBackupPassphrase: String {
        pick("kata sandi cadangan, bila lain", "the backup's passphrase, if another")
    }
    package var optionNewPassphrase: String {
        pick("baca kata sandi baru dari berkas ini", "read the new passphrase from this file")
    }
    package var optionRecovery: String {
        pick("buka dengan kode pemulihan", "open with the recovery code")
    }
    package var optionRecoveryFile: String {
        pick("baca kode pemulihan dari berkas ini", "read the recovery code from this file")
    }
    package var optionNewRecoveryCode: String {
        pick(
            "buat kode pemulihan baru; yang lama tidak berlaku lagi",
            "make a new recovery code; the old one no longer holds",
        )
    }
    package var recoveryCodeReplaced: String {
        pick(
            "Kode pemulihan diganti; yang lama tidak berlaku lagi. Kata sandi tetap.",
            "The recovery code is replaced; the old one no longer holds. The passphrase stays.",
        )
    }
    package var optionRebuild: String {
        pick(
            "susun ulang semua tabel turunan dari dokumen",
            "make all derived tables anew from the documents",
        )
    }
    package var optionSalvage: String {
        pick(
            "selamatkan yang masih terbaca ke folder baru",
            "save what is readable into a new folder",
        )
    }

    package var unnamedWorker: String { pick("pendamping", "pendamping") }
    package var newPassphraseAsk: String { pick("Kata sandi baru", "New passphrase") }
    package var recoveryAsk: String { pick("Kode pemulihan", "Recovery code") }
    package var passphraseChanged: String {
        pick(
            "Kata sandi diganti; kode pemulihan tetap berlaku.",
            "The passphrase is changed; the recovery code goes on working.",
        )
    }
    package var takenBack: String { pick("ditarik", "taken back") }

    package func storeMade(_ path: String) -> String {
        pick(
            "Penyimpanan dibuat di \(path). Kode pemulihan:",
            "The store is in \(path). Recovery code:",
        )
    }

    /// `refused`: What the server refused, which is in no queue.
    package func waitingCount(_ count: Int, refused: Int = 0) -> String {
        guard refused == 0 else {
            return pick(
                "\(number(count)) catatan menunggu dikirim. ",
                "\(number(count)) records wait for delivery. ",
            ) + refusedHere(refused) + "."
        }
        return pick(
            "\(number(count)) catatan menunggu dikirim; semuanya aman di laptop ini.",
            "\(number(count)) records wait for delivery; all of them are safe on this laptop.",
        )
    }

    /// `shown`: How many rows stand above it.
    package func queueHasMore(_ shown: Int) -> String {
        pick(
            "Hanya \(number(shown)) baris pertama; masih ada yang lain. --limit yang lebih besar menampilkannya.",
            "The first \(number(shown)) rows only; there are more. A larger --limit shows them.",
        )
    }

    package func recorded(_ id: String, _ state: String, _ outcome: CommitOutcome) -> String {
        outcome.saved == 0
            ? pick("\(id): sudah \(state), tidak berubah.", "\(id): already \(state), unchanged.")
            : pick(
                "\(id): \(state). Tersimpan; \(number(outcome.waiting)) menunggu dikirim.",
                "\(id): \(state). Saved; \(number(outcome.waiting)) wait for delivery.",
            )
    }

    package func backupDone(_ report: BackupReport) -> String {
        pick(
            "Cadangan di \(report.folder.path): \(number(report.documents)) dokumen, \(number(report.onlyHere)) di antaranya belum ada di server.",
            "Backup in \(report.folder.path): \(number(report.documents)) documents, \(number(report.onlyHere)) of them on no server yet.",
        )
    }

    package var backupOnSameDisk: String {
        pick(
            "Cadangan ini di disk yang sama: bila laptop hilang atau rusak, ikut hilang. Salin juga ke stik.",
            "This backup is on the same disk and is lost with the laptop. Copy it to a stick as well.",
        )
    }

    package func restoreDone(_ report: RestoreReport) -> String {
        let done = pick(
            "Dipulihkan: \(number(report.documents)) dokumen.",
            "Restored: \(number(report.documents)) documents.",
        )
        guard let aside = report.keptAside else { return done }
        return done + " "
            + pick(
                "Penyimpanan sebelumnya tetap ada di \(aside).",
                "The store before is kept in \(aside).",
            )
    }

    package func doctorCounts(_ report: DoctorReport) -> [String] {
        [
            pick(
                "\(number(report.documents)) dokumen, \(number(report.tombstones)) batu nisan, \(number(report.conflicts)) konflik,",
                "\(number(report.documents)) documents, \(number(report.tombstones)) tombstones, \(number(report.conflicts)) conflicts,",
            ),
            pick(
                "\(number(report.queue)) di antrean, \(number(report.drafts)) draf",
                "\(number(report.queue)) in the queue, \(number(report.drafts)) drafts",
            ),
        ]
    }

    package func sentence(for finding: DoctorReport.Finding) -> String {
        let what =
            switch finding.kind {
            case .file: pick("berkas rusak", "damaged file")
            case .tree: pick("pohon revisi tidak cocok", "revision tree disagrees")
            case .body: pick("isi tidak terbaca", "unreadable body")
            case .delivery: pick("keadaan kirim tidak cocok", "delivery state disagrees")
            case .draft: pick("draf tidak terbaca", "unreadable draft")
            case .projection:
                pick(
                    "tabel turunan tidak cocok (--rebuild memperbaiki)",
                    "derived table disagrees (--rebuild repairs it)",
                )
            }
        return [what, finding.document?.rawValue, finding.detail].compactMap(\.self)
            .joined(separator: ": ")
    }

    package func doctorVerdict(_ report: DoctorReport) -> String {
        if report.isSound, let note = report.salvage {
            return pick(
                "Berkas ini sehat, tetapi hasil penyelamatan: ",
                "This file is sound, but came out of a salvage: ",
            ) + lacks(note.lost, unsent: note.lostUnsent, missingPages: note.missingPages)
        }
        if report.isSound { return pick("Sehat.", "Sound.") }
        let count = number(report.findings.count + report.furtherFindings)
        let told = pick(
            "\(count) temuan. Tidak ada yang diubah.",
            "\(count) findings. Nothing was changed.",
        )
        guard report.findings.contains(where: { $0.kind != .projection }) else { return told }
        return told + " "
            + pick(
                "Jangan hapus berkasnya; selamatkan isinya: pendamping doctor --salvage FOLDER",
                "Do not delete the file; save what it holds: pendamping doctor --salvage FOLDER",
            )
    }

    package func salvaged(_ report: SalvageReport, _ path: String) -> String {
        let older =
            report.older == 0
            ? ""
            : pick(
                ", \(number(report.older)) di antaranya dalam isi sebelumnya",
                ", \(number(report.older)) of them as they were before",
            )
        return pick(
            "Diselamatkan ke \(path): \(number(report.documents)) dokumen\(older) dan \(number(report.drafts)) draf; \(number(report.unsent)) di antaranya masih di antrean. ",
            "Saved to \(path): \(number(report.documents)) documents\(older) and \(number(report.drafts)) drafts; \(number(report.unsent)) of them are still in the queue. ",
        )
            + (report.isWhole
                ? pick("Tidak ada yang hilang.", "Nothing is lost.")
                : lacks(
                    report.lost,
                    unsent: report.lostUnsent,
                    missingPages: report.missingPages,
                ))
    }

    /// What a salvage could not bring, told as no less than it may be.
    private func lacks(_ lost: Int, unsent: Int, missingPages: Int?) -> String {
        let pages =
            switch missingPages {
            case 0?: ""
            case let count?:
                pick(
                    "; \(number(count)) halaman berkas lama tidak ada sama sekali, jadi berapa yang hilang sebenarnya tidak diketahui",
                    "; \(number(count)) pages of the old file are not there at all, so how much is lost nobody knows",
                )
            case nil:
                pick(
                    "; apakah berkas lama utuh tidak dapat dihitung (disk penuh?), jadi berapa yang hilang sebenarnya tidak diketahui",
                    "; whether the old file is all there could not be counted (disk full?), so how much is lost nobody knows",
                )
            }
        let queue =
            unsent == 0
            ? pick(
                "Berapa yang hilang sebelum terkirim tidak diketahui",
                "How many were lost before they were sent is unknown",
            )
            : pick(
                "Sedikitnya \(number(unsent)) hilang sebelum terkirim",
                "At least \(number(unsent)) were lost before they were sent",
            )
        return pick(
            "Hilang sedikitnya \(number(lost)) dokumen\(pages). \(queue): bandingkan dengan kertas, cadangan dan server. Simpan berkas yang rusak.",
            "Lost: at least \(number(lost)) documents\(pages). \(queue): compare with paper, backup and server. Keep the damaged file.",
        )
    }
}
