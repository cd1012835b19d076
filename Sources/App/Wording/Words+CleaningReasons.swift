import Caseload
import Casework
import Documents

/// Why two entries may be one person, why an entry is odd, and what a list says otherwise.
extension Words {
    // MARK: Duplicates

    /// The two or three weightiest reasons, for a line of the list.
    package func brief(_ verdict: DuplicateVerdict) -> String {
        verdict.reasons.filter(\.isFor).prefix(3).map { reason($0) }.joined(separator: ", ")
    }

    /// Every reason: what speaks for one person, then what speaks against.
    package func reasons(_ verdict: DuplicateVerdict) -> String {
        let all = verdict.reasons
        let isFor = all.filter(\.isFor).map { reason($0) }.joined(separator: ", ")
        let against = all.filter { !$0.isFor }.map { reason($0) }.joined(separator: ", ")
        if against.isEmpty { return isFor + "." }
        return pick("\(isFor). Tetapi: \(against).", "\(isFor). But: \(against).")
    }

    package func reason(_ reason: DuplicateReason) -> String {
        switch reason {
        case .name(let likeness): name(of: likeness)
        case .namesakes(let count):
            pick("nama umum (\(number(count)) orang)", "a common name (\(number(count)) people)")
        case .nik(let likeness): name(of: likeness)
        case .born(let likeness): name(of: likeness)
        case .oneFamily: pick("satu keluarga", "one family")
        case .oneCard: pick("No KK sama", "the same KK number")
        case .oneMother: pick("ibu sama", "the same mother")
        case .oneVillage: pick("satu desa", "one village")
        case .otherSex: pick("jenis kelamin beda", "sex differs")
        case .twins: pick("tampaknya kembar", "twins, it seems")
        }
    }

    private func name(of likeness: NameLikeness) -> String {
        switch likeness {
        case .same: pick("nama sama", "the same name")
        case .near(let letters):
            pick(
                "nama beda \(letters) huruf",
                letters == 1 ? "name differs in a letter" : "name differs in 2 letters",
            )
        case .part: pick("nama sebagian sama", "part of the name the same")
        case .different: pick("nama beda", "another name")
        }
    }

    private func name(of likeness: NIKLikeness) -> String {
        switch likeness {
        case .same: pick("NIK sama", "the same NIK")
        case .digit(let place): pick("NIK beda angka ke-\(place)", "NIK differs in digit \(place)")
        case .swapped(let place):
            pick(
                "NIK angka ke-\(place) dan \(place + 1) tertukar",
                "NIK digits \(place) and \(place + 1) swapped",
            )
        case .dayPlus40: pick("NIK beda tanggal +40", "NIK differs by day + 40")
        case .dateSwapped: pick("NIK tanggal-bulan tertukar", "NIK day and month swapped")
        case .cut: pick("NIK angka terakhir jadi 0", "NIK's last digit cut to 0")
        case .serial: pick("NIK beda nomor urut", "NIK differs in its serial")
        case .different: pick("NIK beda", "another NIK")
        case .unknown: pick("NIK tidak ada", "no NIK")
        }
    }

    private func name(of likeness: BirthLikeness) -> String {
        switch likeness {
        case .same: pick("lahir sama", "the same birth date")
        case .swapped: pick("lahir tanggal-bulan tertukar", "birth day and month swapped")
        case .digit: pick("lahir beda satu angka", "birth date differs in a digit")
        case .placeholder: pick("tahun lahir sama", "the same birth year")
        case .different: pick("lahir beda", "another birth date")
        case .unknown: pick("tanggal lahir tidak ada", "no birth date")
        }
    }

    /// A person in one line: name, number, birth, family.
    package func line(of person: PersonBrief) -> String {
        var parts = [person.name]
        parts.append(person.nik.isEmpty ? withoutNIK : "NIK " + person.nik)
        parts.append(person.born.map { bornOn($0) } ?? withoutBirthday)
        if !person.kk.isEmpty { parts.append("KK " + person.kk) }
        let family = [person.holder, person.village].filter { !$0.isEmpty }
        if !family.isEmpty { parts.append(family.joined(separator: ", ")) }
        return parts.joined(separator: " · ")
    }

