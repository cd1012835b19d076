import Casework

/// The parts that pages are made of.
package struct PageWriter {
    let words: PageWords
    let stamp: PrintStamp
    var html = HTML()

    init(_ words: PageWords, _ stamp: PrintStamp) {
        self.words = words
        self.stamp = stamp
    }

    mutating func title(_ text: String) {
        html.element("h1", text: text)
    }

    mutating func heading(_ text: String) {
        html.element("h2", text: text)
    }

    mutating func smallHeading(_ text: String) {
        html.element("h3", text: text)
    }

    mutating func paragraph(_ text: String, _ kind: String = "") {
        html.element("p", ["class": kind]) { $0.breakable(text) }
    }

    /// Which period and place, by whom and when.
    mutating func meta(_ scope: ReportScope) {
        let parts = [
            words.period(scope), words.place(scope),
            words.pick("dibuat ", "made ") + words.moment(stamp.at),
            words.pick("oleh ", "by ") + stamp.worker,
        ]
        html.element("p", ["class": "meta"], text: parts.joined(separator: " · "))
    }

    mutating func table(_ table: ReportTable) {
        if !table.title.id.isEmpty { smallHeading(words(table.title)) }
        if table.isProse { return prose(table) }
        html.element("table") { html in
            html.element("thead") { html in
                html.element("tr") { html in
                    for column in table.columns {
                        html.element(
                            "th",
                            ["class": column.isNumber ? "n" : "", "scope": "col"],
                            text: words(column.label),
                        )
                    }
                }
            }
            html.element("tbody") { html in
                for row in table.rows {
                    let isTotal = row.first == .wording(ReportTable.totalLabel)
                    html.element("tr", ["class": isTotal ? "total" : ""]) { html in
                        for (place, cell) in row.enumerated() {
                            let isNumber =
                                place < table.columns.count && table.columns[place].isNumber
                            html.element("td", ["class": isNumber ? "n" : ""]) { html in
                                html.breakable(words.text(cell))
                            }
                        }
                    }
                }
            }
        }
        for note in table.notes { paragraph(words(note), "note") }
    }

    /// Each heading once, under it the texts with their labels, line by line as they were typed.
    private mutating func prose(_ table: ReportTable) {
        var heading: ReportTable.Cell?
        for row in table.rows where row.count == 3 {
            if row[0] != heading {
                heading = row[0]
                html.element("h4", text: words.text(row[0]))
            }
            let label = words.text(row[1])
            for (place, part) in words.text(row[2]).split(whereSeparator: \.isNewline).enumerated()
            {
                paragraph(place == 0 ? "\(label): \(part)" : String(part))
            }
        }
        for note in table.notes { paragraph(words(note), "note") }
    }

    mutating func section(_ section: Report.Section) {
        var table = section.table
        if let chart = section.chart, !chart.points.isEmpty {
            smallHeading(words(table.title))
            SVGChart(chart, words).write(into: &html, isTitled: chart.title != table.title)
            table.title = Wording(id: "", en: "")
        }
        self.table(table)
    }

    /// Labels with what they stand for; an empty value leaves a line to write on.
    mutating func fields(_ fields: [(label: String, value: String)]) {
        html.element("dl", ["class": "field"]) { html in
            for field in fields {
                html.element("dt", text: field.label)
                html.element(
                    "dd",
                    text: field.value.isEmpty ? ": ....................." : ": " + field.value,
                )
            }
        }
    }

    /// Lines to sign on, side by side: what each signs as, and the name where it is known.
    ///
    /// - `name`: Of the institution, under the role of the one who signs for it; empty for none.
    mutating func signers(
        _ signers: [Signer],
        place: String,
        on day: Day?,
        at name: String = "",
    ) {
        html.element("div", ["class": "signers"]) { html in
            for (number, signer) in signers.enumerated() {
                html.element("div", ["class": "signer"]) { html in
                    let isLast = number == signers.count - 1
                    let date = day.map { words.day($0) } ?? "....................."
                    html.element(
                        "p",
                        text: isLast
                            ? "\(place.isEmpty ? "..............." : place), \(date)" : "\u{A0}",
                    )
                    html.element("p", text: words(signer.role))
                    if isLast, !name.isEmpty { html.element("p", text: name) }
                    html.element("div", ["class": "line"], text: signer.name)
                    html.element("p", text: signer.number ?? "NIP ")
                }
            }
        }
    }
}

/// Who signs a page.
package struct Signer: Sendable, Hashable {
    package var role: Wording
    /// Empty where it is not known: the line stays free.
    package var name: String
    /// The number under the name; nil for an empty *NIP*, an empty text for no number.
    package var number: String?

    package init(_ role: Wording, name: String = "", number: String? = nil) {
        self.role = role
        self.name = name
        self.number = number
    }

    package static func worker(_ name: String) -> Signer {
        Signer(Wording(id: "Pendamping sosial,", en: "Social worker,"), name: name)
    }

    package static func supervisor(_ name: String) -> Signer {
        Signer(Wording(id: "Penyelia,", en: "Supervisor,"), name: name)
    }

    package static let coordinator = Signer(
        Wording(id: "Mengetahui, Koordinator kabupaten/kota,", en: "Seen, regency coordinator,")
    )
}
