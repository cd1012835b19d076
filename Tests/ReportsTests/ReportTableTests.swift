import Casework
import Reports
import Testing

@Suite struct `A report's table` {
    @Test func `with the same cells is the same table`() {
        let title = Wording(id: "Ringkasan", en: "Summary")
        let one = ReportTable(title: title, columns: [.init(title)], rows: [[.count(3)]])
        var other = one
        #expect(one == other)
        other.rows[0][0] = .masked
        #expect(one != other)
    }
}
