import Caseload
import LocalStore
import Replication
import Screen
import Sync

/// The words of syncing: status, progress, log.
extension Words {
    package var syncLabel: String { pick("Sinkron", "Sync") }
    package var syncExplanation: String {
        pick("Mengirim dan mengambil sekarang", "Send and fetch now")
    }
    package var stopSyncLabel: String { pick("Berhenti", "Stop") }
    package var stopSyncExplanation: String {
        pick(
            "Menghentikan sinkron yang berjalan; yang sudah sampai tetap sampai",
            "Stop the running sync; what has arrived has arrived",
        )
    }
    package var stickLabel: String { pick("Ke stik", "To stick") }
    package var stickExplanation: String {
        pick(
            "Sinkron dengan berkas tersegel di stik USB",
            "Sync with a sealed file on a USB stick",
        )
    }
    package var stickWaits: String {
        pick(
            "Stik menunggu sampai sinkron ini selesai; jangan dicabut.",
            "The stick waits for the end of this sync; leave it in.",
        )
    }
    package var stickPathPrompt: String {
        pick("Berkas di stik, mis. /media/stik/data", "File on the stick, e.g. /media/stick/data")
    }
    package var stickPassphrasePrompt: String {
        pick("Kata sandi stik", "Passphrase of the stick")
    }
    package var stickPassphraseAgain: String {
        pick("Sekali lagi: stik baru", "Once more: a new stick")
    }
    package var stickDatabasePrompt: String {
        pick("Basis data Anda di server", "Your database at the server")
    }
    /// Why the stick asks for it.
    package var stickDatabaseNote: String {
        pick(
            "Namanya ada pada surat login dari kantor, mis. pendamping-siti. Tanpa itu stik orang lain dapat masuk ke laptop ini.",
            "Its name stands beside your login in the office's letter, such as pendamping-siti. Without it another's stick could come into this laptop.",
        )
    }
    package var stickIsFolder: String {
        pick(
            "Itu folder: tambahkan nama berkas, mis. /data.dat",
            "That is a folder: add a file name, such as /data.dat",
        )
    }
    package var noSyncRuns: String {
        pick("Tidak ada sinkron yang berjalan", "No sync is running")
    }
    package var syncRunsAlready: String {
        pick("Sinkron sedang berjalan", "A sync is running already")
    }
    package var noServerYet: String {
        pick("Server belum diatur: tekan 6, lalu F6", "No server is set: press 6, then F6")
    }
    package var stoppingSync: String { pick("Menghentikan sinkron …", "Stopping the sync …") }
    package var syncLogIsEmpty: String {
        pick("Belum ada sinkron di laptop ini", "This laptop has not synced yet")
    }
    package func syncLogHeading(_ count: Int) -> String {
        pick("Riwayat sinkron (\(number(count)))", "Sessions (\(number(count)))")
    }

    // MARK: Whom with

    package func name(of kind: PeerKind?) -> String {
        switch kind {
        case .server?: pick("server", "server")
        case .desk?: pick("meja", "desk")
        case .stick?: pick("stik", "stick")
        case .laptop?: pick("laptop", "laptop")
        case nil: "–"
        }
    }

    /// Where it syncs to and when, in one line.
    package func syncTarget(_ settings: SyncSettings) -> String {
        let when =
            settings.isAutomatic
            ? pick(
                "otomatis tiap \(number(settings.minutes)) menit",
                "by itself every \(number(settings.minutes)) minutes",
            ) : pick("hanya dengan tombol", "by key only")
        return "\(settings.host) · \(settings.database) · \(settings.login) · \(when)"
    }

    // MARK: Status

