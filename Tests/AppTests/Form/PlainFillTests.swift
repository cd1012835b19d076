import Casework
import Documents
import Forms
import Testing

@testable import App
@testable import Caseload

/// Forms question by question, as plain prompts ask them.
@Suite struct PlainFillTests {
    private func fill(_ id: FormID = FormSample.all) throws -> PlainFill {
        PlainFill(try FormSample.page(id), Words(.indonesian), today: Stage.moment.day)
    }

    /// Answers up to a question, which is asked next.
    private func at(_ question: String) throws -> PlainFill {
        var fill = try fill()
        while let field = fill.field, field.question != question { _ = fill.take("") }
        #expect(fill.field?.question == question)
        return fill
    }

    @Test func `empty answers go through all questions to the end`() throws {
        var fill = try fill()
        var asked: [String] = []
        while let field = fill.field {
            asked.append(field.question)
            _ = fill.take("")
            #expect(asked.count < 100)
        }
        #expect(asked.first == "nama" && asked.last == "foto")
        #expect(!asked.contains("bank"), "hidden")
        #expect(!fill.isTyped)
        #expect(fill.errors.lines == ["Punya tabungan?: Wajib diisi"])
        #expect(fill.errors.first == FormField("punya"))
    }

    @Test func `a bad answer is told and asked again`() throws {
        var fill = try at("berat")
        #expect(fill.prompt.question == "Berat (kg): ")
        #expect(fill.take("banyak") == .again(["Bukan angka; contoh: 12 atau 12,5"]))
        #expect(fill.take("900") == .again(["Harus 1 sampai 200 kg"]))
        #expect(fill.field == FormField("berat"))
        #expect(fill.draft?.answers["berat"] == nil)
        #expect(fill.take("12,5") == .next)
        #expect(fill.draft?.answers["berat"] == .number(12.5))
    }

    @Test func `choices are numbered, and several take several numbers`() throws {
        var fill = try at("jenis")
        #expect(fill.prompt.lines == ["1. Pengaduan", "2. Informasi", "3. Usul"])
        #expect(
            fill.take("7")
                == .again(["Tidak ada dalam daftar; jawab 1 sampai 3 atau sebagian namanya"])
        )
        #expect(fill.take("2") == .next)
        #expect(fill.take("1, 12") == .next)
        #expect(fill.draft?.answers["dua-belas"] == ["a01", "a12"])
    }

    @Test func `a long list is narrowed by words, then by number`() throws {
        var fill = try at("layanan")
        #expect(fill.take("kartu") == .again(["1. Kartu JKN mati", "2. Kartu KKS hilang"]))
        #expect(fill.take("2") == .next)
        #expect(fill.draft?.answers["layanan"] == "kks")
    }

    @Test func `less-than goes back, minus empties, question mark explains, a point ends`() throws {
        var fill = try at("cerita")
        #expect(fill.take("<") == .next)
        #expect(fill.field == FormField("nama"))
        #expect(fill.take("Mak Ijah") == .next)
        _ = fill.take("<")
        #expect(fill.prompt.question == "Nama [Mak Ijah]: ")
        guard case .again(let help) = fill.take("?") else {
            Issue.record("no help")
            return
        }
        #expect(help.contains("Seperti di KTP"))
        #expect(fill.take("-") == .next)
        #expect(fill.draft?.answers["nama"] == nil)
        #expect(fill.take(".") == .end)
        fill.goBack()
        #expect(fill.field == FormField("foto"))
    }

    @Test func `a question that appears is asked next`() throws {
        var fill = try at("punya")
        _ = fill.take("y")
        #expect(fill.field == FormField("bank"))
    }

    @Test func `rows are added one by one and the whole is shown`() throws {
        var fill = try at("barang")
        #expect(fill.prompt.question.hasPrefix("Barang: tambah baris?"))
        #expect(fill.take("y") == .next)
        #expect(fill.prompt.question == "Barang baris 1, Apa *: ")
        _ = fill.take("Beras")
        _ = fill.take("3")
        _ = fill.take("15000")
        #expect(fill.prompt.question.hasPrefix("Barang: tambah baris?"))
        #expect(
            fill.summary.contains(
                "Barang 1: Apa Beras, Banyak 3, Harga Rp 15.000, Jumlah Rp 45.000"
            )
        )
        #expect(fill.summary.last == "Total: 45.000")
    }

    @Test func `a picture is looked at before it is an answer`() throws {
        var fill = try at("foto")
        #expect(fill.take("/tmp/a.jpg") == .picture(path: "/tmp/a.jpg"))
        let facts = PhotoFacts(sha256: String(repeating: "a", count: 64), bytes: 7)
        _ = fill.take(.success(facts), path: "/tmp/a.jpg")
        #expect(fill.draft?.answers["foto"]?["bytes"] == 7)
    }

    @Test func `what looks odd is told and goes on`() throws {
        var fill = try at("janji")
        guard case .again(let lines) = fill.take("011126") else {
            Issue.record("no word of it")
            return
        }
        #expect(lines.first?.contains("Sebelum kunjungan ini") == true)
        #expect(fill.field == FormField("bulan"))
        #expect(fill.warnings.count == 1)
    }
}
