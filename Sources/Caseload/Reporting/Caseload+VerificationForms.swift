import Casework
import Documents
import Exchange
import LocalStore
import Reports

/// Where a verification form is for.
package enum FormPlace: Sendable, Hashable {
    /// A school, posyandu or health centre: its obligations that stand on its paper.
    case facility(DocumentID)
    /// A village: what is owed at home.
    case village(String)
}

extension Caseload {
    /// The forms of a place and quarter: filled with what is recorded, or blank to be filled by hand.
    ///
    /// A school has the ministry's form, one for each that was imported; a posyandu or health centre its
    /// own; a village that of social welfare. None for a place where nobody owes anything.
    ///
    /// - `spareLines`: Empty lines after the people known.
    package func verificationForms(
        _ place: FormPlace,
        _ quarter: Quarter,
        today: Day,
        isFilled: Bool,
        spareLines: Int = 0,
    ) throws(CaseloadError) -> [VerificationForm] {
        let result = try read {
            (reader) throws(StoreError) -> Result<[VerificationForm], CaseloadError> in
            let reading = CaseloadReader(reader: reader, rules: try rules(reader))
            // Who was there signs, not the supervisor who prints for her.
            let signing = try StoreOwner.read(reader).role.seesAll ? "" : worker.name
            let maker = FormMaker(reading, quarter, today, isFilled, spareLines, signing)
            switch place {
            case .village(let name): return .success(try maker.village(name))
            case .facility(let id):
                guard let facility = try reading.facility(id) else { return .success([]) }
                let made = try sheets(
                    of: facility,
                    npsn: facility.npsn ?? "",
                    quarter,
                    reading,
                    isFilled: isFilled,
                )
                return try made.map { sheets throws(StoreError) in
                    let schools = sheets.filter { !$0.sheet.pupils.isEmpty }
                        .map { maker.school(facility, $0.sheet.pupils, $0.export.awaiting) }
                    return schools + (try maker.health(facility))
                }
            }
        }
        return try result.get()
    }

    /// The places that have a form, by kind and name: schools and health facilities of the rosters, and
    /// villages.
    package func formPlaces(
        _ quarter: Quarter,
        today: Day,
    ) throws(CaseloadError) -> [(place: FormPlace, name: String)] {
        let facilities = try rosters(quarter, today: today).compactMap { choice in
            if case .facility(let id) = choice.door {
                return (place: FormPlace.facility(id), name: choice.name)
            }
            return nil
        }
        return facilities + (try familyVillages()).map { (place: .village($0), name: $0) }
    }
}

extension Result where Failure == CaseloadError {
    /// `map` for a body that can fail for the store.
    fileprivate func map<Other>(
        _ body: (Success) throws(StoreError) -> Other
    ) throws(StoreError) -> Result<Other, CaseloadError> {
        switch self {
        case .success(let value): .success(try body(value))
        case .failure(let error): .failure(error)
        }
    }
}

/// Makes the forms of one quarter.
private struct FormMaker {
    private let reading: CaseloadReader
    private let quarter: Quarter
    private let today: Day
    private let isFilled: Bool
    private let spareLines: Int
    private let worker: String

    init(
        _ reading: CaseloadReader,
        _ quarter: Quarter,
        _ today: Day,
        _ isFilled: Bool,
        _ spareLines: Int,
        _ worker: String,
    ) {
        self.reading = reading
        self.quarter = quarter
        self.today = today
        self.isFilled = isFilled
        self.spareLines = spareLines
        self.worker = worker
    }

    func school(
        _ facility: Facility,
        _ pupils: [VerkomPupil],
        _ awaiting: Set<VerificationForm.PupilMonth>,
    ) -> VerificationForm {
        var pupils = pupils
        if !isFilled {
            for place in pupils.indices {
                pupils[place].months = [VerkomMonth(), VerkomMonth(), VerkomMonth()]
                pupils[place].remark = ""
            }
        }
        var form = VerificationForm(
            field: .education,
            quarter: quarter,
            place: facility.name,
            village: facility.village ?? "",
            npsn: facility.npsn ?? "",
            rows: .pupils(pupils),
            spareLines: spareLines,
            signer: Signer(
                Wording(id: "Kepala sekolah,", en: "Headmaster,"),
                name: facility.head ?? "",
            ),
            worker: worker,
        )
        form.awaiting = awaiting
        return form
    }

