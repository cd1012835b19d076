import Casework

/// What is wrong with a programme file, in sentences.
extension Words {
    /// The place in the file, and what is wrong there.
    package func sentence(for error: ProgrammeError) -> String {
        let place = [error.file, error.path].filter { !$0.isEmpty }.joined(separator: ": ")
        return "\(place): \(reason(error.reason))."
    }

    private func reason(_ reason: ProgrammeError.Reason) -> String {
        switch reason {
        case .syntax(let line, let column):
            pick("bukan JSON5 yang benar", "not valid JSON5") + position(line, column)
        case .tooLarge(let limit):
            pick("lebih besar dari \(number(limit)) byte", "larger than \(number(limit)) bytes")
        case .missing: pick("wajib ada", "must be there")
        case .wrongType(let expected):
            pick("harus \(name(of: expected))", "must be \(name(of: expected))")
        case .misspelt(let near):
            pick("tidak dikenal; maksudnya «\(near)»?", "not known; did you mean «\(near)»?")
        case .badDay: pick("bukan tanggal (2022-01-31)", "not a date (2022-01-31)")
        case .badAge: pick("bukan umur (6y, 18m, 28d)", "not an age (6y, 18m, 28d)")
        case .badID:
            pick(
                "hanya huruf kecil, angka dan tanda hubung",
                "small letters, digits and hyphens only",
            )
        case .endsBeforeStart: pick("berakhir sebelum mulai", "ends before it starts")
        case .overlaps(let path):
            pick("berlaku bersamaan dengan \(path)", "in force together with \(path)")
        case .duplicate(let name): pick("«\(name)» ada dua kali", "«\(name)» is there twice")
        case .unknownReference(let name, let near):
            pick("«\(name)» tidak ada di berkas ini", "«\(name)» is not in this file")
                + meant(near)
        case .unknownCode(let allowed):
            pick(
                "isi salah satu: \(allowed.joined(separator: ", "))",
                "one of: \(allowed.joined(separator: ", "))",
            )
        case .empty: pick("tidak boleh kosong", "must not be empty")
        case .outOfRange(let low, let high):
            pick("harus \(low) sampai \(high)", "must be \(low) to \(high)")
        case .stagesIncomplete(let month):
            pick(
                "bulan \(month) tidak ada dalam tahap, atau dua kali",
                "month \(month) stands in no stage, or in two",
            )
        case .amountsDisagree:
            pick("jumlah tahap tidak sama dengan setahun", "the stages do not add up to the year")
        case .notTogether(let name):
            pick("tidak dapat bersama «\(name)»", "cannot stand with «\(name)»")
        case .newerVersion(let version):
            pick(
                "versi \(version) lebih baru dari program ini",
                "version \(version) is newer than this program",
            )
        case .otherKind: pick("bukan berkas program", "not a programme file")
        case .badExpression(let offset, let fault): self.reason(fault, at: offset)
        case .unknownName(let name, let near):
            pick(
                "«\(name)» bukan pertanyaan formulir ini dan bukan fakta",
                "«\(name)» is no question of this form and no fact",
            ) + meant(near)
        case .codeNotInList(let code, let near):
            pick("kode «\(code)» tidak ada di daftarnya", "code «\(code)» is not in its list")
                + meant(near)
        case .neverComparable(let sign):
            pick("«\(sign)» membandingkan hal yang beda jenis", "«\(sign)» compares unlike things")
        case .unknownElsewhere(let name, let near):
            pick("«\(name)» tidak ada di program mana pun", "«\(name)» is in no programme")
                + meant(near)
        case .reservedName(let name):
            pick("«\(name)» sudah punya arti sendiri", "«\(name)» has a meaning already")
        case .wrongQuestionKind(let expected):
            pick(
                "harus pertanyaan jenis \(expected.joined(separator: ", "))",
                "must be a question of kind \(expected.joined(separator: ", "))",
            )
        case .circle(let names):
            pick("saling bergantung: ", "depend on each other: ") + names.joined(separator: ", ")
        case .tableInTable: pick("tabel di dalam tabel", "a table in a table")
        case .needsMemberColumn:
            pick("tabel anggota perlu kolom jenis member", "needs a column of kind member")
        case .notCoverable(let obligation):
            pick(
                "«\(obligation)» dicatat dengan tanggal, hari sekolah atau jendela waktu, bukan dari daftar hadir",
                "«\(obligation)» is recorded by dates, school days or windows, not from a roster",
            )
        case .unreachable(let state):
            pick("keadaan «\(state)» tak tercapai", "no step leads to «\(state)»")
        case .deadEnd(let state):
            pick(
                "keadaan «\(state)» tidak selesai dan tidak berlanjut",
                "«\(state)» neither ends nor leads on",
            )
        case .badTemplate: pick("kurung kurawal tidak berpasangan", "braces do not match")
        case .breaks(let other):
            pick(
                "\(other.file) tidak dapat dipakai lagi dengannya, karena \(other.path): \(self.reason(other.reason))",
                "\(other.file) cannot be used with it any more, because of \(other.path): \(self.reason(other.reason))",
            )
        }
    }

    private func meant(_ near: String?) -> String {
        near.map { pick("; maksudnya «\($0)»?", "; did you mean «\($0)»?") } ?? ""
    }

    private func position(_ line: Int?, _ column: Int?) -> String {
        guard let line else { return "" }
        return pick(", baris \(line)", ", line \(line)")
            + (column.map { pick(" kolom \($0)", " column \($0)") } ?? "")
    }

    private func name(of expected: DocumentFault.Expected) -> String {
        switch expected {
        case .object: pick("objek", "an object")
        case .list: pick("daftar", "a list")
        case .text: pick("teks", "text")
        case .wholeNumber: pick("bilangan bulat", "a whole number")
        case .number: pick("bilangan", "a number")
        case .flag: pick("ya/tidak", "yes/no")
        }
    }
}

extension Words {
    /// Why an obligation is not a member's in a period.
    package func reason(_ whyNot: ObligationCell.WhyNot) -> String {
        switch whyNot {
        case .notYetBorn: pick("belum lahir", "not yet born")
        case .otherCategory:
            pick("umur, keadaan atau jenjangnya lain", "of another age, state or school level")
        case .otherAge: pick("di luar umur kewajiban ini", "outside this obligation's ages")
        case .left(let state): pick("sudah \(state.rawValue)", "has left: \(state.rawValue)")
        case .notEnrolled:
            pick("keluarga tidak ikut program ini", "the family is not in the programme")
        case .noRule: pick("belum ada aturan pada waktu itu", "no rule was in force then")
        }
    }

    /// A text of a programme file in the screen's language.
    package func text(_ wording: Wording) -> String {
        pick(wording.id, wording.en)
    }
}
