import Caseload
import Screen

/// The body that a record is about: in few lines below the record, and as a page of its own.
///
///     KUBE Mawar · Tirtasari · 4 catatan
///     Uang masuk           Rp 3.200.000
///     Uang keluar          Rp 2.150.000
///     Saldo terakhir       Rp 1.050.000
///     Hasil terakhir       1 Nov · Kunjungan KUBE: KUBE Mawar: berjalan
extension RecordText {
    /// Below a record: the sums, and that there is more.
    mutating func addBody() {
        guard let body = page.body else { return }
        lines.append(.blank)
        lines.append(.heading(words.bodyHeading(body.name, body.count)))
        addSums(of: body)
        lines.add(wrapping: words.bodyMore, .textDim, width: width)
    }

    /// The whole page: every record is a line that Enter opens.
    mutating func addPage(of body: BodyPage) {
        let heading = [body.name, body.place].filter { !$0.isEmpty }.joined(separator: " · ")
        lines.add(wrapping: heading, .textHeading, width: width)
        if !lines.isEmpty { lines[0].isHeading = true }
        addSums(of: body)
        if let last = body.rows.first {
            add(words.bodyLast, words.bodyResult(last))
        }
        lines.append(.blank)
        lines.append(.heading(words.bodyRecords(body.count)))
        for row in body.rows { add(link: row) }
        if body.count > body.rows.count {
            lines.add(
                wrapping: words.bodyOlder(body.count - body.rows.count),
                .textDim,
                width: width,
            )
        }
    }

    private mutating func addSums(of body: BodyPage) {
        if let inflow = body.inflow { add(words.bodyInflow, words.rupiah(inflow)) }
        if let outflow = body.outflow { add(words.bodyOutflow, words.rupiah(outflow)) }
        if let balance = body.balance { add(words.bodyBalance, words.rupiah(balance)) }
    }
}
