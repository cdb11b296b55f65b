#include "models/tables/PaletteModel.h"
#include "tests/support/Contrast.h"
#include "tests/support/Testing.h"
#include "widgets/common/AgeLabel.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Banner.h"
#include "widgets/common/CommandPalette.h"
#include "widgets/common/CopyLink.h"
#include "widgets/common/ErrorText.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/SectionHeader.h"
#include "widgets/common/StateView.h"
#include "widgets/common/StatusGlyph.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDirIterator>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

using namespace ph;

namespace {

const QString hostile = QStringLiteral("<b>x</b><img src=file:///etc/passwd>");

/// The first and the last column of pixels in which something is painted; -1: nothing is.
std::pair<int, int> inkOf(const QImage& image)
{
    std::pair ends(-1, -1);
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (qGray(image.pixel(x, y)) < 200) {
                ends = {ends.first < 0 ? x : ends.first, x};
                break;
            }
        }
    }
    return ends;
}

} // namespace

class tst_common : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { applyTheme(*qApp, SchemeChoice::Light); }

    void digitsAreAllOfOneWidth()
    {
        for (const TextSize size : {TextSize::Small, TextSize::Body, TextSize::Title}) {
            const QFontMetricsF metrics(digitFont(size));
            for (char c = '1'; c <= '9'; ++c)
                QCOMPARE(metrics.horizontalAdvance(QLatin1Char(c)),
                         metrics.horizontalAdvance(QLatin1Char('0')));
        }
    }

    void titlesStandAboveTheirValues_data()
    {
        QTest::addColumn<Qt::Alignment>("side");
        QTest::newRow("left") << Qt::Alignment(Qt::AlignLeft);
        QTest::newRow("right") << Qt::Alignment(Qt::AlignRight);
    }

    void titlesStandAboveTheirValues()
    {
        QFETCH(Qt::Alignment, side);
        const auto alignment = int(side | Qt::AlignVCenter);
        QStandardItemModel model(1, 1);
        model.setHeaderData(0, Qt::Horizontal, QStringLiteral("HHHH"));
        model.setHeaderData(0, Qt::Horizontal, alignment, Qt::TextAlignmentRole);
        model.setData(model.index(0, 0), QStringLiteral("HH"));
        model.setData(model.index(0, 0), alignment, Qt::TextAlignmentRole);
        LineTable table(QStringLiteral("table"), QStringLiteral("Table"));
        table.setModel(&model);
        table.setItemDelegate(new LineDelegate(&table));
        table.setColumns({200});
        table.resize(240, 100);
        table.show();
        const auto below = inkOf(table.viewport()->grab(QRect(0, 2, 199, 20)).toImage());
        const auto title = [&] { return inkOf(table.header()->grab(QRect(0, 4, 199, 18)).toImage()); };
        const bool isLeft = side == Qt::AlignLeft;
        const auto apart = isLeft ? below.first - title().first : below.second - title().second;
        QVERIFY2(below.first >= 0 && std::abs(apart) <= 1, qPrintable(QString::number(apart)));
        const auto before = title();
        table.header()->setSortIndicatorShown(true);
        table.header()->setSortIndicator(0, Qt::DescendingOrder);
        const auto sorted = title(); // the arrow is behind it
        QVERIFY(isLeft ? sorted.second > before.second : sorted.first < before.first);
        QVERIFY(isLeft ? sorted.first == before.first : sorted.second == before.second);
    }

    void theThemeFollowsASwitch()
    {
        QWidget widget;
        QVERIFY(!Theme::of(&widget).isDark);
        applyTheme(*qApp, SchemeChoice::Dark);
        QVERIFY(Theme::of(&widget).isDark);
    }

    void aLinkIsCopiedAndThatIsSaidWhereItWasPressed()
    {
        QWidget header;
        CopyLink link(QStringLiteral("placeLink"), &header);
        header.show();
        QVERIFY(!link.isVisible());
        link.setLink(QStringLiteral("pilothouse://release/r1"));
        QVERIFY(link.isVisible());
        QCOMPARE(link.accessibleName(), QStringLiteral("Copy link"));
        QTest::keyClick(&link, Qt::Key_Space);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("pilothouse://release/r1"));
        QCOMPARE(link.accessibleName(), QStringLiteral("The link was copied"));
        link.setLink(QStringLiteral("pilothouse://release/r2")); // which was not copied
        QCOMPARE(link.accessibleName(), QStringLiteral("Copy link"));
    }

    void everyIconThatTheSourcesNameIsThere()
    {
        const QRegularExpression named(
            QStringLiteral("(?:themedIcon|setIconName|IconButton)\\(QStringLiteral\\(\"([a-z0-9-]+)\"\\)"));
        int seen = 0;
        for (const char* folder : {"widgets", "app"}) {
            QDirIterator files(testing::sourceFile(QLatin1String(folder)), {QStringLiteral("*.cpp")},
                               QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QString text = QString::fromUtf8(file.readAll());
                auto matches = named.globalMatch(text);
                while (matches.hasNext()) {
                    const QString icon = matches.next().captured(1);
                    QVERIFY2(!themedIcon(icon).isNull(),
                             qPrintable(file.fileName() + QStringLiteral(": ") + icon));
                    ++seen;
                }
            }
        }
        QVERIFY(seen > 10);
    }

    void anIconTakesTheToneAndTheScheme()
    {
        const auto ink = [] {
            const QImage image =
                themedIcon(QStringLiteral("media-playback-start"), Tone::Bad).pixmap(32, 32).toImage();
            for (int y = 0; y < 32; ++y) {
                for (int x = 0; x < 32; ++x) {
                    if (qAlpha(image.pixel(x, y)) == 255)
                        return image.pixelColor(x, y);
                }
            }
            return QColor();
        };
        QCOMPARE(ink(), Theme::light().bad);
        applyTheme(*qApp, SchemeChoice::Dark);
        QCOMPARE(ink(), Theme::dark().bad);
    }

    void everyToneAndStatusHasAShapeOfItsOwn()
    {
        QSet<int> shapes;
        for (const Tone tone :
             {Tone::Neutral, Tone::Accent, Tone::Good, Tone::Warning, Tone::Bad, Tone::Unknown, Tone::Stale})
            shapes.insert(int(toneShape(tone)));
        QCOMPARE(shapes.size(), 7);
        QSet<int> statuses;
        for (int s = 0; s <= int(RunStatus::Unknown); ++s)
            statuses.insert(int(statusShape(RunStatus(s))));
        QCOMPARE(statuses.size(), int(RunStatus::Unknown) + 1);
    }

    void hostileTextIsShownAsItIs()
    {
        QWidget all;
        auto* plain = new PlainLabel(hostile, &all);
        auto* state = new StateView(&all);
        state->setContent({.kind = StateContent::Kind::Error,
                           .icon = {},
                           .title = hostile,
                           .text = hostile,
                           .details = hostile,
                           .actions = {{.id = QStringLiteral("go"), .text = hostile, .icon = {}}}});
        auto* banner = new Banner(&all);
        banner->showError(Error::make(ErrorKind::ServerFault, hostile, hostile));
        auto* noted = new Banner(&all);
        noted->showMessage({.tone = Tone::Bad, .text = hostile, .details = hostile});
        auto* field = new SearchField(&all);
        field->setText(hostile);
        field->showError(0, 3, hostile);
        auto* section = new SectionHeader(hostile, &all);
        section->setNote(hostile);
        new Badge(hostile, Tone::Good, &all);
        new Chip(hostile, &all);
        new IconButton(QStringLiteral("view-refresh"), hostile, &all);
        (new StatusGlyph(&all))->setTone(Tone::Bad, hostile);
        (new AgeLabel(&all))->setPattern(hostile);

        const QList<QLabel*> labels = all.findChildren<QLabel*>();
        QVERIFY(labels.size() >= 10);
        for (const QLabel* label : labels)
            QCOMPARE(label->textFormat(), Qt::PlainText);
        for (const QWidget* widget : all.findChildren<QWidget*>())
            QVERIFY2(!widget->toolTip().contains(QLatin1String("<img")), qPrintable(widget->toolTip()));
        QCOMPARE(plain->text(), hostile);
        QCOMPARE(noted->text(), hostile);
        QCOMPARE(field->errorMessage(), hostile);
        QCOMPARE(state->findChild<QPlainTextEdit*>(QStringLiteral("detailsText"))->toPlainText(), hostile);
    }

    void aLineThatIsTooLongTakesNothingFromTheNext()
    {
        const auto lowerHalf = [](const QString& first) {
            PlainLabel label(first + QStringLiteral("\nsecond"));
            label.resize(120, 40);
            return label.grab(QRect(0, 20, 120, 20)).toImage();
        };
        QCOMPARE(lowerHalf(QString(80, u'w')), lowerHalf(QStringLiteral("first")));
    }

    void aStateViewThatIsToldTheSameKeepsItsButtons()
    {
        StateView view;
        const auto offline = stateForError(Error::make(ErrorKind::Offline, QStringLiteral("GET /")));
        view.setContent(offline);
        const QPointer<QAbstractButton> retry = view.findChild<QAbstractButton*>(QStringLiteral("retry"));
        QVERIFY(retry);
        view.setContent(offline);
        QVERIFY(retry); // and with it the focus
        view.setContent({.title = QStringLiteral("Nothing here")});
        QVERIFY(!retry);
    }

    void aStateViewOffersRetryOnlyWhereItMayHelp()
    {
        StateView view;
        QSignalSpy chosen(&view, &StateView::actionTriggered);
        view.setContent(stateForError(Error::make(ErrorKind::Offline, QStringLiteral("GET /"))));
        auto* retry = view.findChild<QPushButton*>(QStringLiteral("retry"));
        QVERIFY(retry);
        retry->click();
        QCOMPARE(chosen.takeFirst().at(0).toString(), QStringLiteral("retry"));
        view.setContent(stateForError(Error::make(ErrorKind::Forbidden, QStringLiteral("GET /"))));
        QVERIFY(!view.findChild<QPushButton*>(QStringLiteral("retry")));
        QCOMPARE(int(view.content().kind), int(StateContent::Kind::Forbidden));
    }

    void detailsUnfoldAndFold()
    {
        Banner banner;
        banner.showMessage(
            {.tone = Tone::Bad, .text = QStringLiteral("It failed"), .details = QStringLiteral("why")});
        auto* text = banner.findChild<QPlainTextEdit*>(QStringLiteral("detailsText"));
        QVERIFY(!text->isVisibleTo(&banner));
        banner.findChild<QToolButton*>(QStringLiteral("details"))->click();
        QVERIFY(text->isVisibleTo(&banner));
        QSignalSpy dismissed(&banner, &Banner::dismissed);
        banner.findChild<QToolButton*>(QStringLiteral("dismiss"))->click();
        QCOMPARE(dismissed.count(), 1);
        QVERIFY(banner.isHidden());
    }

    void everyErrorHasWords()
    {
        for (int kind = 0; kind <= int(ErrorKind::Cancelled); ++kind) {
            QVERIFY(!errorTitle(ErrorKind(kind)).isEmpty());
            QVERIFY(!errorMeaning(ErrorKind(kind)).isEmpty());
        }
    }

    void anAgeGrowsStaleAndSaysSo()
    {
        std::int64_t now = 1'700'000'000'000;
        AgeLabel label(nullptr, [&] { return TimeMs(std::chrono::milliseconds(now)); });
        QCOMPARE(label.text(), QStringLiteral("never"));
        label.setStaleAfter(std::chrono::minutes(10));
        label.setPattern(QStringLiteral("seen %1"));
        label.setTime(now - 5 * 60'000);
        QCOMPARE(label.text(), QStringLiteral("seen 5 min ago"));
        QVERIFY(!label.isStale());
        QVERIFY(label.toolTip().contains(QStringLiteral("2023-11-14 22:08:20 UTC")));
        now += 6 * 60'000;
        label.refresh();
        QVERIFY(label.isStale());
        QCOMPARE(label.text(), QStringLiteral("seen 11 min ago · stale"));
    }

    void aSearchFieldOffersCompletionsAndTakesOneByKeyboard()
    {
        SearchField field;
        field.show();
        QVERIFY(QTest::qWaitForWindowExposed(&field));
        field.activateWindow();
        field.lineEdit()->setFocus();
        QTRY_VERIFY(field.lineEdit()->hasFocus());
        QSignalSpy asked(&field, &SearchField::completionRequested);
        QSignalSpy submitted(&field, &SearchField::submitted);
        QTest::keyClicks(field.lineEdit(), QStringLiteral("met"));
        QCOMPARE(asked.count(), 3);
        QCOMPARE(asked.last().at(1).toInt(), 3);
        field.showCompletions(
            {{.insert = QStringLiteral("metrics.auc"), .label = {}, .detail = {}, .from = 0, .length = 3},
             {.insert = QStringLiteral("metrics.loss"), .label = {}, .detail = {}, .from = 0, .length = 3}});
        QVERIFY(field.completionsVisible());
        QTest::keyClick(field.lineEdit(), Qt::Key_Down);
        QTest::keyClick(field.lineEdit(), Qt::Key_Down);
        QTest::keyClick(field.lineEdit(), Qt::Key_Return);
        QCOMPARE(field.text(), QStringLiteral("metrics.loss"));
        QVERIFY(!field.completionsVisible());
        QCOMPARE(submitted.count(), 0);
        QTest::keyClick(field.lineEdit(), Qt::Key_Return);
        QCOMPARE(submitted.count(), 1);
        QTest::keyClick(field.lineEdit(), Qt::Key_Escape);
        QCOMPARE(field.text(), QString());
    }

    /// A hint is no error: nothing is underlined. It is about what was typed, and goes with it.
    void aSearchFieldSaysAHintUntilTheTextChanges()
    {
        SearchField field;
        field.show();
        const auto* message = field.findChild<QLabel*>(QStringLiteral("searchMessage"));
        field.showHint(QStringLiteral("No run has this."));
        QCOMPARE(message->text(), QStringLiteral("No run has this."));
        QVERIFY(message->isVisible());
        QVERIFY(!field.hasError());
        QCOMPARE(field.lineEdit()->accessibleDescription(), message->text());
        field.showError(0, 1, QStringLiteral("Expected a value"));
        QVERIFY(field.hasError());
        QCOMPARE(message->text(), QStringLiteral("Expected a value"));
        field.showHint(QStringLiteral("No run has this."));
        QVERIFY(!field.hasError());
        QTest::keyClicks(field.lineEdit(), QStringLiteral("a"));
        QVERIFY(!message->isVisible());
        QCOMPARE(field.lineEdit()->accessibleDescription(), QString());
    }

    /// Or all that stands below would jump at every key of a query that is not whole yet.
    void whatIsWrongStaysSaidUntilTheTextIsJudgedAnew()
    {
        SearchField field;
        field.show();
        const auto* message = field.findChild<QLabel*>(QStringLiteral("searchMessage"));
        field.showError(0, 1, QStringLiteral("Expected a value"));
        const int tall = field.sizeHint().height();
        QTest::keyClicks(field.lineEdit(), QStringLiteral("ab"));
        QVERIFY(message->isVisible());
        QCOMPARE(field.sizeHint().height(), tall);
        QVERIFY(!field.hasError()); // where it was is another place now: nothing is underlined
        field.clearError();
        QVERIFY(!message->isVisible());
        field.showError(0, 1, QStringLiteral("Expected a value"));
        field.lineEdit()->clear();
        QVERIFY(!message->isVisible());
    }

    /// Colour of selection alone does not say whether the keys go to this table or to another.
    void aTableShowsThatTheKeysGoToIt()
    {
        QStandardItemModel model(2, 2);
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* other = new QLineEdit;
        auto* table = new LineTable(QStringLiteral("table"), QStringLiteral("Lines"));
        table->setModel(&model);
        table->setItemDelegate(new LineDelegate(table));
        column->addWidget(other);
        column->addWidget(table);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        table->setCurrentIndex(model.index(1, 0));
        const auto edge = [&] {
            const QRect cell = table->visualRect(model.index(1, 0));
            return table->viewport()->grab().toImage().pixelColor(cell.left() + 1, cell.center().y());
        };
        table->setFocus();
        QTRY_COMPARE(edge(), Theme::light().focus);
        other->setFocus();
        QTRY_COMPARE(edge(), Theme::light().selection);
    }

    /// One frame at the edge; a second one around the words would run through them.
    void whatHasTheFocusIsFramedOnceAndNotThroughItsWords()
    {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* button = new QPushButton(QStringLiteral("Cancel"));
        auto* tabs = new QTabBar;
        tabs->addTab(QStringLiteral("Gates  3/8"));
        tabs->addTab(QStringLiteral("Log"));
        column->addWidget(button);
        column->addWidget(tabs);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto framed = [](QWidget* widget, const QRect& area) {
            const auto image = widget->grab().toImage();
            int pixels = 0;
            for (int x = area.left(); x <= area.right(); ++x)
                pixels += image.pixelColor(x, area.top()) == Theme::light().focus;
            return pixels > area.width() / 2;
        };
        button->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(framed(button, button->rect().adjusted(8, 0, -8, 0)));
        for (int inset = 3; inset < button->height() / 2; ++inset)
            QVERIFY(!framed(button, button->rect().adjusted(12, inset, -12, 0)));
        tabs->setFocus(Qt::TabFocusReason);
        const QRect tab = tabs->tabRect(0);
        QTRY_VERIFY(framed(tabs, tab.adjusted(8, 3, -8, 0)));
        for (int inset = 5; inset < tab.height() / 2; ++inset)
            QVERIFY(!framed(tabs, tab.adjusted(8, inset, -8, 0)));
    }

    void aPlaceholderIsReadable_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    /// A style sheet that names the colour of a text makes its placeholder half as strong.
    void aPlaceholderIsReadable()
    {
        QFETCH(bool, dark);
        applyTheme(*qApp, dark ? SchemeChoice::Dark : SchemeChoice::Light);
        const Theme& theme = dark ? Theme::dark() : Theme::light();
        QComboBox choice;
        choice.setEditable(true);
        QMenu menu;
        QLineEdit line;
        QLineEdit inMenu(&menu);
        QPlainTextEdit text;
        for (QWidget* widget :
             std::initializer_list<QWidget*>{&line, &text, &choice, choice.lineEdit(), &menu, &inMenu}) {
            widget->ensurePolished();
            const auto shown = [widget](QPalette::ColorRole role) { return widget->palette().color(role); };
            QCOMPARE(shown(QPalette::PlaceholderText), theme.textFaint);
            QCOMPARE(shown(QPalette::Text), theme.text);
            QVERIFY(testing::contrast(shown(QPalette::PlaceholderText), theme.surface) >=
                    testing::leastOfText);
        }
    }

    void thePaletteIsDrivenByKeyboardAlone()
    {
        QWidget window;
        window.resize(800, 600);
        PaletteModel model;
        model.applyActions({{.id = QStringLiteral("a"), .title = QStringLiteral("Add connection")},
                            {.id = QStringLiteral("s"), .title = QStringLiteral("Sync now")}});
        CommandPalette palette(&model, &window);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QSignalSpy chosen(&palette, &CommandPalette::activated);
        palette.open();
        QTest::keyClicks(palette.lineEdit(), QStringLiteral("syn"));
        QTest::keyClick(palette.lineEdit(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.at(0).at(0).toString(), QStringLiteral("s"));
        QVERIFY(!palette.isVisible());
        palette.open();
        QCOMPARE(palette.lineEdit()->text(), QString());
        QTest::keyClick(palette.lineEdit(), Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
        QCOMPARE(chosen.count(), 1);
    }
};

QTEST_MAIN(tst_common)
#include "tst_common.moc"
