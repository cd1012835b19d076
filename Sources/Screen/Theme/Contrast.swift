import Glibc

/// The contrast ratio of WCAG 2 between two colours: 1 for none up to 21 for black on white.
package enum Contrast {
    package static func ratio(_ one: ReferencePalette.RGB, _ other: ReferencePalette.RGB) -> Double
    {
        let (first, second) = (luminance(one), luminance(other))
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// Relative luminance, 0 to 1.
    private static func luminance(_ colour: ReferencePalette.RGB) -> Double {
        0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
    }

    private static func linear(_ channel: Int) -> Double {
        let value = Double(channel) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}
