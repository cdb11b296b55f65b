// Charts of a comparison: what they say in pictures, tables and readouts, by hand, by key, in dark, in files.
#include "models/tables/StudyTables.h"
#include "tests/support/Testing.h"
#include "tests/widgets/DriftSample.h"
#include "widgets/charts/FigureCard.h"
#include "widgets/charts/PictureFile.h"
#include "widgets/drift/DistributionFigures.h"
#include "widgets/drift/HistoryFigures.h"
#include "widgets/drift/PerformanceFigures.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace ph;
using namespace ph::testing;

namespace {

DriftSubject amount(int windows = 24)
{
    DriftSubject subject{QStringLiteral("amount")};
    subject.unit = QStringLiteral("EUR");
    subject.current = QStringLiteral("2026-11-12");
    subject.windows = days(windows);
    return subject;
}

DriftSubject payment(int windows = 24)
{
    DriftSubject subject{QStringLiteral("payment"), FrameType::Category, DriftValues::Categories};
    subject.windows = days(windows);
    return subject;
}

std::vector<std::pair<QString, ChartFigure>> allFigures(int windows = 24)
{
    const auto numbers = movedNumbers(windows), categories = movedCategories(windows);
    const auto performance = fallingPerformance(windows);
    return {{QStringLiteral("histogram"), histogramFigure(numbers, amount(windows))},
            {QStringLiteral("cdf"), cdfFigure(numbers, amount(windows))},
            {QStringLiteral("quantiles"), quantileFigure(numbers, amount(windows))},
            {QStringLiteral("shift"), shiftFigure(numbers, amount(windows))},
            {QStringLiteral("categories"), categoryFigure(categories, payment(windows))},
            {QStringLiteral("shares"), shareFigure(categories, payment(windows))},
            {QStringLiteral("boxes"), boxFigure(numbers, amount(windows))},
            {QStringLiteral("missing"), missingFigure(numbers, amount(windows))},
            {QStringLiteral("performance"), performanceFigure(performance.series[0], days(windows))},
            {QStringLiteral("calibration"), calibrationFigure(performance)},
            {QStringLiteral("delay"), labelDelayFigure(performance)}};
}

/// Shows the card; with PH_GALLERY=directory the picture is kept there, to be looked at.
QImage shown(FigureCard& card, const QString& name, QSize size = {640, 400})
{
    card.resize(size);
    card.show();
    QCoreApplication::processEvents();
    const auto picture = card.grab().toImage();
    const auto folder = qEnvironmentVariable("PH_GALLERY");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        picture.save(folder + QStringLiteral("/drift-") + name + QLatin1String(".png"));
    return picture;
}

int pixelsOf(const QImage& picture, const QColor& colour)
{
    int found = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            found += picture.pixelColor(x, y) == colour;
    }
    return found;
}

} // namespace

class TestDriftViews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { applyTheme(*qApp, SchemeChoice::Light); }

    void every_figure_has_title_axes_legend_readings_and_a_table();
    void every_figure_paints_both_sides_in_light_and_dark();
    void every_figure_says_in_words_that_there_is_nothing();
    void a_bin_is_read_with_both_shares();
    void the_largest_distance_is_marked();
    void shifts_are_in_the_unit_of_the_values();
    void lengths_and_times_have_units_of_their_own();
    void the_categories_that_moved_most_come_first_and_the_rest_is_counted();
    void windows_without_rows_are_gaps();
    void the_reference_stands_behind_the_windows();
    void performance_shows_what_is_measured_estimated_and_labelled();
    void keys_go_from_reading_to_reading_and_choose();
    void a_pointer_reads_and_a_click_chooses();
    void a_dashed_key_is_whole_dashes_from_edge_to_edge();
    void a_card_turns_into_a_table_and_back();
    void a_card_copies_and_asks_for_files();
    void files_hold_title_and_escaped_names();
    void small_cards_keep_what_matters();
    void names_are_text_whatever_they_hold();
};

