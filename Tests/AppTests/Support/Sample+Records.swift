import Caseload
import Casework
import Documents
import Forms
import LocalStore
import Screen
import Testing

@testable import App
@testable import Caseload

/// Records of three forms: complaints with a flow, visits that name the next one, and a restricted case.
extension Sample {
    private static let desk = """
        { "_id": "programme:puskesos", "type": "programme", "v": 1, "id": "puskesos",
          "name": { "id": "Puskesos", "en": "Desk" }, "short": { "id": "Puskesos", "en": "Desk" },
          "source": "contoh", "pillar": "perlindungan",
          "lists": [{ "id": "layanan", "source": "contoh", "rows": [
            { "code": "pkh", "label": { "id": "Bantuan PKH", "en": "PKH aid" } },
            { "code": "ktp", "label": { "id": "KTP-el", "en": "Identity card" } } ] }],
          "flows": [{ "id": "alur", "source": "contoh", "start": "diterima",
            "states": [
              { "code": "diterima", "label": { "id": "Diterima", "en": "Received" }, "due": "1d" },
              { "code": "ditelaah", "label": { "id": "Ditelaah", "en": "Under review" }, "due": "7d" },
              { "code": "selesai", "label": { "id": "Selesai", "en": "Settled" }, "ends": true, "outcome": "good" },
              { "code": "ditolak", "label": { "id": "Ditolak", "en": "Refused" }, "ends": true, "outcome": "bad" } ],
            "steps": [
              { "from": ["diterima"], "to": "ditelaah", "label": { "id": "Telaah", "en": "Review" }, "roles": ["bo"] },
              { "from": ["diterima", "ditelaah"], "to": "ditolak", "label": { "id": "Tolak", "en": "Refuse" },
                "roles": ["supervisor"], "note": "required" },
              { "from": ["ditelaah"], "to": "selesai", "label": { "id": "Selesaikan", "en": "Settle" },
                "roles": ["fo"], "asks": ["jawaban"] } ] }],
          "records": [{ "id": "pengaduan", "kind": "complaint",
            "label": { "id": "Pengaduan", "en": "Complaint" }, "about": "family", "identity": "own",
            "flow": "alur", "title": "{layanan}", "date": "tanggal", "words": ["sambat", "curhat"],
            "versions": [{ "from": "2025-01-01", "source": "contoh", "sections": [
              { "label": { "id": "Isi", "en": "Content" }, "questions": [
                { "id": "tanggal", "kind": "date", "label": { "id": "Tanggal diterima", "en": "Received on" } },
                { "id": "layanan", "kind": "one", "label": { "id": "Layanan", "en": "Service" }, "list": "layanan" },
                { "id": "isi", "kind": "note", "label": { "id": "Isi pengaduan", "en": "Complaint" } },
                { "id": "kerugian", "kind": "money", "label": { "id": "Kerugian", "en": "Loss" } },
                { "id": "saksi", "kind": "table", "label": { "id": "Saksi", "en": "Witnesses" }, "columns": [
                  { "id": "nama", "kind": "text", "label": { "id": "Nama", "en": "Name" } },
                  { "id": "umur", "kind": "number", "unit": "th", "label": { "id": "Umur", "en": "Age" } } ] } ] },
              { "label": { "id": "Jawaban", "en": "Answer" }, "questions": [
                { "id": "jawaban", "kind": "text", "label": { "id": "Jawaban", "en": "Answer" } } ] } ] }] }] }
        """

