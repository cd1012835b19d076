import Casework
import Documents
import FoundationEssentials
import Screen
import Testing

@testable import App
@testable import Caseload

/// An open caseload on a screen without a terminal or a store: keys in, frames and effects out.
struct Stage {
    var state: AppState
    /// Everything that was asked for so far.
    var effects: [Effect] = []

    static let quarter = Stage.moment.day.quarter
    /// 5 November 2026, 9 in the morning in Jakarta.
    static let moment = Moment(seconds: 1_793_844_000, offset: 25_200)

    init(
        size: Size = Size(80, 24),
        language: Language = .indonesian,
        names: ProgrammeNames = ProgrammeNames(),
    ) {
        var settings = Settings.standard
        settings.language = language
        let profile = ProfileChoice(path: "/data/satu", label: "Sukamaju")
        state = AppState(
            size: size,
            moment: Self.moment,
            settings: settings,
            unlock: UnlockState(profiles: [profile], device: "laptop-1a2b"),
        )
        unlock(names)
    }

    /// Opens the caseload, at the start and after a lock.
    mutating func unlock(_ names: ProgrammeNames = ProgrammeNames()) {
        let opened = OpenedCaseload(
            label: "Sukamaju",
            worker: Worker(name: "Rahmawati", device: "laptop-1a2b"),
            waiting: 0,
            names: names,
        )
        act(.unlocked(.success(opened)))
    }

    mutating func act(_ action: Action) {
        effects += state.update(action)
    }

    mutating func load(_ loaded: Loaded) {
        act(.loaded(loaded))
    }

    /// Presses keys by their names, divided by spaces: `"/ Enter j"`.
    mutating func press(_ keys: String) {
        for name in keys.split(separator: " ") {
            guard let key = Key(String(name)) else {
                Issue.record("no key is called \(name)")
                return
            }
            act(.input(.key(key)))
        }
    }

    /// Presses a key again and again until something holds; a failure where that never comes.
    mutating func press(
        _ key: String,
        until holds: (Stage) throws -> Bool,
        at location: SourceLocation = #_sourceLocation,
    ) throws {
        var count = 0
        while try !holds(self) {
            count += 1
            try #require(count < 1_000, "\(key) does not bring it about", sourceLocation: location)
            press(key)
        }
    }

    /// Types a text letter by letter.
    mutating func type(_ text: String) {
        for scalar in text.unicodeScalars { act(.input(.key(Key(.character(scalar))))) }
    }

    mutating func resize(_ width: Int, _ height: Int) {
        act(.input(.resize(Size(width, height))))
    }

    /// The present frame.
    func frame() -> Canvas {
        var canvas = Canvas(size: state.size)
        state.draw(theme: .terminal, into: &canvas)
        return canvas
    }

    /// The frame's lines without the spaces at their ends.
    func lines() -> [String] {
        frame().text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    var families: FamiliesState { state.workspace?.families ?? FamiliesState() }
    var place: Place? { state.workspace?.place }
}

/// Families to show.
enum Sample {
    static let longName = "Raden Ajeng Siti Nurhaliza Kusumawardhani"

    static let rows: [FamilyRow] = [
        row("f1", "Aminah", village: "Sukamaju", group: "Mawar 1", members: 4, desil: 2),
        row("f2", "Désirée Ñoño", village: "Mekarsari", group: "Melati", members: 13, desil: 1),
        row("f3", "王小明 Wijaya", village: "Sukamaju", group: "Mawar 1", members: 2),
        row("f4", longName, village: "Sukamaju", group: "", members: 5, desil: 4),
        row("f5", "Siti Rahmah", village: "Mekarsari", group: "Melati", members: 3, desil: 3),
        row("f6", "Soekarno", village: "Cibodas", group: "Kenanga", members: 6, desil: 2),
        row("f7", "Yohanes O'Neil", village: "Cibodas", group: "Kenanga", members: 1, desil: 1),
    ]

    static func row(
        _ key: String,
        _ name: String,
        village: String,
        group: String,
        members: Int,
        desil: Int? = nil,
    ) -> FamilyRow {
        let digits = String((key.dropFirst()).prefix(3))
        return FamilyRow(
            id: DocumentID("family:" + key),
            holder: name,
            kk: "990101010120" + String(repeating: "0", count: 4 - digits.count) + digits,
            village: village,
            group: group,
            members: members,
            programmes: members > 4 ? ["pkh", "sembako"] : ["pkh"],
            desil: desil,
        )
    }

    static func index() -> FamilyIndex { FamilyIndex(rows: rows) }

    /// f1 complete, f2 with blanks, f3 not met, f4 blank, f5 with a draft, f6 and f7 complete.
    static func progress(_ index: FamilyIndex) -> FamilyProgress {
        FamilyProgress(
            quarter: Stage.quarter,
            today: Stage.moment.day,
            index: index,
            tallies: (0..<index.count).map { ordinal in
                switch index.id(ordinal).rawValue {
                case "family:f2": Tally(expected: 30, recorded: 12, notMet: 0, due: 8)
                case "family:f3": Tally(expected: 6, recorded: 6, notMet: 2, due: 0)
                case "family:f4": Tally(expected: 9, recorded: 0, notMet: 0, due: 3)
                case "family:f5": Tally(expected: 9, recorded: 3, notMet: 0, due: 1)
                default: Tally(expected: 6, recorded: 6, notMet: 0, due: 0)
                }
            },
            drafts: index.ordinal(of: "family:f5").map { [$0] } ?? [],
        )
    }

    /// A stage on which the list of families is shown and loaded.
    static func families(size: Size = Size(80, 24), language: Language = .indonesian) -> Stage {
        var stage = Stage(size: size, language: language)
        let index = index()
        stage.load(.index(index))
        stage.load(.progress(Stage.quarter, progress(index)))
        stage.press("2")
        stage.effects = []
        return stage
    }

    /// The programme files of `sample-data/programs`, found beside the tests.
    static func programmes() throws -> [Programme] {
        let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        return try ["pkh.json5", "sembako.json5"].map { name in
            let path = "/" + root + "/sample-data/programs/" + name
            let data = try #require(
                FileManager.default.contents(atPath: path),
                "\(name) is missing",
            )
            return try ProgrammeFile.parse(Array(data), file: name)
        }
    }
}
