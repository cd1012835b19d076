import Casework
import Exchange

/// What is remarked on imported files, in sentences.
extension Words {
    /// Place, reason and effect, as in `keluarga.csv, baris 12, kolom nik: wajib diisi`.
    ///
    /// `rows`: Where the same is to be said of several rows, all of them.
    package func sentence(for finding: Finding, rows: [Int] = []) -> String {
        var place = [finding.file]
        let rows = rows.isEmpty ? finding.row.map { [$0] } ?? [] : rows
        if !rows.isEmpty {
            place.append(pick("baris ", rows.count == 1 ? "row " : "rows ") + spans(of: rows))
        }
        if let header = finding.header {
            place.append(pick("kolom \(header)", "column \(header)"))
        } else if let column = finding.column {
            place.append(pick("kolom \(column)", "column \(column)"))
        }
        let effect =
            switch finding.severity {
            case .note, .warning: ""
            case .valueOmitted: pick(" (isian ini tidak disimpan)", " (this value is not stored)")
            case .error where finding.row == nil:
                pick(" (berkas ini tidak disimpan)", " (this file is not stored)")
            case .error:
                switch finding.extent {
                case .row where rows.count > 1:
                    pick(" (semua baris ini tidak disimpan)", " (these rows are not stored)")
                case .row: pick(" (baris ini tidak disimpan)", " (this row is not stored)")
                case .month: pick(" (bulan ini tidak disimpan)", " (this month is not stored)")
                }
            }
        return place.joined(separator: ", ") + ": " + reason(finding.reason) + effect
    }

    /// The severity as one word.
    package func name(of severity: Finding.Severity) -> String {
        switch severity {
        case .note: pick("catatan", "note")
        case .warning: pick("peringatan", "warning")
        case .valueOmitted: pick("isian ditolak", "value refused")
        case .error: pick("ditolak", "refused")
        }
    }

