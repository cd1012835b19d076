import Casework
import Exchange

extension VerificationForm {
    /// The ministry's 25 columns.
    func write(_ pupils: [VerkomPupil], into page: inout PageWriter) {
        let words = page.words
        let spare = spareLines
        let (quarter, awaiting, stamp) = (quarter, awaiting, page.stamp)
        let note = words.pick(
            "A alpa, I izin, S sakit (hari); Jml hari hadir; % dari hari efektif.",
            "A absent, I leave, S sick (days); Jml days present; % of school days.",
        )
        page.html.element("table", ["class": "form"]) { html in
            // Hundredths of the width; a NIK needs 8.6 of them to stand in one line.
            let widths =
                ["2.4", "8.7", "8.6", "8.7", "5.8", "9.6", "5.2", "4"]
                + (0..<3).flatMap { _ in ["2.1", "2.1", "2.1", "2.4", "2.9"] } + ["4.6", "6.4"]
            html.element("colgroup") { html in
                for width in widths { html.open("col", ["style": "width:\(width)%"]) }
            }
            html.element("thead") { html in
                writePlace(columns: 25, words, into: &html)
                html.element("tr") { html in
                    for head in [
                        "No", "NIK Pengurus", "Nama Pengurus", "NIK Siswa", "NISN", "Nama Siswa",
                        "Bentuk Pendidikan", "Tingkat/ Kelas",
                    ] {
                        html.element("th", ["rowspan": "2", "scope": "col"], text: head)
                    }
                    for month in quarter.months {
                        html.element(
                            "th",
                            ["colspan": "5", "scope": "colgroup"],
                            text: MonthName.capitals(month.monthOfYear),
                        )
                    }
                    for head in ["Ket", "Nama Pendamping"] {
                        html.element("th", ["rowspan": "2", "scope": "col"], text: head)
                    }
                }
                html.element("tr") { html in
                    for _ in 0..<3 {
                        for head in ["A", "I", "S", "Jml", "%"] {
                            html.element("th", ["class": "n", "scope": "col"], text: head)
                        }
                    }
                }
            }
            func write(_ number: Int, into html: inout HTML) {
                html.element("tr") { html in
                    guard pupils.indices.contains(number) else {
                        html.element("td", ["class": "n box"], text: "\(number + 1)")
                        for _ in 1..<25 { html.element("td", text: "") }
                        return
                    }
                    let hidden = (0..<3).filter {
                        awaiting.contains(PupilMonth(pupil: number, month: $0))
                    }
                    row(pupils[number], number + 1, hidden, words, into: &html)
                }
            }
            let count = pupils.count + spare
            let body = max(0, count - Self.lastRows)
            if body > 0 {
                html.element("tbody") { html in
                    for number in 0..<body { write(number, into: &html) }
                }
            }
            html.element("tbody", ["class": "keep"]) { html in
                for number in body..<count { write(number, into: &html) }
                writeFoot(note, columns: 25, words, stamp, into: &html)
            }
        }
    }

    /// Rows of the last sheet at least, so that nobody signs under an empty one.
    private static let lastRows = 3

    /// The signs and those who sign, in one block with the last rows: paper alone keeps them together.
    private func writeFoot(
        _ note: String,
        columns: Int,
        _ words: PageWords,
        _ stamp: PrintStamp,
        into html: inout HTML,
    ) {
        html.element("tr") { html in
            html.element("td", ["class": "foot", "colspan": "\(columns)"]) { html in
                var page = PageWriter(words, stamp)
                swap(&page.html, &html)
                page.paragraph(note, "note")
                page.signers([.worker(worker), signer], place: village, on: nil, at: place)
                swap(&page.html, &html)
            }
        }
    }

    /// Whose sheet it is, above the columns of every page.
    private func writePlace(columns: Int, _ words: PageWords, into html: inout HTML) {
        let parts = [place, npsn, village == place ? "" : village, words.quarter(quarter)]
        html.element("tr") { html in
            html.element(
                "th",
                ["class": "place", "colspan": "\(columns)"],
                text: parts.filter { !$0.isEmpty }.joined(separator: " · "),
            )
        }
    }

    private func row(
        _ pupil: VerkomPupil,
        _ number: Int,
        _ hidden: [Int],
        _ words: PageWords,
        into html: inout HTML,
    ) {
        html.element("td", ["class": "n"], text: "\(number)")
        html.element("td", ["class": "tight"], text: pupil.caregiverNIK)
        html.element("td", text: pupil.caregiver)
        html.element("td", ["class": "tight"], text: pupil.nik)
        html.element("td", ["class": "tight"], text: pupil.nisn)
        html.element("td", text: pupil.name)
        html.element("td", text: pupil.level)
        html.element("td", text: pupil.grade)
        func count(_ count: Int?) {
            html.element("td", ["class": "n"], text: count.map(String.init) ?? "")
        }
        for (place, month) in pupil.months.enumerated() {
            guard !hidden.contains(place) else {
                html.element("td", ["colspan": "5"], text: words(.awaitsRekeying))
                continue
            }
            count(month.alpa)
            count(month.izin)
            count(month.sakit)
            count(month.total)
            html.element(
                "td",
                ["class": "n"],
                text: month.percent.map { words.decimal($0) } ?? "",
            )
        }
        html.element("td", text: pupil.remark)
        html.element("td", text: pupil.worker)
    }

