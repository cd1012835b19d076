/// One row of a verification file: the pupil as the ministry names him, and his three months.
package struct VerkomPupil: Sendable, Equatable {
    /// Row as a spreadsheet counts it, from 1; 0 for a pupil not in a file yet.
    package var row: Int
    package var line: Int
    package var caregiverNIK: String
    package var caregiver: String
    package var nik: String
    package var nisn: String
    package var name: String
    /// The ministry's *Bentuk pendidikan*: SD, MI, SMP, ...
    package var level: String
    package var grade: String
    /// Always three.
    package var months: [VerkomMonth]
    /// Places of the months whose cells cannot be read or cannot be; they are blank in `months`.
    package var refusedMonths: Set<Int> = []
    package var remark: String
    package var worker: String

    package init(
        row: Int = 0,
        line: Int = 0,
        caregiverNIK: String = "",
        caregiver: String = "",
        nik: String = "",
        nisn: String = "",
        name: String,
        level: String = "",
        grade: String = "",
        months: [VerkomMonth] = [.init(), .init(), .init()],
        remark: String = "",
        worker: String = "",
    ) {
        self.row = row
        self.line = line
        self.caregiverNIK = caregiverNIK
        self.caregiver = caregiver
        self.nik = nik
        self.nisn = nisn
        self.name = name
        self.level = level
        self.grade = grade
        self.months = months
        self.remark = remark
        self.worker = worker
    }
}
