import Caseload
import Casework
import Documents
import Forms

/// The words of answers: what they are, how they are typed, what is wrong with them.
extension Words {
    package var answerYes: String { pick("Ya", "Yes") }
    package var answerNo: String { pick("Tidak", "No") }

    package func formMonth(_ month: Month) -> String { "\(monthName(month)) \(month.year)" }

    package func formRows(_ count: Int) -> String {
        pick("\(number(count)) baris", count == 1 ? "1 row" : "\(number(count)) rows")
    }

    package func formDigits(_ count: Int, of all: Int) -> String {
        pick("\(count) dari \(all) angka", "\(count) of \(all) digits")
    }

    /// A file's size in the largest unit that keeps it above one: `1,2 MB`.
    package func formFileSize(_ bytes: Int) -> String {
        if bytes < 1_000 { return "\(number(bytes)) B" }
        let (size, unit) = bytes < 1_000_000 ? (bytes / 100, "kB") : (bytes / 100_000, "MB")
        let mark = pick(",", ".")
        return number(size / 10) + (size % 10 == 0 ? "" : mark + "\(size % 10)") + " " + unit
    }

    /// Sex and age of a member, as far as they are known: `P 34 th`.
    package func memberBrief(_ member: Member, on day: Day) -> String {
        var parts: [String] = []
        switch member.sex {
        case .female: parts.append(pick("P", "F"))
        case .male: parts.append(pick("L", "M"))
        case nil: break
        }
        if let born = member.born, born <= day {
            let years = born.age(at: day)
            parts.append(
                years < 5
                    ? pick("\(born.ageInMonths(at: day)) bln", "\(born.ageInMonths(at: day)) mo")
                    : pick("\(years) th", "\(years) y")
            )
        }
        return parts.joined(separator: " ")
    }

    package func pillarName(_ pillar: Pillar) -> String {
        switch pillar {
        case .perlindungan: pick("Perlindungan sosial", "Social protection")
        case .jaminan: pick("Jaminan sosial", "Social security")
        case .rehabilitasi: pick("Rehabilitasi sosial", "Rehabilitation")
        case .pemberdayaan: pick("Pemberdayaan sosial", "Empowerment")
        }
    }

    // MARK: What is wrong

    package func sentence(for fault: AnswerFault) -> String {
        switch fault {
        case .number:
            pick("Bukan angka; contoh: 12 atau 12,5", "No number; e.g. 12 or 12.5")
        case .money:
            pick("Bukan rupiah; contoh: 1500000 atau 1,5jt", "No rupiah; e.g. 1500000 or 1,5jt")
        case .tooLarge:
            pick("Angka terlalu besar; paling banyak 15 angka", "Too large; at most 15 digits")
        case .wholeNumber:
            pick("Rupiah tanpa sen; contoh: 1500000", "Whole rupiah; e.g. 1500000")
        case .date(let failure): sentence(for: failure)
        case .month:
            pick("Bukan bulan; contoh: 10, 1026, okt, -1", "No month; e.g. 10, 1026, oct, -1")
        case .file(let trouble): sentence(forPicture: trouble)
        case .fileUnread: pick("Berkas sedang diperiksa", "The file is being looked at")
        case .notInList(let count): notInList(count)
        }
    }

    func notInList(_ count: Int) -> String {
        count == 0
            ? pick("Daftarnya kosong", "The list is empty")
            : pick(
                "Tidak ada dalam daftar; 1 sampai \(count), atau F4",
                "Not in the list; 1 to \(count), or F4",
            )
    }

    private func sentence(forPicture trouble: FileTrouble) -> String {
        switch trouble {
        case .missing: pick("Berkas ini tidak ada", "There is no such file")
        case .noRight: pick("Tidak ada izin membaca berkas ini", "No right to read this file")
        case .isFolder: pick("Ini folder, bukan berkas", "This is a folder, no file")
        case .full, .exists: pick("Berkas tidak terbaca", "The file cannot be read")
        case .system(let code):
            pick("Berkas tidak terbaca (kode \(code))", "The file cannot be read (code \(code))")
        }
    }

