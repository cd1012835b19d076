import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// What the agenda says of a record once its answer is there, by the shipped programmes.
@Suite struct AnsweredItemTests {
    private static let complaint = FormID("puskesos/pengaduan")
    private static let referral = FormID("puskesos/rujukan")
    private static let task = "sudah dijawab, sampaikan kepada keluarga"
    private let bench: Bench
    private var caseload: Caseload { bench.caseload }

    init() throws {
        bench = try Bench(programmes: false)
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
        try bench.importText([
            "k.csv": "kode_keluarga;kode_pengurus;desa\nA;A1;Sukamaju\nB;B1;Sukamaju\n",
            "a.csv": """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
            A1;A;Siti;P;02/02/1980
            B1;B;Wati;P;02/02/1980
            """,
        ])
    }

    private func saved(
        _ form: FormID,
        _ subject: RecordSubject,
        after first: DocumentID? = nil,
        _ answers: JSONObject,
    ) throws -> DocumentID {
        let page = try #require(
            try caseload.formPage(form, subject, follows: first, today: Bench.today)
        )
        var draft = page.begun(Bench.today)
        draft.follows = first
        for answer in answers { draft.answers[answer.name] = answer.value }
        try caseload.keep(draft)
        return try RecordsBench.back(try caseload.save(draft, at: Bench.now, sure: true)).id
    }

    private func complain(_ subject: RecordSubject) throws -> DocumentID {
        let answers: JSONObject = [
            "nama": "Mak Ijah", "layanan": "pbi-reaktivasi", "isi": "Kartu mati.",
        ]
        return try saved(Self.complaint, subject, answers)
    }

    private func refer(
        _ complaint: DocumentID,
        _ subject: RecordSubject,
        to office: String = "puskesmas",
    ) throws -> DocumentID {
        let answers: JSONObject = [
            "instansi": .string(office),
            "batas": .string(Bench.today.adding(days: 10).description),
        ]
        return try saved(Self.referral, subject, after: complaint, answers)
    }

    private func step(_ id: DocumentID, _ states: String...) throws {
        for state in states {
            if state == "dijawab" {
                let page = try #require(try caseload.formPage(record: id, today: Bench.today))
                var draft = page.begun(Bench.today)
                draft.answers["jawaban"] = "Kartu aktif lagi."
                _ = try caseload.save(draft, at: Bench.now, sure: true)
            }
            _ = try RecordsBench.back(
                try caseload.step(id, to: state, note: "sudah", at: Bench.now)
            )
        }
    }

    /// What is to be done today of a form's records, with the state in words.
    private func told(_ form: FormID) throws -> [String] {
        let list = try bench.agenda().list(AgendaQuery(window: .today))
        #expect(
            try bench.agenda().everyItem == bench.freshAgenda().everyItem,
            "kept and made anew",
        )
        return (0..<list.count).compactMap { number in
            guard case .record(form, _, let state, _) = list[number].what else { return nil }
            return state?.id
        }
    }

    @Test(
        arguments: [
            RecordSubject(), RecordSubject(family: "family:A"),
            RecordSubject(family: "family:A", member: "member:A1"),
        ]
    )
    func `a complaint whose referral was answered is to be told at once, until it is closed`(
        subject: RecordSubject
    ) throws {
        let complaint = try complain(subject)
        let referral = try refer(complaint, subject)
        try step(referral, "dikirim")
        #expect(try told(Self.complaint).isEmpty, "its own term is tomorrow")
        try step(referral, "dijawab")
        #expect(try told(Self.complaint) == [Self.task])
        // What ends the referral is an answer, too.
        try step(referral, "gagal")
        #expect(try told(Self.complaint) == [Self.task])
        try step(complaint, "selesai")
        #expect(try told(Self.complaint).isEmpty)
    }

    private func referrals() throws -> [String] {
        let list = try bench.agenda().list(AgendaQuery(window: .all))
        return (0..<list.count).compactMap { number -> String? in
            guard case .record(Self.referral, _, let state, _) = list[number].what else {
                return nil
            }
            return state?.id
        }
    }

    @Test func `a referral of its own says what its answer asks for`() throws {
        let answers: JSONObject = [
            "nama": "Siti", "layanan": "kks", "alasan": "Kartu mati.", "instansi": "bank",
            "batas": .string(Bench.today.adding(days: 10).description),
        ]
        let referral = try saved(Self.referral, RecordSubject(family: "family:A"), answers)
        try step(referral, "dikirim", "dijawab")
        #expect(try referrals() == [Self.task])
    }

    @Test func `what is to be told of an answer is told once, by what it answers`() throws {
        let subject = RecordSubject(family: "family:A")
        let complaint = try complain(subject)
        let referral = try refer(complaint, subject)
        try step(referral, "dikirim")
        #expect(try referrals().count == 1)
        try step(referral, "dijawab")
        #expect(try told(Self.complaint) == [Self.task])
        #expect(try referrals().isEmpty)
        try step(complaint, "selesai")
        #expect(try referrals().isEmpty, "the family was told")
    }

    @Test func `an answer that is restricted, or another family's, tells nothing`() throws {
        let subject = RecordSubject(family: "family:A")
        let complaint = try complain(subject)
        let secret = try refer(complaint, subject, to: "polisi")
        try step(secret, "dikirim", "dijawab")
        let foreign = try refer(complaint, RecordSubject(family: "family:B"))
        try step(foreign, "dikirim", "dijawab")
        #expect(try told(Self.complaint).isEmpty)
    }
}
