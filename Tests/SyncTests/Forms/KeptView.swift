import Casework
import Documents
import LocalStore

@testable import Caseload

/// What a worker sees of it all, from the tables that are kept in step with the documents.
struct KeptView {
    /// What the list of records says of each.
    let rows: [DocumentID: String]
    /// Those that are drawn and still to be keyed again here: the list says nothing of them.
    let veiled: Set<DocumentID>
    /// What the agenda says, with the record it says it of.
    let items: [(record: DocumentID?, text: String)]
    let alerts: [String]
    let tallies: [String]

    /// Lines that only one of two has, where no veil lies.
    func differences(_ other: KeptView) -> [String] {
        let hidden = veiled.union(other.veiled)
        return Set(lines(without: hidden)).symmetricDifference(other.lines(without: hidden))
            .sorted()
    }

    private func lines(without hidden: Set<DocumentID>) -> [String] {
        let due = items.filter { item in item.record.map { !hidden.contains($0) } ?? true }
        return rows.filter { !hidden.contains($0.key) }.values + due.map(\.text) + alerts + tallies
    }

    init(_ caseload: Caseload) throws {
        let today = FormOffice.today
        let query = RecordsQuery(showsSensitive: true, limit: 10_000)
        var rows: [DocumentID: String] = [:]
        var veiled: Set<DocumentID> = []
        for row in try caseload.records(query, today: today) {
            if row.titles == .veiled { veiled.insert(row.id) }
            rows[row.id] =
                "\(row.id) \(row.form.rawValue) \(row.state ?? "-") \(row.title) "
                + "\(row.familyName) \(row.date) \(row.due.map(String.init(describing:)) ?? "")"
        }
        self.rows = rows
        self.veiled = veiled
        let board = try caseload.agenda(today.quarter, today: today)
        let list = board.list(AgendaQuery(window: .all))
        items = try (0..<list.count).map { number in
            let item = list[number]
            let document: Int32
            switch item.what {
            case .record(_, _, _, let number), .restricted(let number): document = number
            default: return (nil, "\(item)")
            }
            // Numbers are each store's own.
            let id = try caseload.document(numbered: document)
            let text = "\(item)".replacing("document: \(document)", with: id?.rawValue ?? "?")
            return (id, text)
        }
        let found = board.alerts(AgendaQuery())
        alerts = (0..<found.count).map { "\(found[$0])" }
        let index = try caseload.familyIndex()
        let progress = try caseload.familyProgress(today.quarter, today: today)
        tallies = (0..<index.count).map { "\(index.id($0)) \(progress.tally($0, in: index))" }
    }
}