    /// How syncing stands, as a sentence; `now` in milliseconds since 1970, `waiting` what the queue counts.
    package func syncStatus(
        _ view: SyncView,
        waiting: Int?,
        now: Int,
        offset: Int,
    ) -> String {
        let time = { (at: Int) in clockTime(at, offset: offset) }
        switch view.status {
        case .noSettings:
            return pick(
                "Belum ada server: semua catatan tinggal di laptop ini. F6 mengatur server, F4 memakai stik.",
                "No server yet: all records stay on this laptop. F6 sets a server, F4 uses a stick.",
            )
        case .idle(let next):
            let then = next.map {
                pick("; lihat lagi pukul \(time($0))", "; next look at \(time($0))")
            }
            return nothingToSend(waiting, view.left) + (then ?? "") + "."
        case .asked:
            return pick(
                "Ada yang menunggu dikirim; sinkron otomatis dimatikan. F2 mengirim sekarang.",
                "Something waits to be sent; automatic sync is off. F2 sends it now.",
            )
        case .running: return syncProgress(view)
        case .waiting(_, .gathering): return syncWait(.gathering)
        case .waiting(let until, .atDesk(let count)):
            return syncWait(.atDesk(count)) + " "
                + pick("Dilihat lagi pukul \(time(until)).", "Next look at \(time(until)).")
        case .waiting(let until, let because):
            return syncWait(because) + " "
                + (until > now
                    ? pick("Dicoba lagi pukul \(time(until)).", "Next try at \(time(until)).")
                    : pick("Dicoba lagi sekarang.", "Trying again now."))
        case .failed(let error, let again):
            let then = again.map {
                pick(" Dicoba lagi pukul \(time($0)).", " Next try at \(time($0)).")
            }
            return sentence(for: error) + (then ?? "")
        }
    }

    /// Nothing is left to be sent from here; what the queue counts all the same is on its way.
    private func nothingToSend(_ waiting: Int?, _ left: DeliverySum) -> String {
        switch waiting {
        case nil where left.refused > 0, 0? where left.refused > 0:
            refusedHere(left.refused)
        case nil:
            pick("Tidak ada yang menunggu dikirim dari sini", "Nothing waits here to be sent")
        case 0?: emptyQueue(left)
        case let count? where count == left.waiting:
            pick(
                "Antrean \(number(count)): \(whereabouts(left)), belum sampai di server",
                "Queue \(number(count)): \(whereabouts(left)), not on the server yet",
            )
        case let count?:
            pick(
                "Antrean \(number(count)): sudah di meja atau stik, belum sampai di server",
                "Queue \(number(count)): at the desk or on a stick, not on the server yet",
            )
        }
    }

    /// That the server refused so many, where they are and what to do; without a full stop.
    package func refusedHere(_ count: Int) -> String {
        pick(
            "\(number(count)) catatan ditolak server: hanya ada di laptop ini. Perbaiki di Antrean (Enter), atau kirim lagi (u)",
            "\(number(count)) records were refused by the server and exist only here. Mend them in the queue (Enter), or send them again (u)",
        )
    }

    /// Why a family that the office takes back is here still.
    package func leaving(_ family: SyncState.Leaving) -> String {
        let name = family.name.isEmpty ? pick("Satu keluarga", "A family") : family.name
        let release = family.release
        guard release.isHeld else {
            return pick(
                "\(name): ditarik kantor; hilang dari laptop ini pada sinkron berikutnya.",
                "\(name): taken back by the office; it leaves this laptop at the next sync.",
            )
        }
        let records =
            release.records == 0
            ? []
            : [
                pick(
                    "\(number(release.records)) catatan sampai di server",
                    "\(number(release.records)) records are on the server",
                )
            ]
        let drafts =
            release.drafts == 0
            ? []
            : [
                pick(
                    "\(number(release.drafts)) draf disimpan atau dibuang",
                    "\(number(release.drafts)) drafts are saved or thrown away",
                )
            ]
        let until = (records + drafts).joined(separator: pick(" dan ", " and "))
        return pick(
            "\(name): ditarik kantor; masih di sini sampai \(until).",
            "\(name): taken back by the office; here until \(until).",
        )
    }

