/// A theme file's content as a plain tree, so that this module reads themes without knowing JSON5.
///
/// Decode it with any `Decoder`, e.g. `JSONDecoder` with `allowsJSON5`. Members keep no order.
package enum ThemeValue: Sendable, Equatable {
    case text(String)
    case number(Double)
    case list([ThemeValue])
    case table([String: ThemeValue])
}

extension ThemeValue: Decodable {
    package init(from decoder: any Decoder) throws {
        if let table = try? decoder.container(keyedBy: AnyKey.self) {
            var members: [String: ThemeValue] = [:]
            for key in table.allKeys {
                members[key.stringValue] = try table.decode(ThemeValue.self, forKey: key)
            }
            self = .table(members)
        } else if var list = try? decoder.unkeyedContainer() {
            var items: [ThemeValue] = []
            while !list.isAtEnd {
                items.append(try list.decode(ThemeValue.self))
            }
            self = .list(items)
        } else {
            let single = try decoder.singleValueContainer()
            if let text = try? single.decode(String.self) {
                self = .text(text)
            } else {
                self = .number(try single.decode(Double.self))
            }
        }
    }

    private struct AnyKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) {
            nil
        }
    }
}
