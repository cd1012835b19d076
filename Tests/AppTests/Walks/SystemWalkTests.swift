import Caseload
import Casework
import Documents
import Forms
import LocalStore
import Screen
import Testing

@testable import App

/// For each system of the field one record is made as a worker makes it: from *Beranda* with F6 to a record that
/// *Antrean* shows and *Layanan* opens.
@Suite struct SystemWalkTests {
    /// A system and the form of the shipped programmes that records it.
    struct System: Sendable, CustomTestStringConvertible {
        let name: String
        let form: FormID

        init(_ name: String, _ form: String) {
            self.name = name
            self.form = FormID(form)
        }

        var testDescription: String { "\(name), \(form)" }
    }

    static let systems = [
        System("PKH", "pkh/penyaluran"),
        System("Sembako", "sembako/pencairan"),
        System("KKS", "sembako/masalah-kks"),
        System("e-warong", "sembako/e-warong"),
        System("BST", "bst/pencairan"),
        System("BLT Desa", "blt/desa"),
        System("BLT Kesra", "blt/kesra"),
        System("ATENSI", "kasus/bantuan"),
        System("asesmen rehabilitasi", "kasus/asesmen"),
        System("reintegrasi sosial", "kasus/reintegrasi"),
        System("Permakanan", "permakanan/antar"),
        System("Permakanan, sebulan", "permakanan/bulan"),
        System("Permakanan, pokmas", "permakanan/pokmas"),
        System("YAPI", "yapi/pencairan"),
        System("YAPI, anak penerima", "yapi/penerima"),
        System("PBI-JK", "pbi-jk/reaktivasi"),
        System("PIP/KIP", "pip/siswa"),
        System("subsidi listrik", "subsidi/listrik"),
        System("subsidi LPG", "subsidi/lpg"),
        System("RST", "pemberdayaan/rst"),
        System("KUBE", "pemberdayaan/kube"),
        System("KUBE, buku kas", "pemberdayaan/kas-kube"),
        System("SUK/BSU", "pemberdayaan/suk-bsu"),
        System("PENA/PPSE", "pemberdayaan/pena"),
        System("KAT", "pemberdayaan/kat"),
        System("Karang Taruna", "pemberdayaan/karang-taruna"),
        System("LKS, panti", "pemberdayaan/lks"),
        System("PSKS", "pemberdayaan/psks"),
        System("PSKS, kunjungan", "pemberdayaan/kunjungan-psks"),
        System("TAGANA, kaji cepat", "bencana/kaji-cepat"),
        System("TAGANA, pengungsian", "bencana/posko"),
        System("TAGANA, dapur umum", "bencana/dapur-umum"),
        System("santunan bencana", "bencana/santunan"),
        System("LDP", "bencana/ldp-perorangan"),
        System("Sekolah Rakyat", "sekolah-rakyat/calon"),
        System("bansos beras", "bansos-beras/terima"),
        System("MBG", "lain/mbg"),
        System("Prakerja", "lain/prakerja"),
        System("CSR, filantropi", "pemberdayaan/bantuan-swasta"),
        System("Puskesos", "puskesos/pengaduan"),
        System("rujukan", "puskesos/rujukan"),
        System("P2K2", "p2k2/sesi"),
        System("DTSEN", "survei/ground-check"),
        System("graduasi", "graduasi/calon"),
        System("kunjungan", "kunjungan/keluarga"),
        System("rencana kunjungan", "kunjungan/rencana"),
        System("laporan bulanan, uraian", "rhk/uraian"),
        System("pemutakhiran", "pemutakhiran/kelahiran"),
    ]

    @Test(arguments: systems)
    func `a system has its record from Beranda to Antrean`(system: System) throws {
        var desk = try WalkDesk()
        try walk(system.form, &desk)
    }

    /// All there are, on one desk: a shipped form that no keys can fill would be of no use.
    @Test func `every shipped form can be filled by its keys`() throws {
        var desk = try WalkDesk()
        let caseload = try #require(desk.caseload)
        for form in try caseload.formBook().forms { try walk(form.id, &desk) }
    }

