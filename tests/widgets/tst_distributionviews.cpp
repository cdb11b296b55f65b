// Boxes, violins, bars and histograms: what they show of runs, and how hands reach the runs behind the marks.
#include "tests/widgets/ChartStage.h"
#include "widgets/charts/BarView.h"
#include "widgets/charts/BoxView.h"
#include "widgets/charts/HistogramView.h"
#include "widgets/charts/ViolinView.h"

#include <QSignalSpy>
#include <QToolButton>

using namespace ph;
using namespace ph::testing;

namespace {

const QString auc = QStringLiteral("auc");

std::unique_ptr<MarksView> makeView(const ChartSpec& spec, LinkedRuns& linked)
{
    switch (spec.kind) {
    case ChartKind::Box:
        return std::make_unique<BoxView>(spec, linked);
    case ChartKind::Violin:
        return std::make_unique<ViolinView>(spec, linked);
    case ChartKind::Bar:
        return std::make_unique<BarView>(spec, linked);
    default:
        return std::make_unique<HistogramView>(spec, linked);
    }
}

const std::pair<ChartKind, const char*> kinds[] = {{ChartKind::Box, "box"},
                                                   {ChartKind::Violin, "violin"},
                                                   {ChartKind::Bar, "bar"},
                                                   {ChartKind::Histogram, "histogram"}};

/// Six runs of two models, one of them without the metric and one with NaN.
RunTablePtr sixRuns()
{
    RunTableBuilder builder;
    const QString model = QStringLiteral("model");
    const QString mlp = QStringLiteral("mlp"), tree = QStringLiteral("tree");
    builder.run(11, QStringLiteral("one")).param(model, mlp).metric(auc, 0.7);
    builder.run(12, QStringLiteral("two")).param(model, tree).metric(auc, 0.9);
    builder.run(13, QStringLiteral("three")).param(model, mlp).metric(auc, 0.8);
    builder.run(14, QStringLiteral("four")).param(model, tree).metric(auc, 0.5);
    builder.run(15, QStringLiteral("five")).param(model, tree);
    builder.run(16, QStringLiteral("six")).param(model, mlp).metric(auc, std::nan(""));
    return builder.build();
}

/// What no script should log and some do.
RunTablePtr uglyRuns()
{
    RunTableBuilder builder;
    const double values[] = {1e-300,      1e300, -1e300, 0, 1, std::numeric_limits<double>::infinity(),
                             std::nan("")};
    for (int i = 0; i < 21; ++i)
        builder.run(i + 1, QStringLiteral("<b>run</b>\n&amp; %1/%2").arg(i).arg(QString(120, u'x')))
            .param(QStringLiteral("model"), QStringLiteral("<img src=x>\n%1").arg(i % 3))
            .metric(QStringLiteral("<b>m</b>\nx/y"), values[i % 7])
            .metric(QStringLiteral("same"), 0.25);
    return builder.build();
}

const RunMark* markOf(MarksView& view, const QList<qint64>& runs)
{
    for (const auto& mark : view.marks()) {
        if (QSet<qint64>(mark.runs.begin(), mark.runs.end()) == QSet<qint64>(runs.begin(), runs.end()))
            return &mark;
    }
    return nullptr;
}

QStringList rowOf(const ChartView& view, qsizetype row)
{
    return view.table().row(row);
}

} // namespace

class TestDistributionViews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, SchemeChoice::Light);
    }

    void boxesStandForGroupsAndPointsForRuns();
    void barsAreOrderedByWhatIsBetter();
    void manyBarsShowTheBestAndTheWorst();
    void errorBarsCanBeSwitched();
    void histogramCountsEveryRun();
    void histogramOfWordsCountsCategories();
    void dragAcrossBinsSelectsTheirRuns();
    void clicksSelectAndHoverIsShared();
    void keyboardReachesEveryMark();
    void selectionOfOthersDims();
    void hiddenRunsTakeNoPart();
    void barsLieWhereQtChartsDrawsThem();
    void binsLieWhereQtChartsDrawsThem();
    void foreignTextIsNeverMarkup_data();
    void foreignTextIsNeverMarkup();
    void uglyDataAreShownOrNamed_data();
    void uglyDataAreShownOrNamed();
    void emptyChartsSayWhy();
    void gallery_data();
    void gallery();
};

