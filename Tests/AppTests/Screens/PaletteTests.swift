import Screen
import Testing

@testable import App

/// The palette finds by the words people have, and never answers with an empty box.
struct PaletteTests {
    private func stage(asking text: String, _ size: Size = Size(80, 24)) -> Stage {
        var stage = Stage(size: size)
        stage.press("C-p")
        stage.type(text)
        return stage
    }

    private func palette(_ stage: Stage) throws -> PaletteState {
        guard case .palette(let palette)? = stage.state.overlay else { throw Closed() }
        return palette
    }

    struct Closed: Error {}

    private func shown(_ stage: Stage) throws -> [String] {
        try palette(stage).box.menu.items.map { "\($0.label) \($0.obstacle ?? .empty)" }
    }

    @Test(arguments: [
        ("tema", "go.settings"), ("warna", "go.settings"), ("bahasa", "go.settings"),
        ("verkom", "import"), ("sandi", "lock"), ("duplikat", "go.cleaning"),
    ])
    func `a command is found by the words people have for it`(asked: String, id: String) throws {
        let found = try palette(stage(asking: asked)).found.map(\.id)
        #expect(found.contains(id), "\(found)")
    }

    @Test(arguments: [
        ("profil", "pendamping --profile"), ("pulih", "pendamping restore"),
        ("pulih", "pendamping passwd --recovery"), ("verkom", "pendamping export verkom"),
        ("sandi", "pendamping passwd"), ("tema", "pendamping themes"),
    ])
    func `a job of the command line is told with what to type`(asked: String, job: String) throws {
        let shown = try shown(stage(asking: asked))
        #expect(shown.contains { $0.contains(job) }, "\(shown)")
    }

    @Test(arguments: [Size(80, 24), Size(40, 12)])
    func `where nothing fits the box says so and the foot offers nothing to run`(size: Size) throws
    {
        let stage = stage(asking: "xqzw", size)
        #expect(try palette(stage).selected == nil)
        let frame = stage.frame().text
        #expect(frame.contains("Tidak ada perintah yang"), "\(frame)")
        #expect(!frame.contains("Enter menjalankan"), "\(frame)")
    }

    @Test func `Enter on a row that only tells leaves it to be read`() throws {
        var stage = stage(asking: "pulih")
        stage.press("Enter")
        #expect(try palette(stage).box.menu.items.isEmpty == false)
    }
}
