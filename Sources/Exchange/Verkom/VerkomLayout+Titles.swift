extension VerkomLayout {
    /// What the ministry's form calls the column at a place, from 0; nil beyond those it has.
    ///
    /// Its titles stand over several columns and lines, so that none of the file's own cells is one.
    func title(of place: Int) -> String? {
        if let column = columns.first(where: { $0.value == place })?.key {
            return switch column {
            case .number: "No"
            case .caregiverNIK: "NIK pengurus"
            case .caregiver: "Nama pengurus"
            case .nik: "NIK siswa"
            case .nisn: "NISN"
            case .name: "Nama siswa"
            case .level: "Jenjang"
            case .grade: "Kelas"
            case .remark: "Keterangan"
            case .worker: "Nama pendamping"
            }
        }
        for (index, month) in months.enumerated() {
            let parts = [
                (month.alpa, "Alpa"), (month.izin, "Izin"), (month.sakit, "Sakit"),
                (month.total, "Jml"), (month.percent, "%"),
            ]
            guard let part = parts.first(where: { $0.0 == place })?.1 else { continue }
            guard index < monthNumbers.count else { return "\(part), bulan \(index + 1)" }
            return part + " " + MonthName.capitals(monthNumbers[index]).capitalizedFirst
        }
        return nil
    }
}

extension String {
    /// `OKTOBER` as `Oktober`.
    fileprivate var capitalizedFirst: String { prefix(1) + dropFirst().lowercased() }
}
