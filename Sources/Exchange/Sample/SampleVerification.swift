import Casework

/// The three verification files of the sample, as three schools would hand them back.
package enum SampleVerification {
    /// The schools of the files: a blank one, a partly filled one, an old one in Latin-1.
    static let schools: [SampleVillage.School] = [
        SampleVillage(index: 0).schools[0],
        SampleVillage(index: 1).schools[2],
        SampleVillage(index: 2).schools[0],
    ]

    /// File names and bytes.
    ///
    /// Only caseloads of at least three villages have pupils in all of them.
    package static func files(of caseload: SampleCaseload) -> [(name: String, bytes: [UInt8])] {
        let pupils = schools.map { Self.pupils(of: $0, in: caseload) }
        return [
            ("verkom-\(schools[0].npsn).csv", blank(schools[0], pupils[0], caseload)),
            ("verkom-\(schools[1].npsn).csv", partly(schools[1], pupils[1], caseload)),
            ("verkom-\(schools[2].npsn).csv", latin(schools[2], pupils[2], caseload)),
        ]
    }

    private static func pupils(
        of school: SampleVillage.School,
        in caseload: SampleCaseload,
    ) -> [VerkomPupil] {
        let maker = caseload.maker
        var pupils: [VerkomPupil] = []
        for index in 0..<min(caseload.familyCount, 3 * SampleVillage.size) {
            let family = maker.family(index)
            let caregiver = family.members[family.caregiver]
            for (place, person) in family.members.enumerated()
            where person.school?.key == school.key {
                pupils.append(
                    VerkomPupil(
                        caregiverNIK: caregiver.hasNIK ? family.nik(family.caregiver) : "",
                        caregiver: caregiver.name,
                        nik: person.hasNIK ? family.nik(place) : "",
                        nisn: "00" + Digits.padded(family.index * 20 + place, 8),
                        name: person.name,
                        level: school.level,
                        grade: String(person.school?.grade ?? 0),
                        worker: family.workers[0],
                    )
                )
            }
        }
        return pupils
    }

    /// As the ministry's site gives it: blank, `;`, mark and `sep=` line.
    private static func blank(
        _ school: SampleVillage.School,
        _ pupils: [VerkomPupil],
        _ caseload: SampleCaseload,
    ) -> [UInt8] {
        let dialect = CSVDialect(hasByteOrderMark: true, hasSeparatorLine: true)
        return form(school, pupils, caseload, dialect)
    }

    /// Half filled by a school that writes NOPEMBER and parts its fields with commas.
    private static func partly(
        _ school: SampleVillage.School,
        _ pupils: [VerkomPupil],
        _ caseload: SampleCaseload,
    ) -> [UInt8] {
        var random = SampleRandom(seed: caseload.seed, stream: -1)
        var pupils = pupils
        let days = SampleRecords.schoolDays(caseload.quarter.months[0])
        for index in pupils.indices where random.percent(80) {
            let absent = SampleAbsence(&random)
            pupils[index].months[0] = VerkomMonth(
                alpa: absent.alpa,
                izin: absent.izin,
                sakit: absent.sakit,
                effectiveDays: days,
                total: .present,
            )
        }
        let dialect = CSVDialect(
            delimiter: UInt8(ascii: ","),
            hasByteOrderMark: true,
            quoting: .always,
        )
        let text = String(decoding: form(school, pupils, caseload, dialect), as: UTF8.self)
        return Array(text.replacing("NOVEMBER", with: "NOPEMBER").utf8)
    }

    /// From an old spreadsheet: Latin-1, LF, rows that end with their last filled cell, signatures
    /// below.
    private static func latin(
        _ school: SampleVillage.School,
        _ pupils: [VerkomPupil],
        _ caseload: SampleCaseload,
    ) -> [UInt8] {
        var pupils = pupils
        for index in pupils.indices {
            pupils[index].worker = ""
            if index == 0 { pupils[index].caregiver = "Renée " + pupils[index].caregiver }
            if index == 1 { pupils[index].months[0] = VerkomMonth(alpa: 0, izin: 0, sakit: 2) }
        }
        let dialect = CSVDialect(encoding: .windows1252, lineEnd: .lineFeed)
        var lines: [[UInt8]] = []
        for line in form(school, pupils, caseload, dialect).split(
            separator: 0x0A,
            omittingEmptySubsequences: false,
        ) {
            var line = Array(line)
            // The header keeps its width; pupils' rows lose their empty end.
            let isPupil = line.first.map { $0 &- UInt8(ascii: "0") <= 9 } ?? false
            while isPupil, line.last == UInt8(ascii: ";") { line.removeLast() }
            lines.append(line)
        }
        lines.insert(Array(";;;;;Mengetahui, Kepala Sekolah".utf8), at: lines.count - 1)
        return Array(lines.joined(separator: [0x0A]))
    }

    private static func form(
        _ school: SampleVillage.School,
        _ pupils: [VerkomPupil],
        _ caseload: SampleCaseload,
        _ dialect: CSVDialect,
    ) -> [UInt8] {
        VerkomSheet.form(
            npsn: school.npsn,
            school: school.name,
            quarter: caseload.quarter,
            pupils: pupils,
            dialect: dialect,
        )
    }
}
