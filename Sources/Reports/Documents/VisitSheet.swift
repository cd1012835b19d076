import Casework

/// The visits of a trip on paper, by place, with room for what came of each.
package struct VisitSheet: Printable, Equatable {
    package struct Visit: Sendable, Equatable {
        package var family: String
        package var address: String
        package var phone: String
        /// Why she goes there, one line for each reason.
        package var reasons: [String]
        package var due: Day?

        package init(
            family: String,
            address: String,
            phone: String = "",
            reasons: [String],
            due: Day? = nil,
        ) {
            self.family = family
            self.address = address
            self.phone = phone
            self.reasons = reasons
            self.due = due
        }
    }

    /// The visits of one village, in the order of the way.
    package struct Stop: Sendable, Equatable {
        package var village: String
        package var visits: [Visit]

        package init(village: String, visits: [Visit]) {
            self.village = village
            self.visits = visits
        }
    }

    package var day: Day
    package var stops: [Stop]
    /// Errands of restricted records, which paper does not tell.
    package var leftOut: Int

    package init(day: Day, stops: [Stop], leftOut: Int = 0) {
        self.day = day
        self.stops = stops
        self.leftOut = leftOut
    }

    package var pageTitle: Wording { Wording(id: "Daftar kunjungan", en: "Visit list") }
    package var isWide: Bool { true }
    package var printedRows: Int { stops.reduce(0) { $0 + $1.visits.count } }

    package func write(into page: inout PageWriter) {
        let words = page.words
        page.title(words(pageTitle))
        page.paragraph(
            "\(words.day(day)) · \(page.stamp.worker) · \(words.number(printedRows)) "
                + words.pick("kunjungan", "visits"),
            "meta",
        )
        for stop in stops {
            page.heading(
                stop.village.isEmpty ? words.pick("Tanpa desa", "No village") : stop.village
            )
            page.html.element("table", ["class": "form visits"]) { html in
                html.element("colgroup") { html in
                    for width in ["3", "17", "20", "30", "9", "21"] {
                        html.open("col", ["style": "width:\(width)%"])
                    }
                }
                html.element("thead") { html in
                    html.element("tr") { html in
                        for head in [
                            "No", words.pick("Keluarga", "Family"),
                            words.pick("Alamat, telepon", "Address, phone"),
                            words.pick("Keperluan", "Why"),
                            words.pick("Jatuh tempo", "Due"),
                            words.pick("Hasil, paraf", "Result, initials"),
                        ] {
                            html.element("th", ["scope": "col"], text: head)
                        }
                    }
                }
                html.element("tbody") { html in
                    for (number, visit) in stop.visits.enumerated() {
                        html.element("tr") { html in
                            html.element("td", ["class": "n box"], text: "\(number + 1)")
                            html.element("td", text: visit.family)
                            html.element("td") { html in
                                html.text(visit.address)
                                if !visit.phone.isEmpty {
                                    html.open("br")
                                    html.text(visit.phone)
                                }
                            }
                            html.element("td") { html in
                                for (place, reason) in visit.reasons.enumerated() {
                                    if place > 0 { html.open("br") }
                                    html.text("□ " + reason)
                                }
                            }
                            html.element("td", text: visit.due.map { words.shortDay($0) } ?? "")
                            html.element("td", text: "")
                        }
                    }
                }
            }
        }
        if leftOut > 0 {
            page.paragraph(
                words.pick(
                    "\(words.number(leftOut)) catatan terbatas tidak dicantumkan di kertas ini.",
                    "\(words.number(leftOut)) restricted records are left out of this paper.",
                ),
                "meta",
            )
        }
        if stops.isEmpty { page.paragraph(words.pick("Tidak ada kunjungan.", "No visits.")) }
        page.signers([.coordinator, page.stamp.signer], place: "", on: nil)
    }
}
