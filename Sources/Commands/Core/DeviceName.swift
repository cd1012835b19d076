/// A name for a laptop that says nothing about it or its owner.
enum DeviceName {
    static func random() -> String {
        let digits = "0123456789abcdef"
        return "laptop-" + String((0..<8).map { _ in digits.randomElement() ?? "0" })
    }
}