void TestDistributionViews::boxesStandForGroupsAndPointsForRuns()
{
    LinkedRuns linked;
    BoxView view(metricChart(ChartKind::Box, auc), linked);
    view.resize(620, 360);
    view.showRuns(compared(sixRuns(), QStringLiteral("model")));
    QVERIFY(markOf(view, {11, 13}));
    QVERIFY(markOf(view, {12, 14}));
    for (const qint64 id : {11, 12, 13, 14}) {
        const auto* mark = markOf(view, {id});
        QVERIFY(mark && mark->shape == RunMark::Shape::Point);
    }
    QCOMPARE(view.marks().size(), std::size_t(6));
    QVERIFY2(view.remark().startsWith(QStringLiteral("2 of 6 runs are not shown")),
             qPrintable(view.remark()));
    QCOMPARE(view.table().rows, 2);
    QCOMPARE(rowOf(view, 0).mid(0, 6),
             (QStringList{QStringLiteral("mlp"), QStringLiteral("2"), QStringLiteral("0.7"),
                          QStringLiteral("0.725"), QStringLiteral("0.75"), QStringLiteral("0.775")}));
}

void TestDistributionViews::barsAreOrderedByWhatIsBetter()
{
    LinkedRuns linked;
    BarView higher(metricChart(ChartKind::Bar, auc), linked);
    higher.showRuns(compared(sixRuns()));
    QCOMPARE(rowOf(higher, 0).first(), QStringLiteral("two"));
    QCOMPARE(rowOf(higher, 3).first(), QStringLiteral("four"));
    QVERIFY2(higher.remark().contains(QStringLiteral("higher is better")), qPrintable(higher.remark()));

    RunTableBuilder builder;
    builder.run(1, QStringLiteral("a"))
        .metric(QStringLiteral("val_loss"), 0.3)
        .metric(QStringLiteral("thing"), 1);
    builder.run(2, QStringLiteral("b"))
        .metric(QStringLiteral("val_loss"), 0.1)
        .metric(QStringLiteral("thing"), 2);
    BarView lower(metricChart(ChartKind::Bar, QStringLiteral("val_loss")), linked);
    lower.showRuns(compared(builder.build()));
    QCOMPARE(rowOf(lower, 0).first(), QStringLiteral("b"));
    QVERIFY(lower.remark().contains(QStringLiteral("lower is better")));
    BarView unknown(metricChart(ChartKind::Bar, QStringLiteral("thing")), linked);
    unknown.showRuns(compared(builder.build()));
    QCOMPARE(rowOf(unknown, 0).first(), QStringLiteral("b"));
    QVERIFY(unknown.remark().contains(QStringLiteral("Largest first")));
}

void TestDistributionViews::manyBarsShowTheBestAndTheWorst()
{
    RunTableBuilder builder;
    for (int i = 1; i <= 1000; ++i)
        builder.run(i, QStringLiteral("run %1").arg(i)).metric(auc, i / 1000.0);
    LinkedRuns linked;
    BarView view(metricChart(ChartKind::Bar, auc), linked);
    view.showRuns(compared(builder.build()));
    QCOMPARE(view.table().rows, qsizetype(BarView::maxBars));
    QCOMPARE(rowOf(view, 0).first(), QStringLiteral("run 1000"));
    QCOMPARE(rowOf(view, 59).first(), QStringLiteral("run 1"));
    QVERIFY2(view.remark().contains(QStringLiteral("45 best and 15 worst of 1,000")),
             qPrintable(view.remark()));
}

