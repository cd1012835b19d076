/// What the help page says of each screen, and the signs of the states.
extension Words {
    package func aboutPlace(_ place: Place?) -> [String] {
        switch place {
        case nil:
            [
                pick(
                    "Data keluarga dampingan tersimpan terenkripsi di laptop ini. Ketik kata sandi, lalu Enter.",
                    "The families' data is kept encrypted on this laptop. Type the passphrase, then Enter.",
                )
            ]
        case .home:
            [
                pick(
                    "Beranda: sejauh mana triwulan ini sudah dicatat, apa yang jatuh tempo, dan apa yang menunggu dikirim.",
                    "Home: how far this quarter is recorded, what is due, and what waits for delivery.",
                )
            ]
        case .families:
            [
                pick(
                    "Keluarga: semua keluarga dampingan. Ketik / lalu potongan nama, NIK, KK atau desa; setiap kata mempersempit.",
                    "Families: your caseload. Type / and parts of name, NIK, KK or village; each word narrows.",
                )
            ]
        case .family:
            [
                pick(
                    "Satu keluarga: anggota menurut tahap hidup, kewajiban triwulan ini, jumlah bantuan, dan riwayat catatan.",
                    "One family: members by life stage, this quarter's obligations, amounts, and the record history.",
                ),
                pick(
                    "v memutar halaman yang sama: siklus hidup (punya, belum, tidak dan sebabnya), pilar, program, linimasa, kemajuan dari tahun ke tahun. Enter membuka catatan di kursor. Usulan yang belum diputuskan berdiri di atas isi daftar; catatan terbatas hanya disebut ada.",
                    "v turns the same page: life cycle (has, not yet, has not and why), pillars, programmes, timeline, progress over the years. Enter opens the record under the cursor. A proposal that is not decided stands over the register's value; of restricted records only that they are there.",
                ),
            ]
        case .entry:
            [
                pick(
                    "Catat: satu angka mengisi satu sel dan maju. 1 patuh, 2 tidak, 3 izin/sakit, 0 tak berlaku. + mengisi sisa bulan yang sudah lewat sebagai patuh; bulan berjalan hanya bila diminta (b). Huruf melompat ke nama. ! @ # (Shift 1 2 3): tidak di bulan ke-1, 2, 3 baris itu; $ % ^: izin.",
                    "Record: one digit sets a cell and moves on. 1 met, 2 not met, 3 excused, 0 does not apply. + fills what is left of elapsed months as met; the running one only if told so (b). Letters jump to a name. ! @ # (Shift 1 2 3): not met in the row's month 1, 2, 3; $ % ^: excused.",
                ),
                pick(
                    "Sekolah: 3a alpa, 2i izin, 1s sakit, 22e hari efektif, 87% persen. P2K2: h hadir, s sakit, a alfa. Layanan bertanggal: ketik tanggal (15, 1507, 150726), lalu Enter.",
                    "School: 3a absent, 2i leave, 1s sick, 22e school days, 87% percent. P2K2: h present, s sick, a absent. Dated services: type the date (15, 1507, 150726), then Enter.",
                ),
                pick(
                    "Dalam satu tumpukan tanggal posyandu dan hari efektif diingat: ' memakai tanggal yang ditawarkan, titik memakainya untuk semua layanan orang itu, Spasi ke sel berikut yang tidak diisi +. Ctrl-Z mengurungkan.",
                    "Through a pile, visit days and school days are remembered: ' takes the offered date, a full stop takes it for all of the person's services, Space goes to the next cell that + leaves. Ctrl-Z takes back.",
                ),
            ]
        case .rosters:
            [
                pick(
                    "Daftar Hadir: satu sekolah, posyandu atau kelompok per halaman. Isi yang tidak hadir saja, lalu + untuk sisanya.",
                    "Rosters: one school, posyandu or group a page. Type the absentees only, then + for the rest.",
                )
            ]
        case .queue:
            [
                pick(
                    "Antrean: setiap catatan yang belum pasti di server, yang ditolak beserta alasannya, dan yang konflik. Semuanya aman tersimpan di laptop ini. Enter pada yang ditolak membuka selnya untuk diperbaiki.",
                    "Queue: every record that is not certain to be on the server, those refused with their reason, and those in conflict. All of it is safe on this laptop. Enter on a refused one opens its cell to be mended.",
                )
            ]
        case .conflicts: [aboutConflicts]
        case .settings: [pick("Setelan laptop ini", "Settings of this laptop")]
        case .sync:
            [
                pick(
                    "Sinkron: mengambil kabar dari kantor dan mengirim catatan dari laptop ini, di latar belakang. Bekerja boleh diteruskan; yang sudah sampai tidak dikirim ulang.",
                    "Sync: fetches news from the office and sends the records of this laptop, in the background. Work goes on meanwhile; what has arrived is not sent again.",
                ),
                pick(
                    "Tanda di baris judul: centang = tidak ada yang menunggu dari sini, » = berjalan, … = segera dikirim, tanda meja = ada yang masih di meja, tanda seru = menunggu, silang = perlu tindakan; angka = umur sinkron penuh terakhir, tanpa angka: belum pernah. Angka di sebelah Antrean: ditolak server, hanya ada di laptop ini.",
                    "The sign in the title bar: a tick = nothing waits here, » = running, … = sending soon, the desk's sign = something is still at the desk, ! = waiting, cross = something to do; the figure = age of the last full sync, none where there was none. The figure beside the queue: refused by the server, only here.",
                ),
            ]
        case .server:
            [
                pick(
                    "Pengaturan server: alamat, basis data dan login dari kantor, atau alamat dan kode meja dari layarnya. F4 menguji langkah demi langkah, F2 menyimpan.",
                    "Server settings: address, database and login from the office, or address and pairing code from the desk's screen. F4 tests step by step, F2 saves.",
                )
            ]
        case .agenda: [aboutAgenda]
        case .records: [aboutRecords]
        case .record: [aboutRecord]
        case .newRecord: [aboutNewRecord]
        case .form: [aboutForm]
        case .reports: [aboutReports]
        case .cleaning: [aboutCleaning]
        case .supervisor: [aboutSupervisor, aboutDecisions, aboutSample]
        }
    }

    package var markLegend: [String] {
        [
            pick(
                "Patuh: kewajiban terpenuhi. Tidak: tidak terpenuhi. Izin/sakit: berhalangan dengan keterangan. Tak berlaku: kewajiban tidak mengenai dia. Titik: belum dicatat.",
                "Patuh: obligation met. Tidak: not met. Izin/sakit: excused. Tak berlaku: does not apply. Dot: not recorded.",
            )
        ]
    }
}
