extension CaseloadColumn {
    static let facilities: [CaseloadColumn] = [
        .init(
            .facility, "kode_fasilitas", "IDFASILITAS KODEFASDIK KODEFASKES",
            required: true,
            hint: "kode sendiri, tetap selamanya; huruf, angka, - _ .; bukan NPSN atau NIK",
            sample: "S-CONTOH"
        ),
        .init(
            .kind, "jenis", "JENISFASILITAS TIPE",
            required: true,
            hint: "sekolah, posyandu, puskesmas, pustu, klinik, rumah-sakit, balai",
            sample: "sekolah"
        ),
        .init(
            .name, "nama", "NAMAFASILITAS NAMASEKOLAH NAMAPOSYANDU",
            required: true, hint: "nama lengkap", sample: "SDN 1 Contoh"
        ),
        .init(.npsn, "npsn", "", hint: "8 angka, hanya sekolah", sample: "69900001"),
        .init(
            .level, "jenjang", "BENTUK BENTUKPENDIDIKAN",
            hint: "SD, MI, SMP, MTs, SMA, SMK, MA, SLB, Paket A, Paket B, Paket C", sample: "SD"
        ),
        .init(.village, "desa", "KELURAHAN DESAKELURAHAN NAMADESA", hint: "desa atau kelurahan", sample: "Contoh"),
        .init(
            .villageCode, "kode_desa", "KODEKELURAHAN KODEWILAYAH",
            hint: "kode Kemendagri PP.KK.CC.DDDD", sample: "99.01.01.2001"
        ),
        .init(.leader, "kepala", "KEPALASEKOLAH KETUA PENANGGUNGJAWAB", hint: "yang menandatangani", sample: "Dra. Contoh"),
    ]

    static let groups: [CaseloadColumn] = [
        .init(
            .group, "kode_kelompok", "IDKELOMPOK",
            required: true, hint: "kode sendiri, tetap selamanya", sample: "G-CONTOH"
        ),
        .init(.name, "nama", "NAMAKELOMPOK", required: true, hint: "nama kelompok", sample: "Melati"),
        .init(.village, "desa", "KELURAHAN DESAKELURAHAN NAMADESA", hint: "desa atau kelurahan", sample: "Contoh"),
        .init(
            .villageCode, "kode_desa", "KODEKELURAHAN KODEWILAYAH",
            hint: "kode Kemendagri PP.KK.CC.DDDD", sample: "99.01.01.2001"
        ),
        .init(.chair, "kode_ketua", "KETUA KETUAKELOMPOK IDKETUA", hint: "kode_anggota ketua kelompok", sample: "A-CONTOH-1"),
    ]

    static let families: [CaseloadColumn] = [
        .init(
            .family, "kode_keluarga", "IDKELUARGA KODEKPM IDKPM",
            required: true,
            hint: "kode sendiri, tetap selamanya; huruf, angka, - _ .; bukan NIK atau nomor KK",
            sample: "K-CONTOH"
        ),
        .init(
            .familyCard, "no_kk", "NOMORKK KK NKK NOKARTUKELUARGA NOMORKARTUKELUARGA",
            hint: "16 angka; simpan kolom ini sebagai teks", sample: "9901012001190001"
        ),
        .init(.head, "kode_kepala", "KEPALAKELUARGA KODEKEPALAKELUARGA IDKEPALA", hint: "kode_anggota kepala keluarga", sample: "A-CONTOH-2"),
        .init(.caregiver, "kode_pengurus", "PENGURUS IDPENGURUS", hint: "kode_anggota pengurus", sample: "A-CONTOH-1"),
        .init(.address, "alamat", "ALAMATRUMAH JALAN", hint: "jalan, dusun, nomor", sample: "Dusun Contoh No. 1"),
        .init(.rt, "rt", "", hint: "angka", sample: "001"),
        .init(.rw, "rw", "", hint: "angka", sample: "002"),
        .init(.village, "desa", "KELURAHAN DESAKELURAHAN NAMADESA", hint: "desa atau kelurahan", sample: "Contoh"),
        .init(
            .villageCode, "kode_desa", "KODEKELURAHAN KODEWILAYAH",
            hint: "kode Kemendagri PP.KK.CC.DDDD", sample: "99.01.01.2001"
        ),
        .init(.district, "kecamatan", "NAMAKECAMATAN KEC", hint: "kecamatan", sample: "Contoh"),
        .init(.regency, "kabupaten", "KABUPATENKOTA KOTA KABKOTA NAMAKABUPATEN KAB", hint: "kabupaten atau kota", sample: "Contoh"),
        .init(.group, "kode_kelompok", "KELOMPOK IDKELOMPOK", hint: "kode dari kelompok.csv", sample: "G-CONTOH"),
        .init(.phone, "no_hp", "HP NOHP TELEPON NOTELP NOTELEPON WA NOWA", hint: "08...", sample: "081200000001"),
        .init(.benefitCard, "no_kks", "KKS NOMORKKS", hint: "nomor kartu KKS, sebagai teks", sample: ""),
        .init(.decile, "desil", "DESILDTSEN", hint: "1 sampai 10", sample: "2"),
        .init(
            .programmes, "program", "PROGRAMBANSOS BANTUAN KEPESERTAAN",
            hint: "program status sejak; beberapa dipisah |; contoh: pkh aktif 01/01/2022 | bpnt aktif 01/03/2022",
            sample: "pkh aktif 01/01/2022 | bpnt aktif 01/03/2022"
        ),
        .init(.workers, "petugas", "PENDAMPING KODEPENDAMPING", hint: "kode pendamping; beberapa dipisah |", sample: ""),
        .init(.note, "catatan", "KETERANGAN KET", hint: "bebas", sample: ""),
    ]
}