void TestDistributionViews::errorBarsCanBeSwitched()
{
    LinkedRuns linked;
    BarView view(metricChart(ChartKind::Bar, auc), linked);
    view.resize(620, 360);
    auto* choice = view.findChild<QToolButton*>(QStringLiteral("barErrors"));
    QVERIFY(choice);
    view.showRuns(compared(sixRuns()));
    QVERIFY(choice->isHidden());
    view.showRuns(compared(sixRuns(), QStringLiteral("model")));
    QVERIFY(!choice->isHidden());
    const auto deviations = grabbed(view, QStringLiteral("bar-errors-std"), {620, 360});
    choice->click();
    QCOMPARE(view.errorBars(), BarView::ErrorBars::Confidence95);
    QVERIFY(deviations != grabbed(view, QStringLiteral("bar-errors-ci"), {620, 360}));
    // mlp: 0.7 and 0.8 deviate by 0.1 / sqrt 2; Student's t with one degree of freedom is 12.706.
    const auto mlp = rowOf(view, 0);
    QCOMPARE(mlp.first(), QStringLiteral("mlp"));
    QVERIFY(std::abs(mlp[3].toDouble() - 0.0707107) < 1e-6);
    QVERIFY(std::abs(mlp[4].toDouble() - 12.7062 * 0.05) < 1e-4);
}

void TestDistributionViews::histogramCountsEveryRun()
{
    LinkedRuns linked;
    HistogramView view(metricChart(ChartKind::Histogram, auc), linked);
    const auto runs = compared(sampleRuns(1000), QStringLiteral("model"));
    view.showRuns(runs);
    const auto table = view.table();
    qint64 total = 0, byGroup = 0;
    for (qsizetype i = 0; i < table.rows; ++i) {
        const auto row = table.row(i);
        total += row[1].toLongLong();
        for (qsizetype g = 2; g < row.size(); ++g)
            byGroup += row[g].toLongLong();
    }
    const auto column = axisColumn(*runs, {ColumnKind::Metric, auc});
    QCOMPARE(total, qint64(1000 - column.left.total()));
    QCOMPARE(byGroup, total);
    QVERIFY(column.left.total() > 0 && !view.remark().isEmpty());
}

void TestDistributionViews::histogramOfWordsCountsCategories()
{
    LinkedRuns linked;
    auto spec = metricChart(ChartKind::Histogram, auc);
    spec.columns = {{ColumnKind::Param, QStringLiteral("model")}};
    HistogramView view(spec, linked);
    view.resize(620, 360);
    view.showRuns(compared(sixRuns()));
    QCOMPARE(view.table().rows, 2);
    QCOMPARE(rowOf(view, 0), (QStringList{QStringLiteral("mlp"), QStringLiteral("3")}));
    QCOMPARE(rowOf(view, 1), (QStringList{QStringLiteral("tree"), QStringLiteral("3")}));
    QVERIFY(markOf(view, {11, 13, 16}));
}

void TestDistributionViews::dragAcrossBinsSelectsTheirRuns()
{
    LinkedRuns linked;
    HistogramView view(metricChart(ChartKind::Histogram, auc), linked);
    view.resize(620, 360);
    view.show();
    view.showRuns(compared(sixRuns()));
    const auto* low = markOf(view, {14});
    QVERIFY2(low, "0.5 stands alone in its bin");
    const QRectF bin = low->area;
    // Above the bar, too: bins are brushed along x only.
    const QPoint from(int(bin.left()) - 4, 20), to(int(bin.right()) - 2, 40);
    QTest::mousePress(&view, Qt::LeftButton, {}, from);
    QTest::mouseMove(&view, to);
    QTest::mouseRelease(&view, Qt::LeftButton, {}, to);
    QCOMPARE(linked.selected(), LinkedRuns::Ids({14}));
}

