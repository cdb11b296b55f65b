#include "tests/support/Contrast.h"
#include "tests/support/Testing.h"
#include "widgets/common/Theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>

#include <array>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr std::array tones{Tone::Neutral, Tone::Accent,  Tone::Good, Tone::Warning,
                           Tone::Bad,     Tone::Unknown, Tone::Stale};
constexpr int seriesCount = 12;

struct Named {
    const char* name;
    QColor colour;
};

QList<Named> grounds(const Theme& t)
{
    return {{"window", t.window}, {"surface", t.surface},     {"raised", t.raised},
            {"hover", t.hover},   {"selection", t.selection}, {"rowAlternate", t.rowAlternate}};
}

/// Empty where each of `marks` stands out from each ground by `least`.
QStringList tooFaint(const QList<Named>& marks, const QList<Named>& grounds, double least)
{
    QStringList found;
    for (const auto& mark : marks) {
        for (const auto& ground : grounds) {
            if (const double ratio = contrast(mark.colour, ground.colour); ratio < least)
                found.append(QStringLiteral("%1 %2 on %3 %4: %5")
                                 .arg(QLatin1String(mark.name), mark.colour.name(),
                                      QLatin1String(ground.name), ground.colour.name())
                                 .arg(ratio, 0, 'f', 2));
        }
    }
    return found;
}

/// The most that a pixel of these columns, at half the height, stands out from the ground.
double edgeOf(const QImage& picture, const QRect& control, int columns, const QColor& ground)
{
    double most = 1;
    for (int x = 0; x < columns; ++x)
        most = std::max(most, contrast(picture.pixelColor(control.left() + x, control.center().y()), ground));
    return most;
}

void bothThemes()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

} // namespace

/// WCAG 2.1, level AA, of both themes. What is disabled is exempt there, and here.
class ContrastTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theRatioIsThatOfTheStandard()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        QVERIFY(std::abs(contrast(QColor(0x767676), Qt::white) - 4.54) < 0.01);
    }

    void textIsReadableOnEveryGround_data() { bothThemes(); }
    void textIsReadableOnEveryGround()
    {
        QFETCH(bool, dark);
        const Theme& t = dark ? Theme::dark() : Theme::light();
        QList<Named> texts{{"text", t.text}, {"textMuted", t.textMuted}, {"textFaint", t.textFaint}};
        for (const Tone tone : tones)
            texts.append({"tone", t.tone(tone)});
        auto found = tooFaint(texts, grounds(t), leastOfText);
        for (const Tone tone : tones)
            found += tooFaint({{"tone", t.tone(tone)}, {"text", t.text}, {"textMuted", t.textMuted}},
                              {{"toneFill", t.toneFill(tone)}}, leastOfText);
        found += tooFaint({{"onAccent", t.onAccent}}, {{"accent", t.accent}, {"bad", t.bad}}, leastOfText);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void whatMeansSomethingStandsOut_data() { bothThemes(); }
    void whatMeansSomethingStandsOut()
    {
        QFETCH(bool, dark);
        const Theme& t = dark ? Theme::dark() : Theme::light();
        QList<Named> marks{{"focus", t.focus}, {"outline", t.outline}};
        for (const Tone tone : tones)
            marks.append({"glyph", t.tone(tone)}); // each has a shape of its own, too
        for (int n = 0; n < seriesCount; ++n)
            marks.append({"series", t.series(n)});
        const auto found = tooFaint(marks, grounds(t), leastOfGraphics);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void seriesDiffer_data() { bothThemes(); }
    void seriesDiffer()
    {
        QFETCH(bool, dark);
        const Theme& t = dark ? Theme::dark() : Theme::light();
        for (int i = 0; i < seriesCount; ++i) {
            for (int j = 0; j < i; ++j)
                QVERIFY(t.series(i) != t.series(j));
        }
        QCOMPARE(t.series(seriesCount), t.series(0));
    }

    /// Of the sheet, not of the tokens: what is typed into or set has bounds that can be seen.
    void boundsOfControlsAreSeen_data() { bothThemes(); }
    void boundsOfControlsAreSeen()
    {
        QFETCH(bool, dark);
        applyTheme(*qApp, dark ? SchemeChoice::Dark : SchemeChoice::Light);
        QWidget holder;
        holder.setAutoFillBackground(true);
        holder.resize(300, 400);
        struct Control {
            QWidget* widget;
            int columns; ///< in which its bounds, or those of its box, are
        };
        const QList<Control> controls{{new QLineEdit(&holder), 4},    {new QComboBox(&holder), 4},
                                      {new QSpinBox(&holder), 4},     {new QPlainTextEdit(&holder), 4},
                                      {new QPushButton(&holder), 4},  {new QCheckBox(&holder), 24},
                                      {new QRadioButton(&holder), 24}};
        int y = 10;
        for (const auto& control : controls) {
            control.widget->setGeometry(20, y, 200, 34);
            y += 50;
        }
        QPushButton* focused = nullptr;
        for (const auto& control : controls) {
            if ((focused = qobject_cast<QPushButton*>(control.widget)))
                break;
        }
        holder.show();
        holder.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&holder));
        focused->setFocus(); // the words of a button identify it; its ring says where the keys go
        QTRY_VERIFY(focused->hasFocus());
        const auto picture = holder.grab().toImage();
        const auto ground = picture.pixelColor(2, 2);
        for (const auto& control : controls) {
            const double ratio = edgeOf(picture, control.widget->geometry(), control.columns, ground);
            QVERIFY2(ratio >= leastOfGraphics,
                     qPrintable(QStringLiteral("%1: %2")
                                    .arg(QLatin1String(control.widget->metaObject()->className()))
                                    .arg(ratio)));
        }
    }

    void whatIsTooFaintIsFound()
    {
        const QList<Named> white{{"white", Qt::white}};
        QCOMPARE(tooFaint({{"silver", QColor(0xc3c9d2)}}, white, leastOfGraphics).size(), 1);
        QVERIFY(tooFaint({{"black", Qt::black}}, white, leastOfText).isEmpty());
    }
};

QTEST_MAIN(ContrastTest)
#include "tst_contrast.moc"
