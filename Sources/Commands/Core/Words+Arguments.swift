import App

extension Words {
    /// What is wrong with a command line.
    func sentence(for fault: Arguments.Fault) -> String {
        switch fault {
        case .unknownOption(let name, let near): unknownOption(name, near: near)
        case .missingValue(let name): missingValue(name)
        case .unwantedValue(let name): unwantedValue(name)
        case .repeatedOption(let name): repeatedOption(name)
        }
    }
}
