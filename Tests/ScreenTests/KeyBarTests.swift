import Screen
import Testing

struct KeyBarTests {
    private let bar = KeyBar(
        [
            ("F1", "Bantuan"), ("F2", "Simpan"), ("F3", "Cari"), ("F4", "Pilih"),
            ("F5", "Segarkan"),
            ("F6", "Tambah"), ("F7", "Saring"), ("F8", "Lanjut"), ("F9", "Menu"),
            ("F10", "Keluar"),
        ].map { key, label in
            KeyBar.Item(
                SafeText(key),
                SafeText(label),
                isEnabled: key != "F2",
                priority: key == "F10" || key == "F1" ? 1 : 0,
            )
        }
    )

    private func row(_ width: Int) -> String {
        var canvas = Canvas(size: Size(width, 1))
        bar.draw(into: &canvas, in: canvas.bounds, theme: .terminal)
        return canvas.text
    }

    @Test func `labels shorten together before keys go`() {
        #expect(
            row(100)
                == "F1Bantuan F2 F3Cari F4Pilih F5Segarkan F6Tambah F7Saring F8Lanjut F9Menu "
                + "F10Keluar"
        )
        #expect(
            row(80)
                == "F1Bantuan F2 F3Cari F4Pilih F5Segark F6Tambah F7Saring F8Lanjut F9Menu F10Keluar"
        )
        #expect(row(40) == "F1Bantua F3Cari F4Pilih F5Segar F10Kelua")
    }

    @Test func `what does nothing just now is its number alone`() {
        #expect(row(100).contains(" F2 F3"))
        #expect(!row(100).contains("Simpan"))
    }

    @Test func `every width shows whole keys and stays inside`() {
        for width in 0...120 {
            let slots = bar.slots(width: width)
            #expect(slots.allSatisfy { $0.x + $0.width <= width })
            if width >= 8 { #expect(!slots.isEmpty) }
        }
    }

    @Test func `a place on the bar is the item shown there`() {
        #expect(bar.item(atX: 0, width: 100) == 0)
        #expect(bar.item(atX: 9, width: 100) == nil)
        #expect(bar.item(atX: 11, width: 100) == 1)
        #expect(bar.item(atX: 99, width: 40) == nil)
    }
}
