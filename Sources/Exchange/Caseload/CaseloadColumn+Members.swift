extension CaseloadColumn {
    static let members: [CaseloadColumn] = [
        .init(
            .member, "kode_anggota", "IDANGGOTA KODEART IDART",
            required: true,
            hint: "kode sendiri, tetap selamanya; huruf, angka, - _ .; bukan NIK",
            sample: "A-CONTOH-1"
        ),
        .init(
            .family, "kode_keluarga", "IDKELUARGA KODEKPM IDKPM",
            required: true, hint: "kode dari keluarga.csv", sample: "K-CONTOH"
        ),
        .init(.name, "nama", "NAMAANGGOTA NAMALENGKAP NAMAART", required: true, hint: "seperti di KTP atau KK", sample: "Siti Contoh"),
        .init(
            .nik, "nik", "NONIK NOMORNIK NIKANGGOTA NOKTP",
            hint: "16 angka; simpan kolom ini sebagai teks; kosong bila belum punya", sample: "9901015203900001"
        ),
        .init(.sex, "jenis_kelamin", "JK KELAMIN LP SEKS", required: true, hint: "L atau P", sample: "P"),
        .init(
            .born, "tanggal_lahir", "TGLLAHIR LAHIR TTL",
            required: true, hint: "15/03/2015, 2015-03-15 atau 15 Maret 2015", sample: "12/03/1990"
        ),
        .init(
            .relation, "hubungan", "HUBUNGANKELUARGA HUBKEL SHDK STATUSHUBUNGAN HUBUNGANDENGANKEPALAKELUARGA",
            hint: "1 kepala 2 istri/suami 3 anak 4 menantu 5 cucu 6 orang tua/mertua 7 pembantu 8 lainnya; angka atau kata",
            sample: "istri"
        ),
        .init(.mother, "kode_ibu", "IDIBU", hint: "kode_anggota ibu kandung, bila serumah", sample: ""),
        .init(.nisn, "nisn", "NONISN", hint: "10 angka, sebagai teks", sample: ""),
        .init(.school, "kode_sekolah", "SEKOLAH IDSEKOLAH KODEFASDIK", hint: "kode dari fasilitas.csv", sample: ""),
        .init(
            .level, "jenjang", "BENTUKPENDIDIKAN BENTUK PENDIDIKAN",
            hint: "SD, MI, SMP, MTs, SMA, SMK, MA, SLB, Paket A, Paket B, Paket C", sample: ""
        ),
        .init(.grade, "kelas", "TINGKAT TINGKATKELAS KELASTINGKAT", hint: "1 sampai 13", sample: ""),
        .init(.posyandu, "kode_posyandu", "POSYANDU IDPOSYANDU KODEFASKES", hint: "kode dari fasilitas.csv", sample: ""),
        .init(.pregnant, "hamil", "HAMILSEJAK SEDANGHAMIL", hint: "ya, atau tanggal mulai hamil (HPHT)", sample: "ya"),
        .init(.due, "hpl", "HARIPERKIRAANLAHIR TGLHPL PERKIRAANLAHIR", hint: "hari perkiraan lahir", sample: "20/02/2027"),
        .init(.delivered, "melahirkan", "TGLMELAHIRKAN NIFAS TANGGALMELAHIRKAN", hint: "tanggal melahirkan terakhir", sample: ""),
        .init(.disability, "disabilitas", "DISABILITASBERAT CACAT", hint: "tidak, ringan, sedang, berat; boleh dengan tanggal: berat 01/02/2020", sample: ""),
        .init(.rightsVictim, "korban_ham", "KORBANHAMBERAT PELANGGARANHAM", hint: "ya, atau tanggal penetapan", sample: ""),
        .init(.died, "meninggal", "TANGGALMENINGGAL TGLMENINGGAL WAFAT", hint: "tanggal meninggal", sample: ""),
        .init(.moved, "pindah", "TANGGALPINDAH TGLPINDAH", hint: "tanggal pindah", sample: ""),
        .init(
            .otherStates, "keadaan", "KEADAANLAIN STATUSLAIN",
            hint: "keadaan lain atau yang lalu: nama dari sampai; beberapa dipisah |; contoh: hamil 01/02/2024 28/10/2024",
            sample: ""
        ),
        .init(.phone, "no_hp", "HP NOHP TELEPON NOTELP NOTELEPON WA NOWA", hint: "08...", sample: ""),
    ]

    static let records: [CaseloadColumn] = [
        .init(.member, "kode_anggota", "IDANGGOTA KODEART", required: true, hint: "kode dari anggota.csv", sample: "A-CONTOH-1"),
        .init(.obligation, "kewajiban", "KOMITMEN IDKEWAJIBAN", hint: "kode kewajiban dari berkas program", sample: "hadir-sekolah"),
        .init(.service, "layanan", "PELAYANAN", hint: "untuk kejadian bertanggal: kode layanan dari berkas program"),
        .init(.period, "periode", "BULAN", hint: "2026, 2026-Q4 atau 2026-10", sample: "2026-10"),
        .init(.state, "keadaan", "STATUS HASIL", hint: "patuh, tidak, izin, tidak-berlaku", sample: "patuh"),
        .init(.date, "tanggal", "TGL", hint: "tanggal kejadian"),
        .init(.alpa, "alpa", "ALPHA A", hint: "hari", sample: "0"),
        .init(.izin, "izin", "IJIN I", hint: "hari", sample: "1"),
        .init(.sakit, "sakit", "S", hint: "hari", sample: "0"),
        .init(.effectiveDays, "hari_efektif", "HARIEFEKTIF EFEKTIF", hint: "hari sekolah dalam bulan itu", sample: "22"),
        .init(.percent, "persen", "PERSENTASE %", hint: "kehadiran dalam persen"),
        .init(.attendance, "kehadiran", "HADIR P2K2", hint: "H hadir, S sakit, A alfa"),
        .init(.weight, "berat_kg", "BERAT BB BERATBADAN", hint: "kilogram"),
        .init(.height, "tinggi_cm", "TINGGI TB TINGGIBADAN PANJANG", hint: "sentimeter"),
        .init(.values, "nilai", "", hint: "nilai lain: nama=nilai; beberapa dipisah |"),
        .init(.recordedBy, "oleh", "PETUGAS DICATATOLEH", hint: "kode pencatat"),
        .init(.recordedAt, "waktu", "DICATATPADA", hint: "waktu pencatatan, 2026-11-10T09:30:00+07:00"),
        .init(.note, "catatan", "KETERANGAN KET", hint: "bebas"),
    ]
}