void TestDriftViews::every_figure_has_title_axes_legend_readings_and_a_table()
{
    const auto all = allFigures();
    for (const auto& [name, figure] : all) {
        QVERIFY2(!figure.isEmpty(), qPrintable(name));
        QVERIFY2(!figure.title.isEmpty(), qPrintable(name));
        QVERIFY2(!figure.x.name.isEmpty(), qPrintable(name));
        for (const auto& panel : figure.panels)
            QVERIFY2(!panel.y.name.isEmpty(), qPrintable(name));
        QVERIFY2(!figure.legend.isEmpty(), qPrintable(name));
        QVERIFY2(figure.readings.size() >= 5, qPrintable(name));
        QVERIFY2(figure.table.rows > 0, qPrintable(name));
        for (qsizetype row = 0; row < figure.table.rows; ++row)
            QCOMPARE(figure.table.row(row).size(), figure.table.header.size());
    }
}

void TestDriftViews::every_figure_paints_both_sides_in_light_and_dark()
{
    const auto all = allFigures();
    for (const auto scheme : {SchemeChoice::Light, SchemeChoice::Dark}) {
        applyTheme(*qApp, scheme);
        const bool isDark = scheme == SchemeChoice::Dark;
        const Theme& theme = isDark ? Theme::dark() : Theme::light();
        for (const auto& [name, figure] : all) {
            FigureCard card(name);
            card.showFigure(figure);
            const auto picture =
                shown(card, name + (isDark ? QStringLiteral("-dark") : QStringLiteral("-light")));
            QVERIFY2(pixelsOf(picture, theme.series(sideLook::current.colour)) > 30, qPrintable(name));
            QVERIFY2(pixelsOf(picture, theme.surface) > 20'000, qPrintable(name));
        }
    }
}

void TestDriftViews::every_figure_says_in_words_that_there_is_nothing()
{
    const DriftDetail none;
    const DriftSubject subject{QStringLiteral("amount")};
    const ChartFigure figures[] = {
        histogramFigure(none, subject), cdfFigure(none, subject),      quantileFigure(none, subject),
        shiftFigure(none, subject),     categoryFigure(none, subject), shareFigure(none, subject),
        boxFigure(none, subject),       missingFigure(none, subject),  performanceFigure({}, {}),
        calibrationFigure({}),          labelDelayFigure({})};
    for (const auto& figure : figures) {
        QVERIFY(figure.isEmpty());
        QVERIFY2(figure.nothing.endsWith(u'.'), qPrintable(figure.title));
        FigureCard card(QStringLiteral("card"));
        card.showFigure(figure);
        shown(card, QStringLiteral("nothing"));
        auto* view = card.findChild<FigureView*>(QStringLiteral("cardView"));
        QVERIFY(view);
        QCOMPARE(view->accessibleDescription(), figure.nothing);
        QTest::keyClick(view, Qt::Key_Right);
        QTest::keyClick(view, Qt::Key_Return);
        QVERIFY(view->readout().isEmpty());
        QVERIFY(!card.findChild<QToolButton*>(QStringLiteral("cardAsTable"))->isEnabled());
    }
}

void TestDriftViews::a_bin_is_read_with_both_shares()
{
    DriftDetail detail;
    detail.numbers.emplace();
    detail.numbers->edges = {0, 10, 20};
    detail.numbers->referenceShares = {0.75, 0.25};
    detail.numbers->currentShares = {0.5, 0.5};
    const auto figure = histogramFigure(detail, amount());
    QCOMPARE(figure.readings[0].text,
             QStringLiteral("0 EUR to 10 EUR\nreference: 75.0 %\n2026-11-12: 50.0 %\n-25.0 points"));
    QCOMPARE(figure.readings[1].x, (ChartRange{10, 20}));
    QCOMPARE(figure.table.row(1), QStringList({"10", "20", "0.25", "0.5"}));
    QCOMPARE(figure.x.name, QStringLiteral("amount in EUR"));
}

void TestDriftViews::the_largest_distance_is_marked()
{
    DriftDetail detail;
    detail.numbers.emplace();
    detail.numbers->referenceCdf = {{1, 0.25}, {2, 0.5}, {3, 0.75}, {4, 1}};
    detail.numbers->currentCdf = {{3, 0.25}, {4, 0.5}, {5, 0.75}, {6, 1}};
    const auto figure = cdfFigure(detail, amount());
    QCOMPARE(figure.panels[0].notes.size(), std::size_t(1));
    QCOMPARE(figure.panels[0].notes[0].line, QLineF(2, 0.5, 2, 0));
    QCOMPARE(figure.panels[0].notes[0].text, QStringLiteral("largest distance 0.500"));
    QCOMPARE(figure.table.rows, 6);
    QCOMPARE(figure.table.row(2), QStringList({"3", "0.75", "0.25"}));
}

void TestDriftViews::shifts_are_in_the_unit_of_the_values()
{
    DriftDetail detail;
    detail.numbers.emplace();
    detail.numbers->quantiles = {{0.25, 10, 12}, {0.5, 20, 19.5}};
    const auto figure = shiftFigure(detail, amount());
    QCOMPARE(figure.panels[0].y.name, QStringLiteral("moved by, in EUR"));
    QVERIFY(figure.panels[0].y.range.contains(0)); // where nothing moved is always in sight
    QVERIFY2(figure.readings[0].text.startsWith(QStringLiteral("quantile 25.0 %: moved by 2 EUR")),
             qPrintable(figure.readings[0].text));
    QCOMPARE(figure.table.row(1), QStringList({"0.5", "-0.5", "20", "19.5"}));
}

void TestDriftViews::lengths_and_times_have_units_of_their_own()
{
    DriftDetail detail;
    detail.numbers.emplace();
    detail.numbers->quantiles = {{0.5, 1'700'000'000'000, 1'700'007'200'000}};
    DriftSubject time{QStringLiteral("created"), FrameType::Timestamp};
    const auto moved = shiftFigure(detail, time);
    QCOMPARE(moved.panels[0].y.kind, AxisKind::Duration);
    QVERIFY2(moved.readings[0].text.contains(QStringLiteral("moved by 2 h")),
             qPrintable(moved.readings[0].text));
    QCOMPARE(quantileFigure(detail, time).x.kind, AxisKind::Time);

    const DriftSubject text{QStringLiteral("comment"), FrameType::Text, DriftValues::Texts};
    QCOMPARE(shiftFigure(detail, text).panels[0].y.name, QStringLiteral("moved by, in characters"));
    QVERIFY(quantileFigure(detail, text).x.name.contains(QStringLiteral("length of comment in characters")));
}

void TestDriftViews::the_categories_that_moved_most_come_first_and_the_rest_is_counted()
{
    const auto figure = categoryFigure(movedCategories(), payment());
    const auto& names = figure.panels[0].y.categories;
    QCOMPARE(names.size(), qsizetype(mostCategories));
    QCOMPARE(names.last(), QStringLiteral("credit card")); // at the top
    QVERIFY(names.contains(QStringLiteral("(empty)")));
    QCOMPARE(figure.table.rows, 20); // a table has them all
    QCOMPARE(figure.table.row(0).first(), QStringLiteral("credit card"));
    QVERIFY2(figure.remark.startsWith(QStringLiteral("13 ")), qPrintable(figure.remark)); // 8, and 5 left out
    QVERIFY2(figure.readings[0].text.startsWith(QStringLiteral("credit card\nreference: 30.0 %")),
             qPrintable(figure.readings[0].text));

    // Every bar lies where its category is named.
    const auto& bars = figure.panels[0].bars[0];
    for (std::size_t i = 0; i < mostCategories; ++i) {
        const auto category = mostCategories - 1 - i;
        for (std::size_t part = 0; part < 2; ++part) {
            const double at = bars.first + bars.distance * double(3 * i + part);
            QCOMPARE(std::lround(at), long(i));
            QCOMPARE(bars.layers[part].lengths[3 * i + part],
                     part == 0 ? movedCategories().categories[category].currentShare
                               : movedCategories().categories[category].referenceShare);
        }
    }
}

void TestDriftViews::windows_without_rows_are_gaps()
{
    const auto missing = missingFigure(movedNumbers(), amount());
    QVERIFY(std::isnan(missing.panels[0].lines[0].points[3].y()));
    QVERIFY(missing.readings[3].text.contains(QStringLiteral("no rows")));
    QCOMPARE(missing.table.row(3), QStringList({"2026-11-04", ""}));

    const auto boxes = boxFigure(movedNumbers(), amount());
    QVERIFY(!boxes.panels[0].boxes[3].isFinite());
    QVERIFY(boxes.panels[0].boxes[4].isFinite());
    QVERIFY(boxes.readings[3].text.contains(QStringLiteral("no values")));

    const auto shares = shareFigure(movedCategories(), payment());
    for (const auto& layer : shares.panels[0].bars[0].layers)
        QCOMPARE(layer.lengths[3], 0.0);
    QCOMPARE(shares.readings.size(), std::size_t(24));
    QCOMPARE(shares.legend.last().text, QStringLiteral("other"));
}

void TestDriftViews::the_reference_stands_behind_the_windows()
{
    const auto detail = movedNumbers();
    const auto figure = boxFigure(detail, amount());
    QCOMPARE(figure.panels[0].areas.size(), std::size_t(1));
    const auto band = figure.panels[0].areas[0].outline.boundingRect();
    QCOMPARE(band.top(), detail.numbers->reference.lowerQuartile);
    QCOMPARE(band.left(), -0.5);
    QCOMPARE(band.right(), 23.5);
    QCOMPARE(figure.table.row(0).first(), QStringLiteral("reference"));

    const auto missing = missingFigure(detail, amount());
    QVERIFY(std::abs(missing.panels[0].lines[1].points[0].y() - 80.0 / 4080) < 1e-12);
}

void TestDriftViews::performance_shows_what_is_measured_estimated_and_labelled()
{
    const auto figure = performanceFigure(fallingPerformance().series[0], days(24));
    QCOMPARE(figure.panels.size(), std::size_t(2));
    const auto& upper = figure.panels[0];
    QCOMPARE(upper.y.name, QStringLiteral("Accuracy (higher is better)"));
    QCOMPARE(upper.areas.size(), std::size_t(4)); // two bands, each broken by the window without rows
    QCOMPARE(upper.lines.size(), std::size_t(3));
    QVERIFY(upper.lines[0].look.dash != 0); // what is estimated is dashed
    QCOMPARE(upper.lines[1].look.dash, 0);
    QVERIFY(std::isnan(upper.lines[1].points[23].y())); // no labels yet
    QVERIFY(std::isfinite(upper.lines[0].points[23].y()));
    const auto& labels = figure.panels[1].bars[0];
    QVERIFY(labels.layers[0].lengths[0] > labels.layers[1].lengths[0]);
    QVERIFY(labels.layers[0].lengths[23] < labels.layers[1].lengths[23]);
    QVERIFY2(figure.readings[0].text.contains(QStringLiteral("810 of 900 rows have a label")),
             qPrintable(figure.readings[0].text));
    QCOMPARE(performanceMeasureText(QStringLiteral("their_own")), QStringLiteral("their_own"));
    for (const auto* ours : {"accuracy", "balanced_accuracy", "precision", "recall", "f1", "roc_auc",
                             "log_loss", "mae", "rmse", "bias"})
        QVERIFY2(performanceMeasureText(QLatin1String(ours)) != QLatin1String(ours), ours);

    auto unlabelled = fallingPerformance().series[0];
    for (auto& reading : unlabelled.windows)
        reading.measured = reading.low = reading.high = missingNumber;
    QCOMPARE(performanceFigure(unlabelled, days(24)).legend.first().text,
             QStringLiteral("estimated from scores"));
}

void TestDriftViews::keys_go_from_reading_to_reading_and_choose()
{
    FigureCard card(QStringLiteral("boxes"));
    card.showFigure(boxFigure(movedNumbers(), amount()));
    shown(card, QStringLiteral("keys"));
    auto* view = card.findChild<FigureView*>(QStringLiteral("boxesView"));
    QSignalSpy chosen(&card, &FigureCard::readingChosen);
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(chosen.size(), 0);
    QTest::keyClick(view, Qt::Key_Right);
    QVERIFY2(view->readout().startsWith(QStringLiteral("2026-11-01\nmedian")), qPrintable(view->readout()));
    QTest::keyClick(view, Qt::Key_Right);
    QTest::keyClick(view, Qt::Key_Left);
    QTest::keyClick(view, Qt::Key_End);
    QVERIFY(view->readout().startsWith(QStringLiteral("2026-11-24")));
    QCOMPARE(view->accessibleDescription(), view->readout());
    QTest::keyClick(view, Qt::Key_Home);
    QTest::keyClick(view, Qt::Key_Right);
    QTest::keyClick(view, Qt::Key_Enter);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<std::size_t>(), std::size_t(1)); // the window
    QTest::keyClick(view, Qt::Key_Escape);
    QVERIFY(view->readout().isEmpty());
}

