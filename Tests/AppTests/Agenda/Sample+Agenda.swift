import Casework
import Documents
import Forms
import Screen
import Testing

@testable import App
@testable import Caseload

/// An agenda over the sample's families: blanks, two records with days, a group, a date, three alerts.
extension Sample {
    private static let agendaFile = """
        {
          id: "uji", name: { id: "Uji", en: "Trial" }, short: { id: "Uji", en: "Trial" }, source: "s",
          flows: [
            { id: "aduan", source: "s", start: "diterima",
              states: [
                { code: "diterima", label: { id: "diterima", en: "received" } },
                { code: "selesai", label: { id: "selesai", en: "settled" }, ends: true } ],
              steps: [ { from: ["diterima"], to: "selesai", label: { id: "x", en: "x" } } ] } ],
          records: [
            { id: "kunjungan", kind: "visit", label: { id: "Kunjungan", en: "Visit" }, short: { id: "Kunj.", en: "Vis." }, about: "member",
              identity: "own", marks: ["anak"],
              versions: [ { from: "2020-01-01", source: "s", sections: [ { questions: [
                { id: "isi", kind: "text", label: { id: "Isi", en: "Text" } } ] } ] } ] },
            { id: "aduan", kind: "complaint", label: { id: "Pengaduan", en: "Complaint" }, about: "family",
              identity: "own", flow: "aduan", marks: ["lansia"],
              versions: [ { from: "2020-01-01", source: "s", sections: [ { questions: [
                { id: "isi", kind: "text", label: { id: "Isi", en: "Text" } } ] } ] } ] },
            { id: "sesi", kind: "session", label: { id: "Sesi P2K2", en: "P2K2 session" }, about: "group",
              identity: "day", versions: [ { from: "2020-01-01", source: "s", sections: [ { questions: [
                { id: "isi", kind: "text", label: { id: "Isi", en: "Text" } } ] } ] } ] } ],
          alerts: [
            { id: "sekolah", label: { id: "Terancam putus sekolah", en: "May drop out" }, about: "member",
              weight: 9, when: "true", act: "kunjungan",
              why: { id: "Hadir {member.attendance1} %, sejak {today}.", en: "Present {member.attendance1} %, since {today}." },
              from: "2020-01-01", source: "s" },
            { id: "kks", label: { id: "Belum ada nomor KKS", en: "No card number" }, about: "family",
              weight: 4, when: "true",
              why: { id: "Peserta tanpa nomor KKS.", en: "A member without a card." },
              from: "2020-01-01", source: "s" } ],
          marks: [ { id: "tarik", label: { id: "Tarik data", en: "Cut-off" }, monthly: 15, lead: "14d",
            from: "2025-01-01", source: "s" } ],
        }
        """

    static func agendaRules() throws -> AgendaRules {
        let json = try JSON5.value(Array(agendaFile.utf8))
        let forms = try FormBook(programmes: [(id: "uji", json: json, file: "uji.json5")])
        return AgendaRules(RuleBook(programmes: []), forms, stamp: [])
    }

    /// - `isRestricted`: The visit is a restricted record.
    /// - `attendance`: What the first alert's sentence says of it.
    static func board(
        isEmpty: Bool = false,
        isRestricted: Bool = false,
        attendance: String = "72.5",
    ) throws -> AgendaBoard {
        let index = isEmpty ? FamilyIndex() : index()
        let progress =
            isEmpty
            ? FamilyProgress(
                quarter: Stage.quarter,
                today: Stage.moment.day,
                index: index,
                tallies: [],
            )
            : progress(index)
        let rules = try agendaRules()
        var places = AgendaPlaces()
        let familyPlaces = (0..<index.count).map { ordinal in
            let isFirst = index.id(ordinal) == "family:f1"
            return places.number(
                AgendaPlaces.Place(
                    village: index.village(ordinal),
                    code: "",
                    rw: isFirst ? "02" : "",
                    rt: isFirst ? "01" : "",
                )
            )
        }
        var builder = PackedAgenda.Builder()
        if !isEmpty { try fill(&builder, index, rules, isRestricted: isRestricted, attendance) }
        return AgendaBoard(
            progress: progress,
            rules: rules,
            mark: .empty,
            places: places,
            familyPlaces: familyPlaces,
            packed: builder.finish(count: index.count),
            loose: [],
            sessions: isEmpty
                ? []
                : [
                    SessionDue(
                        group: "melati",
                        name: "Melati",
                        place: familyPlaces[1],
                        families: 2,
                        form: 2,
                    )
                ],
        )
    }

