import Casework
import Documents
import Screen

/// The path that stands in a prompt for a file before anything is typed: one rule for every prompt.
///
/// What is written goes into the home folder, under the kind of paper it is and the quarter, month or day it is of;
/// of papers that are written several times a day, the minute too, since a path that is taken is refused. Whom it is
/// about stands in it at most by the register's key: a file's name is read over shoulders and kept by desktops.
/// What is read lies where others have put it: that is one folder, and has no date.
enum ProposedPath {
    /// Where files from the office are looked for.
    static let inbox = "~/impor"
    /// A stick's one file: the same at each visit, so it has no date either.
    static let stick = "/media/stik/catatan.dat"

    /// A file of a period or day: `~/kunjungan-2026-11-05.html`.
    ///
    /// - `ending`: With its point; empty for a folder.
    static func file(_ kind: String, _ period: String, _ ending: String) -> String {
        "~/\(kind)-\(period)\(ending)"
    }

    /// A file about someone, by the register's key: an office's keys may hold what no path can.
    static func file(_ kind: String, about id: DocumentID, _ day: Day, _ ending: String) -> String {
        let key = String(id.rowKey.map { $0.isLetter || $0.isNumber ? $0 : "-" })
        return file(kind, "\(key)-\(day)", ending)
    }

    /// A file of which there are several a day: `~/surat-2026-11-05-0914.html`.
    static func file(_ kind: String, at moment: Moment, _ ending: String) -> String {
        let minutes = moment.secondOfDay / 60
        let clock = String(minutes / 60 * 100 + minutes % 60)
        let zeros = String(repeating: "0", count: 4 - clock.utf8.count)
        return file(kind, "\(moment.day)-\(zeros)\(clock)", ending)
    }
}

extension AppState {
    /// Asks for a file over the screen, with its proposal typed in.
    mutating func askForFile(_ purpose: LinePrompt.Purpose, _ title: String) {
        var prompt = LinePrompt(purpose, title)
        prompt.line = LineEditor(proposedPath(for: purpose))
        overlay = .line(prompt)
    }

    private func proposedPath(for purpose: LinePrompt.Purpose) -> String {
        switch purpose {
        case .backup: return ProposedPath.file("cadangan", today.description, "")
        case .importFiles: return ProposedPath.inbox
        case .desilList: return ProposedPath.inbox + "/desil.csv"
        case .desilChanges: return ProposedPath.file("beda-desil", at: moment, ".csv")
        case .letter: return ProposedPath.file("surat", at: moment, ".html")
        case .visitList: return ProposedPath.file("kunjungan", today.description, ".html")
        case .reportPath:
            guard let reports = workspace?.reports, let scope = reports.scope else { return "" }
            let kind = "laporan-" + reports.selected.rawValue
            return ProposedPath.file(kind, ReportFile.text(scope), ".html")
        case .page(let page): return page.proposedPath(today: today)
        case .ownData(let id, _): return ProposedPath.file("data", about: id, today, ".html")
        case .stickPath: return workspace?.sync.view.stickPath ?? ProposedPath.stick
        case .stickDatabase, .stickPassphrase, .entryDate, .refusal: return ""
        }
    }
}
