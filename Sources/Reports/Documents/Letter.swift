import Casework

/// A letter on one sheet: the receipt of a complaint, or a referral.
///
/// Whoever has the record fills in the texts, already in the letter's language; an empty text leaves a
/// line to write on. Nothing of it is taken as markup.
package struct Letter: Printable, Equatable {
    package enum Kind: Sendable, Hashable {
        /// *Tanda terima pengaduan*, for who complained.
        case receipt
        /// *Surat rujukan*, to the body that shall serve.
        case referral
    }

    /// A line such as *Nama : Siti*.
    package struct Fact: Sendable, Hashable {
        package var label: String
        package var value: String

        package init(_ label: String, _ value: String) {
            self.label = label
            self.value = value
        }
    }

    package var kind: Kind
    /// The lines of the letterhead, the office first.
    package var office: [String]
    /// The letter's number; empty where the office writes it by hand.
    package var number: String
    package var place: String
    package var date: Day
    /// Name and address of who gets it; empty for a receipt.
    package var recipient: [String]
    package var subject: String
    package var opening: [String]
    package var facts: [Fact]
    package var closing: [String]
    package var signers: [Signer]

    package init(
        kind: Kind,
        office: [String],
        number: String = "",
        place: String,
        date: Day,
        recipient: [String] = [],
        subject: String,
        opening: [String] = [],
        facts: [Fact],
        closing: [String] = [],
        signers: [Signer],
    ) {
        self.kind = kind
        self.office = office
        self.number = number
        self.place = place
        self.date = date
        self.recipient = recipient
        self.subject = subject
        self.opening = opening
        self.facts = facts
        self.closing = closing
        self.signers = signers
    }

    package var pageTitle: Wording {
        switch kind {
        case .receipt: Wording(id: "Tanda terima pengaduan", en: "Receipt of a complaint")
        case .referral: Wording(id: "Surat rujukan", en: "Letter of referral")
        }
    }
    package var isWide: Bool { false }
    package var printedRows: Int { 1 }

    package func write(into page: inout PageWriter) {
        let words = page.words
        page.html.open("div", ["class": "letter"])
        page.html.element("div", ["class": "letterhead"]) { html in
            for (line, text) in office.enumerated() {
                if line == 0 {
                    html.element("h1", text: text)
                } else {
                    html.element("p", text: text)
                }
            }
        }
        page.html.element("h2", text: words(pageTitle))
        var head = [
            (words.pick("Nomor", "Number"), number), (words.pick("Hal", "About"), subject),
        ]
        if kind == .receipt { head.append((words.pick("Tanggal", "Date"), words.day(date))) }
        page.fields(head)
        if !recipient.isEmpty {
            page.paragraph(words.pick("Kepada Yth.", "To"))
            for line in recipient { page.paragraph(line) }
        }
        for text in opening { page.paragraph(text) }
        page.fields(facts.map { ($0.label, $0.value) })
        page.paragraph("\u{A0}")
        for text in closing { page.paragraph(text) }
        page.signers(signers, place: place, on: date)
        page.html.raw("</div>")
    }
}
