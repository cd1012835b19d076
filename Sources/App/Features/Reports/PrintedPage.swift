import Caseload
import Casework
import Documents
import LocalStore
import Reports

/// A page that is only printed, never shown: a report of several, forms to fill on paper, a family's card.
package enum PrintedPage: Sendable, Equatable {
    /// All reports of a quarter.
    case quarter(ReportScope)
    /// The month's nine RHK lines with what belongs to them.
    case month(Month, village: String?)
    /// The verification forms of each school, posyandu and group of a quarter, or of those of one name or key.
    case forms(Quarter, isFilled: Bool, spareLines: Int, place: String?)
    case card(DocumentID, Quarter)

    /// For the log: what it is and of which period, nobody's name.
    private var what: String {
        switch self {
        case .quarter(let scope): "triwulan \(ReportFile.text(scope))"
        case .month(let month, _): "bulanan \(month)"
        case .forms(let quarter, _, _, _): "formulir \(quarter)"
        case .card(_, let quarter): "kartu \(quarter)"
        }
    }

    /// Whether it can be written as tables, too.
    package var hasTables: Bool {
        switch self {
        case .quarter, .month: true
        case .forms, .card: false
        }
    }

    /// The file that is proposed for it.
    func proposedPath(today: Day) -> String {
        switch self {
        case .quarter(let scope):
            ProposedPath.file("laporan-triwulan", ReportFile.text(scope), ".html")
        case .month(let month, _):
            ProposedPath.file("laporan-bulanan", month.description, ".html")
        case .forms(let quarter, let isFilled, _, _):
            ProposedPath.file(
                isFilled ? "formulir-terisi" : "formulir-kosong",
                quarter.description,
                ".html",
            )
        case .card(let family, _): ProposedPath.file("kartu", about: family, today, ".html")
        }
    }

    /// Makes the page; nil where there is nothing to print.
    ///
    /// Throws `unknownFamily` for a card of nobody, `cancelled` as the progress says.
    package func file(
        _ caseload: Caseload,
        today: Day,
        _ progress: Progress = .silent,
    ) throws(CaseloadError) -> ReportFile? {
        switch self {
        case .quarter(let scope):
            let book = try caseload.quarterBook(scope, today: today, progress)
            return ReportFile(what: what, book, book.reports)
        case .month(let month, let village):
            let made = try caseload.monthlyReport(month, village: village, today: today, progress)
            return ReportFile(what: what, made, [made.lines] + made.others)
        case .forms(let quarter, let isFilled, let spare, let asked):
            var made: [VerificationForm] = []
            for (place, name) in try caseload.formPlaces(quarter, today: today)
            where asked.map({ Self.fits($0, place, name) }) ?? true {
                made += try caseload.verificationForms(
                    place,
                    quarter,
                    today: today,
                    isFilled: isFilled,
                    spareLines: spare,
                )
            }
            return made.isEmpty ? nil : ReportFile(what: what, VerificationForms(made))
        case .card(let family, let quarter):
            guard let card = try caseload.familyCard(family, quarter, today: today) else {
                throw .unknownFamily(key: String(family.rowKey))
            }
            var file = ReportFile(what: what, card)
            file.about = family
            return file
        }
    }

    private static func fits(_ asked: String, _ place: FormPlace, _ name: String) -> Bool {
        if Folding.folded(asked) == Folding.folded(name) { return true }
        guard case .facility(let id) = place else { return false }
        return id.rawValue == asked || id.rawValue == "facility:" + asked
    }
}
