#include "widgets/common/Theme.h"

#include "widgets/common/Style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QToolTip>
#include <QVariant>
#include <QWidget>

#include <array>

namespace ph {

namespace {

constexpr char onPaper[] = "onPaper";

// Twelve hues that stay apart in hue and in lightness, so that neighbours differ also without red and green.
constexpr std::array<QRgb, 12> lightSeries{0xff2456c8, 0xffc2500a, 0xff00805a, 0xff9b2c86,
                                           0xffa67a00, 0xff0080a3, 0xff7043c9, 0xffb3202c,
                                           0xff5a6472, 0xff80532d, 0xffd2478e, 0xff55801a};
constexpr std::array<QRgb, 12> darkSeries{0xff82a8ff, 0xfff58f4c, 0xff3fc79a, 0xffe07fd0,
                                          0xffe3b94f, 0xff4fc3e0, 0xffb497ff, 0xffff8078,
                                          0xffa9b3c1, 0xffcda27a, 0xffff9cc8, 0xffa5cc5e};

QColor blend(const QColor& over, const QColor& under, double share)
{
    const auto part = [share](int a, int b) { return qRound(a * share + b * (1 - share)); };
    return QColor(part(over.red(), under.red()), part(over.green(), under.green()),
                  part(over.blue(), under.blue()));
}

Theme makeLight()
{
    Theme t;
    t.window = 0xf4f5f7;
    t.surface = 0xffffff;
    t.raised = 0xffffff;
    t.border = 0xe2e5ea;
    t.borderStrong = 0xc3c9d2;
    t.outline = 0x78808e;
    t.text = 0x191d24;
    t.textMuted = 0x4a5362;
    t.textFaint = 0x5d6675;
    t.accent = 0x2456c8;
    t.onAccent = 0xffffff;
    t.selection = 0xdce7fc;
    t.hover = 0xedf0f4;
    t.focus = 0x2456c8;
    t.good = 0x14693b;
    t.warning = 0x7d4e00;
    t.bad = 0xb3202c;
    t.unknown = 0x5f4b9b;
    t.stale = 0x6b5836;
    t.rowAlternate = 0xf9fafb;
    t.isDark = false;
    return t;
}

Theme makeDark()
{
    Theme t;
    t.window = 0x16181c;
    t.surface = 0x1c1f24;
    t.raised = 0x24282e;
    t.border = 0x2d323a;
    t.borderStrong = 0x4a515d;
    t.outline = 0x828b99;
    t.text = 0xe6e9ee;
    t.textMuted = 0xb1b9c5;
    t.textFaint = 0x9fa8b6;
    t.accent = 0x82a8ff;
    t.onAccent = 0x0d1526;
    t.selection = 0x263a63;
    t.hover = 0x272c33;
    t.focus = 0x82a8ff;
    t.good = 0x63cc90;
    t.warning = 0xe3b457;
    t.bad = 0xff938d;
    t.unknown = 0xbbadec;
    t.stale = 0xcbb58e;
    t.rowAlternate = 0x1f2329;
    t.isDark = true;
    return t;
}

int pixels(TextSize size)
{
    switch (size) {
    case TextSize::Small:
        return 11;
    case TextSize::Body:
        return 13;
    case TextSize::Title:
        return 17;
    }
    return 13;
}

QFont fontOf(const QStringList& families, TextSize size)
{
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(pixels(size));
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

// The very first palette is the desktop's; it is kept with the application, since ours replaces it.
bool systemIsDark(QApplication& application)
{
    constexpr char key[] = "ph.systemIsDark";
    const QVariant known = application.property(key);
    if (known.isValid())
        return known.toBool();
    const bool dark = application.palette().color(QPalette::Window).lightness() < 128;
    application.setProperty(key, dark);
    return dark;
}

} // namespace

QColor Theme::tone(Tone wanted) const
{
    switch (wanted) {
    case Tone::Neutral:
        return textMuted;
    case Tone::Accent:
        return accent;
    case Tone::Good:
        return good;
    case Tone::Warning:
        return warning;
    case Tone::Bad:
        return bad;
    case Tone::Unknown:
        return unknown;
    case Tone::Stale:
        return stale;
    }
    return textMuted;
}

QColor Theme::toneFill(Tone wanted) const
{
    return blend(tone(wanted), surface, isDark ? 0.16 : 0.10);
}

QColor Theme::series(int n) const
{
    const auto& colours = isDark ? darkSeries : lightSeries;
    const int count = int(colours.size());
    return QColor(colours[std::size_t(((n % count) + count) % count)]);
}

const Theme& Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme& Theme::dark()
{
    static const Theme theme = makeDark();
    return theme;
}

OnPaper::OnPaper(QWidget& widget)
    : widget_(widget)
{
    widget_.setProperty(onPaper, true);
}

OnPaper::~OnPaper()
{
    widget_.setProperty(onPaper, QVariant());
}

const Theme& Theme::of(const QWidget* widget)
{
    if (widget && widget->property(onPaper).toBool())
        return light();
    // A style sheet gives a widget's own palette transparent and borrowed colours, so the application's is
    // asked.
    return of(QApplication::palette());
}

const Theme& Theme::of(const QPalette& palette)
{
    return palette.color(QPalette::Active, QPalette::Text).lightness() > 128 ? dark() : light();
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, surface);
    p.setColor(QPalette::AlternateBase, rowAlternate);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, textFaint);
    p.setColor(QPalette::Button, raised);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, bad);
    p.setColor(QPalette::ToolTipBase, raised);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::Highlight, selection);
    p.setColor(QPalette::HighlightedText, text);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::LinkVisited, unknown);
    p.setColor(QPalette::Light, raised);
    p.setColor(QPalette::Midlight, hover);
    p.setColor(QPalette::Mid, border);
    p.setColor(QPalette::Dark, borderStrong);
    p.setColor(QPalette::Shadow, isDark ? QColor(0, 0, 0) : borderStrong);
    const QColor off = blend(textFaint, surface, 0.6);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, off);
    return p;
}