void TestDriftViews::a_pointer_reads_and_a_click_chooses()
{
    FigureCard card(QStringLiteral("quantiles"));
    card.showFigure(quantileFigure(movedNumbers(), amount()));
    shown(card, QStringLiteral("pointer"));
    auto* view = card.findChild<FigureView*>(QStringLiteral("quantilesView"));
    const auto at = view->marks()[7].area.center().toPoint();
    QTest::mouseMove(view, at);
    QTRY_COMPARE(view->readout(), view->figure().readings[7].text);
    QSignalSpy chosen(view, &FigureView::readingChosen);
    QTest::mouseClick(view, Qt::LeftButton, {}, at);
    QCOMPARE(chosen.size(), 1);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(view, &leave);
    QTRY_VERIFY(view->readout().isEmpty());
}

void TestDriftViews::a_dashed_key_is_whole_dashes_from_edge_to_edge()
{
    for (const int dash : {1, 2, 3}) {
        QImage key(20, 10, QImage::Format_ARGB32_Premultiplied);
        key.fill(Qt::white);
        QPainter painter(&key);
        paintStrokeKey(painter, QRectF(0, 0, 20, 10), {0, dash, 0}, Theme::light());
        painter.end();
        QString strokes; // dark and light, pixel by pixel
        for (int x = 0; x < key.width(); ++x)
            strokes += qGray(key.pixel(x, 5)) < 200 ? u'x' : u' ';
        QVERIFY2(strokes.startsWith(u'x') && strokes.endsWith(u'x'), qPrintable(strokes));
        QVERIFY2(strokes.split(u' ', Qt::SkipEmptyParts).size() == 3, qPrintable(strokes));
    }
}