    /// A person's obligations under each other, kept on one page.
    func write(_ people: [Person], into page: inout PageWriter) {
        let words = page.words
        let (spare, quarter, stamp) = (spareLines, quarter, page.stamp)
        let note = words.pick(
            "✓ patuh, ✗ tidak, i izin/sakit, - tidak berlaku, ▨ tidak diminta bulan itu, "
                + "kosong belum dicatat.",
            "✓ met, ✗ not met, i excused, - does not apply, ▨ not owed that month, empty not "
                + "recorded.",
        )
        page.html.element("table", ["class": "form"]) { html in
            let widths =
                ["3", "11", "15", "6", "13", "18"]
                + (0..<3).flatMap { _ in ["4", "6"] } + ["4"]
            html.element("colgroup") { html in
                for width in widths { html.open("col", ["style": "width:\(width)%"]) }
            }
            html.element("thead") { html in
                writePlace(columns: 13, words, into: &html)
                html.element("tr") { html in
                    for head in [
                        "No", "NIK", words.pick("Nama", "Name"), words.pick("Umur", "Age"),
                        words.pick("Pengurus", "Aid holder"),
                        words.pick("Kewajiban", "Obligation"),
                    ] {
                        html.element("th", ["rowspan": "2", "scope": "col"], text: head)
                    }
                    for month in quarter.months {
                        html.element(
                            "th",
                            ["colspan": "2", "scope": "colgroup"],
                            text: MonthName.capitals(month.monthOfYear),
                        )
                    }
                    html.element("th", ["rowspan": "2", "scope": "col"], text: "Ket")
                }
                html.element("tr") { html in
                    for _ in 0..<3 {
                        html.element("th", ["scope": "col"], text: words.pick("Hasil", "Mark"))
                        html.element(
                            "th",
                            ["scope": "col"],
                            text: words.pick("Tgl/angka", "Note"),
                        )
                    }
                }
            }
            let last = spare == 0 ? people.count - 1 : -1
            for (number, person) in people.enumerated() where number != last {
                html.element("tbody", ["class": "keep"]) { html in
                    rows(person, number + 1, words, into: &html)
                }
            }
            func writeSpare(_ lines: Range<Int>, into html: inout HTML) {
                for line in lines {
                    html.element("tr") { html in
                        html.element("td", ["class": "n box"], text: "\(people.count + line + 1)")
                        for _ in 1..<13 { html.element("td", text: "") }
                    }
                }
            }
            let body = max(0, spare - Self.lastRows)
            if body > 0 {
                html.element("tbody") { html in writeSpare(0..<body, into: &html) }
            }
            html.element("tbody", ["class": "keep"]) { html in
                if people.indices.contains(last) {
                    rows(people[last], last + 1, words, into: &html)
                }
                writeSpare(body..<spare, into: &html)
                writeFoot(note, columns: 13, words, stamp, into: &html)
            }
        }
    }

    private func rows(
        _ person: Person,
        _ number: Int,
        _ words: PageWords,
        into html: inout HTML,
    ) {
        let span = "\(max(1, person.duties.count))"
        for (place, duty) in person.duties.enumerated() {
            html.element("tr") { html in
                if place == 0 {
                    html.element("td", ["class": "n", "rowspan": span], text: "\(number)")
                    html.element("td", ["rowspan": span], text: person.nik)
                    html.element("td", ["rowspan": span], text: person.name)
                    html.element("td", ["rowspan": span], text: person.note)
                    html.element("td", ["rowspan": span], text: person.caregiver)
                }
                html.element("td", text: words(duty.label))
                for month in duty.months {
                    let (sign, date) = Self.text(month, words)
                    html.element("td", text: sign)
                    html.element("td", text: date)
                }
                html.element("td", text: "")
            }
        }
    }

    private static func text(_ mark: Mark?, _ words: PageWords) -> (String, String) {
        switch mark {
        case nil: ("▨", "▨")
        case .blank?: ("", "")
        case .awaitsRekeying?: ("…", words(.awaitsRekeying))
        case .state(let state, let date)?:
            (sign(state), date.map { "\($0.dayOfMonth) \(words.shortMonth($0.month))" } ?? "")
        }
    }

    private static func sign(_ state: CheckState) -> String {
        switch state {
        case .patuh: "✓"
        case .tidak: "✗"
        case .izin: "i"
        case .tidakBerlaku: "-"
        }
    }
}
