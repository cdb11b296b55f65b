// The heat map under hands: keys, pointer, wheel, what is said of a cell, and what goes into files.
#include "models/charts/HeatMap.h"
#include "tests/support/Testing.h"
#include "widgets/charts/HeatMapPicture.h"
#include "widgets/charts/HeatMapView.h"
#include "widgets/charts/PictureFile.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWheelEvent>

using namespace ph;

namespace {

using Verdict = ColumnDrift::Verdict;

/// Every third cell drifts, every seventh has no data.
std::shared_ptr<HeatMap> sample(std::size_t rows, std::size_t columns)
{
    auto map = std::make_shared<HeatMap>();
    map->rowsName = QStringLiteral("column");
    map->columnsName = QStringLiteral("window");
    for (std::size_t row = 0; row < rows; ++row) {
        map->rows.append(QStringLiteral("<b>feature %1</b>\nof a long name indeed").arg(row));
        map->onsets.push_back(row == 1 ? std::optional<std::size_t>(4) : std::nullopt);
    }
    for (std::size_t column = 0; column < columns; ++column)
        map->columns.append(QStringLiteral("day %1").arg(column));
    for (std::size_t i = 0; i < rows * columns; ++i)
        map->cells.push_back(i % 7 == 0   ? HeatCell{}
                             : i % 3 == 0 ? HeatCell{1.5 + double(i % 5), Verdict::Drift}
                                          : HeatCell{0.1 * double(i % 9), Verdict::NoDrift});
    return map;
}

struct Stage {
    HeatMapView view;
    explicit Stage(const HeatMapPtr& map, QSize size = {640, 400})
    {
        view.setObjectName(QStringLiteral("heatMap"));
        view.resize(size);
        view.showMap(map, QStringLiteral("Nothing was compared."));
        view.show();
        view.setFocus();
        QCoreApplication::processEvents();
    }
    HeatPlace at() const { return view.current().value_or(HeatPlace{999, 999}); }
};

int pixelsOf(const QImage& picture, const QColor& colour)
{
    int found = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            found += picture.pixelColor(x, y) == colour;
    }
    return found;
}

QImage drawnCell(const HeatCell& cell, int side, const Theme& theme)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(theme.surface);
    QPainter painter(&image);
    paintHeatCell(painter, QRectF(0, 0, side, side), cell, theme);
    return image;
}

} // namespace

class TestHeatMapView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { applyTheme(*qApp, SchemeChoice::Light); }

    void keys_move_the_cell_and_enter_chooses_it();
    void the_cell_reached_by_keys_is_in_sight();
    void a_click_chooses_the_cell_under_it();
    void rows_and_columns_are_those_of_the_map_in_any_order();
    void a_pointer_reads_what_is_under_it();
    void ctrl_and_the_wheel_change_the_size_of_cells();
    void a_screen_reader_hears_value_and_place();
    void a_new_map_keeps_the_cell_by_its_names();
    void without_cells_it_says_why();
    void verdicts_differ_without_colour_data();
    void verdicts_differ_without_colour();
    void colours_get_darker_or_lighter_only();
    void dark_is_dark();
    void the_picture_is_the_same_at_any_zoom_of_cells();
    void files_hold_all_cells_and_their_names();
};

