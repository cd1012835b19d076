import Casework
import Testing

@Suite struct AttendanceTests {
    @Test(arguments: [
        (20, 3, 0, 0, 85.0, 85.0, true), (20, 4, 0, 0, 80.0, 80.0, false),
        (24, 2, 1, 3, 75.0, 87.5, true), (26, 0, 0, 26, 0.0, 100.0, true),
        (25, 0, 0, 0, 100.0, 100.0, true),
    ])
    func `the percent follows from the days by both readings of sickness`(
        effective: Int,
        alpa: Int,
        izin: Int,
        sakit: Int,
        counted: Double,
        exempt: Double,
        meetsExempt: Bool,
    ) throws {
        let days = try Attendance(alpa: alpa, izin: izin, sakit: sakit, effective: effective)
        #expect(days.share(.counts)?.percent == counted)
        #expect(days.share(.exempt)?.percent == exempt)
        #expect(days.share(.exempt)?.meets(percent: 85) == meetsExempt)
        #expect(days.total(.absences) == alpa + izin + sakit)
        #expect(days.total(.present) == effective - alpa - izin - sakit)
    }

    @Test func `a bare percent stands, and days go before it`() throws {
        #expect(try Attendance(percent: 84.99).share(.counts)?.meets(percent: 85) == false)
        #expect(try Attendance(percent: 85).share(.counts)?.meets(percent: 85) == true)
        let both = try Attendance(alpa: 10, effective: 20, percent: 100)
        #expect(both.share(.counts)?.percent == 50)
        #expect(try Attendance(alpa: 1).share(.counts) == nil)
    }

    @Test func `impossible days are refused`() {
        #expect(throws: Attendance.Failure.alpa) { try Attendance(alpa: -1) }
        #expect(throws: Attendance.Failure.sakit) { try Attendance(sakit: 32) }
        #expect(throws: Attendance.Failure.effective) { try Attendance(effective: 0) }
        #expect(throws: Attendance.Failure.percent) { try Attendance(percent: 100.5) }
        #expect(throws: Attendance.Failure.percent) { try Attendance(percent: .nan) }
        #expect(throws: Attendance.Failure.tooManyAbsences) {
            try Attendance(alpa: 10, izin: 10, sakit: 5, effective: 24)
        }
    }
}
