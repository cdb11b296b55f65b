#include "tests/support/Look.h"
#include "tests/support/Testing.h"
#include "widgets/common/Theme.h"

#include <QApplication>
#include <QBuffer>
#include <QPainter>

#include <array>
#include <iterator>

using namespace ph;
using namespace ph::testing;

namespace {

/// A screen as ours are: a rail, a table of words and numbers, a panel beside it.
struct Screen {
    enum class Panel { Shown, Gone };
    enum class Digits { Usual, Others };

    Panel panel = Panel::Shown;
    Digits digits = Digits::Usual;
    int secondColumn = 300; ///< where it begins
    int titleOver = -1;     ///< a row whose words another line is drawn over; -1: none
    QPointF moved;
    QFont::HintingPreference hinting = QFont::PreferVerticalHinting;
    QFont::StyleStrategy strategy = QFont::PreferDefault;
    bool isDark = false;
    qreal scale = 1;

    QImage picture() const
    {
        const Theme& t = isDark ? Theme::dark() : Theme::light();
        constexpr QSize size(640, 400);
        QImage image(size * scale, QImage::Format_RGB32);
        image.setDevicePixelRatio(scale);
        image.fill(t.surface);
        QPainter painter(&image);
        auto font = textFont(TextSize::Body);
        font.setHintingPreference(hinting);
        font.setStyleStrategy(strategy);
        painter.setFont(font);
        painter.fillRect(QRect(0, 0, 48, size.height()), t.window);
        painter.translate(moved);
        painter.setPen(t.text);
        constexpr std::array words{"learning_rate", "max_depth", "gradient-boosting", "fraud-detection",
                                   "n_estimators"};
        for (int row = 0; row < 12; ++row) {
            const int y = 20 + row * 28;
            painter.drawText(QRect(60, y, 220, 28), Qt::AlignVCenter,
                             QLatin1String(words[std::size_t(row) % words.size()]) +
                                 QStringLiteral(" of the run"));
            if (row == titleOver)
                painter.drawText(QRect(66, y + 5, 220, 28), Qt::AlignVCenter,
                                 QStringLiteral("which of these has been meant"));
            const int number = digits == Digits::Usual ? 3172 + 641 * row : 8569 - 528 * row;
            painter.drawText(QRect(secondColumn, y, 90, 28), Qt::AlignVCenter,
                             QStringLiteral("0.9%1").arg(std::abs(number) % 10000, 4, 10, QLatin1Char('0')));
        }
        if (panel == Panel::Shown) {
            painter.fillRect(panelArea, t.selection);
            painter.drawText(panelArea.adjusted(12, 12, -12, -12), Qt::TextWordWrap,
                             QStringLiteral("Why these runs differ: what they were given, what they read, "
                                            "where they ran."));
        }
        return image;
    }
    Look look() const { return lookOf(picture(), scale); }

    static constexpr QRect panelArea{440, 20, 180, 240};
};

/// Where the changed screen differs from the usual one.
QList<QRect> seen(const Screen& changed)
{
    Screen usual;
    usual.isDark = changed.isDark;
    usual.scale = changed.scale;
    return differingPlaces(usual.look(), changed.look());
}

QByteArray told(const QList<QRect>& places)
{
    QByteArray text;
    for (const auto& place : places)
        text += QByteArray::number(place.x()) + ',' + QByteArray::number(place.y()) + ' ' +
                QByteArray::number(place.width()) + 'x' + QByteArray::number(place.height()) + '\n';
    return text;
}

} // namespace

/// The comparison of screens sees a layout that breaks, and not how letters are drawn.
class LookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anotherDrawingOfLettersIsNone_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<qreal>("scale");
        for (const bool dark : {false, true}) {
            for (const qreal scale : {1.0, 1.5, 2.0})
                QTest::addRow("%s at %g", dark ? "dark" : "light", scale) << dark << scale;
        }
    }
    void anotherDrawingOfLettersIsNone()
    {
        QFETCH(bool, dark);
        QFETCH(qreal, scale);
        Screen screen;
        screen.isDark = dark;
        screen.scale = scale;
        const auto isNothing = [](const Screen& one) {
            const auto places = seen(one);
            QVERIFY2(places.isEmpty(), told(places).constData());
        };
        isNothing(screen);
        auto changed = screen;
        changed.hinting = QFont::PreferNoHinting;
        isNothing(changed);
        changed = screen;
        changed.strategy = QFont::NoSubpixelAntialias;
        isNothing(changed);
        changed = screen;
        changed.moved = {0.4, 0.3};
        isNothing(changed);
        changed = screen;
        changed.digits = Screen::Digits::Others;
        isNothing(changed);
    }

    void aPanelThatVanishedIsSeenWhereItWas()
    {
        Screen screen;
        screen.panel = Screen::Panel::Gone;
        const auto places = seen(screen);
        QVERIFY(!places.isEmpty());
        QVERIFY2(Screen::panelArea.adjusted(-16, -16, 16, 16).contains(places.first()),
                 told(places).constData());
    }

    void aColumnThatMovedIsSeen()
    {
        for (const int moved : {-40, 40}) {
            Screen screen;
            screen.secondColumn += moved;
            const auto places = seen(screen);
            QVERIFY(!places.isEmpty());
            QVERIFY2(places.first().left() > 240 && places.first().right() < 440, told(places).constData());
        }
    }

    void wordsOverWordsAreSeen()
    {
        Screen screen;
        screen.titleOver = 4;
        const auto places = seen(screen);
        QVERIFY(!places.isEmpty());
        QVERIFY2(places.first().intersects(QRect(60, 20 + 4 * 28, 220, 40)), told(places).constData());
    }

    void aSmallStepIsNone()
    {
        Screen screen;
        screen.moved = {2, 1};
        const auto places = seen(screen);
        QVERIFY2(places.isEmpty(), told(places).constData());
    }

    void anotherSizeDiffersEverywhere()
    {
        QImage small(80, 80, QImage::Format_RGB32), large(160, 80, QImage::Format_RGB32);
        small.fill(Qt::white);
        large.fill(Qt::white);
        QCOMPARE(differingPlaces(lookOf(small), lookOf(large)), QList<QRect>{QRect(0, 0, 160, 80)});
    }

    void aFileHoldsIt()
    {
        const auto look = Screen().look();
        QByteArray bytes;
        QBuffer file(&bytes);
        QVERIFY(file.open(QIODevice::WriteOnly) && pictureOf(look).save(&file, "PNG"));
        const auto read = lookIn(QImage::fromData(bytes, "PNG"));
        QCOMPARE(read.tones, look.tones);
        QCOMPARE(read.strokes, look.strokes);
        QVERIFY2(bytes.size() < 8000, QByteArray::number(bytes.size()).constData());
    }

    void theDifferenceIsDarkWhereSomethingIs()
    {
        Screen screen;
        screen.panel = Screen::Panel::Gone;
        const auto picture = differencePicture(Screen().look(), screen.look());
        QVERIFY(qGray(picture.pixel(Screen::panelArea.center() / lookCell)) < 255);
        QCOMPARE(qGray(picture.pixel(10, 2)), 255);
    }
};

QTEST_MAIN(LookTest)
#include "tst_look.moc"
