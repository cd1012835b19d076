import App
import Casework
import Documents
import TestSupport
import Testing

@testable import Commands

/// What a first-time user and a hostile reader stumbled over.
@Suite struct ReviewTests {
    @Test func `options may stand before the job`() throws {
        let bench = try CommandBench()
        _ = try bench.initialise()
        let answer = bench.run(["--json", "queue"])
        #expect(answer.code == .done, "\(answer.said)")
        #expect(try answer.json["queue"]?.array?.isEmpty == true)
    }

    @Test func `a language nobody knows is named as the fault`() throws {
        let bench = try CommandBench()
        let answer = bench.bare(["--lang", "xx", "families", "siti"])
        #expect(answer.code == .wrongUse)
        #expect(answer.errors.contains("xx"), "\(answer.said)")
    }

    @Test func `JSON carries no byte that a terminal acts on`() throws {
        let hostile: JSONValue = ["name": "a\u{9B}2J\u{7F}\u{202E}\u{61C}\u{1B}[2J\u{85}é"]
        let text = PlainText.escaped(String(decoding: hostile.serialized(), as: UTF8.self))
        let isHarmless = text.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
                && $0.value != 0x202E && $0.value != 0x61C
        }
        #expect(isHarmless, "\(text)")
        #expect(try JSONValue(parsing: text) == hostile)
    }

    @Test func `a new passphrase that no keyboard types is refused before it shuts anyone out`()
        throws
    {
        let bench = try CommandBench()
        let path = bench.home.file("sandi-latin1")
        try Bytes.write(
            "kata sandi caf\u{E9} panjang".unicodeScalars.map { UInt8($0.value) },
            to: path,
        )
        let store = bench.home.file("simpanan-lain")
        let answer = bench.bare(["init", "--store", store, "--passphrase-file", path])
        #expect(answer.code == .wrongUse, "\(answer.said)")
    }
}

/// What a plain prompt was asked with.
private final class Prompts: @unchecked Sendable {
    // Used by one test on one thread.
    var all: [String] = []
}

@Test func `a name in a plain prompt can't act on the terminal`() {
    let prompts = Prompts()
    let console = Console(
        write: { _ in },
        complain: { _ in },
        isTerminal: false,
        askSecret: { _ in nil },
        ask: { prompt in
            prompts.all.append(prompt)
            return nil
        },
        environment: [:],
        now: { Moment(seconds: 0, offset: 0) },
    )
    _ = console.question("Ani \u{1B}[2J\u{9B}2K\u{202E}: ")
    let isHarmless = prompts.all.joined().unicodeScalars.allSatisfy {
        $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
            && $0.value != 0x202E && $0.value != 0x61C
    }
    #expect(prompts.all.count == 1 && isHarmless, "\(prompts.all)")
}