void TestDriftViews::a_card_turns_into_a_table_and_back()
{
    FigureCard card(QStringLiteral("shares"));
    card.showFigure(shareFigure(movedCategories(), payment()));
    shown(card, QStringLiteral("table"));
    auto* toggle = card.findChild<QToolButton*>(QStringLiteral("sharesAsTable"));
    auto* table = card.findChild<QAbstractItemView*>(QStringLiteral("sharesTable"));
    QVERIFY(!table->isVisible());
    toggle->click();
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 24);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("2026-11-01"));
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    const auto lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 25); // all, for none is chosen, below their header
    QVERIFY2(lines[1].startsWith(QStringLiteral("2026-11-01\t")), qPrintable(lines[1]));
    card.showFigure(missingFigure(movedNumbers(), amount())); // a new figure is a new table
    QCOMPARE(table->model()->columnCount(), 2);
    toggle->click();
    QVERIFY(!table->isVisible());
}

void TestDriftViews::a_card_copies_and_asks_for_files()
{
    FigureCard card(QStringLiteral("categories"));
    card.showFigure(categoryFigure(movedCategories(), payment()));
    shown(card, QStringLiteral("menu"));
    QSignalSpy wanted(&card, &FigureCard::fileWanted);
    const auto actions = card.findChild<QToolButton*>(QStringLiteral("categoriesMore"))->menu()->actions();
    QCOMPARE(actions.size(), 6);
    actions[1]->trigger();
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("credit card\t600\t")));
    actions[0]->trigger();
    QVERIFY(!QApplication::clipboard()->image().isNull());
    for (qsizetype i = 2; i < 6; ++i)
        actions[i]->trigger();
    QCOMPARE(wanted.size(), 4);
    QCOMPARE(wanted[3][0].value<FigureCard::File>(), FigureCard::File::Csv);
}