void TestHeatMapView::keys_move_the_cell_and_enter_chooses_it()
{
    Stage stage(sample(50, 80));
    auto& view = stage.view;
    QSignalSpy chosen(&view, &HeatMapView::cellChosen), moved(&view, &HeatMapView::currentChanged);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(chosen.size(), 0); // nothing is there to choose
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(stage.at(), (HeatPlace{0, 0})); // the first key shows where one is
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(stage.at(), (HeatPlace{1, 2}));
    QTest::keyClick(&view, Qt::Key_Left);
    QTest::keyClick(&view, Qt::Key_Up);
    QTest::keyClick(&view, Qt::Key_Up); // and stays at the edge
    QCOMPARE(stage.at(), (HeatPlace{0, 1}));
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(stage.at(), (HeatPlace{0, 79}));
    QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(stage.at(), (HeatPlace{49, 79}));
    QTest::keyClick(&view, Qt::Key_PageUp);
    QVERIFY(stage.at().row < 40 && stage.at().row > 20);
    QTest::keyClick(&view, Qt::Key_PageDown);
    QCOMPARE(stage.at(), (HeatPlace{49, 79}));
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(stage.at(), (HeatPlace{49, 0}));
    QTest::keyClick(&view, Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(stage.at(), (HeatPlace{0, 0}));
    QVERIFY(moved.size() >= 10);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Enter);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first(),
             (QVariantList{QVariant::fromValue(std::size_t(0)), QVariant::fromValue(std::size_t(1))}));
}

void TestHeatMapView::the_cell_reached_by_keys_is_in_sight()
{
    Stage stage(sample(50, 80));
    for (const HeatPlace place : {HeatPlace{49, 79}, HeatPlace{0, 0}, HeatPlace{25, 60}}) {
        stage.view.setCurrent(place);
        QVERIFY(stage.view.viewport()->rect().contains(stage.view.cellRect(place)));
        QVERIFY(stage.view.cellRect(place).left() > 50); // and not under the names
    }
}

void TestHeatMapView::a_click_chooses_the_cell_under_it()
{
    Stage stage(sample(50, 80));
    QSignalSpy chosen(&stage.view, &HeatMapView::cellChosen);
    QTest::mouseClick(stage.view.viewport(), Qt::LeftButton, {}, stage.view.cellRect({3, 5}).center());
    QCOMPARE(stage.at(), (HeatPlace{3, 5}));
    QCOMPARE(chosen.size(), 1);
    QTest::mouseClick(stage.view.viewport(), Qt::LeftButton, {}, QPoint(5, 100)); // a name
    QTest::mouseClick(stage.view.viewport(), Qt::RightButton, {}, stage.view.cellRect({2, 2}).center());
    QCOMPARE(chosen.size(), 1);
}

void TestHeatMapView::rows_and_columns_are_those_of_the_map_in_any_order()
{
    const auto map = sample(6, 4);
    for (std::size_t column = 0; column < 4; ++column)
        map->cells[5 * 4 + column] = {3, Verdict::Drift};
    Stage stage(map);
    stage.view.setCurrent({5, 1});
    const auto below = stage.view.cellRect({5, 1});
    stage.view.setOrder(HeatOrder::MostDrift);
    QCOMPARE(stage.at(), (HeatPlace{5, 1})); // the same row, now at the top
    QVERIFY(stage.view.cellRect({5, 1}).top() < below.top());
    QSignalSpy chosen(&stage.view, &HeatMapView::cellChosen);
    QTest::keyClick(&stage.view, Qt::Key_Up);
    QTest::keyClick(&stage.view, Qt::Key_Return);
    QCOMPARE(chosen.first().first().value<std::size_t>(), std::size_t(5));
    QCOMPARE(stage.view.table().row(0).first(), map->rows[5]);
}

void TestHeatMapView::a_pointer_reads_what_is_under_it()
{
    Stage stage(sample(50, 80));
    stage.view.setReadout([](HeatPlace place) { return QStringLiteral("n = %1").arg(place.row); });
    const auto text = stage.view.textOf({1, 2}); // the 82nd
    QVERIFY2(text.startsWith(QStringLiteral("<b>feature 1</b> of a long name indeed\nday 2\n")),
             qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("no drift: 0.1 × the threshold")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("n = 1")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("stays moved since day 4")), qPrintable(text));
    QVERIFY(stage.view.textOf({0, 0}).contains(QStringLiteral("no data")));

    const auto before = stage.view.grab().toImage();
    QTest::mouseMove(stage.view.viewport(), stage.view.cellRect({8, 8}).center());
    QTRY_VERIFY(stage.view.grab().toImage() != before);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(stage.view.viewport(), &leave);
    QTRY_COMPARE(stage.view.grab().toImage(), before);
}