    private func walk(_ id: FormID, _ desk: inout WalkDesk) throws {
        let caseload = try #require(desk.caseload)
        let book = try caseload.formBook()
        let form = try #require(book.form(id), "no shipped programme brings \(id)")
        let before = try Set(records(desk, form).map(\.id))
        var obstacle: String?
        // A form for children is not for the first of the family, who is grown up.
        for person in 0..<(form.about == .member ? 6 : 1) {
            desk.press("Esc Esc Esc 1")
            #expect(desk.place == .home)
            desk.press("F6")
            #expect(desk.place == .newRecord, "\(id)")
            try choose(form, person, &desk)
            #expect(desk.place == .form, "\(id): \(desk.message)\n\(desk.frame())")
            guard desk.place == .form else { return }
            var typist = FormTypist()
            obstacle = typist.fill(&desk)
            if obstacle == nil { break }
        }
        if let obstacle {
            Issue.record("\(id) cannot be filled: \(obstacle)\n\(desk.frame())")
            desk.press("Esc Esc")
            return
        }
        let made = try records(desk, form).filter { !before.contains($0.id) }
        #expect(made.count == 1, "\(id): \(desk.message)")
        guard let row = made.first else { return }
        if let kind = form.facilityKind {
            let record = try #require(try caseload.recordPage(row.id, today: Stage.moment.day))
                .record
            let facility = try caseload.facilities().first { $0.id == record.facility }
            #expect(facility?.kind == kind, "\(id) is about \(facility?.name ?? "nothing")")
        }
        desk.press("4")
        let queued = desk.state.workspace?.queue.rows.contains { $0.id == row.id } == true
        #expect(queued, "\(id) is not in the queue")
        desk.press("8")
        #expect(
            desk.state.workspace?.records.rows.contains { $0.id == row.id } == true,
            "\(id) is not in Layanan",
        )
        desk.state.workspace?.records.select(row.id)
        desk.press("Enter")
        if desk.place != .record { desk.press("b") }
        #expect(desk.place == .record, "\(id)")
        #expect(desk.state.workspace?.record.page?.record.id == row.id, "\(id)")
        // Back to where it was not, and once more.
        desk.press("C-z")
        let undone = try records(desk, form)
        #expect(undone.count == before.count, "\(id): \(desk.message)")
        desk.press("C-y")
        let again = try records(desk, form)
        #expect(again.count == before.count + 1, "\(id): \(desk.message)")
    }

    private func records(_ desk: WalkDesk, _ form: Form) throws -> [RecordRow] {
        let caseload = try #require(desk.caseload)
        let query = RecordsQuery(forms: [form.id], showsSensitive: true, limit: 1_000)
        return try caseload.records(query, today: Stage.moment.day)
    }

    /// Whom it is about first, then the form by its name, then the member where it is about one.
    private func choose(_ form: Form, _ person: Int, _ desk: inout WalkDesk) throws {
        let index = try #require(desk.state.workspace?.families.index)
        switch form.about {
        case .group: desk.type(try #require(index.groups.first).name)
        case .none: break
        case .member where person > 0:
            let page = try desk.caseload?
                .familyPage(index.id(0), Stage.quarter, today: Stage.moment.day)
            let members = try #require(page?.members)
            desk.type(members[person % members.count].name)
        case .facility: desk.type(form.facilityKind ?? "posyandu")
        case .family, .member, .place: desk.type(index.holder(0))
        }
        for _ in 0..<60 where form.about == .group || form.about == .facility {
            switch desk.state.workspace?.newRecord.selected {
            case .group? where form.about == .group: break
            case .facility? where form.about == .facility: break
            default:
                desk.press("Down")
                continue
            }
            break
        }
        desk.press("Enter")
        desk.type(Words(.indonesian).text(form.label))
        for _ in 0..<60 {
            if case .form(form.id, _, _, _, _)? = desk.state.workspace?.newRecord.selected {
                break
            }
            desk.press("Down")
        }
        desk.press("Enter")
        if case .member? = desk.state.workspace?.newRecord.step, desk.place == .newRecord {
            desk.press("Enter")
        }
    }
}