    package func leavingMore(_ count: Int, isAll: Bool) -> String {
        isAll
            ? pick(
                "\(number(count)) keluarga ditarik kantor, masih di sini.",
                "\(number(count)) families are taken back by the office, and still here.",
            )
            : pick("dan \(number(count)) keluarga lagi", "and \(number(count)) more families")
    }

    package func syncWait(_ wait: SyncWait) -> String {
        switch wait {
        case .gathering:
            pick("Catatan baru segera dikirim.", "New records are sent in a moment.")
        case .failure(let error): whatHappened(error)
        case .unconfirmed(let count):
            pick(
                "\(number(count)) catatan terkirim tetapi server belum memastikannya.",
                "\(number(count)) records were sent, but the server has not confirmed them.",
            )
        case .unreadable(let count):
            pick(
                "\(number(count)) dokumen belum terbaca; diminta lagi.",
                "\(number(count)) documents could not be read; they are asked for again.",
            )
        case .atDesk(let count):
            pick(
                "\(number(count)) catatan di meja, belum sampai di server.",
                "\(number(count)) records are at the desk and not on the server yet.",
            )
        case .stopped: pick("Sinkron dihentikan dengan tombol.", "The sync was stopped by key.")
        }
    }

    /// What the running sync does now.
    package func syncProgress(_ view: SyncView) -> String {
        guard let progress = view.progress else { return pick("Menyambung …", "Connecting …") }
        let doing = syncDoing(progress)
        guard view.quietSeconds > 0 else { return doing }
        return doing
            + pick(
                " · belum ada jawaban \(view.quietSeconds) detik",
                " · no answer for \(view.quietSeconds) s",
            )
    }

    private func syncDoing(_ progress: SyncProgress) -> String {
        let partner = progress.partner.map { name(of: $0) } ?? "…"
        switch progress.step {
        case .opening: return pick("Menyambung …", "Connecting …")
        case .settling: return pick("Menggabungkan catatan …", "Merging records …")
        case .closing: return pick("Menutup sambungan …", "Closing …")
        case .pulling, .pushing: break
        }
        let isPull = progress.step == .pulling
        let act =
            isPull
            ? pick("Mengambil dari \(partner)", "Fetching from \(partner)")
            : pick("Mengirim ke \(partner)", "Sending to \(partner)")
        guard let session = progress.session else { return act + " …" }
        if case .waiting(_, let error) = session.step {
            return act + ": " + pick("menunggu, ", "waiting, ") + shortName(of: error)
        }
        let report = session.report
        let moved = documents(report.written)
        let volume = isPull ? report.traffic.received : report.traffic.sent
        let left = session.pending.map {
            $0 == 0 ? "" : pick(", sisa \(number($0))", ", \(number($0)) left")
        }
        let step: String
        switch session.step {
        case .greeting: step = pick("menyapa", "greeting")
        case .comparing: step = pick("membandingkan", "comparing")
        case .fetching:
            step = isPull ? pick("mengambil", "fetching") : pick("menyiapkan", "preparing")
        case .sending: step = isPull ? pick("menyimpan", "storing") : pick("mengirim", "sending")
        case .checkpointing: step = pick("memastikan", "confirming")
        case .waiting: step = ""
        case .done: step = pick("selesai", "done")
        }
        // What a stick takes goes over no wire.
        let moving = volume > 0 ? moved + ", " + bytes(volume) : moved
        return "\(act): \(step) · \(moving)\(left ?? "")"
    }

    /// What comes after the step that runs.
    package func syncNext(_ step: SyncStep) -> String {
        switch step {
        case .opening: pick("Lalu: mengambil kabar dari sana.", "Next: fetch what others wrote.")
        case .pulling:
            pick("Lalu: menggabungkan, kemudian mengirim.", "Next: merge, then send.")
        case .settling: pick("Lalu: mengirim dari sini.", "Next: send what is here.")
        case .pushing: pick("Sesudah ini selesai.", "Then it is done.")
        case .closing: pick("Stik jangan dicabut dulu.", "Do not pull the stick out yet.")
        }
    }

