/// What leaves the store.
extension VerkomSheet {
    /// The file with what was filled, its texts harmless: whoever sent it does not run a formula at the office, nor
    /// steer a terminal.
    ///
    /// What was defused comes back without its apostrophe when the file is read again; all other cells leave as they
    /// came.
    package func exported() -> [UInt8] {
        let file = written()
        // What could be read once can be read again.
        guard var reader = try? CSVReader(file: file) else { return file }
        let text = reader.text
        var body: [UInt8] = []
        var copied = 0
        while let row = try? reader.next() {
            for (index, field) in row.fields.enumerated() {
                let cell = row.whole(index)
                let harmless = FormulaGuard.harmless(cell: cell)
                guard harmless != cell else { continue }
                body += text.body[copied..<field.start]
                copied = field.end
                CSVWriter.append(
                    harmless,
                    delimiter: text.dialect.delimiter,
                    quoting: field.form == .plain ? text.dialect.quoting : .always,
                    to: &body,
                )
            }
        }
        guard copied > 0 else { return file }
        body += text.body[copied...]
        return text.file(body: body)
    }
}