    func name(of field: PairField) -> String {
        switch field {
        case .key: pick("Kode", "Key")
        case .name: pick("Nama", "Name")
        case .nik: "NIK"
        case .born: pick("Lahir", "Born")
        case .sex: pick("Kelamin", "Sex")
        case .relation: pick("Hubungan", "Relation")
        case .mother: pick("Ibu", "Mother")
        case .states: pick("Keadaan", "States")
        case .school: pick("Sekolah", "School")
        case .posyandu: "Posyandu"
        case .nisn: "NISN"
        case .phone: pick("HP", "Phone")
        case .family: pick("Keluarga", "Family")
        case .kk: pick("No KK", "KK number")
        case .head: pick("Kepala", "Head")
        case .holder: pick("Pengurus", "Holder")
        case .members: pick("Anggota", "Members")
        case .address: pick("Alamat", "Address")
        case .village: pick("Desa", "Village")
        case .programmes: pick("Program", "Programmes")
        case .desil: pick("Desil", "Decile")
        }
    }

    func name(of sex: Sex) -> String {
        switch sex {
        case .male: pick("laki-laki", "male")
        case .female: pick("perempuan", "female")
        }
    }

    func relation(_ code: Int) -> String {
        var member = Member(id: "member:-", family: "family:-", name: "")
        member.relation = code
        return relation(of: member, in: Family(id: "family:-"))
    }

    func cleaningState(_ state: MemberState) -> String {
        self.state(state, today: .last)
    }

    // MARK: Anomalies

    /// What is odd, as one choice of several.
    package func choice(of anomaly: Anomaly, _ names: [DocumentID: String]) -> String {
        let text = sentence(for: anomaly, names)
        guard anomaly.act == .duplicates else { return text }
        return text + " · " + pick("ke daftar data ganda", "to the list of doubles")
    }

    /// What is odd, and about whom.
    package func sentence(for anomaly: Anomaly, _ names: [DocumentID: String]) -> String {
        let who = anomaly.member.flatMap { names[$0] } ?? ""
        let other = anomaly.reason.other.flatMap { names[$0] } ?? ""
        let what = text(of: anomaly.reason, other: other)
        return who.isEmpty ? what : who + ": " + what
    }

    private func text(of reason: AnomalyReason, other: String) -> String {
        switch reason {
        case .nik(let error): "NIK: " + self.reason(error)
        case .nikWarning(let warning): "NIK: " + self.reason(warning)
        case .adultWithoutNIK(let age):
            pick("\(age) tahun, belum punya NIK/e-KTP", "\(age) years old, no NIK or e-KTP")
        case .nikTwice:
            pick("NIK sama dengan \(other), sekeluarga", "the NIK of \(other) in the same family")
        case .inTwoFamilies:
            pick("NIK juga di keluarga lain (\(other))", "NIK in another family too (\(other))")
        case .trailingZeros(let count):
            pick(
                "\(number(count)) NIK berturut-turut berakhir 0: mungkin dirusak lembar kerja",
                "\(number(count)) NIK in a row end in 0: a spreadsheet may have cut them",
            )
        case .kk(let error): pick("No KK: ", "KK number: ") + self.reason(error)
        case .kkWarning(let warning): pick("No KK: ", "KK number: ") + self.reason(warning)
        case .kkMissing: pick("No KK belum ada", "no KK number")
        case .kkTwice:
            pick(
                "No KK dipakai keluarga lain (\(other))",
                "another family has the KK number (\(other))",
            )
        default: familyText(of: reason)
        }
    }

    private func familyText(of reason: AnomalyReason) -> String {
        switch reason {
        case .noMembers: pick("keluarga tanpa anggota", "a family without members")
        case .noPengurus: pick("tanpa pengurus", "without a pengurus")
        case .pengurusDead: pick("pengurus sudah meninggal", "the pengurus has died")
        case .pengurusMoved: pick("pengurus sudah pindah", "the pengurus has moved")
        case .headDead(let left):
            pick(
                "kepala keluarga meninggal, \(left) anggota tertinggal",
                "the head has died, \(left) members are left",
            )
        case .headMoved(let left):
            pick(
                "kepala keluarga pindah, \(left) anggota tertinggal",
                "the head has moved, \(left) members are left",
            )
        case .noHead: pick("tanpa kepala keluarga", "without a head")
        case .severalHeads(let count):
            pick("\(count) kepala keluarga", "\(count) heads of the family")
        default: personText(of: reason)
        }
    }

