import Casework
import Documents
import Forms
import LocalStore
import Testing

@testable import Caseload

/// A complaint and the referral that comes out of it, by the shipped programmes.
@Suite struct FollowUpTests {
    private static let complaint = FormID("puskesos/pengaduan")
    private static let referral = FormID("puskesos/rujukan")
    private let bench: Bench

    init() throws {
        bench = try Bench(programmes: false)
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
        try bench.importText([
            "k.csv": "kode_keluarga;kode_pengurus;desa\nA;A1;Sukamaju\n",
            "a.csv": """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
            A1;A;Siti;P;02/02/1950
            """,
        ])
    }

    private var caseload: Caseload { bench.caseload }

    private func saved(
        _ form: FormID,
        after first: DocumentID? = nil,
        _ answers: JSONObject,
    ) throws -> RecordChangeBack {
        let page = try #require(
            try caseload.formPage(form, RecordSubject(), follows: first, today: Bench.today)
        )
        var draft = page.begun(Bench.today)
        draft.follows = first
        for answer in answers { draft.answers[answer.name] = answer.value }
        try caseload.keep(draft)
        return try RecordsBench.back(try caseload.save(draft, at: Bench.now, sure: true))
    }

    private func complain(_ more: JSONObject = [:]) throws -> DocumentID {
        var answers: JSONObject = [
            "nama": "Mak Ijah", "layanan": "pbi-reaktivasi", "isi": "Kartu mati.",
            "dokumen": ["ktp"],
        ]
        for answer in more { answers[answer.name] = answer.value }
        return try saved(Self.complaint, answers).id
    }

    private func refer(_ complaint: DocumentID) throws -> DocumentID {
        try saved(
            Self.referral,
            after: complaint,
            ["instansi": "puskesmas", "batas": .string(Bench.today.adding(days: 10).description)],
        ).id
    }

    private func step(_ id: DocumentID, _ states: String...) throws {
        for state in states {
            _ = try RecordsBench.back(
                try caseload.step(id, to: state, note: "sudah", at: Bench.now)
            )
        }
    }

    private func answer(_ id: DocumentID, _ text: String) throws {
        let page = try #require(try caseload.formPage(record: id, today: Bench.today))
        var draft = page.begun(Bench.today)
        draft.answers["jawaban"] = .string(text)
        _ = try RecordsBench.back(try caseload.save(draft, at: Bench.now, sure: true))
    }

    private func page(_ id: DocumentID) throws -> RecordPage {
        try #require(try caseload.recordPage(id, today: Bench.today))
    }

    @Test func `a referral begins with what its complaint said, also when it is gone on with`()
        throws
    {
        let complaint = try complain()
        let page = try #require(
            try caseload.formPage(
                Self.referral,
                RecordSubject(),
                follows: complaint,
                today: Bench.today,
            )
        )
        let taken: JSONObject = [
            "nama": "Mak Ijah", "layanan": "pbi-reaktivasi", "alasan": "Kartu mati.",
            "dokumen": ["ktp"],
        ]
        for answer in taken { #expect(page.presets[answer.name] == answer.value) }
        // Alone it begins with nothing of it.
        let alone = try #require(
            try caseload.formPage(Self.referral, RecordSubject(), today: Bench.today)
        )
        #expect(alone.presets["alasan"] == nil && alone.presets["layanan"] == nil)
        var draft = page.begun(Bench.today)
        draft.follows = complaint
        draft.answers["nomor"] = "7"
        try caseload.keep(draft)
        let again = try #require(
            try caseload.formPage(Self.referral, RecordSubject(), today: Bench.today)
        )
        #expect(again.draft?.answers["alasan"] == "Kartu mati.")
        #expect(again.presets["alasan"] == "Kartu mati.", "what nobody typed is still known")
    }

    @Test(arguments: ["gagal", "kembali"])
    func `what was not served elsewhere does not offer to settle its complaint`(end: String) throws
    {
        let complaint = try complain()
        let referral = try refer(complaint)
        try step(referral, "dikirim", end)
        let replies = try page(complaint).replies
        #expect(replies.map(\.record) == [referral] && replies.map(\.step) == [nil])
        #expect(replies.first?.task != nil, "but the family is told of it")
    }

    @Test func `what comes out of a restricted complaint takes it over and is restricted`() throws {
        let complaint = try complain(["layanan": "kekerasan"])
        let page = try #require(
            try caseload.formPage(
                Self.referral,
                RecordSubject(),
                follows: complaint,
                today: Bench.today,
            )
        )
        #expect(page.followsSensitive && page.presets["alasan"] == "Kartu mati.")
    }

    @Test func `an answered referral is told on its complaint until that is closed`() throws {
        let complaint = try complain()
        let referral = try refer(complaint)
        func rows() throws -> RecordRow {
            let query = RecordsQuery(forms: [Self.complaint])
            return try #require(try caseload.records(query, today: Bench.today).first)
        }
        #expect(try page(complaint).replies.isEmpty)
        #expect(try rows().reply == nil)
        try step(referral, "dikirim")
        #expect(try rows().reply == nil)
        try answer(referral, "Kartu aktif lagi.")
        try step(referral, "dijawab")
        let reply = try #require(try rows().reply)
        #expect(reply.record == referral && reply.state.id == "Dijawab")
        #expect(reply.step == "selesai" && reply.note == "Kartu aktif lagi.")
        #expect(try page(complaint).replies == [reply])
        // Its answer's page knows what it can close.
        let back = try page(referral)
        #expect(back.beforeForm == Self.complaint)
        #expect(back.beforeNext.contains { $0.to == "selesai" })
        try step(complaint, "selesai")
        #expect(try rows().reply == nil && page(complaint).replies.isEmpty)
        #expect(try !page(referral).beforeNext.contains { $0.to == "selesai" })
    }

    @Test func `a restricted answer is told of only beside a restricted complaint`() throws {
        func answered(_ complaint: DocumentID) throws {
            let referral = try saved(
                Self.referral,
                after: complaint,
                [
                    "instansi": "polisi",
                    "batas": .string(Bench.today.adding(days: 10).description),
                ],
            ).id
            try step(referral, "dikirim")
            try answer(referral, "Ditangani.")
            try step(referral, "dijawab")
        }
        let open = try complain()
        try answered(open)
        #expect(try page(open).replies.isEmpty)
        #expect(try page(open).row.reply == nil)
        let shut = try complain(["layanan": "kekerasan"])
        try answered(shut)
        #expect(try page(shut).replies.map(\.note) == ["Ditangani."])
        let listed = try caseload.records(RecordsQuery(), today: Bench.today)
        #expect(listed.allSatisfy { $0.reply == nil })
    }

    @Test func `one day holds for a referral, that of its answer, also when put off`() throws {
        let referral = try refer(try complain())
        let promised = Bench.today.adding(days: 10)
        // Before the letter is sent, sending it is what is due.
        #expect(try page(referral).row.due == Bench.today.adding(days: 2))
        try step(referral, "dikirim")
        #expect(try page(referral).row.due == promised)
        let query = RecordsQuery(
            forms: [Self.referral],
            openOnly: true,
            overdueOn: Bench.today.adding(days: 8),
        )
        #expect(try caseload.records(query, today: Bench.today.adding(days: 8)).isEmpty)
        let form = try #require(try page(referral).form)
        #expect(form.stateDue(try page(referral).record) == promised)
        var draft = try #require(try caseload.formPage(record: referral, today: Bench.today))
            .begun(Bench.today)
        let later = Bench.today.adding(days: 20)
        draft.answers["batas"] = .string(later.description)
        _ = try RecordsBench.back(try caseload.save(draft, at: Bench.now, sure: true))
        #expect(try page(referral).row.due == later)
    }

    @Test func `a first save that is undone leaves what was typed as a draft`() throws {
        let back = try saved(Self.complaint, ["layanan": "kks", "isi": "Hilang.", "nama": "Ijah"])
        guard case .saved(let done, _) = try caseload.undo(back, at: Bench.now) else {
            Issue.record("not undone")
            return
        }
        #expect(done.isReopened)
        #expect(try caseload.recordPage(back.id, today: Bench.today) == nil)
        let draft = try #require(try caseload.formDrafts().first)
        #expect(draft.answers["isi"] == "Hilang." && draft.answers["nama"] == "Ijah")
        // Done again, the record is there and the draft is not.
        guard case .saved(let again, _) = try caseload.undo(done, at: Bench.now) else {
            Issue.record("not done again")
            return
        }
        #expect(try caseload.recordPage(back.id, today: Bench.today) != nil)
        #expect(try caseload.formDrafts().isEmpty)
        // What is begun meanwhile is not written over, neither way.
        var other = draft
        other.answers["isi"] = "Yang lain."
        try caseload.keep(other)
        guard case .saved(let kept, _) = try caseload.undo(again, at: Bench.now) else {
            Issue.record("not undone")
            return
        }
        #expect(!kept.isReopened)
        #expect(try caseload.formDrafts().map { $0.answers["isi"] } == ["Yang lain."])
        _ = try caseload.undo(kept, at: Bench.now)
        #expect(try caseload.formDrafts().map { $0.answers["isi"] } == ["Yang lain."])
        #expect(try caseload.recordPage(back.id, today: Bench.today) != nil)
    }

    @Test func `the month's words are one record of the worker, wherever she opens them`() throws {
        let form = FormID("rhk/uraian")
        let back = try saved(form, ["uraian-1": "Lancar."])
        #expect(back.id.rawValue.hasPrefix("review:rhk.uraian:"))
        #expect(back.id.rawValue.hasSuffix(":" + Bench.today.month.description))
        for subject in [RecordSubject(), RecordSubject(family: "family:A", member: "member:A1")] {
            let page = try #require(
                try caseload.formPage(form, subject, today: Bench.today)
            )
            #expect(page.record?.id == back.id)
            #expect(page.begun(Bench.today).answers["uraian-1"] == "Lancar.")
        }
        let next = Bench.today.month.adding(1).firstDay
        #expect(try caseload.formPage(form, RecordSubject(), today: next)?.record == nil)
    }
}
