/// A village of the sample with its schools, posyandu and groups.
///
/// Province 99 does not exist.
struct SampleVillage {
    let index: Int

    /// Families of one village; five villages make a district, 99 districts a regency.
    static let size = 100

    var name: String {
        if index < SampleNames.villages.count { return SampleNames.villages[index] }
        let first = SampleNames.villageFirst[index % 10]
        let second = SampleNames.villageSecond[index / 10 % 10]
        return index < 100 ? first + second : first + second + " " + String(index / 100 + 1)
    }

    /// Regency and district as the four digits behind the province.
    var district: Int { index / 5 % 99 + 1 }
    var regency: Int { index / 5 / 99 + 1 }
    var districtName: String { "Kecamatan \(district)" }
    var regencyName: String { "Kabupaten Contoh \(regency)" }

    /// Kemendagri form; 2xxx is a desa.
    var code: String {
        "99.\(Digits.two(regency)).\(Digits.two(district)).200\(index % 5 + 1)"
    }

    // MARK: Facilities

    struct School {
        let key: String
        let npsn: String
        let name: String
        let level: String
    }

    /// Two primary schools, a lower and an upper secondary one.
    var schools: [School] {
        let levels = [
            ("SD", "SDN 1"), ("MI", "MI Al-Hikmah"), ("SMP", "SMPN 1"), ("SMK", "SMK Karya"),
        ]
        return levels.enumerated().map { place, level in
            let number = index * 4 + place + 1
            return School(
                key: "S\(Digits.padded(number, 5))",
                npsn: String(69_900_000 + number),
                name: level.1 + " " + name,
                level: level.0,
            )
        }
    }

    static let posyanduCount = 3
    static let groupCount = 4

    func posyandu(_ place: Int) -> String {
        "P" + Digits.padded(index * Self.posyanduCount + place + 1, 5)
    }
    func group(_ place: Int) -> String {
        "G" + Digits.padded(index * Self.groupCount + place + 1, 5)
    }
    /// The *e-warong*, where Sembako is spent.
    var foodStall: String { "E" + Digits.padded(index + 1, 5) }
    var puskesmas: String { "F" + Digits.padded(index + 1, 5) }
}

/// Numbers as digits of a fixed width.
enum Digits {
    static func two(_ number: Int) -> String {
        number < 10 ? "0" + String(number) : String(number)
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