void TestDistributionViews::clicksSelectAndHoverIsShared()
{
    LinkedRuns linked;
    BarView view(metricChart(ChartKind::Bar, auc), linked);
    view.resize(620, 360);
    view.show();
    view.showRuns(compared(sixRuns()));
    const auto at = [&](qint64 id) { return markOf(view, {id})->area.center().toPoint(); };
    QTest::mouseMove(&view, at(13));
    QCOMPARE(linked.hoveredRun(), std::optional<qint64>(13));
    QVERIFY(view.readout().startsWith(QStringLiteral("three")));
    QTest::mouseClick(&view, Qt::LeftButton, {}, at(13));
    QCOMPARE(linked.selected(), LinkedRuns::Ids({13}));
    QTest::mouseClick(&view, Qt::LeftButton, Qt::ControlModifier, at(12));
    QCOMPARE(linked.selected(), LinkedRuns::Ids({12, 13}));
    QTest::mouseClick(&view, Qt::LeftButton, Qt::ControlModifier, at(13));
    QCOMPARE(linked.selected(), LinkedRuns::Ids({12}));
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(600, 5));
    QVERIFY(linked.selected().isEmpty());
    QSignalSpy activated(&view, &ChartView::runActivated);
    QTest::mouseDClick(&view, Qt::LeftButton, {}, at(11));
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toLongLong(), 11);
}

void TestDistributionViews::keyboardReachesEveryMark()
{
    for (const auto& [kind, name] : kinds) {
        LinkedRuns linked;
        const auto view = makeView(metricChart(kind, auc), linked);
        view->resize(620, 360);
        view->show();
        view->showRuns(compared(sixRuns(), QStringLiteral("model")));
        const auto count = view->marks().size();
        QVERIFY2(count >= 2, name);
        QSet<QString> read;
        for (std::size_t i = 0; i < count; ++i) {
            QTest::keyClick(view.get(), Qt::Key_Right);
            read.insert(view->readout());
            QCOMPARE(view->accessibleDescription(), view->readout());
        }
        QCOMPARE(std::size_t(read.size()), count);
        QTest::keyClick(view.get(), Qt::Key_Space);
        QVERIFY2(!linked.selected().isEmpty(), name);
        QTest::keyClick(view.get(), Qt::Key_Escape);
        QVERIFY(view->readout().isEmpty());
        QTest::keyClick(view.get(), Qt::Key_Escape);
        QVERIFY(linked.selected().isEmpty());
    }
}

void TestDistributionViews::selectionOfOthersDims()
{
    for (const auto& [kind, name] : kinds) {
        LinkedRuns linked;
        const auto view = makeView(metricChart(kind, auc), linked);
        view->showRuns(compared(sixRuns()));
        const auto plain = grabbed(*view, {}, {400, 260});
        linked.select({11});
        QVERIFY2(plain != grabbed(*view, {}, {400, 260}), name);
        linked.clearSelection();
        QVERIFY2(plain == grabbed(*view, {}, {400, 260}), name);
    }
}

void TestDistributionViews::hiddenRunsTakeNoPart()
{
    LinkedRuns linked;
    BarView view(metricChart(ChartKind::Bar, auc), linked);
    view.showRuns(compared(sixRuns()));
    linked.setHidden({12, 14});
    QCOMPARE(view.table().rows, 2);
    QCOMPARE(rowOf(view, 0).first(), QStringLiteral("three"));
    linked.setHidden({});
    QCOMPARE(view.table().rows, 4);
}