    /// Why, without the place.
    package func reason(_ reason: FindingReason) -> String {
        switch reason {
        case .csv(let error): self.reason(error)
        case .unknownKind:
            pick(
                "judul kolomnya bukan milik berkas keluarga, anggota, fasilitas, kelompok, catatan atau formulir verifikasi",
                "its headers are not those of a file of families, members, facilities, groups, records or a verification form",
            )
        case .missingColumn(let name):
            pick("tidak ada kolom «\(name)»", "there is no column «\(name)»")
        case .repeatedColumn:
            pick(
                "kolom ini ada dua kali; yang pertama dipakai",
                "this column is there twice; the first counts",
            )
        case .unknownColumn:
            pick("kolom tidak dikenal; isinya ikut disimpan", "unknown column; its cells are kept")
        case .noQuarter:
            pick(
                "formulir tidak menyebut triwulan dan tahun",
                "the form names no quarter and year",
            )
        case .assumedYear(let year):
            pick(
                "formulir tidak menyebut tahun; dianggap tahun \(year)",
                "the form names no year; taken as \(year)",
            )
        case .quarterContradicts(let named, let months):
            pick(
                "judulnya triwulan \(named), tetapi bulan-bulannya triwulan \(months); perbaiki salah satunya",
                "its title says quarter \(named), but its months are quarter \(months)'s; mend one of them",
            )
        case .trailingZeros(let rows):
            pick(
                "nomor di baris \(rows.lowerBound)-\(rows.upperBound) berakhir 0 semua: mungkin dirusak lembar kerja",
                "numbers in rows \(rows.lowerBound)-\(rows.upperBound) all end in 0: a spreadsheet may have cut them",
            )
        case .shortRow(let fields, let expected):
            pick("hanya \(fields) isian dari \(expected)", "only \(fields) of \(expected) fields")
        case .longRow(let fields, let expected):
            pick(
                "\(fields) isian, seharusnya \(expected)",
                "\(fields) fields, expected \(expected)",
            )
        case .repeatedKey(let row): pick("kode sama dengan baris \(row)", "same key as row \(row)")
        case .sampleRow:
            pick("baris contoh dari templat dilewati", "the template's sample row was skipped")
        case .unknownLogin:
            pick(
                "petugas ini belum punya login di server; tambahkan dulu lewat provision",
                "this worker has no login on the server yet; add it by provision first",
            )
        case .unassigned:
            pick(
                "tanpa petugas: keluarga ini tidak sampai ke laptop siapa pun",
                "no worker: this family reaches nobody's laptop",
            )
        case .notForServer:
            pick(
                "catatan dikirim dari laptop pendamping, bukan dari sini",
                "records are sent from the worker's laptop, not from here",
            )
        case .serverRefused(let reason):
            pick("ditolak server: \(reason)", "refused by the server: \(reason)")
        case .missing: pick("wajib diisi", "must be filled")
        case .key(let error): self.reason(error)
        case .identityNumber(let error): self.reason(error)
        case .identityWarning(let warning): self.reason(warning)
        case .phone: pick("bukan nomor telepon Indonesia", "not an Indonesian phone number")
        case .notANumber: pick("bukan bilangan", "not a number")
        case .numberOutOfRange(let range):
            pick(
                "harus \(range.lowerBound) sampai \(range.upperBound)",
                "must be \(range.lowerBound) to \(range.upperBound)",
            )
        case .digitCount(let expected, let found):
            pick(
                "harus \(expected) angka, ini \(found)",
                "must have \(expected) digits, not \(found)",
            )
        case .notADate: pick("bukan tanggal; tulis 31/12/2015", "not a date; write 31/12/2015")
        case .dateInFuture: pick("tanggal belum terjadi", "the date is in the future")
        case .dateTooOld:
            pick("tanggal lebih dari 120 tahun lalu", "the date is over 120 years ago")
        case .unknownWord(let expected):
            pick(
                "isi salah satu: \(expected.joined(separator: ", "))",
                "one of: \(expected.joined(separator: ", "))",
            )
        case .unreadable:
            pick(
                "tidak terbaca; lihat petunjuk kolom di templat",
                "can't be read; see the template's hint",
            )
        case .contradiction:
            pick(
                "bertentangan dengan isian lain di baris ini",
                "contradicts another cell of this row",
            )
        case .controlCharacters:
            pick("berisi tanda kendali yang tidak terlihat", "holds invisible control characters")
        case .tooLong(let limit):
            pick("lebih panjang dari \(limit) byte", "longer than \(limit) bytes")
        case .unknownReference:
            pick(
                "menunjuk kode yang tidak ada di berkas maupun di laptop",
                "names a key that is in no file nor on the laptop",
            )
        case .attendance(let fault): self.reason(fault)
        case .shortYear:
            pick(
                "tahun hanya dua angka; dianggap tahun terdekat yang mungkin",
                "the year has two digits; taken as the latest that fits",
            )
        case .outranked:
            pick(
                "kantor sudah mengirim versinya sendiri, yang berlaku",
                "the office has sent its own version, which stands",
            )
        case .notOwed:
            pick(
                "kewajiban ini tidak mengenai anggota itu pada periode itu",
                "the member does not owe this in that period",
            )
        case .recordedOtherwise:
            pick(
                "pendamping sudah mencatat lain; catatannya tetap",
                "the worker recorded otherwise; her record stays",
            )
        case .unknownPupil:
            pick("tidak ada anggota yang cocok dengan siswa ini", "no member fits this pupil")
        case .otherNIK(let form, let register):
            pick(
                "NIK siswa di formulir (…\(form)) beda dengan di data induk (…\(register)); dicocokkan lewat NISN atau nama",
                "the pupil's NIK in the form (…\(form)) differs from the register's (…\(register)); matched by NISN or name",
            )
        case .notBegun(let today):
            pick(
                "periode ini belum mulai (menurut jam laptop hari ini \(day(today)))",
                "this period has not begun (today is \(day(today)) by the laptop's clock)",
            )
        case .unknownProgramme(let known):
            pick(
                "program ini tidak dikenal, jadi tidak ada kewajiban yang muncul; yang dikenal: \(known.joined(separator: ", "))",
                "this programme is not known, so no obligation comes of it; known are: \(known.joined(separator: ", "))",
            )
        case .formDiffers:
            pick(
                "berbeda dari isian yang diimpor sebelumnya; isian ini yang berlaku",
                "differs from what was imported before; this one stands",
            )
        case .furtherForm(let count):
            pick(
                "kini ada \(count) formulir sekolah ini untuk triwulan ini; semua disimpan, masing-masing diekspor",
                "\(count) forms of this school for this quarter by now; all are kept, each is exported",
            )
        }
    }