    private static let home = """
        { "_id": "programme:kunjungan", "type": "programme", "v": 1, "id": "kunjungan",
          "name": { "id": "Kunjungan", "en": "Visits" }, "short": { "id": "Kunjungan", "en": "Visits" },
          "source": "contoh",
          "records": [
            { "id": "rumah", "kind": "visit", "label": { "id": "Kunjungan rumah", "en": "Home visit" },
              "short": { "id": "Kunj. rumah", "en": "Visit" }, "pillar": "rehabilitasi", "about": "family",
              "identity": "own", "marks": ["lansia"], "due": "berikut",
              "versions": [{ "from": "2025-01-01", "source": "contoh", "sections": [{ "questions": [
                { "id": "hasil", "kind": "note", "label": { "id": "Hasil", "en": "Result" } },
                { "id": "berikut", "kind": "date", "label": { "id": "Kunjungan berikut", "en": "Next visit" } } ] }] }] },
            { "id": "kekerasan", "kind": "case", "label": { "id": "Kekerasan anak", "en": "Violence against a child" },
              "short": { "id": "Kekerasan", "en": "Violence" }, "about": "member", "identity": "own",
              "sensitive": true,
              "versions": [{ "from": "2025-01-01", "source": "contoh", "sections": [{ "questions": [
                { "id": "isi", "kind": "note", "label": { "id": "Kejadian", "en": "What happened" } } ] }] }] } ] }
        """

    static func formBook() throws -> FormBook {
        try FormBook(
            programmes: [
                (id: "puskesos", json: try JSONValue(parsing: desk), file: "puskesos.json5"),
                (id: "kunjungan", json: try JSONValue(parsing: home), file: "kunjungan.json5"),
            ]
        )
    }

    static let complaint = FormID("puskesos/pengaduan")
    static let visit = FormID("kunjungan/rumah")
    static let violence = FormID("kunjungan/kekerasan")

    static func recordRow(
        _ key: String,
        _ form: FormID,
        whom: String,
        family: String = "f1",
        title: String = "",
        _ date: String,
        due: String? = nil,
        state: String? = nil,
        delivery: DeliveryState = .local,
        by: String = "Rahmawati",
        at: String? = nil,
        settled: String? = nil,
    ) throws -> RecordRow {
        let book = try formBook()
        let definition = try #require(book.form(form))
        let known = state.flatMap { definition.flow?.state($0) }
        var row = RecordRow(
            id: DocumentID("\(definition.kind.rawValue):\(key)"),
            form: form,
            kind: definition.kind,
            formLabel: definition.label,
            family: definition.isSensitive ? nil : DocumentID("family:" + family),
            member: nil,
            familyName: definition.isSensitive ? "" : whom,
            memberName: "",
            village: definition.isSensitive ? "" : "Sukamaju",
            date: try day(date),
            due: try due.map(day),
            state: state,
            stateLabel: known?.label,
            stateEnds: definition.flow == nil || known?.ends == true,
            outcome: known?.outcome,
            title: title,
            titles: Wording(id: title, en: title),
            isSensitive: definition.isSensitive,
            isLost: false,
            isInConflict: false,
            delivery: delivery,
            by: by,
            at: at ?? date + "T09:00:00+07:00",
            settled: try settled.map(day),
        )
        row.marks = definition.alwaysMarks
        return row
    }

    /// On 5 November: one overdue complaint, one in time, one that took five days, a visit to come, a case.
    static func recordRows() throws -> [RecordRow] {
        [
            try recordRow(
                "c1",
                complaint,
                whom: "Aminah",
                title: "Bantuan PKH",
                "2026-10-28",
                due: "2026-11-02",
                state: "diterima",
            ),
            try recordRow(
                "c2",
                complaint,
                whom: "Désirée Ñoño",
                family: "f2",
                title: "KTP-el",
                "2026-11-03",
                due: "2026-11-10",
                state: "ditelaah",
                delivery: .server,
                by: "pdp-002",
            ),
            try recordRow(
                "c3",
                complaint,
                whom: "王小明 Wijaya",
                family: "f3",
                title: "KTP-el",
                "2026-10-10",
                state: "selesai",
                delivery: .accepted,
                at: "2026-10-22T09:00:00+07:00",
                settled: "2026-10-15",
            ),
            try recordRow(
                "v1",
                visit,
                whom: longName,
                family: "f4",
                title: "Kunjungan rumah",
                "2026-11-04",
                due: "2026-11-20",
            ),
            try recordRow("k1", violence, whom: "Budi", "2026-11-01"),
        ]
    }