void TestDistributionViews::barsLieWhereQtChartsDrawsThem()
{
    // Marks are found by our layout, bars are painted by Qt Charts: both must mean the same pixels.
    LinkedRuns linked;
    BarView view(metricChart(ChartKind::Bar, auc), linked);
    const auto runs = compared(sixRuns());
    view.showRuns(runs);
    const auto picture = grabbed(view, {}, {620, 360});
    for (const qint64 id : {11, 12, 13, 14}) {
        const auto area = markOf(view, {id})->area;
        const QColor bar = picture.pixelColor(int(area.center().x()), int(area.center().y()));
        const auto isBar = [&](double x, double y) { return picture.pixelColor(int(x), int(y)) == bar; };
        QVERIFY(bar != Theme::light().surface);
        QVERIFY(isBar(area.right() - 3, area.center().y()));
        QVERIFY(isBar(area.left() + 3, area.top() + 3));
        QVERIFY(isBar(area.left() + 3, area.bottom() - 3));
        QVERIFY(!isBar(area.right() + 3, area.top() + 3));
        QVERIFY(!isBar(area.left() + 3, area.top() - 4));
        QVERIFY(!isBar(area.left() + 3, area.bottom() + 4));
    }
}

void TestDistributionViews::binsLieWhereQtChartsDrawsThem()
{
    LinkedRuns linked;
    HistogramView view(metricChart(ChartKind::Histogram, auc), linked);
    view.showRuns(compared(sixRuns()));
    const auto picture = grabbed(view, {}, {620, 360});
    QVERIFY(!view.marks().empty());
    for (const auto& mark : view.marks()) {
        const QColor bar = picture.pixelColor(mark.area.center().toPoint());
        QVERIFY(bar != Theme::light().surface && bar != Theme::light().border);
        QCOMPARE(picture.pixelColor(int(mark.area.center().x()), int(mark.area.top()) + 3), bar);
        QVERIFY(picture.pixelColor(int(mark.area.center().x()), int(mark.area.top()) - 3) != bar);
    }
}

void TestDistributionViews::foreignTextIsNeverMarkup_data()
{
    QTest::addColumn<int>("kind");
    for (const auto& [kind, name] : kinds)
        QTest::addRow("%s", name) << int(kind);
}

void TestDistributionViews::foreignTextIsNeverMarkup()
{
    QFETCH(int, kind);
    RunTableBuilder builder;
    for (int i = 1; i <= 4; ++i)
        builder.run(i, QStringLiteral("<b>r%1</b>").arg(i))
            .param(QStringLiteral("model"), QStringLiteral("<b>m</b>"))
            .metric(QStringLiteral("<b>q</b>"), i);
    LinkedRuns linked;
    const auto view = makeView(metricChart(ChartKind(kind), QStringLiteral("<b>q</b>")), linked);
    view->showRuns(compared(builder.build(), QStringLiteral("model")));
    // As SVG the texts can be read: the angle brackets are there, and nothing became bold.
    const auto svg = QString::fromUtf8(svgOf(*view, Theme::light()));
    QVERIFY2(svg.contains(QStringLiteral("&lt;b&gt;")), qPrintable(svg.left(3000)));
    QVERIFY(!svg.contains(QStringLiteral("font-weight=\"700\"")));
}

void TestDistributionViews::uglyDataAreShownOrNamed_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("grouped");
    QTest::addColumn<bool>("logarithmic");
    for (const auto& [kind, name] : kinds) {
        QTest::addRow("%s", name) << int(kind) << false << false;
        QTest::addRow("%s grouped", name) << int(kind) << true << false;
        QTest::addRow("%s log", name) << int(kind) << true << true;
    }
}

