import Screen
import Testing

@testable import App

/// A message of several lines, over a screen on which something is typed.
@Suite struct MessageRoomTests {
    private static let long =
        "Belum disimpan, dua isian perlu diperbaiki. Yang pertama: Layanan: wajib diisi, sebab tanpa itu tidak ada yang dapat meneruskan."

    @Test(arguments: [Size(40, 12), Size(80, 24), Size(30, 9)])
    func `it lies over no field that has the cursor, and is told whole`(size: Size) throws {
        var stage = try FormSample.stage(FormSample.all, size: size)
        var atTop = 0
        for _ in stage.form.fields {
            let field = stage.form.here
            let bare = stage.frame()
            let cursor = try #require(bare.cursor, "\(field)")
            stage.state.say(Self.long, .warning)
            let told = stage.frame()
            let rows = (bare.text, told.text)
            func row(_ text: String) -> Substring {
                text.split(separator: "\n", omittingEmptySubsequences: false)[cursor.y]
            }
            #expect(row(rows.0) == row(rows.1), "\(field) at \(size):\n\(rows.1)")
            #expect(told.cursor == cursor)
            if told.text.split(separator: "\n")[1].contains("Belum disimpan") { atTop += 1 }
            stage.press("Tab")
            stage.state.messages.clearCurrent()
        }
        #expect(size.height > 20 || atTop > 0, "no field stood where a message lies")
    }
}
