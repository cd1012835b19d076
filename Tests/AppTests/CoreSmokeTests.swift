import Casework
import Screen
import Testing

@testable import App

@Test(arguments: [Size(80, 24), Size(40, 12), Size(200, 60), Size(1, 1), Size(7, 3)])
func `the door draws at every size`(size: Size) {
    var canvas = Canvas(size: size)
    let door = UnlockState(
        profiles: [ProfileChoice(path: "/x", label: "Desa Sukamaju")],
        device: "uji"
    )
    let state = AppState(
        size: size,
        moment: Moment(seconds: 1_795_000_000, offset: 25_200),
        settings: .standard,
        unlock: door
    )
    state.draw(theme: .terminal, into: &canvas)
    #expect(canvas.rows.count == size.height)
    guard size.width >= 40 else { return }
    #expect(canvas.text.contains("Kata sandi"))
    #expect(canvas.text.contains("Desa Sukamaju"))
}

@Test func `frames of the door, for the eye`() {
    var canvas = Canvas(size: Size(80, 24))
    let door = UnlockState(profiles: [], device: "uji")
    var state = AppState(
        size: Size(80, 24),
        moment: Moment(seconds: 1_795_000_000, offset: 25_200),
        settings: .standard,
        unlock: door
    )
    state.draw(theme: .terminal, into: &canvas)
    print(canvas.text)
    _ = state.update(.input(.key("F1")))
    state.draw(theme: .terminal, into: &canvas)
    print(canvas.text)
    _ = state.update(.input(.key("Esc")))
    _ = state.update(.input(.key("C-p")))
    state.draw(theme: .terminal, into: &canvas)
    print(canvas.text)
}
