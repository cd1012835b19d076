import Caseload

/// The words of the page of one body.
extension Words {
    package var bodyLabel: String { pick("Lembaga", "Body") }
    package var bodyExplanation: String {
        pick(
            "Semua catatan lembaga ini dan uangnya; sekali lagi: kembali ke catatan",
            "All records of this body and its money; once more: back to the record",
        )
    }
    package var bodyMore: String {
        pick("F7: semua catatannya dan hasil terakhir", "F7: all its records and the last result")
    }
    package var noBody: String {
        pick("Catatan ini bukan tentang lembaga", "This record is about no body")
    }
    package func bodyHeading(_ name: String, _ count: Int) -> String {
        "\(name) · " + bodyRecords(count)
    }
    package func bodyRecords(_ count: Int) -> String {
        pick("\(number(count)) catatan", count == 1 ? "1 record" : "\(number(count)) records")
    }
    package func bodyOlder(_ count: Int) -> String {
        pick("… dan \(number(count)) yang lebih lama", "… and \(number(count)) older ones")
    }
    package var bodyInflow: String { pick("Uang masuk", "Money in") }
    package var bodyOutflow: String { pick("Uang keluar", "Money out") }
    package var bodyBalance: String { pick("Saldo terakhir", "Last balance") }
    package var bodyLast: String { pick("Hasil terakhir", "Last result") }
    package func bodyResult(_ row: RecordRow) -> String {
        let state = row.state.map { row.stateLabel.map(text) ?? $0 }
        return [day(row.date), named(text(row.formLabel), text(row.titles), " · "), state ?? ""]
            .filter { !$0.isEmpty }.joined(separator: " · ")
    }
}
