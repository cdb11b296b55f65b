#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

class QApplication;
class QWidget;

namespace ph {

/// Meaning of a colour. Each has a shape of its own too (toneShape()), so that colour never speaks alone.
enum class Tone { Neutral, Accent, Good, Warning, Bad, Unknown, Stale };

enum class TextSize { Small, Body, Title };
enum class TextWeight { Regular, Medium, Bold };

/// Everything visual is one of these, never a number in a widget. Two instances exist, light and dark; which
/// one holds is read from the application's palette, so there is no state of ours to keep in step.
struct Theme {
    // surfaces, from back to front
    QColor window, surface, raised, border, borderStrong;
    QColor outline; ///< of what is typed into or set, and of marks that mean something: 3:1 on every surface
    QColor text, textMuted, textFaint;
    QColor accent, onAccent, selection, hover, focus;
    QColor good, warning, bad, unknown, stale;
    QColor rowAlternate;

    QColor tone(Tone tone) const;
    /// A pale background for the tone, on which text stays readable (4.5:1).
    QColor toneFill(Tone tone) const;
    /// Colour of the n-th series or run; distinct for the first 12, also for the colour-blind; then repeats.
    QColor series(int n) const;
    bool isDark = false;

    static const Theme& light();
    static const Theme& dark();
    /// The window's; of a widget that is on paper, the light one.
    static const Theme& of(const QWidget* widget);
    static const Theme& of(const QPalette& palette);

    QPalette palette() const;
};

/// While it lives the widget is painted as on paper, which is white.
class OnPaper {
public:
    explicit OnPaper(QWidget& widget);
    ~OnPaper();
    OnPaper(const OnPaper&) = delete;
    OnPaper& operator=(const OnPaper&) = delete;

private:
    QWidget& widget_;
};

/// 4-pixel grid.
namespace space {
inline constexpr int xs = 4, s = 8, m = 12, l = 16, xl = 24, xxl = 32;
}
/// Heights that repeat.
namespace height {
inline constexpr int control = 28, row = 28, bar = 44, status = 26;
}

QFont textFont(TextSize size, TextWeight weight = TextWeight::Regular);
QFont monoFont(TextSize size = TextSize::Body);  ///< fixed pitch
QFont digitFont(TextSize size = TextSize::Body); ///< tabular digits

/// A Breeze icon by its freedesktop name ("view-refresh"), recoloured to the palette's text or the tone;
/// follows dark and light. Icons are compiled in from resources/icons.
QIcon themedIcon(const QString& name, Tone tone = Tone::Neutral);

enum class SchemeChoice { System, Light, Dark };
/// Sets style, palette, fonts and the application style sheet. Call again on a switch.
void applyTheme(QApplication& application, SchemeChoice choice);

} // namespace ph
