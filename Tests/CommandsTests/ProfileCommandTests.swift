import Documents
import TestSupport
import Testing

@testable import Commands

@Suite struct ProfileCommandTests {
    @Test func `what she does and is good at is set, shown, and taken back`() throws {
        let bench = try CommandBench()
        try bench.initialise()
        let first = try bench.json("profile")
        #expect(first["profile"]?["desk"] == .null && first["profile"]?["marks"] == [])
        let set = try bench.json("profile", ["--desk", "BO", "--marks", "lansia, anak"])
        #expect(set["profile"]?["desk"] == "bo" && set["profile"]?["marks"] == ["lansia", "anak"])
        let shown = bench.run(["profile"])
        #expect(shown.output.contains("Back office") && shown.output.contains("lansia, anak"))
        let gone = try bench.json("profile", ["--desk", "-", "--marks", "-"])
        #expect(gone["profile"]?["desk"] == .null && gone["profile"]?["marks"] == [])
    }

    @Test func `what is no role or no specialism is refused, and nothing is written`() throws {
        let bench = try CommandBench()
        try bench.initialise()
        #expect(bench.run(["profile", "--desk", "kasir"]).code == .wrongUse)
        for words in ["lansia/anak", ","] {
            let answer = bench.run(["profile", "--desk", "fo", "--marks", words])
            #expect(answer.code == .wrongUse, "\(words)")
        }
        #expect(try bench.json("profile")["profile"]?["desk"] == .null)
    }
}
