import Screen
import Testing

@testable import App

/// How wide the columns of *Keluarga* are.
@Suite struct FamilyColumnTests {
    private func name(_ width: Int) -> Int? {
        FamiliesState.table(width: width).slot(of: FamiliesState.Column.name.rawValue)?.width
    }

    @Test func `the name has what it had at 80 and 40 columns, and grows with the room`() {
        #expect(name(78) == 17 && name(38) == 16, "\(name(78) ?? 0) \(name(38) ?? 0)")
        // The list beside its two panes on a screen of 200, and alone on one of 110.
        #expect(name(86) ?? 0 >= 22 && name(108) ?? 0 >= 26)
        let widths = (78...118).compactMap(name)
        #expect(widths.allSatisfy { $0 >= 17 && $0 <= 40 }, "\(widths)")
    }
}
