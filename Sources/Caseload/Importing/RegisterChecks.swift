import Documents
import Exchange
import LocalStore

/// What register rows are held against that no single file tells: the programmes there are, and the family
/// card numbers of the whole caseload.
struct RegisterChecks {
    /// The column that its remarks are about.
    private(set) var column: (column: Int, header: String)?
    private var programmes: Set<String> = []
    private var familyCards: Set<String> = []

    init() {}

    /// Cost: for members one look at every family.
    init(_ file: CaseloadFile, _ caseload: Caseload, _ writer: Writer) throws(StoreError) {
        column = file.checkedColumn
        switch file.kind {
        case .families:
            programmes = Set(try caseload.rules(writer).book.programmes.map(\.id))
        case .members:
            var cards: Set<String> = []
            try writer.rows("SELECT kk FROM family WHERE kk IS NOT NULL") { row in
                cards.insert(row.text(0))
            }
            familyCards = cards
        case .facilities, .groups, .records: break
        }
    }

    /// What is odd about a row, without reason to refuse it.
    func remarks(on document: ImportedDocument) -> [FindingReason] {
        if let nik = document.body["nik"]?.string, familyCards.contains(nik) {
            return [.identityWarning(.equalsFamilyCard)]
        }
        guard !programmes.isEmpty, let list = document.body["programmes"]?.array else { return [] }
        let isUnknown = list.contains { entry in
            entry["programme"]?.string.map { !programmes.contains($0) } ?? false
        }
        return isUnknown ? [.unknownProgramme(known: programmes.sorted())] : []
    }
}
