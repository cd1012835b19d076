import Casework

/// The reports there are; the raw value is what is typed on the command line.
package enum ReportName: String, Sendable, Hashable, CaseIterable {
    case commitment = "komitmen"
    case amounts = "nominal"
    case sessions = "p2k2"
    case trend = "tren"
    case rhk
    case pillars = "pilar"
    case visits = "kunjungan"
    case complaints = "pengaduan"
    case proposals = "usulan"
    case aid = "bantuan"
    case cases = "kasus"
    case disasters = "bencana"
    case empowerment = "pemberdayaan"
    case register = "keluarga"

    package var title: Wording {
        switch self {
        case .commitment: Wording(id: "Verifikasi komitmen", en: "Commitment verification")
        case .amounts: Wording(id: "Nominal tahap", en: "Amounts of the stage")
        case .sessions: Wording(id: "Pertemuan P2K2", en: "P2K2 group sessions")
        case .trend: Wording(id: "Tren 12 bulan", en: "Trend of 12 months")
        case .rhk: Wording(id: "Sembilan butir RHK", en: "The nine RHK lines")
        case .pillars: Wording(id: "Empat pilar", en: "The four pillars")
        case .visits: Wording(id: "Kunjungan", en: "Visits")
        case .complaints: Wording(id: "Pengaduan dan rujukan", en: "Complaints and referrals")
        case .proposals: Wording(id: "Usulan pemutakhiran", en: "Proposed changes")
        case .aid: Wording(id: "Penyaluran bantuan", en: "Aid received")
        case .cases: Wording(id: "Kasus menurut PPKS", en: "Cases by PPKS kind")
        case .disasters: Wording(id: "Bencana", en: "Disasters")
        case .empowerment: Wording(id: "Pemberdayaan", en: "Empowerment")
        case .register: Wording(id: "Keluarga dampingan", en: "Families in care")
        }
    }

    /// One sentence: what it counts.
    package var about: Wording {
        switch self {
        case .commitment:
            Wording(
                id: "Isian verkom per desa, program dan kategori: patuh, tidak, izin, kosong",
                en: "Verification cells by village, programme and category",
            )
        case .amounts:
            Wording(
                id: "Orang dan rupiah yang menurut aturan menyangkut tahap ini; bukan keputusan",
                en: "People and rupiah this stage concerns by the rules; nothing is decided",
            )
        case .sessions:
            Wording(
                id: "Kehadiran P2K2 per kelompok dan bulan",
                en: "P2K2 attendance by group and month",
            )
        case .trend:
            Wording(
                id: "Bagian terisi dan patuh, bulan demi bulan, empat triwulan",
                en: "Share recorded and met, month by month, over four quarters",
            )
        case .rhk:
            Wording(
                id: "Apa yang dikerjakan untuk tiap butir rencana hasil kerja",
                en: "What was done under each line of the performance plan",
            )
        case .pillars:
            Wording(
                id: "Catatan menurut perlindungan, jaminan, rehabilitasi, pemberdayaan",
                en: "Records by protection, security, rehabilitation, empowerment",
            )
        case .visits:
            Wording(
                id: "Kunjungan individu, keluarga, kelompok, komunitas",
                en: "Visits to persons, families, groups, communities",
            )
        case .complaints:
            Wording(
                id: "Masuk, selesai, lama hari, rujukan dijawab, terlambat",
                en: "In, resolved, days taken, referrals answered, overdue",
            )
        case .proposals:
            Wording(id: "Usulan menurut jenis dan keadaan", en: "Proposals by kind and state")
        case .aid:
            Wording(
                id: "Penarikan bantuan dan kekurangannya",
                en: "Withdrawals of aid and what was short",
            )
        case .cases:
            Wording(
                id: "Kasus menurut 26 jenis PPKS; angka kecil disembunyikan",
                en: "Cases by the 26 PPKS kinds; small figures hidden",
            )
        case .disasters:
            Wording(
                id: "Kejadian, keluarga terdampak, bantuan",
                en: "Events, families affected, aid",
            )
        case .empowerment:
            Wording(
                id: "Usaha dan kelompok: modal, omzet, hasil",
                en: "Businesses and groups: capital, turnover, results",
            )
        case .register:
            Wording(
                id: "Keluarga per desa, program dan desil; anggota menurut siklus hidup",
                en: "Families by village, programme and decile; members by life stage",
            )
        }
    }
}