    // MARK: Title bar

    /// How syncing stands in a few columns; nil where no server is set.
    package func syncShort(_ view: SyncView, now: Int, _ theme: Theme) -> SafeText? {
        // Nothing where it was never done in full: a dash beside a sign tells nobody anything.
        let age = SafeText(view.lastDone.map { shortAge(now - $0) } ?? "")
        switch view.status {
        case .noSettings: return view.isRunning ? SafeText("»") : nil
        case .idle: return theme.mark(view.restMark) + age
        case .asked: return theme.mark(.local) + age
        case .running: return (view.quietSeconds > 0 ? "»?" : "»") + age
        case .waiting(_, .gathering): return "…" + age
        case .waiting(_, .atDesk): return theme.mark(.desk) + age
        case .waiting: return theme.mark(.warning) + age
        case .failed: return theme.mark(.error) + age
        }
    }

    /// The same with words, for wide screens.
    package func syncBrief(_ view: SyncView, now: Int) -> String? {
        let age = view.lastDone.map { self.age(now - $0) } ?? pick("belum pernah", "never")
        switch view.status {
        case .noSettings:
            return view.isRunning ? pick("sinkron berjalan", "syncing") : nil
        case .idle where view.left.refused > 0:
            return pick(
                "\(number(view.left.refused)) ditolak · sinkron \(age)",
                "\(number(view.left.refused)) refused · synced \(age)",
            )
        case .idle where view.left.atDesk > 0: return atDesk(view.left.atDesk, age)
        case .idle: return pick("sinkron \(age)", "synced \(age)")
        case .asked: return pick("belum dikirim · sinkron \(age)", "not sent · synced \(age)")
        case .running:
            return view.quietSeconds > 0
                ? pick("menunggu jawaban", "waiting for an answer")
                : pick("sinkron berjalan", "syncing")
        case .waiting(_, .gathering): return pick("segera dikirim", "sending soon")
        case .waiting(_, .failure(let error)): return "\(shortName(of: error)) · \(age)"
        case .waiting(_, .atDesk(let count)): return atDesk(count, age)
        case .waiting: return pick("menunggu · \(age)", "waiting · \(age)")
        case .failed(let error, _): return "\(shortName(of: error)) · \(age)"
        }
    }

    private func atDesk(_ count: Int, _ age: String) -> String {
        pick(
            "\(number(count)) di meja · sinkron \(age)",
            "\(number(count)) at the desk · synced \(age)",
        )
    }

    /// An age in at most three columns: `5m`, `3j`, `12h`.
    package func shortAge(_ milliseconds: Int) -> String {
        let minutes = max(0, milliseconds) / 60_000
        if minutes < 1 { return pick("0m", "0m") }
        if minutes < 60 { return "\(minutes)m" }
        if minutes < 48 * 60 { return "\(minutes / 60)" + pick("j", "h") }
        return minutes < 999 * 1_440 ? "\(minutes / 1_440)" + pick("h", "d") : "…"
    }

    /// An age as people say it.
    package func age(_ milliseconds: Int) -> String {
        let minutes = max(0, milliseconds) / 60_000
        if minutes < 1 { return pick("baru saja", "just now") }
        if minutes < 60 { return pick("\(minutes) menit lalu", "\(minutes) min ago") }
        if minutes < 48 * 60 { return pick("\(minutes / 60) jam lalu", "\(minutes / 60) h ago") }
        return pick("\(minutes / 1_440) hari lalu", "\(minutes / 1_440) days ago")
    }

    package func lastSync(_ last: Int?, now: Int) -> String {
        last.map {
            pick(
                "Sinkron penuh terakhir \(age(now - $0))",
                "Last full sync \(age(now - $0))",
            )
        } ?? pick("Belum pernah sinkron penuh", "Never synced in full")
    }
}
