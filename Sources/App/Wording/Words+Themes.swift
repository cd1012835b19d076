import Screen

/// What can be wrong with a theme, in sentences.
extension Words {
    package func sentence(for fault: ThemeFiles.Fault) -> String {
        switch fault {
        case .missing(let name):
            pick("Tema «\(name)» tidak ada.", "There is no theme «\(name)».")
        case .syntax(let file, let line, let column):
            pick(
                "\(file): bukan JSON5 yang benar, baris \(line) kolom \(column)",
                "\(file): not valid JSON5, line \(line) column \(column)",
            )
        case .theme(let file, let error):
            "\(file): \(error.path): \(reason(error.reason))"
        }
    }

    private func reason(_ reason: ThemeError.Reason) -> String {
        switch reason {
        case .wrongType(let needed): pick("harus \(needed)", "must be a \(needed)")
        case .unknownMember(let name): pick("«\(name)» tidak dikenal", "«\(name)» is not known")
        case .unknownRole(let name):
            pick("tidak ada peran «\(name)»", "there is no role «\(name)»")
        case .unknownMark(let name):
            pick("tidak ada keadaan «\(name)»", "there is no state «\(name)»")
        case .unknownColour(let name):
            pick("warna «\(name)» tidak dikenal", "colour «\(name)» is not known")
        case .colourOutOfRange(let limit):
            pick("warna harus 0 sampai \(limit)", "a colour is 0 to \(limit)")
        case .colourCount(let count):
            pick(
                "perlu 3 warna (256, 16, 8), bukan \(count)",
                "needs 3 colours (256, 16, 8), not \(count)",
            )
        case .unknownAttribute(let name):
            pick("sifat «\(name)» tidak dikenal", "attribute «\(name)» is not known")
        case .markWidth(let width):
            pick("tanda harus satu kolom, bukan \(width)", "a mark takes one column, not \(width)")
        case .invisibleMark:
            pick("tanda berisi huruf kendali", "a mark with a control character")
        }
    }

    package func sentence(for finding: ThemeCheck.Finding) -> String {
        switch finding {
        case .missingRole(let role):
            pick(
                "peran \(role.name) tidak ada; kini ikut \((role.parent ?? .text).name)",
                "role \(role.name) is missing; it looks like \((role.parent ?? .text).name) now",
            )
        case .missingMark(let mark):
            pick("keadaan \(mark.rawValue) tanpa tanda", "state \(mark.rawValue) has no mark")
        case .sameMark(let one, let other):
            pick(
                "\(one.rawValue) dan \(other.rawValue) bertanda sama",
                "\(one.rawValue) and \(other.rawValue) share a mark",
            )
        case .indistinct(let role, let depth):
            pick(
                "\(role.name) tidak beda dari sekitarnya (\(depth))",
                "\(role.name) looks like its surroundings (\(depth))",
            )
        case .lowContrast(let role, let on, let depth, let ratio, let needed):
            pick(
                "\(role.name) di atas \(on.name): kontras \(tenths(ratio)):1, perlu \(tenths(needed)):1 (\(depth))",
                "\(role.name) on \(on.name): contrast \(tenths(ratio)):1, needs \(tenths(needed)):1 (\(depth))",
            )
        case .unknownContrast(let role, let on, let depth):
            pick(
                "\(role.name) di atas \(on.name): kontras tidak diketahui (\(depth))",
                "\(role.name) on \(on.name): unknown contrast (\(depth))",
            )
        case .dim(let role, let depth):
            pick("\(role.name) redup (\(depth))", "\(role.name) is dim (\(depth))")
        }
    }

    private func tenths(_ value: Double) -> String {
        let rounded = Int((value * 10).rounded(.down))
        return "\(rounded / 10)\(language == .indonesian ? "," : ".")\(rounded % 10)"
    }

    package func themeIsSound(_ name: String) -> String {
        pick("\(name): baik", "\(name): sound")
    }
}
