import Casework
import Testing

@testable import Forms

/// Early detection: each shipped rule fires where it should, and says why.
@Suite struct `The shipped alerts` {
    static let cases: [(rule: String, facts: [String: Value], why: String)] = [
        (
            "putus-sekolah",
            ["member.attendance1": .number(70), "member.attendance2": .number(95)],
            "Bulan terakhir yang tercatat hadir 70 %, bulan sebelumnya 95 %.",
        ),
        (
            "absen-lama", ["member.attendance1": .number(55)],
            "Bulan terakhir yang tercatat hadir 55 %; sudah lama di bawah 85 %.",
        ),
        (
            "tidak-timbang",
            [
                "member.missedWeighings": .number(1), "member.unweighed": .number(2),
                "member.age": .number(2),
            ],
            "2 bulan berturut-turut tanpa penimbangan, 1 di antaranya belum dicatat.",
        ),
        (
            "hamil-tanpa-anc",
            ["member.states": .list([.text("hamil")]), "member.daysPregnant": .number(100)],
            "Hamil 100 hari, belum ada pemeriksaan tercatat.",
        ),
        (
            "tidak-sekolah", ["member.age": .number(9)],
            "Umur 9 tahun dan tidak terdaftar di sekolah.",
        ),
        (
            "masuk-sekolah", ["member.months": .number(72)],
            "Umur 72 bulan: siapkan pendaftaran sekolah.",
        ),
        (
            "lansia-sendiri", ["member.age": .number(74), "family.size": .number(1)],
            "Umur 74 tahun, tinggal sendiri.",
        ),
        (
            "nik-bermasalah", ["member.nikStatus": .text("tidak-padan")],
            "NIK tidak-padan: bantuan dapat gagal.",
        ),
        (
            "bantuan-gagal", ["family.failedAid": .number(2)],
            "Bantuan gagal 2 kali berturut-turut.",
        ),
        (
            "tidak-dikunjungi", ["family.monthsSinceVisit": .number(7)],
            "Terakhir dikunjungi 7 bulan lalu.",
        ),
        (
            "absen-p2k2", ["family.missedSessions": .number(3)],
            "3 kali berturut-turut tidak hadir P2K2.",
        ),
        (
            "rujukan-terlambat", ["family.overdueReferrals": .number(1)],
            "1 rujukan lewat batas jawaban.",
        ),
        (
            "pengaduan-terlambat", ["family.overdueComplaints": .number(2)],
            "2 pengaduan lewat batas waktunya.",
        ),
        (
            "graduasi",
            [
                "family.programmes": .list([.text("pkh")]), "family.components": .number(0),
                "family.years": .number(6),
            ],
            "Peserta 6 tahun, komponen tersisa 0.",
        ),
    ]

    @Test(arguments: cases)
    func `fire with a reason`(rule: String, facts: [String: Value], why: String) throws {
        let day = try #require(Day("2026-11-22"))
        let alert = try #require(
            try ShippedForms.reading().book.alerts.first { $0.id.rawValue == "deteksi/" + rule }
        )
        let given = FormFacts(today: day, date: day, extra: facts)
        #expect(alert.when.evaluate(in: given).holds)
        #expect(alert.why.wording(in: given).id == why)
        // Of someone of whom nothing is known, nothing is said.
        #expect(!alert.when.evaluate(in: FormFacts(today: day, date: day)).holds)
        #expect(alert.act != nil || alert.opens != nil)
    }

    @Test func `steady attendance of 90 per cent is no cause`() throws {
        let day = try #require(Day("2026-11-22"))
        let facts = FormFacts(
            today: day,
            date: day,
            extra: ["member.attendance1": .number(90), "member.attendance2": .number(100)],
        )
        for alert in try ShippedForms.reading().book.alerts {
            #expect(!alert.when.evaluate(in: facts).holds, "\(alert.id)")
        }
    }

    @Test func `an unknown person causes no alert at all`() throws {
        let day = try #require(Day("2026-11-22"))
        for alert in try ShippedForms.reading().book.alerts {
            let holds = alert.when.evaluate(in: FormFacts(today: day, date: day)).holds
            #expect(!holds, "\(alert.id)")
        }
    }
}