QFont textFont(TextSize size, TextWeight weight)
{
    QFont font = fontOf({QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC")}, size);
    switch (weight) {
    case TextWeight::Regular:
        break;
    case TextWeight::Medium:
        font.setWeight(QFont::Medium);
        break;
    case TextWeight::Bold:
        font.setWeight(QFont::DemiBold);
        break;
    }
    return font;
}

QFont monoFont(TextSize size)
{
    QFont font = fontOf({QStringLiteral("JetBrains Mono"), QStringLiteral("Noto Sans Mono CJK SC")}, size);
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    font.setStyleStrategy(QFont::PreferNoShaping); // a query shows ">=" as typed, not as one sign
    // Its lines are taller and its letters wider than Inter's; one pixel less makes them look alike.
    font.setPixelSize(size == TextSize::Small ? 11 : pixels(size) - 1);
    return font;
}

QFont digitFont(TextSize size)
{
    // Inter's digits differ in width and Qt 6.4 cannot switch its 'tnum' on. Those of Noto Sans CJK are all
    // of one width and, at the same size, as tall as Inter's.
    return fontOf(
        {QStringLiteral("Noto Sans CJK SC"), QStringLiteral("DejaVu Sans"), QStringLiteral("Inter")}, size);
}

void applyTheme(QApplication& application, SchemeChoice choice)
{
    const bool dark =
        choice == SchemeChoice::Dark || (choice == SchemeChoice::System && systemIsDark(application));
    if (choice != SchemeChoice::System)
        systemIsDark(application); // remembers it before our palette covers it
    const Theme& theme = dark ? Theme::dark() : Theme::light();

    // A style sheet wraps the style, so its name cannot be asked for afterwards.
    if (!application.property("ph.hasStyle").toBool()) {
        application.setStyle(new Style);
        application.setProperty("ph.hasStyle", true);
    }
    application.setFont(textFont(TextSize::Body));
    application.setPalette(theme.palette());
    QToolTip::setPalette(theme.palette());
    QToolTip::setFont(textFont(TextSize::Small));
    themedIcon(
        QStringLiteral("go-next")); // the sheet refers to the compiled-in icons too: have them registered
    application.setStyleSheet(styleSheetFor(theme));
}

} // namespace ph
