import Casework
import Exchange

/// A form of the commitment verification on paper: for one school, one posyandu, or social welfare.
///
/// The school's has the ministry's 25 columns. The ministry's columns of the other two are not public
/// (domain reference, 1.3): ours have a row for each obligation, with room to write beside each mark.
package struct VerificationForm: Printable, Equatable {
    package enum Field: String, Sendable, Hashable, CaseIterable {
        case education = "pendidikan"
        case health = "kesehatan"
        case social = "kesos"

        var title: Wording {
            switch self {
            case .education:
                Wording(
                    id: "Formulir verifikasi komitmen pendidikan",
                    en: "Verification form, education",
                )
            case .health:
                Wording(
                    id: "Formulir verifikasi komitmen kesehatan",
                    en: "Verification form, health",
                )
            case .social:
                Wording(
                    id: "Formulir verifikasi komitmen kesejahteraan sosial",
                    en: "Verification form, social welfare",
                )
            }
        }
    }

    /// One person, with what she owes there.
    package struct Person: Sendable, Equatable {
        package var nik: String
        package var name: String
        /// Age and class.
        package var note: String
        package var caregiver: String
        package var duties: [Duty]

        package init(
            nik: String,
            name: String,
            note: String,
            caregiver: String,
            duties: [Duty],
        ) {
            self.nik = nik
            self.name = name
            self.note = note
            self.caregiver = caregiver
            self.duties = duties
        }
    }

    /// One obligation in three months.
    package struct Duty: Sendable, Equatable {
        package var label: Wording
        /// Nil where nothing is owed in the month: the field is crossed out.
        package var months: [Mark?]

        package init(label: Wording, months: [Mark?]) {
            self.label = label
            self.months = months
        }
    }

    /// What a field of the form says.
    package enum Mark: Sendable, Equatable {
        /// Nothing recorded, or a form to be filled by hand.
        case blank
        case state(CheckState, date: Day?)
        /// Recorded, and hidden from whoever prints it until she has keyed it again.
        case awaitsRekeying
    }

    /// A month of a pupil in the ministry's columns.
    package struct PupilMonth: Sendable, Hashable {
        /// A place in the pupils, from 0.
        package var pupil: Int
        /// 0 to 2.
        package var month: Int

        package init(pupil: Int, month: Int) {
            self.pupil = pupil
            self.month = month
        }
    }

    package enum Rows: Sendable, Equatable {
        case pupils([VerkomPupil])
        case people([Person])
    }

    package var field: Field
    package var quarter: Quarter
    /// The school's, posyandu's or village's name.
    package var place: String
    package var village: String
    /// A school's national number; empty for others.
    package var npsn: String
    package var rows: Rows
    /// Lines to be written on by hand, after those known.
    package var spareLines: Int
    package var signer: Signer
    package var worker: String
    /// Of pupils: months that are recorded, and hidden until they are keyed again.
    package var awaiting: Set<PupilMonth> = []

    package init(
        field: Field,
        quarter: Quarter,
        place: String,
        village: String = "",
        npsn: String = "",
        rows: Rows,
        spareLines: Int = 0,
        signer: Signer,
        worker: String,
    ) {
        self.field = field
        self.quarter = quarter
        self.place = place
        self.village = village
        self.npsn = npsn
        self.rows = rows
        self.spareLines = spareLines
        self.signer = signer
        self.worker = worker
    }

    package var pageTitle: Wording { field.title }
    package var isWide: Bool { true }
    package var printedRows: Int {
        switch rows {
        case .pupils(let pupils): pupils.count
        case .people(let people): people.count
        }
    }

    package func write(into page: inout PageWriter) {
        let words = page.words
        page.title(words(field.title))
        var lines: [(label: String, value: String)] = [
            (words.pick("Periode", "Period"), words.quarter(quarter))
        ]
        switch field {
        case .education:
            lines.append(("NPSN", npsn))
            lines.append((words.pick("Nama sekolah", "School"), place))
        case .health: lines.append((words.pick("Fasilitas kesehatan", "Health facility"), place))
        case .social: lines.append((words.pick("Desa/kelurahan", "Village"), place))
        }
        if !village.isEmpty {
            lines.append((words.pick("Desa/kelurahan", "Village"), village))
        }
        page.fields(lines)
        switch rows {
        case .pupils(let pupils): write(pupils, into: &page)
        case .people(let people): write(people, into: &page)
        }
    }
}

/// Several forms in one page, each on sheets of its own.
package struct VerificationForms: Printable, Equatable {
    package let forms: [VerificationForm]

    package init(_ forms: [VerificationForm]) {
        self.forms = forms
    }

    package var pageTitle: Wording {
        forms.count == 1
            ? forms[0].pageTitle
            : Wording(id: "Formulir verifikasi komitmen", en: "Verification forms")
    }
    package var isWide: Bool { true }
    package var printedRows: Int { forms.reduce(0) { $0 + $1.printedRows } }

    package func write(into page: inout PageWriter) {
        for form in forms {
            page.html.open("section", ["class": "sheet"])
            form.write(into: &page)
            page.html.raw("</section>\n")
        }
    }
}