    /// A finding of the form's rules.
    package func sentence(for finding: FormFinding, unit: String?) -> String {
        let unit = unit.map { " " + $0 } ?? ""
        return switch finding.message {
        case .required: pick("Wajib diisi", "Has to be answered")
        case .blankOnPaper:
            pick("Kosong di kertas? Bila benar, F2 lagi", "Blank on the paper? If so, F2 again")
        case .wrongType:
            pick("Isian ini tidak terbaca; ketik lagi", "This can't be read; type it again")
        case .notANumber: sentence(for: AnswerFault.number)
        case .notWhole: sentence(for: AnswerFault.wholeNumber)
        case .badDay: sentence(for: DayParser.Failure.unreadable)
        case .badMonth: sentence(for: AnswerFault.month)
        case .outOfRange(let least, let most): range(least, most, unit)
        case .badNIK(let reason), .badKK(let reason): capitalised(self.reason(reason))
        case .oddNumber(let warning): capitalised(self.reason(warning))
        case .unknownCode:
            pick("Tidak ada dalam daftar; F4 menampilkannya", "Not in the list; F4 shows it")
        case .codeNotInForce:
            pick(
                "Pilihan ini tidak berlaku pada tanggal itu",
                "This choice is not in force on that day",
            )
        case .repeated: pick("Disebut dua kali", "Named twice")
        case .alreadyInRow(let row):
            pick("Sudah ada di baris \(row)", "Already in row \(row)")
        case .badReference:
            pick("Tidak ada dalam data; F4 menampilkannya", "Not in the register; F4 shows it")
        case .notInFamily: pick("Bukan anggota keluarga ini", "Not a member of this family")
        case .tooLong(let most):
            pick(
                "Terlalu panjang; paling banyak \(most) huruf",
                "Too long; at most \(most) letters",
            )
        case .tooMany(let most):
            pick("Terlalu banyak; paling banyak \(most)", "Too many; at most \(most)")
        case .badPhoto: pick("Berkas foto belum diperiksa", "The picture's file was not looked at")
        case .rule(let wording): text(wording)
        }
    }

    private func range(_ least: Double?, _ most: Double?, _ unit: String) -> String {
        func plain(_ value: Double) -> String {
            value.isFinite ? decimal(JSONNumber(value)) : "\(value)"
        }
        switch (least, most) {
        case (let least?, let most?):
            return pick(
                "Harus \(plain(least)) sampai \(plain(most))\(unit)",
                "Has to be \(plain(least)) to \(plain(most))\(unit)",
            )
        case (let least?, nil):
            return pick("Paling sedikit \(plain(least))\(unit)", "At least \(plain(least))\(unit)")
        case (nil, let most?):
            return pick("Paling banyak \(plain(most))\(unit)", "At most \(plain(most))\(unit)")
        case (nil, nil): return pick("Di luar batas", "Out of range")
        }
    }

    private func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    // MARK: How it is typed

    /// How a question of this kind is answered.
    package func formKindHelp(_ question: FormQuestion) -> String {
        if question.value != nil { return pick("Dihitung sendiri", "Computed") }
        return switch question.kind {
        case .text: pick("Teks satu baris", "One line of text")
        case .note: pick("Beberapa baris; Tab lanjut", "Several lines; Tab goes on")
        case .number: pick("Angka, koma untuk pecahan", "A number, a comma before decimals")
        case .money: pick("Rupiah; 1,5jt dan 500rb boleh", "Rupiah; 1,5jt and 500rb too")
        case .percent: pick("Persen, 0 sampai 100", "Percent, 0 to 100")
        case .yesno: pick("y atau 1 ya, t atau 2 tidak", "y or 1 yes, n or 2 no")
        case .one, .member:
            pick("Angka atau huruf awal memilih", "A digit or first letter chooses")
        case .some, .members:
            pick("Angka atau Spasi memilih, boleh beberapa", "Digits or Space choose, several too")
        case .date:
            pick(
                "15, 1507, 150726, h hari ini, k kemarin, -3, sen",
                "15, 1507, 150726, h today, k yesterday, -3, mon",
            )
        case .month: pick("10, 1026, okt, b bulan ini, -1", "10, 1026, oct, b this month, -1")
        case .facility, .group, .code:
            pick(
                "Ketik sebagian, Enter memilih; F4 daftar",
                "Type a part, Enter chooses; F4 the list",
            )
        case .nik: pick("16 angka NIK", "The 16 digits of the NIK")
        case .kk: pick("16 angka nomor KK", "The 16 digits of the KK number")
        case .table:
            pick("Enter menambah baris, Ctrl-D menghapus", "Enter adds a row, Ctrl-D deletes")
        case .photo:
            pick(
                "Alamat berkas; gambarnya tidak disimpan",
                "The file's path; the picture is not stored",
            )
        case .shown: pick("Dihitung sendiri", "Computed")
        }
    }
}
