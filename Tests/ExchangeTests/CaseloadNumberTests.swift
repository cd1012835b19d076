import Casework
import Documents
import Exchange
import Testing

/// NIK and other numbers in caseload files: wrong, odd, or cut by a spreadsheet.
@Suite struct CaseloadNumberTests {
    @Test(arguments: [
        (
            "1,27503E+15",
            FindingReason.identityNumber(.spreadsheet(.exponent(significantDigits: 6))),
        ),
        ("1275034101900001,0", .identityNumber(.spreadsheet(.decimals))),
        // As LibreOffice saves it: 15 digits, three in the exponent.
        (
            "9.90101581297002E+015",
            .identityNumber(.spreadsheet(.exponent(significantDigits: 15))),
        ),
    ])
    func `a number a spreadsheet damaged is left out and the row kept`(
        number: String,
        reason: FindingReason,
    ) throws {
        let rows = try CaseloadFileTests.read(
            "\(CaseloadFileTests.members)\nA1;K1;B;\(number);L;2010-01-02;3\n"
        )
        #expect(try CaseloadFileTests.body(rows[0])["nik"] == nil)
        #expect(rows[0].findings.map(\.reason) == [reason])
        #expect(rows[0].findings[0].severity == .valueOmitted)
    }

    @Test(arguments: [
        ("990101320315001", IdentityNumberError.length(15)), ("9901013203150001", .day(32)),
        ("9901013002150001", .impossibleDate(day: 30, month: 2)),
        ("9901011503150000", .serialZero), ("9999999999999999", .allDigitsEqual),
        ("99010115O3150001", .notDigits),
    ])
    func `a NIK that cannot be refuses its row`(nik: String, error: IdentityNumberError) throws {
        let rows = try CaseloadFileTests.read(
            "\(CaseloadFileTests.members)\nA1;K1;B;\(nik);L;2015-03-15;3\nA2;K1;C;;L;2015-03-15;3\n"
        )
        #expect(rows[0].findings.map(\.reason) == [.identityNumber(error)])
        #expect(throws: CaseloadFileTests.Refused.self) { try CaseloadFileTests.body(rows[0]) }
        #expect(try CaseloadFileTests.body(rows[1])["name"] == "C")
    }

    @Test func `odd NIKs are warned of and kept`() throws {
        let rows = try CaseloadFileTests.read(
            "\(CaseloadFileTests.members)\nA1;K1;B;9901011603150001;P;2015-03-15;3\nA2;K1;C;9901011603150001;L;2015-03-16;3\n"
        )
        #expect(
            rows[0].findings.map(\.reason) == [
                .identityWarning(.unknownProvince(99)), .identityWarning(.birthDiffers),
                .identityWarning(.sexDiffers),
            ]
        )
        #expect(rows[1].findings.map(\.reason).contains(.identityWarning(.usedTwice)))
        #expect(try CaseloadFileTests.body(rows[1])["nik"] == "9901011603150001")
    }

    @Test func `ten numbers on end that a spreadsheet cut are not stored, and each row says so`()
        throws
    {
        // The last ones read 0000, which no true number does.
        let damaged = (1...12).map {
            "A\($0);K1;B;990101150315\(1000 + $0 % 3 * 10);L;2015-03-15;3\n"
        }
        let whole = "A13;K1;B;9901011603150001;L;2015-03-16;3\n"
        let rows = try CaseloadFileTests.read(
            CaseloadFileTests.members + "\n" + damaged.joined() + whole
        )
        #expect(
            try rows.map { try CaseloadFileTests.body($0)["nik"]?.string } == Array(
                repeating: nil,
                count: 12,
            )
                + ["9901011603150001"]
        )
        for row in rows.dropLast() {
            #expect(row.findings.map(\.reason) == [.trailingZeros(rows: 2...13)])
            #expect(row.findings.map(\.severity) == [.valueOmitted])
            #expect(row.findings.map(\.header) == ["nik"])
        }
    }

    @Test(arguments: [
        ("nisn", "12345", FindingReason.digitCount(expected: 10, found: 5)),
        ("nisn", "12345678901", .digitCount(expected: 10, found: 11)),
        ("nisn", "12345678x", .notANumber),
        ("kelas", "99", .numberOutOfRange(1...13)), ("kelas", "0", .numberOutOfRange(1...13)),
        ("kelas", "TK", .notANumber),
    ])
    func `a number of a pupil that cannot be is left out and told`(
        header: String,
        value: String,
        reason: FindingReason,
    ) throws {
        let row = try CaseloadFileTests.read(
            "\(CaseloadFileTests.members);\(header)\nA1;K1;B;;L;2015-03-15;3;\(value)\n"
        )[0]
        #expect(row.findings.map(\.reason) == [reason])
        #expect(row.findings.map(\.severity) == [.valueOmitted])
        #expect(row.findings.map(\.header) == [header])
        let body = try CaseloadFileTests.body(row)
        #expect(body["nisn"] == nil && body["school"] == nil)
    }
}