    private func personText(of reason: AnomalyReason) -> String {
        switch reason {
        case .deadListed(let since):
            pick("sudah meninggal, masih terdaftar", "has died and is still listed")
                + (since.map { " (\(day($0)))" } ?? "")
        case .movedListed(let since):
            pick("sudah pindah, masih terdaftar", "has moved and is still listed")
                + (since.map { " (\(day($0)))" } ?? "")
        case .bornMissing: withoutBirthday
        case .bornInFuture: pick("tanggal lahir belum terjadi", "born in the future")
        case .tooOld(let age): pick("umur \(age) tahun", "\(age) years old")
        case .motherAge(let age):
            pick("ibunya berumur \(age) tahun saat ia lahir", "the mother was \(age) at the birth")
        case .pregnantMale: pick("laki-laki tercatat hamil", "a male recorded as pregnant")
        case .pregnantAge(let age):
            pick("tercatat hamil pada umur \(age)", "recorded as pregnant at \(age)")
        case .schoolAge(let level, let age):
            pick("\(level) pada umur \(age)", "\(level) at the age of \(age)")
        case .phone: pick("nomor HP bukan nomor telepon", "the phone number is none")
        default: ""
        }
    }

    // MARK: Lists of deciles

    package func sentence(for kind: DesilDifference.Kind) -> String {
        switch kind {
        case .desil(let here, let there):
            here.map {
                pick("desil \($0) → \(there) di daftar", "decile \($0) → \(there) in the list")
            }
                ?? pick(
                    "desil \(there) di daftar, kosong di laptop",
                    "decile \(there) in the list, none here",
                )
        case .twoDesils(let first, let then):
            pick(
                "daftar menyebut dua desil: \(first) dan \(then)",
                "the list has two deciles: \(first) and \(then)",
            )
        case .programme(let id, let here, _):
            here
                ? pick(
                    "\(id): peserta di laptop, bukan di daftar",
                    "\(id): in it here, not in the list",
                )
                : pick(
                    "\(id): peserta di daftar, bukan di laptop",
                    "\(id): in it in the list, not here",
                )
        case .name(let here, let there):
            pick("nama: \(here) → \(there)", "name: \(here) → \(there)")
        case .nik(let here, let there):
            pick(
                "NIK: \(here.isEmpty ? "kosong" : here) → \(there)",
                "NIK: \(here.isEmpty ? "none" : here) → \(there)",
            )
        case .kk(let here, let there):
            pick(
                "No KK: \(here.isEmpty ? "kosong" : here) → \(there)",
                "KK: \(here.isEmpty ? "none" : here) → \(there)",
            )
        case .personNotHere:
            pick("keluarga ada, orang ini tidak", "the family is here, this person is not")
        case .notHere: pick("tidak ada di laptop", "not on this laptop")
        case .notListed: pick("ada di laptop, tidak di daftar", "here, and not in the list")
        case .unmatched:
            pick(
                "tidak padan Dukcapil menurut daftar",
                "unmatched with the civil registry, says the list",
            )
        case .unreadable:
            pick(
                "baris tanpa NIK dan No KK yang terbaca",
                "a row without a readable NIK or KK number",
            )
        }
    }

    /// Whom a difference is about, with the numbers.
    package func line(of difference: DesilDifference) -> String {
        var parts: [String] = []
        if let row = difference.row { parts.append(pick("baris \(row)", "row \(row)")) }
        if !difference.name.isEmpty { parts.append(difference.name) }
        if !difference.nik.isEmpty { parts.append("NIK " + difference.nik) }
        if !difference.kk.isEmpty { parts.append("KK " + difference.kk) }
        if !difference.village.isEmpty { parts.append(difference.village) }
        return parts.joined(separator: " · ")
    }
}
