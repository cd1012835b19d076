import Caseload
import Casework
import Screen

/// The words of a supervisor's work: decisions, the quality sample, error rates.
extension Words {
    package var onlySupervisors: String {
        pick(
            "Ini pekerjaan penyelia; peran itu diberikan kantor",
            "This is a supervisor's job; the office gives that role",
        )
    }

    package var aboutDecisions: String {
        pick(
            "Putusan: usulan (a: semua catatan) yang sudah di server. t menerima, x menolak dengan alasan; putusannya lewat Antrean ke server dan sampai ke pendamping saat sinkron. Ctrl-Z mengurungkan selama belum terkirim.",
            "Decisions: proposals (a: all records) that are at the server. t accepts, x refuses with a reason; the decision goes by the Queue to the server and reaches the worker with her sync. Ctrl-Z takes it back until it is sent.",
        )
    }
    package var aboutSample: String {
        pick(
            "Sampel: F6 menarik 5 % catatan tiap pendamping triwulan ini, sedikitnya satu, menurut benih acak yang disimpan bersama aturannya; tidak ada yang ditarik dua kali. Enter mengetiknya ulang dari kertas di layar yang sama, kosong (tanpa nilai bawaan formulir); F2 membandingkan isian demi isian. Catatan pertama tidak berubah. Pendamping melihat hasilnya sendiri setelah sinkron.",
            "Sample: F6 draws 5 % of each worker's records of the quarter, one at least, by a random seed that is kept with its rule; nothing is drawn twice. Enter keys it again from the paper on the same screen, empty (without the form's defaults); F2 compares field by field. The first record stays as it is. The worker sees her own result after a sync.",
        )
    }

    func name(of view: SupervisorView) -> String {
        switch view {
        case .workers: pick("Pendamping", "Workers")
        case .decisions: pick("Putusan", "Decisions")
        case .sample: pick("Sampel", "Sample")
        case .quality: pick("Mutu", "Quality")
        }
    }
    package var supervisorViewLabel: String { pick("Halaman", "Page") }
    package var supervisorViewExplanation: String {
        pick(
            "Tab: ganti halaman Pendamping, Putusan, Sampel, Mutu",
            "Tab: turn to Workers, Decisions, Sample, Quality",
        )
    }

    // MARK: Decisions

    package var acceptLabel: String { pick("Terima", "Accept") }
    package var acceptExplanation: String {
        pick(
            "Menerima catatan di kursor atas nama kantor; Ctrl-Z mengurungkan selama belum terkirim",
            "Accept the record under the cursor for the office; Ctrl-Z takes it back until it is sent",
        )
    }
    package var refuseLabel: String { pick("Tolak", "Refuse") }
    package var refuseExplanation: String {
        pick(
            "Menolak catatan di kursor dengan alasan; pendamping membacanya dan memperbaiki",
            "Refuse the record under the cursor with a reason; the worker reads it and mends the record",
        )
    }
    package var refusalPrompt: String {
        pick("Alasan ditolak (dibaca pendamping)", "Why refused (the worker reads it)")
    }
    package var noDecisionHere: String {
        pick("Tidak ada catatan untuk diputus di baris ini", "No record to decide on in this line")
    }
    package var ownRecord: String {
        pick("Catatan sendiri diputus orang lain", "One's own record is decided on by others")
    }
    package var notAtServerYet: String {
        pick(
            "Catatan ini belum diketahui ada di server; baru sesudah itu dapat diputus",
            "This record is not known to be at the server yet; only then it can be decided on",
        )
    }
    package var decisionScopeLabel: String { pick("Semua", "All") }
    package var decisionScopeExplanation: String {
        pick(
            "Hanya usulan, atau semua catatan yang menunggu putusan",
            "Proposals alone, or every record that waits for a decision",
        )
    }
    package var onlyDecisions: String {
        pick("Hanya di halaman Putusan", "Only on the page Decisions")
    }
    /// A count that stops where the list is cut.
    func atLeast(_ count: Int) -> String {
        number(count) + (count >= Caseload.mostUndecided ? "+" : "")
    }
    func decisionsHeading(_ count: String, _ scope: DecisionScope) -> String {
        let what =
            scope == .proposals ? pick("usulan", "proposals") : pick("catatan", "records")
        let other = scope == .proposals ? pick("semua", "all") : pick("usulan", "proposals")
        return pick(
            "\(count) \(what) menunggu putusan · t terima · x tolak · a \(other)",
            "\(count) \(what) wait for a decision · t accept · x refuse · a \(other)",
        )
    }
    var nothingToDecide: String {
        pick("Tidak ada yang menunggu putusan.", "Nothing waits for a decision.")
    }
    var restrictedPerson: String { pick("(terbatas)", "(restricted)") }
    /// Whom a record to decide on is about; one about nobody of the register says where it belongs.
    func whom(_ row: QueueRow) -> String {
        if row.isVeiled { return veiledShort }
        if row.filled?.isSensitive ?? false { return restrictedPerson }
        return [row.memberName, row.familyName, row.village].first { !$0.isEmpty }
            ?? pick("(di luar daftar)", "(not in the register)")
    }
    func shortMonthYear(_ month: Month) -> String { "\(shortMonth(month)) \(month.year)" }
    func deciding(_ isAccepted: Bool) -> String {
        isAccepted ? pick("Menerima …", "Accepting …") : pick("Menolak …", "Refusing …")
    }
    func decidedHere(_ decision: OfficeDecision) -> String {
        let verdict =
            decision.isAccepted
            ? pick("diterima", "accepted") : pick("ditolak kantor", "refused by the office")
        let reason = decision.reason.isEmpty ? "" : ": " + decision.reason
        return verdict + reason + pick(" · belum terkirim", " · not sent yet")
    }

