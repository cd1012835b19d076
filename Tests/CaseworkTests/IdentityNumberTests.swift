import Casework
import TestSupport
import Testing

@Suite struct IdentityNumberTests {
    @Test(arguments: [
        ("9903124101900001", "1990-01-01", Sex.female), ("9903120101900001", "1990-01-01", .male),
        ("9903127112100007", "2010-12-31", .female), ("9903122902240003", "2024-02-29", .male),
        ("9903122902000003", "2000-02-29", .male),
    ])
    func `a NIK tells birth date and sex`(text: String, born: String, sex: Sex) throws {
        let nik = try NIK(text)
        let today = try #require(Day("2026-11-16"))
        #expect(nik.text == text)
        #expect(nik.sex == sex)
        #expect(nik.birth(stated: nil, today: today)?.description == born)
        #expect(nik.province == 99)
    }

    @Test(arguments: [
        (" 990312 410190 0001 ", "9903124101900001"), ("'9903124101900001", "9903124101900001"),
        ("99.03.12.410190.0001", "9903124101900001"), ("0003124101900001", "0003124101900001"),
    ])
    func `blanks, dots and apostrophes are passed over`(text: String, digits: String) throws {
        #expect(try NIK(text).text == digits)
    }

    @Test(arguments: [
        ("", IdentityNumberError.empty), (" ", .empty), ("990312410190000", .length(15)),
        ("99031241019000011", .length(17)), ("99031241019O0001", .notDigits),
        ("9903120001900001", .day(0)), ("9903123201900001", .day(32)),
        ("9903124001900001", .day(40)), ("9903127201900001", .day(72)),
        ("9903120100900001", .month(0)), ("9903120113900001", .month(13)),
        ("9903123002900001", .impossibleDate(day: 30, month: 2)),
        ("9903127002900001", .impossibleDate(day: 30, month: 2)),
        ("9903122902990001", .impossibleDate(day: 29, month: 2)),
        ("9903120101900000", .serialZero), ("1111111111111111", .allDigitsEqual),
        ("9,90312E+15", .spreadsheet(.exponent(significantDigits: 6))),
        ("1.27503e15", .spreadsheet(.exponent(significantDigits: 6))),
        ("9903124101900001.0", .spreadsheet(.decimals)),
        ("9.903.124.101.900.001,00", .spreadsheet(.decimals)),
    ])
    func `what cannot be a NIK says why`(text: String, error: IdentityNumberError) {
        #expect(throws: error) { try NIK(text) }
    }

    @Test func `oddities are warnings, each on its own`() throws {
        let nik = try NIK("3203124101900001")
        let fitting = NIK.Stated(
            born: Day("1990-01-01"),
            sex: .female,
            homeRegion: "32.03.12.2001",
            parents: [try NIK("3203124101600001")],
            familyCard: try KKNumber("3203120101100001"),
        )
        #expect(nik.warnings(stated: fitting) == [])
        let other = NIK.Stated(
            born: Day("1990-01-02"),
            sex: .male,
            homeRegion: "320313",
            parents: [nik],
            familyCard: try KKNumber(nik.text),
        )
        #expect(
            nik.warnings(stated: other) == [
                .otherRegion(320_312), .birthDiffers, .sexDiffers, .equalsParent,
                .equalsFamilyCard,
            ]
        )
        #expect(
            try NIK("9900124101900001").warnings(stated: NIK.Stated()) == [
                .unknownProvince(99), .oddRegency(0),
            ]
        )
    }

    @Test func `the century follows the stated date, else the current year`() throws {
        let nik = try NIK("9903120101260001")
        let today = try #require(Day("2026-11-16"))
        #expect(nik.birth(stated: nil, today: today)?.year == 2026)
        #expect(nik.birth(stated: Day("1926-01-01"), today: today)?.year == 1926)
        let next = try NIK("9903120101270001")
        #expect(next.birth(stated: nil, today: today)?.year == 1927)
    }

    @Test func `a family card number is held to less`() throws {
        let odd = try KKNumber("3203129999100001")
        #expect(odd.warnings(homeRegion: "32.03.12") == [.oddRecordingDate])
        #expect(throws: IdentityNumberError.serialZero) { try KKNumber("3203120101100000") }
        #expect(throws: IdentityNumberError.length(3)) { try KKNumber("320") }
    }

    @Test func `five numbers on end that end in 0 are suspicious, four in a long column are not`() {
        var runs = TrailingZeroRuns()
        for row in 0..<40 {
            runs.add(row: row, endsInZero: (5...9).contains(row) || (20...23).contains(row))
        }
        #expect(runs.finish() == [5...9])
        var short = TrailingZeroRuns()
        for row in 2...4 { short.add(row: row, endsInZero: true) }
        #expect(short.finish() == [2...4])
    }

    @Test(arguments: [
        "0812 3456 7890", "81234567890", "6281234567890", "+62 812-3456-7890", "006281234567890",
        "(0812) 34567890",
    ])
    func `every way of writing a telephone number is one number`(text: String) throws {
        let phone = try PhoneNumber(text)
        #expect(phone.international == "+6281234567890")
        #expect(phone.national == "081234567890")
    }

    @Test(arguments: [
        ("", PhoneNumber.Failure.empty), ("0812abc", .notDigits), ("0812", .length(3)),
        ("6,28123E+12", .spreadsheet(.exponent(significantDigits: 6))), ("0112345678", .prefix),
    ])
    func `what is no telephone number says why`(text: String, error: PhoneNumber.Failure) {
        #expect(throws: error) { try PhoneNumber(text) }
    }

    @Test func `random bytes never trap`() {
        let seed: UInt64 = 3
        var random = SeededGenerator(seed: seed)
        let keys = Array("0123456789.,eE+- 'x")
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...30, using: &random)
            let text = String((0..<count).compactMap { _ in keys.randomElement(using: &random) })
            if let nik = try? NIK(text) {
                #expect((try? NIK(value: nik.value)) == nik, "seed \(seed) text \(text)")
            }
            _ = try? KKNumber(text)
            _ = try? PhoneNumber(text)
        }
    }
}