void TestDriftViews::files_hold_title_and_escaped_names()
{
    QTemporaryDir folder;
    const auto all = allFigures();
    for (const auto& [name, figure] : all) {
        for (const auto* suffix : {"svg", "png", "pdf"}) {
            const auto file = folder.filePath(name + u'.' + QLatin1String(suffix));
            QVERIFY_RESULT(savePicture(file, {640, 400}, figure.title,
                                       figurePainting(figure, {640, 400}, Theme::light())));
        }
        QFile svg(folder.filePath(name + QStringLiteral(".svg")));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        const auto text = svg.readAll();
        QVERIFY2(text.contains(figure.title.toUtf8()), qPrintable(name));
        QVERIFY2(!text.contains("<b>voucher"), qPrintable(name));
    }
}

void TestDriftViews::small_cards_keep_what_matters()
{
    // Two plots have no room: the measure stays, and the axis below it.
    const auto figure = performanceFigure(fallingPerformance().series[0], days(24));
    for (const QSize size : {QSize(230, 170), QSize(300, 200), QSize(900, 600), QSize(40, 30)}) {
        FigureView view;
        view.resize(size);
        view.showFigure(figure);
        view.show();
        QVERIFY(!view.grab().isNull());
        if (size.height() < 170)
            continue;
        for (const auto& mark : view.marks())
            QVERIFY2(mark.area.bottom() < size.height() - 20, qPrintable(QString::number(size.height())));
    }
    // And two hundred windows fit any width.
    const auto many = allFigures(200);
    for (const auto& [name, wide] : many) {
        FigureView view;
        view.resize(360, 220);
        view.showFigure(wide);
        QVERIFY2(!view.grab().isNull(), qPrintable(name));
        QCOMPARE(view.marks().size(), wide.readings.size());
    }
}

void TestDriftViews::names_are_text_whatever_they_hold()
{
    DriftSubject subject = amount();
    subject.column = QStringLiteral("<img src=x>\n&amp; %1 %2");
    subject.unit = QStringLiteral("%1");
    const auto figure = histogramFigure(movedNumbers(), subject);
    QVERIFY(figure.title.contains(subject.column));
    FigureCard card(QStringLiteral("ugly"));
    card.showFigure(figure);
    QVERIFY(!shown(card, QStringLiteral("ugly")).isNull());
    QVERIFY(figure.readings[0].text.contains(QStringLiteral(" %1 to ")));
}

QTEST_MAIN(TestDriftViews)
#include "tst_drift_views.moc"