    // MARK: Sample

    package var drawSampleLabel: String { pick("Tarik", "Draw") }
    package var drawSampleExplanation: String {
        pick(
            "Menarik sampel mutu 5 % dari catatan tiap pendamping untuk diketik ulang tanpa melihat isinya; tidak dapat diurungkan",
            "Draw the 5 % quality sample of each worker's records, to be keyed again without seeing them; it cannot be undone",
        )
    }
    package var drawingSample: String { pick("Menarik sampel …", "Drawing the sample …") }
    func sampleDrawn(_ drawn: SampleDrawn) -> String {
        drawn.population == 0
            ? pick(
                "Triwulan ini belum ada catatan yang dapat ditarik: sampel diambil dari catatan pendamping yang diketik, tidak terbatas, tidak dalam konflik.",
                "This quarter has no records to draw from: the sample is of workers' records that were keyed, are not restricted, and in no conflict.",
            )
            : drawn.records == 0
                ? pick(
                    "Sampel triwulan ini sudah cukup; tidak ada yang ditarik lagi.",
                    "The quarter's sample is complete; nothing more was drawn.",
                )
                : pick(
                    "\(number(drawn.records)) catatan dari \(number(drawn.workers)) pendamping ditarik; benihnya tersimpan.",
                    "\(number(drawn.records)) records of \(number(drawn.workers)) workers drawn; the seed is kept.",
                )
    }
    package var noPaperLabel: String { pick("Nihil", "No paper") }
    package var noPaperExplanation: String {
        pick(
            "Kertas catatan ini tidak ditemukan: dihitung tersendiri, bukan sebagai salah",
            "The paper of this record was not found: counted by itself, not as an error",
        )
    }
    package var noOpenTaskHere: String {
        pick("Tidak ada catatan sampel yang terbuka di baris ini", "No open sample record here")
    }
    package var drawnRecordGone: String {
        pick(
            "Catatan ini tidak dapat diketik ulang di sini: sudah tidak ada, sudah diketik, atau formulirnya tidak dikenal",
            "This record cannot be keyed again here: it is gone, keyed already, or its form is unknown",
        )
    }
    func sampleHeading(_ open: Int, of all: Int, _ quarter: Quarter) -> String {
        pick(
            "Sampel mutu \(stage(quarter)): \(number(open)) dari \(number(all)) belum",
            "Quality sample \(stage(quarter)): \(number(open)) of \(number(all)) to do",
        )
    }
    func keyedAgainHeading(_ count: Int, _ quarter: Quarter) -> String {
        pick(
            "Diketik ulang oleh kantor, \(stage(quarter)): \(number(count)) catatan",
            "Keyed again by the office, \(stage(quarter)): \(number(count)) records",
        )
    }
    var keyedAgainRule: String {
        pick(
            "Enter menunjukkan bedanya isian demi isian. Catatan Ibu/Bapak sendiri tidak berubah; perbaiki bila yang kedua benar.",
            "Enter shows the difference field by field. Your own record is unchanged; mend it where the second is right.",
        )
    }
    var sampleHowTo: String {
        pick(
            "F6 menarik 5 % catatan tiap pendamping (sedikitnya satu) menurut benih yang disimpan. Setiap catatan diketik ulang dari kertasnya, tanpa melihat yang pertama; lalu bedanya dihitung.",
            "F6 draws 5 % of each worker's records (one at least) by a seed that is kept. Each is keyed again from its paper, without seeing the first; then the difference is counted.",
        )
    }
    var sampleRule: String {
        pick(
            "Ambil kertasnya, Enter, ketik ulang. n: kertas tidak ada. b: lihat saja, tidak buta. Catatan pertama tidak berubah.",
            "Take the paper, Enter, key it again. n: no paper. b: just look, not blind. The first record stays as it is.",
        )
    }
    func state(of task: SampleTask) -> String {
        switch task.state {
        case .open where !task.isBlind: pick("belum, tidak buta", "to do, not blind")
        case .open:
            task.isChanged ? pick("belum, berubah", "to do, changed") : pick("belum", "to do")
        case .begun: pick("draf", "draft")
        case .gone: pick("tidak ada lagi", "gone")
        case .done(let rekeying):
            if !rekeying.isBlind {
                pick("tidak buta", "not blind")
            } else if !rekeying.hasPaper {
                pick("tanpa kertas", "no paper")
            } else if rekeying.differences.isEmpty {
                pick("sama", "the same")
            } else {
                pick(
                    "\(rekeying.differences.count) dari \(rekeying.compared) beda",
                    "\(rekeying.differences.count) of \(rekeying.compared) differ",
                )
            }
        }
    }
    /// `2026-11` as a month, other periods as they are called.
    func keyedPeriod(_ text: String) -> String {
        if let month = Month(text) { return "\(shortMonth(month)) \(month.year)" }
        if let period = PeriodID(text) { return name(of: period) }
        return text
    }
    package func blindTitle(_ name: String) -> String {
        pick("KETIK ULANG · \(name)", "KEY AGAIN · \(name)")
    }
    package var blindFillsNothing: String {
        pick(
            "Ketik ulang: setiap sel dari kertas, tidak diisi sekaligus",
            "Keying again: each cell from the paper, none filled at once",
        )
    }
    func rekeyed(_ count: Int, left: Int) -> String {
        let done = pick(
            "\(number(count)) catatan diketik ulang dan dibandingkan.",
            "\(number(count)) records keyed again and compared.",
        )
        guard left > 0 else { return done }
        return done + " "
            + pick(
                "\(number(left)) sel tidak ada dalam sampel atau sudah diketik ulang.",
                "\(number(left)) cells are not in the sample or were keyed again already.",
            )
    }
    func supervisionSaved(_ saved: SupervisionSaved, _ purpose: History.Purpose?) -> String {
        let count = number(saved.backs.count)
        return switch purpose {
        case .undo: pick("\(count) diurungkan", "\(count) taken back")
        case .redo: pick("\(count) diulangi", "\(count) done again")
        case .save, .form, .supervision, nil:
            pick("Tersimpan; menunggu terkirim", "Saved; waits to be sent")
        }
    }

