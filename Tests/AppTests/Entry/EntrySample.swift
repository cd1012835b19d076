import Caseload
import Casework
import Documents
import Screen
import Testing

@testable import App

/// One family's page with a cell of every kind, in the third quarter of 2026.
///
///     row 0  Siti Aminah   p2k2                  session     Jul Aug Sep
///     row 1  Siti Aminah   kks-dipegang          state               Sep
///     row 2  Ahmad Fauzi   hadir-sekolah         attendance  Jul Aug Sep
///     row 3  Dewi          timbang               state       Jul Aug Sep
///     row 4  Dewi          vitamin-a-merah       state           Aug
///     row 5  Dewi          ukur-tinggi           dated               Sep
///     row 6  Dewi          perkembangan          dated               Sep
enum EntrySample {
    static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    static func page() throws -> EntryPage {
        let quarter = try #require(Quarter(2026, 3))
        let people = try EntryPeople(quarter: quarter, seed: 1)
        var family = Family(id: .family("f"))
        family.pengurus = .member("siti")
        family.programmes = [
            Enrolment(programme: "pkh", status: "aktif"),
            Enrolment(programme: "sembako", status: "aktif"),
        ]
        var siti = Member(id: .member("siti"), family: family.id, name: "Siti Aminah")
        siti.born = Day(1988, 4, 2)
        siti.sex = .female
        var ahmad = Member(id: .member("ahmad"), family: family.id, name: "Ahmad Fauzi")
        ahmad.born = Day(2017, 2, 11)
        ahmad.school = Schooling(facility: .facility("sd-1"), level: "SD", grade: "3")
        var dewi = Member(id: .member("dewi"), family: family.id, name: "Dewi")
        dewi.born = Day(2024, 3, 20)
        return people.page(family, [siti, ahmad, dewi])
    }

    /// A desk with the page open on a day; all three months are over unless another day is given.
    static func desk(on today: String = "2026-10-05", size: Size = Size(80, 24)) throws -> EntryDesk
    {
        var desk = EntryDesk(size: size, today: try day(today))
        let page = try page()
        desk.add(page)
        desk.open(page.door)
        return desk
    }
}

extension EntryDesk {
    var grid: EntryGrid? { entry.grid }

    /// What a cell says now.
    func value(_ row: Int, _ column: Int) -> RecordedValue? {
        grid?.value(at: CellPlace(row, column))
    }

    func state(_ row: Int, _ column: Int) -> CheckState? { value(row, column)?.state }

    /// Records something as if an earlier sitting had.
    mutating func recordBefore(_ row: Int, _ column: Int, _ value: RecordedValue) {
        guard let cell = grid?.cell(at: CellPlace(row, column))?.cell else { return }
        record(value, at: CellKey(cell))
        guard let door = entry.door else { return }
        open(door)
    }

    /// Puts the cursor somewhere without a key.
    mutating func put(cursor row: Int, _ column: Int) {
        state.workspace?.entry.go(to: CellPlace(row, column))
    }

    var message: String { state.messages.current?.text ?? "" }
}
