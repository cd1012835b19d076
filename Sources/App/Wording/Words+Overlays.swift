/// What to press in that which lies over a screen.
extension Words {
    func hint(over overlay: Overlay) -> String {
        switch overlay {
        case .palette(let palette) where palette.selected == nil:
            pick(
                "Bukan perintah layar ini · Esc tutup · ketik kata lain",
                "No command of this screen · Esc closes · type another word",
            )
        case .palette:
            pick(
                "Enter menjalankan · Esc tutup · ketik sebagian perintahnya",
                "Enter runs it · Esc closes · type part of a command",
            )
        case .menu:
            pick(
                "Enter menjalankan · Esc tutup · panah memilih",
                "Enter runs it · Esc closes · arrows choose",
            )
        case .help, .messages, .text:
            pick(
                "Esc tutup · panah, PgUp, PgDn menggulir",
                "Esc closes · arrows, PgUp, PgDn scroll",
            )
        case .question:
            pick(
                "Tekan huruf jawabannya · Esc batal · panah dan Enter",
                "Press the answer's letter · Esc cancels · arrows and Enter",
            )
        case .line: linePromptHint
        }
    }
}