    // MARK: Comparison and rates

    func keyedBy(_ rekeying: Rekeying) -> String {
        pick(
            "pertama \(rekeying.worker) · kedua \(rekeying.authorship.by), \(time(rekeying.authorship.at))",
            "first \(rekeying.worker) · second \(rekeying.authorship.by), \(time(rekeying.authorship.at))",
        )
    }
    var paperWasMissing: String {
        pick(
            "Kertasnya tidak ditemukan; tidak ada yang dibandingkan.",
            "The paper was not found; nothing was compared.",
        )
    }
    func difference(_ wrong: Int, of fields: Int) -> String {
        wrong == 0
            ? pick(
                "Semua \(number(fields)) isian sama.",
                "All \(number(fields)) fields are the same.",
            )
            : pick(
                "\(number(wrong)) dari \(number(fields)) isian berbeda:",
                "\(number(wrong)) of \(number(fields)) fields differ:",
            )
    }
    var firstKeying: String { pick("pertama", "first") }
    var secondKeying: String { pick("kedua", "second") }
    var leftEmpty: String { pick("(kosong)", "(empty)") }
    var errorRateColumn: String { pick("Salah", "Errors") }
    func rate(_ rate: QualityRate) -> String { rate.perMille.map(percent) ?? "–" }
    package func fieldsWrong(_ rate: QualityRate) -> String {
        guard let share = rate.perMille else {
            return pick(
                "\(number(rate.withoutPaper)) tanpa kertas",
                "\(number(rate.withoutPaper)) without paper",
            )
        }
        return pick(
            "\(percent(share)) · \(number(rate.wrong)) dari \(number(rate.fields)) isian",
            "\(percent(share)) · \(number(rate.wrong)) of \(number(rate.fields)) fields",
        )
    }
    var qualityHeading: String {
        pick("Mutu: ketik ulang sampel", "Quality: the sample keyed again")
    }
    package func qualitySum(_ rate: QualityRate) -> String {
        guard rate.records + rate.withoutPaper + rate.notBlind > 0 else {
            return pick(
                "Belum ada yang diketik ulang triwulan ini.",
                "Nothing was keyed again this quarter yet.",
            )
        }
        var papers =
            rate.withoutPaper == 0
            ? ""
            : pick(
                ", \(number(rate.withoutPaper)) tanpa kertas",
                ", \(number(rate.withoutPaper)) without paper",
            )
        if rate.notBlind > 0 {
            papers += pick(
                ", \(number(rate.notBlind)) tidak buta",
                ", \(number(rate.notBlind)) not blind",
            )
        }
        return pick(
            "\(number(rate.records)) catatan diketik ulang\(papers); salah \(self.rate(rate)): \(number(rate.wrong)) dari \(number(rate.fields)) isian",
            "\(number(rate.records)) records keyed again\(papers); errors \(self.rate(rate)): \(number(rate.wrong)) of \(number(rate.fields)) fields",
        )
    }
    func workerSample(_ worker: WorkerStanding) -> String {
        let open =
            worker.unkeyed == 0
            ? ""
            : pick(
                "; \(number(worker.unkeyed)) dari \(number(worker.drawn)) belum diketik ulang",
                "; \(number(worker.unkeyed)) of \(number(worker.drawn)) not keyed again yet",
            )
        let sum = qualitySum(worker.quality)
        return (sum.hasSuffix(".") && !open.isEmpty ? String(sum.dropLast()) : sum) + open
    }

    // MARK: Times

    func mendedCount(_ count: Int) -> String {
        pick(
            "\(number(count)) diperbaiki setelah ditolak",
            "\(number(count)) mended after a refusal",
        )
    }
    var timesHeading: String { pick("Kapan dicatat", "When it was recorded") }
    package func medianLag(_ days: Int, of count: Int) -> String {
        pick(
            "\(number(days)) hari dari layanan atau kunjungan sampai dicatat (median \(number(count)) catatan)",
            "\(number(days)) days from a service or visit to its record (median of \(number(count)))",
        )
    }
    package func lateShare(_ perMille: Int, _ late: Int, of count: Int) -> String {
        pick(
            "\(percent(perMille)) lewat waktunya: \(number(late)) dari \(number(count)) isian kewajiban yang waktu isinya diketahui",
            "\(percent(perMille)) late: \(number(late)) of \(number(count)) obligation entries whose time is known",
        )
    }
}