    private func reason(_ error: CSVError) -> String {
        switch error {
        case .spreadsheet:
            pick(
                "ini lembar kerja (xlsx/ods), bukan CSV; simpan sebagai CSV dulu",
                "this is a spreadsheet (xlsx/ods), not CSV; save it as CSV first",
            )
        case .brokenUTF16(let offset):
            pick("teks UTF-16 terputus di byte \(offset)", "broken UTF-16 text at byte \(offset)")
        case .binary(let offset):
            pick("bukan teks (byte nol di \(offset))", "not text (zero byte at \(offset))")
        case .unterminatedQuote(let position):
            pick(
                "tanda kutip yang dibuka di baris \(position.row) tidak ditutup",
                "the quote opened in row \(position.row) is never closed",
            )
        }
    }

    private func reason(_ error: RowKeyError) -> String {
        switch error {
        case .empty: pick("kode belum diisi", "the key is empty")
        case .tooLong: pick("kode terlalu panjang", "the key is too long")
        case .sign:
            pick(
                "kode hanya huruf, angka, titik dan tanda hubung",
                "a key has letters, digits, points and hyphens only",
            )
        case .personNumber:
            pick("kode tidak boleh NIK atau nomor KK", "a key must not be a NIK or KK number")
        }
    }

    package func reason(_ error: IdentityNumberError) -> String {
        switch error {
        case .empty: pick("nomor belum diisi", "the number is empty")
        case .notDigits: pick("nomor hanya boleh angka", "the number may hold digits only")
        case .length(let count):
            pick(
                "nomor harus 16 angka, ini \(count)",
                "the number must have 16 digits, not \(count)",
            )
        case .allDigitsEqual: pick("semua angkanya sama", "all digits are equal")
        case .day(let day):
            pick(
                "tanggal lahir \(day) dalam nomor tidak mungkin",
                "birth day \(day) in the number can't be",
            )
        case .month(let month):
            pick(
                "bulan lahir \(month) dalam nomor tidak mungkin",
                "birth month \(month) in the number can't be",
            )
        case .impossibleDate(let day, let month):
            pick(
                "tanggal \(day)/\(month) dalam nomor tidak ada",
                "day \(day)/\(month) in the number does not exist",
            )
        case .serialZero: pick("nomor urut 0000 tidak ada", "serial 0000 does not exist")
        case .spreadsheet:
            pick(
                "nomor dirusak lembar kerja; salin lagi dari aslinya sebagai teks",
                "a spreadsheet damaged the number; copy it again as text",
            )
        }
    }

    package func reason(_ warning: IdentityNumberWarning) -> String {
        switch warning {
        case .unknownProvince(let code):
            pick("kode provinsi \(code) tidak dikenal", "province code \(code) is not known")
        case .oddRegency(let code):
            pick("kode kabupaten \(code) tidak lazim", "regency code \(code) is unusual")
        case .otherRegion(let code):
            pick("nomor dari daerah lain (\(code))", "the number is from another region (\(code))")
        case .birthDiffers:
            pick("tanggal lahir beda dengan nomor", "birth date differs from the number")
        case .sexDiffers: pick("jenis kelamin beda dengan nomor", "sex differs from the number")
        case .equalsParent: pick("NIK sama dengan orang tuanya", "NIK equals the parent's")
        case .equalsFamilyCard: pick("NIK sama dengan nomor KK", "NIK equals the KK number")
        case .usedTwice: pick("NIK dipakai dua orang", "two people have this NIK")
        case .cardUsedTwice:
            pick("nomor KK dipakai dua keluarga", "two families have this KK number")
        case .oddRecordingDate:
            pick("tanggal dalam nomor KK tidak lazim", "the date in the KK number is unusual")
        }
    }

    private func reason(_ fault: VerkomMonth.Fault) -> String {
        switch fault {
        case .moreAbsentThanDays(let days):
            pick(
                "lebih banyak tidak hadir daripada \(days) hari bulan itu",
                "more absent than the month's \(days) days",
            )
        case .totalDisagrees:
            pick("Jml tidak cocok dengan A, I dan S", "the total disagrees with A, I and S")
        case .percentDisagrees:
            pick("% tidak cocok dengan A, I dan S", "% disagrees with A, I and S")
        case .percentOutOfRange: pick("% lebih dari 100", "% is above 100")
        }
    }
}