void TestDistributionViews::uglyDataAreShownOrNamed()
{
    QFETCH(int, kind);
    QFETCH(bool, grouped);
    QFETCH(bool, logarithmic);
    const auto runs = compared(uglyRuns(), grouped ? QStringLiteral("model") : QString());
    for (const auto& metric :
         {QStringLiteral("<b>m</b>\nx/y"), QStringLiteral("same"), QStringLiteral("nowhere")}) {
        auto spec = metricChart(ChartKind(kind), metric);
        if (logarithmic)
            spec.logarithmic = spec.columns;
        LinkedRuns linked;
        const auto view = makeView(spec, linked);
        view->showRuns(runs);
        const auto picture = grabbed(*view,
                                     QStringLiteral("ugly-%1-%2")
                                         .arg(QString::fromLatin1(QTest::currentDataTag()), metric.left(4))
                                         .remove(u'<'),
                                     {620, 360});
        QVERIFY(inked(picture, Theme::light()) > 0.001);
        for (const auto& mark : view->marks()) {
            QVERIFY(std::isfinite(mark.area.left()) && std::isfinite(mark.area.right()));
            QVERIFY(std::isfinite(mark.area.top()) && std::isfinite(mark.area.bottom()));
        }
        if (metric == QLatin1String("same"))
            QVERIFY(!view->remark().contains(QStringLiteral("not shown")));
        else
            QVERIFY2(view->remark().contains(QStringLiteral("not shown")), qPrintable(view->remark()));
        const auto table = view->table();
        for (qsizetype i = 0; i < table.rows; ++i)
            QCOMPARE(table.row(i).size(), table.header.size());
        for (const QSize size : {QSize(60, 40), QSize(1, 1), QSize(2400, 200)})
            grabbed(*view, {}, size);
    }
}

void TestDistributionViews::emptyChartsSayWhy()
{
    for (const auto& [kind, name] : kinds) {
        LinkedRuns linked;
        const auto view = makeView(metricChart(kind, QStringLiteral("nowhere")), linked);
        QVERIFY2(inked(grabbed(*view, {}, {300, 200}), Theme::light()) >= 0, name);
        view->showRuns(compared(sixRuns()));
        QVERIFY2(inked(grabbed(*view, {}, {300, 200}), Theme::light()) > 0.001, name);
        QVERIFY2(view->remark().contains(QStringLiteral("6 of 6 runs")), qPrintable(view->remark()));
        view->showRuns(compared(RunTableBuilder().build()));
        QCOMPARE(view->table().rows, 0);
        grabbed(*view, {}, {300, 200});
    }
}

void TestDistributionViews::gallery_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::addRow("light-card") << false << QSize(620, 360);
    QTest::addRow("dark-card") << true << QSize(620, 360);
    QTest::addRow("light-large") << false << QSize(1200, 760);
}

void TestDistributionViews::gallery()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    applyTheme(*qApp, dark ? SchemeChoice::Dark : SchemeChoice::Light);
    const auto tag = QString::fromLatin1(QTest::currentDataTag());
    const Theme& theme = dark ? Theme::dark() : Theme::light();
    const auto few = compared(sampleRuns(150), QStringLiteral("model"));
    const auto many = compared(sampleRuns(1000), QStringLiteral("max_depth"));
    const auto single = compared(sampleRuns(24));
    for (const auto& [kind, name] : kinds) {
        int n = 0;
        for (const auto& runs : {few, many, single}) {
            LinkedRuns linked;
            const auto view = makeView(metricChart(kind, auc), linked);
            view->showRuns(runs);
            if (n == 1) {
                LinkedRuns::Ids some;
                for (std::size_t place = 0; place < 240; ++place)
                    some.insert(runs->rowId(place * 4));
                linked.select(some);
            }
            const auto picture =
                grabbed(*view, QStringLiteral("%1-%2-%3").arg(QLatin1String(name)).arg(n++).arg(tag), size);
            const double ink = inked(picture, theme);
            QVERIFY2(ink > 0.01 && ink < 0.9, qPrintable(QString::number(ink)));
        }
        LinkedRuns linked;
        auto spec = metricChart(kind, QStringLiteral("latency_p95_ms"));
        spec.logarithmic = spec.columns;
        const auto view = makeView(spec, linked);
        view->showRuns(few);
        view->resize(size);
        QTest::keyClick(view.get(), Qt::Key_Right);
        grabbed(*view, QStringLiteral("%1-log-%2").arg(QLatin1String(name), tag), size);
    }
    applyTheme(*qApp, SchemeChoice::Light);
}

QTEST_MAIN(TestDistributionViews)
#include "tst_distributionviews.moc"
