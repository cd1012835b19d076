import Casework

/// Where a verification file keeps what: found by the words of its header lines, not by their
/// number.
///
/// The usual form has 25 columns: eight about the pupil, three months of Alpa, Izin, Sakit, Jml and
/// %, a remark and the pendamping's name.
package struct VerkomLayout: Sendable, Equatable {
    /// The form's columns about a pupil, in its own order.
    package enum Column: Int, Sendable, CaseIterable {
        case number
        case caregiverNIK
        case caregiver
        case nik
        case nisn
        case name
        case level
        case grade
        case remark
        case worker
    }

    /// Field places of one month, from 0.
    package struct MonthColumns: Sendable, Equatable {
        package var alpa: Int
        package var izin: Int
        package var sakit: Int
        package var total: Int
        package var percent: Int

        init(first: Int) {
            (alpa, izin, sakit, total, percent) = (
                first, first + 1, first + 2, first + 3, first + 4,
            )
        }
    }

    /// Field places about the pupil, from 0.
    package var columns: [Column: Int] = [:]
    package var months: [MonthColumns] = []
    /// Numbers of the three months, 1 to 12; empty if the headers name none.
    package var monthNumbers: [Int] = []

    /// Fields of a whole row.
    package var width: Int {
        let last = [columns.values.max() ?? 0] + months.map(\.percent)
        return (last.max() ?? 0) + 1
    }

    static let usualFirstMonth = 8
}