    private static func fill(
        _ builder: inout PackedAgenda.Builder,
        _ index: FamilyIndex,
        _ rules: AgendaRules,
        isRestricted: Bool,
        _ attendance: String,
    ) throws {
        func act(_ form: String, _ due: String, subject: UInt64, document: Int32) throws
            -> DueFinder.Found
        {
            let number = try #require(rules.number(ofForm: form))
            return DueFinder.Found(
                act: ActEntry(
                    family: 0,
                    subject: subject,
                    kind: .visit,
                    form: number,
                    day: try day("2026-10-01"),
                    due: try day(due),
                    state: rules.forms[Int(number)].hasFlow ? 0 : nil,
                    isOpen: true,
                    isPlain: false,
                    isSensitive: isRestricted && form == "uji/kunjungan",
                    document: document,
                ),
                due: try day(due),
            )
        }
        let pupil = CaseMember(key: "sd", name: "王小明", digest: 7)
        let first = FamilyCase(members: [pupil])
        builder.add(
            PackedAgenda.Family(
                alerts: [
                    AlertFinder.Found(
                        rule: 0,
                        member: 0,
                        gaps: [attendance, "2026-11-05", attendance, "2026-11-05"],
                    )
                ],
                dues: [try act("uji/kunjungan", "2026-11-12", subject: 7, document: 12)],
            ),
            first,
            at: try #require(index.ordinal(of: "family:f1")),
        )
        builder.add(
            PackedAgenda.Family(
                alerts: [AlertFinder.Found(rule: 1, member: nil, gaps: [])],
                dues: [try act("uji/aduan", "2026-11-01", subject: 0, document: 14)],
            ),
            FamilyCase(),
            at: try #require(index.ordinal(of: "family:f4")),
        )
        builder.add(
            PackedAgenda.Family(
                alerts: [AlertFinder.Found(rule: 1, member: nil, gaps: [])],
                dues: [],
            ),
            FamilyCase(),
            at: try #require(index.ordinal(of: "family:f6")),
        )
    }

    static func agendaStage(
        size: Size = Size(80, 24),
        language: Language = .indonesian,
        isEmpty: Bool = false,
        isRestricted: Bool = false,
        attendance: String = "72.5",
    ) throws -> Stage {
        var stage = families(size: size, language: language)
        stage.press("7")
        let board = try board(
            isEmpty: isEmpty,
            isRestricted: isRestricted,
            attendance: attendance,
        )
        stage.act(.agenda(.loaded(AgendaPage(board, AgendaQuery(byWeight: true)))))
        stage.effects = []
        return stage
    }
}

extension AgendaBoard {
    /// Everything, decoded.
    var everyItem: [AgendaItem] {
        let list = list(AgendaQuery(window: .all))
        return (0..<list.count).map { list[$0] }
    }

    var everyAlert: [Alert] {
        let list = alerts(AgendaQuery())
        return (0..<list.count).map { list[$0] }
    }
}

extension Stage {
    var agenda: AgendaState { state.workspace?.agenda ?? AgendaState() }

    /// What the last effect asked the agenda's store for.
    var lastAgendaAct: AgendaAct? {
        effects.compactMap { if case .agenda(let act) = $0 { act } else { nil } }.last
    }
}