void TestHeatMapView::ctrl_and_the_wheel_change_the_size_of_cells()
{
    Stage stage(sample(50, 80));
    const auto wheel = [&](int delta, Qt::KeyboardModifiers modifiers) {
        const QPointF at(300, 200);
        QWheelEvent event(at, stage.view.viewport()->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(stage.view.viewport(), &event);
    };
    const auto usual = stage.view.cellSize();
    wheel(120, Qt::ControlModifier);
    QVERIFY(stage.view.cellSize().width() > usual.width());
    QCOMPARE(stage.view.verticalScrollBar()->value() > 0, true); // what was under the pointer is there
    for (int i = 0; i < 30; ++i)
        wheel(-120, Qt::ControlModifier);
    QCOMPARE(stage.view.cellSize(), HeatLayout::smallest);
    QTest::keyClick(&stage.view, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(stage.view.cellSize(), usual);
    QTest::keyClick(&stage.view, Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(stage.view.cellSize().height() > usual.height());
    const auto now = stage.view.cellSize();
    wheel(-120, Qt::NoModifier);
    QCOMPARE(stage.view.cellSize(), now);
    QVERIFY(stage.view.verticalScrollBar()->value() > 0);
}

void TestHeatMapView::a_screen_reader_hears_value_and_place()
{
    Stage stage(sample(50, 80));
    QVERIFY(!stage.view.accessibleName().isEmpty());
    stage.view.setCurrent({3, 6});
    const auto said = stage.view.accessibleDescription();
    QVERIFY2(said.contains(stage.view.textOf({3, 6})), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("row 4 of 50, column 7 of 80")), qPrintable(said));
}

void TestHeatMapView::a_new_map_keeps_the_cell_by_its_names()
{
    Stage stage(sample(50, 80));
    stage.view.setCurrent({7, 9});
    const auto next = sample(50, 80);
    next->rows.prepend(QStringLiteral("new"));
    next->onsets.insert(next->onsets.begin(), std::nullopt);
    next->cells.insert(next->cells.begin(), 80, HeatCell{});
    stage.view.showMap(next);
    QCOMPARE(stage.at(), (HeatPlace{8, 9}));
    stage.view.showMap(sample(2, 2));
    QVERIFY(!stage.view.current());
}

void TestHeatMapView::without_cells_it_says_why()
{
    Stage stage(nullptr);
    QVERIFY(pixelsOf(stage.view.grab().toImage(), Theme::light().surface) < 640 * 400);
    for (const auto key : {Qt::Key_Down, Qt::Key_Return, Qt::Key_End})
        QTest::keyClick(&stage.view, key);
    QTest::mouseClick(stage.view.viewport(), Qt::LeftButton, {}, {200, 200});
    QVERIFY(!stage.view.current());
    QCOMPARE(stage.view.table().rows, 0);
    stage.view.showMap(std::make_shared<HeatMap>());
    stage.view.setOrder(HeatOrder::Onset);
    stage.view.setCellSize({40, 40});
    stage.view.setCurrent({0, 0});
    QVERIFY(!stage.view.grab().isNull());
}

void TestHeatMapView::verdicts_differ_without_colour_data()
{
    QTest::addColumn<int>("side");
    for (const int side : {3, 5, 8, 18, 48})
        QTest::addRow("%d pixels", side) << side;
}

void TestHeatMapView::verdicts_differ_without_colour()
{
    QFETCH(int, side);
    // How many shades there are inside a cell: a calm one has one, the others a shape.
    const auto shades = [&](const HeatCell& cell) {
        const auto image = drawnCell(cell, side, Theme::light());
        QSet<QRgb> found;
        const int inner = side < 6 ? side : side - 1; // without the gap
        for (int y = 0; y < inner; ++y) {
            for (int x = 0; x < inner; ++x)
                found.insert(image.pixel(x, y));
        }
        return found.size();
    };
    QCOMPARE(shades({0.5, Verdict::NoDrift}), 1);
    QVERIFY(shades({2, Verdict::Drift}) > 1);
    QVERIFY(shades({}) > 1);
}

void TestHeatMapView::colours_get_darker_or_lighter_only()
{
    for (const auto* theme : {&Theme::light(), &Theme::dark()}) {
        int before = qGray(strengthColour(0, *theme).rgb());
        for (double strength = 0.05; strength < 5; strength += 0.05) {
            const int now = qGray(strengthColour(strength, *theme).rgb());
            QVERIFY2(theme->isDark ? now >= before : now <= before, qPrintable(QString::number(strength)));
            before = now;
        }
        const int step = qGray(strengthColour(1, *theme).rgb()) - qGray(strengthColour(0.999, *theme).rgb());
        QVERIFY(std::abs(step) > 20); // a threshold is to be seen
    }
}

void TestHeatMapView::dark_is_dark()
{
    Stage stage(sample(50, 80));
    applyTheme(*qApp, SchemeChoice::Dark);
    QTRY_VERIFY(pixelsOf(stage.view.grab().toImage(), Theme::dark().surface) > 20'000);
    QCOMPARE(pixelsOf(stage.view.grab().toImage(), Theme::light().surface), 0);
}

void TestHeatMapView::the_picture_is_the_same_at_any_zoom_of_cells()
{
    // A copied cell is where a painted one would be, also where pixels and cells do not fit.
    const auto map = sample(40, 60);
    const std::vector<std::size_t> order = rowOrder(*map, HeatOrder::AsGiven);
    for (const QSize cell : {QSize(3, 3), QSize(7, 5), QSize(18, 18), QSize(31, 22)}) {
        auto layout = heatLayout(*map, {600, 400}, cell);
        layout.scroll = {std::min(5, layout.longestScroll().x()), std::min(4, layout.longestScroll().y())};
        const auto painted = [&](HeatCells cells) {
            QImage image(600, 400, QImage::Format_RGB32);
            image.fill(Theme::light().surface);
            QPainter painter(&image);
            painter.setClipRect(layout.cellsArea());
            paintHeatMap(painter, {*map, order, layout}, cells, 1, Theme::light());
            return image.copy(layout.cellsArea().adjusted(0, 0, -1, -1));
        };
        const auto copied = painted(HeatCells::Image), drawn = painted(HeatCells::Shapes);
        int different = 0;
        for (int y = 0; y < copied.height(); ++y) {
            for (int x = 0; x < copied.width(); ++x)
                different += copied.pixel(x, y) != drawn.pixel(x, y);
        }
        QVERIFY2(different < copied.width() * copied.height() / 100, qPrintable(QString::number(different)));
    }
}

void TestHeatMapView::files_hold_all_cells_and_their_names()
{
    Stage stage(sample(12, 30), {300, 200});
    QTemporaryDir folder;
    for (const auto* suffix : {"svg", "png", "pdf"}) {
        const auto file = folder.filePath(QStringLiteral("map.") + QLatin1String(suffix));
        const QSize size = stage.view.pictureSize();
        QVERIFY(size.width() > 300); // more than the window shows
        QVERIFY_RESULT(savePicture(file, size, QStringLiteral("Drift"), [&](QPainter& painter) {
            stage.view.paintPicture(painter, QRectF({}, QSizeF(size)), Theme::light());
        }));
    }
    QFile svg(folder.filePath(QStringLiteral("map.svg")));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    const auto text = svg.readAll();
    QVERIFY(text.contains("feature 11"));
    QVERIFY(!text.contains("<b>")); // text stays text
    const QImage png(folder.filePath(QStringLiteral("map.png")));
    QVERIFY(pixelsOf(png, strengthColour(0.1, Theme::light())) > 100);
}

QTEST_MAIN(TestHeatMapView)
#include "tst_heat_map_view.moc"