    static func formDrafts() -> [FormDraft] {
        [
            FormDraft(
                form: visit,
                version: "2025-01-01",
                subject: RecordSubject(family: "family:f5"),
                answers: ["hasil": "sehat"],
                begun: Stage.moment.day,
            )
        ]
    }

    static func recordsList(isEmpty: Bool = false) throws -> RecordsList {
        let drafts = isEmpty ? [] : formDrafts()
        let name = DraftName(name: "Siti Rahmah", village: "Mekarsari")
        return RecordsList(
            rows: isEmpty ? [] : try recordRows(),
            drafts: drafts,
            names: Dictionary(uniqueKeysWithValues: drafts.map { ($0.key, name) }),
            book: try formBook(),
        )
    }

    /// The first complaint with its answers and two steps.
    static func recordPage(
        _ state: String = "diterima",
        sensitive: Bool = false,
    ) throws -> RecordPage {
        let form = try #require(try formBook().form(sensitive ? violence : complaint))
        var row = try recordRows()[sensitive ? 4 : 0]
        if sensitive {
            row.memberName = "Budi"
        } else {
            row.state = state
            row.stateLabel = form.flow?.state(state)?.label
            row.stateEnds = form.flow?.state(state)?.ends ?? false
        }
        var record = FormRecord(
            id: row.id,
            form: row.form,
            version: "2025-01-01",
            date: row.date,
            answers: sensitive
                ? ["isi": "dipukul pamannya"]
                : [
                    "tanggal": "2026-10-28", "layanan": "pkh",
                    "isi": "Saldo KKS kosong sejak tahap 3, padahal tetangga sudah menerima.",
                    "kerugian": 600000,
                    "saksi": [["nama": "Siti", "umur": 43], ["nama": "Pak RT", "umur": 61]],
                    "lama": "isian dari versi lama",
                ],
            authorship: Authorship(
                how: .typed,
                by: "Rahmawati",
                at: "2026-10-28T09:05:00+07:00",
                device: "laptop-1a2b",
            ),
        )
        record.family = row.family
        record.isSensitive = sensitive
        if !sensitive {
            record.steps = [
                RecordStep(
                    state: "diterima",
                    by: "Rahmawati",
                    at: "2026-10-28T09:05:00+07:00",
                    device: "laptop-1a2b",
                    due: try day("2026-11-02"),
                )
            ]
            if state != "diterima" {
                record.steps.append(
                    RecordStep(
                        state: state,
                        by: "pdp-002",
                        at: "2026-10-29T10:00:00+07:00",
                        device: "laptop-77aa",
                        note: "sudah dihubungi",
                    )
                )
            }
        }
        return RecordPage(
            record: record,
            form: form,
            version: form.versions.first,
            row: row,
            next: form.nextSteps(record),
            names: ["family:f1": "Aminah"],
            revision: try RevisionID("2-" + String(repeating: "d", count: 32)),
            delivery: row.delivery,
            reason: nil,
            revisions: 2,
            decisions: [],
        )
    }

    static func recordsStage(
        size: Size = Size(80, 24),
        language: Language = .indonesian,
        isEmpty: Bool = false,
    ) throws -> Stage {
        var stage = families(size: size, language: language)
        stage.press("8")
        stage.act(.records(.loaded(try recordsList(isEmpty: isEmpty))))
        stage.effects = []
        return stage
    }

    /// The first complaint, opened from the list.
    static func recordStage(
        _ state: String = "diterima",
        size: Size = Size(80, 24),
        language: Language = .indonesian,
    ) throws -> Stage {
        var stage = try recordsStage(size: size, language: language)
        stage.press("j Enter")
        stage.act(.record(.page(try recordPage(state))))
        stage.effects = []
        return stage
    }
}