    func health(_ facility: Facility) throws(StoreError) -> [VerificationForm] {
        guard let page = try reading.entryPage(.facility(facility.id), quarter, today) else {
            return []
        }
        let rows = page.rows.filter { row in
            row.cells.contains { $0.map { RosterPaper($0.cell) == .posyandu } ?? false }
        }
        guard !rows.isEmpty else { return [] }
        return [
            VerificationForm(
                field: .health,
                quarter: quarter,
                place: facility.name,
                village: facility.village ?? "",
                rows: .people(try people(rows)),
                spareLines: spareLines,
                signer: Signer(
                    Wording(id: "Petugas kesehatan,", en: "Health worker,"),
                    name: facility.head ?? "",
                ),
                worker: worker,
            )
        ]
    }

    /// What is owed at home, of all families of a village.
    func village(_ name: String) throws(StoreError) -> [VerificationForm] {
        let ids = try reading.ids(
            "SELECT d.id FROM family f JOIN document d ON d.doc = f.doc WHERE f.village = ?",
            name,
        )
        var rows: [EntryRow] = []
        let ageDay = min(today, quarter.lastDay)
        for id in ids {
            guard let family = try reading.family(id) else { continue }
            let members = try reading.members(ofFamily: id)
            rows += try reading.familyEntry(family, members, quarter, ageDay).page.rows.filter {
                row in
                row.cells.contains { $0.map { $0.cell.obligation.place == .rumah } ?? false }
            }
        }
        rows.sort { left, right in
            let (mine, theirs) = (
                Folding.folded(left.memberName), Folding.folded(right.memberName),
            )
            return (mine, left.member.rawValue) < (theirs, right.member.rawValue)
        }
        guard !rows.isEmpty else { return [] }
        return [
            VerificationForm(
                field: .social,
                quarter: quarter,
                place: name,
                rows: .people(try people(rows)),
                spareLines: spareLines,
                signer: Signer(Wording(id: "Kepala desa/lurah,", en: "Head of the village,")),
                worker: worker,
            )
        ]
    }

    /// Rows of one member together, in the order in which they first come.
    private func people(_ rows: [EntryRow]) throws(StoreError) -> [VerificationForm.Person] {
        var order: [DocumentID] = []
        var duties: [DocumentID: [EntryRow]] = [:]
        for row in rows {
            if duties[row.member] == nil { order.append(row.member) }
            duties[row.member, default: []].append(row)
        }
        var people: [VerificationForm.Person] = []
        for id in order {
            guard let own = duties[id], let first = own.first else { continue }
            let member = try reading.member(id)
            let family = try reading.family(first.family)
            let holder = try (family?.pengurus ?? family?.head).map {
                (id) throws(StoreError) in try reading.member(id)
            }
            people.append(
                VerificationForm.Person(
                    nik: member?.nik ?? "",
                    name: first.memberName,
                    note: first.memberNote,
                    caregiver: holder??.name ?? "",
                    duties: own.map { row in
                        VerificationForm.Duty(
                            label: row.label,
                            months: row.cells.map { cell in mark(cell) },
                        )
                    },
                )
            )
        }
        return people
    }

    private func mark(_ cell: EntryCell?) -> VerificationForm.Mark? {
        guard let cell, cell.cell.applies || cell.recorded != nil else { return nil }
        guard isFilled, let recorded = cell.recorded else { return .blank }
        if recorded.isVeiled { return .awaitsRekeying }
        guard let state = recorded.state else {
            return .blank
        }
        return .state(state, date: recorded.dates.last)
    }
}
