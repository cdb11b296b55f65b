// Confusion matrices, ROC and precision–recall, calibration: which files are asked for, and what is drawn of
// them.
#include "tests/widgets/ChartStage.h"
#include "widgets/charts/CalibrationView.h"
#include "widgets/charts/ConfusionView.h"
#include "widgets/charts/RocPrView.h"

#include <QRegularExpression>
#include <QSignalSpy>

#include <cmath>

using namespace ph;
using namespace ph::testing;

namespace {

ChartSpec fileChart(ChartKind kind)
{
    ChartSpec spec;
    spec.kind = kind;
    spec.path = QStringLiteral("eval/predictions.json");
    return spec;
}

std::unique_ptr<EvaluationView> makeView(ChartKind kind, LinkedRuns& linked)
{
    if (kind == ChartKind::Confusion)
        return std::make_unique<ConfusionView>(fileChart(kind), linked);
    if (kind == ChartKind::RocPr)
        return std::make_unique<RocPrView>(fileChart(kind), linked);
    return std::make_unique<CalibrationView>(fileChart(kind), linked);
}

constexpr QSize cardSize(445, 205); // what half a board leaves of a card

const std::pair<ChartKind, const char*> kinds[] = {{ChartKind::Confusion, "confusion"},
                                                   {ChartKind::RocPr, "roc-pr"},
                                                   {ChartKind::Calibration, "calibration"}};

/// A classifier on the curve y = x^bend, whose area is 1 / (1 + bend), and a calibration that is off by
/// `skew`.
ClassificationData classifier(double bend, int labels, double skew)
{
    ClassificationData data;
    data.rows = 1000;
    data.positive = QStringLiteral("1");
    RocCurve roc;
    PrecisionRecallCurve pr;
    pr.prevalence = 0.2;
    for (int i = 0; i <= 100; ++i) {
        const double x = i / 100.0, y = std::pow(x, bend);
        roc.points.push_back({x, y, 1 - x});
        pr.points.push_back({y, i == 0 ? 1 : 0.2 * y / (0.2 * y + 0.8 * x), 1 - x});
    }
    roc.area = 1 / (1 + bend);
    pr.averagePrecision = 0.6;
    data.roc = roc;
    data.precisionRecall = pr;
    Calibration calibration;
    for (int b = 0; b < 10; ++b) {
        const double p = (b + 0.5) / 10;
        calibration.equalWidth.push_back(
            {b / 10.0, (b + 1) / 10.0, p, std::pow(p, 1 + skew), 20 + 160 * (9 - b) / 9});
    }
    calibration.equalCount = calibration.equalWidth;
    calibration.brier = 0.121;
    calibration.error = 0.034;
    data.calibration = calibration;
    ConfusionMatrix matrix;
    for (int t = 0; t < labels; ++t) {
        matrix.labels.append(labels == 2 ? QString::number(t) : QStringLiteral("class %1").arg(t));
        for (int p = 0; p < labels; ++p)
            matrix.counts.push_back(t == p ? 400 / (t + 1) : (t * 7 + p * 3) % 11);
    }
    data.confusion = matrix;
    return data;
}

} // namespace

class TestEvaluationViews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, SchemeChoice::Light);
    }

    void asksForEachFileOnce();
    void selectedRunsBeyondTheFirstAreShown();
    void selectingAShownRunKeepsTheOthers();
    void saysWhyARunIsMissing();
    void runsWithoutTheFileMakeRoom();
    void stopsAskingWhereNobodyHasTheFile();
    void confusionMarksEveryCell();
    void sixMatricesInASmallCardHaveRoomForTheirNumbers();
    void namesOfAxesStandWithinASmallCard();
    void aLegendShortensNamesAndNeverFigures();
    void curvesAreHoveredAndSelected();
    void tablesHoldWhatIsDrawn();
    void foreignLabelsAndExtremesAreShown();
    void gallery_data();
    void gallery();
};

void TestEvaluationViews::asksForEachFileOnce()
{
    LinkedRuns linked;
    RocPrView view(fileChart(ChartKind::RocPr), linked);
    QList<FileWant> wants;
    connect(&view, &EvaluationView::filesWanted, this, [&](const QList<FileWant>& more) { wants += more; });
    view.showRuns(compared(sampleRuns(5)));
    QCOMPARE(wants.size(), 5);
    QCOMPARE(wants[0], (FileWant{1, QStringLiteral("eval/predictions.json")}));
    view.showClassification(1, classifier(0.2, 2, 0));
    linked.select({2});
    linked.setHidden({3});
    view.showRuns(compared(sampleRuns(7)));
    QCOMPARE(wants.size(), 7);
    auto spec = view.spec();
    spec.path = QStringLiteral("other.csv");
    view.setSpec(spec);
    QCOMPARE(wants.size(), 7 + 6);
    QCOMPARE(wants.last().path, spec.path);
    QCOMPARE(view.table().rows, 0);
}

void TestEvaluationViews::selectedRunsBeyondTheFirstAreShown()
{
    LinkedRuns linked;
    ConfusionView view(fileChart(ChartKind::Confusion), linked);
    QList<FileWant> wants;
    connect(&view, &EvaluationView::filesWanted, this, [&](const QList<FileWant>& more) { wants += more; });
    view.showRuns(compared(sampleRuns(100)));
    QCOMPARE(wants.size(), 6);
    QVERIFY2(view.remark().startsWith(QStringLiteral("6 of 100 runs")), qPrintable(view.remark()));
    linked.select({50, 90});
    QCOMPARE(wants.size(), 8);
    view.showClassification(50, classifier(0.2, 2, 0));
    view.showClassification(90, classifier(0.2, 2, 0));
    QCOMPARE(view.table().rows, 2 * 4);
    linked.clearSelection();
    QCOMPARE(wants.size(), 8);
}

void TestEvaluationViews::selectingAShownRunKeepsTheOthers()
{
    LinkedRuns linked;
    ConfusionView view(fileChart(ChartKind::Confusion), linked);
    view.showRuns(compared(sampleRuns(100)));
    for (qint64 id = 1; id <= 6; ++id)
        view.showClassification(id, classifier(0.2, 2, 0));
    QCOMPARE(view.table().rows, 6 * 4);
    linked.select({3});
    QCOMPARE(view.table().rows, 6 * 4);
}

void TestEvaluationViews::saysWhyARunIsMissing()
{
    LinkedRuns linked;
    CalibrationView view(fileChart(ChartKind::Calibration), linked);
    view.showRuns(compared(sampleRuns(3)));
    QSignalSpy changed(&view, &ChartView::remarkChanged);
    view.showUnavailable(1, QStringLiteral("no such file"));
    ClassificationData onlyMatrix;
    onlyMatrix.confusion = classifier(0.2, 2, 0).confusion;
    view.showClassification(2, onlyMatrix);
    auto partly = classifier(0.2, 2, 0);
    partly.rowsLeftOut = 12;
    view.showClassification(3, partly);
    QCOMPARE(changed.size(), 3);
    QVERIFY2(view.remark().contains(QStringLiteral("no such file")), qPrintable(view.remark()));
    QVERIFY2(view.remark().contains(QStringLiteral("no scores between 0 and 1")), qPrintable(view.remark()));
    QVERIFY2(view.remark().contains(QStringLiteral("12 rows")), qPrintable(view.remark()));
    QCOMPARE(view.table().rows, 20);
}

void TestEvaluationViews::runsWithoutTheFileMakeRoom()
{
    LinkedRuns linked;
    ConfusionView view(fileChart(ChartKind::Confusion), linked);
    QList<qint64> asked;
    std::size_t open = 0, mostOpen = 0;
    connect(&view, &EvaluationView::filesWanted, this, [&](const QList<FileWant>& wants) {
        for (const auto& want : wants)
            asked.append(want.rowId);
        open += std::size_t(wants.size());
        mostOpen = std::max(mostOpen, open);
    });
    view.showRuns(compared(sampleRuns(100)));
    linked.select({40});
    ClassificationData onlyScores = classifier(0.2, 2, 0);
    onlyScores.confusion.reset();
    for (qsizetype i = 0; i < asked.size(); ++i) {
        --open;
        if (asked[i] > 20)
            view.showClassification(asked[i], classifier(0.2, 2, 0));
        else if (asked[i] % 2 == 0)
            view.showClassification(asked[i], onlyScores);
        else
            view.showUnavailable(asked[i], QStringLiteral("no such artifact"));
    }
    QCOMPARE(QSet<qint64>(asked.begin(), asked.end()).size(), asked.size()); // each once
    QCOMPARE(asked.size(), 20 + 6); // 1 to 20 in vain; 21 to 25 and the selected one have it
    QVERIFY2(mostOpen <= 7, qPrintable(QString::number(mostOpen))); // the six, and the one selected meanwhile
    const auto table = view.table();
    QCOMPARE(table.rows, 6 * 4);
    QCOMPARE(table.row(0)[0], view.runs()->names[20]);
    QCOMPARE(table.row(23)[0], view.runs()->names[39]);
    QVERIFY2(view.remark().startsWith(QStringLiteral("6 of 100 runs")), qPrintable(view.remark()));
    for (const char* why :
         {"no such artifact", "no predictions beside the labels"}) // half of the twenty each
        QVERIFY2(view.remark().contains(QStringLiteral(" and 7 more: %1").arg(QLatin1String(why))),
                 qPrintable(view.remark()));
    QCOMPARE(view.remark().count(u'\n'), 2);
}

void TestEvaluationViews::stopsAskingWhereNobodyHasTheFile()
{
    LinkedRuns linked;
    RocPrView view(fileChart(ChartKind::RocPr), linked);
    QList<qint64> asked;
    connect(&view, &EvaluationView::filesWanted, this, [&](const QList<FileWant>& wants) {
        for (const auto& want : wants) {
            asked.append(want.rowId);
            view.showUnavailable(want.rowId, QStringLiteral("no such artifact")); // at once
        }
    });
    view.showRuns(compared(sampleRuns(1'000)));
    QVERIFY2(asked.size() >= 200 && asked.size() < 230, qPrintable(QString::number(asked.size())));
    QVERIFY2(view.remark().contains(QStringLiteral("Only 200 runs were looked at")),
             qPrintable(view.remark()));
    QVERIFY(!asked.contains(700));
    linked.select({700});
    QCOMPARE(asked.last(), qint64(700));
}

void TestEvaluationViews::confusionMarksEveryCell()
{
    LinkedRuns linked;
    ConfusionView view(fileChart(ChartKind::Confusion), linked);
    view.resize(620, 360);
    view.show();
    view.showRuns(compared(sampleRuns(2)));
    view.showClassification(1, classifier(0.2, 2, 0));
    view.showClassification(2, classifier(0.2, 3, 0));
    const auto marks = view.marks();
    QCOMPARE(marks.size(), std::size_t(4 + 9));
    for (const auto& mark : marks)
        QVERIFY(QRectF(view.rect()).contains(mark.area));
    QTest::mouseMove(&view, marks[1].area.center().toPoint());
    QVERIFY2(view.readout().contains(QStringLiteral("0 taken for 1: 3")), qPrintable(view.readout()));
    QTest::mouseClick(&view, Qt::LeftButton, {}, marks[8].area.center().toPoint());
    QCOMPARE(linked.selected(), LinkedRuns::Ids({2}));
}

void TestEvaluationViews::sixMatricesInASmallCardHaveRoomForTheirNumbers()
{
    LinkedRuns linked;
    ConfusionView view(fileChart(ChartKind::Confusion), linked);
    view.resize(cardSize);
    view.show();
    view.showRuns(compared(sampleRuns(6)));
    for (qint64 id = 1; id <= 6; ++id)
        view.showClassification(id, classifier(0.2, 2, 0));
    const auto& marks = view.marks();
    QCOMPARE(marks.size(), std::size_t(6 * 4));
    const QFontMetricsF metrics(textFont(TextSize::Small));
    for (const auto& mark : marks) {
        QVERIFY(QRectF(view.rect()).contains(mark.area));
        QVERIFY(mark.area.width() >= metrics.horizontalAdvance(QStringLiteral("1,234")));
        QVERIFY(mark.area.height() >= 14);
    }
}

void TestEvaluationViews::namesOfAxesStandWithinASmallCard()
{
    static const QRegularExpression text(QStringLiteral("<text[^>]* y=\"([0-9.]+)\"[^>]*>([^<]*)<"));
    for (const auto& [kind, name] : kinds) {
        LinkedRuns linked;
        const auto view = makeView(kind, linked);
        view->showRuns(compared(sampleRuns(2)));
        for (qint64 id = 1; id <= 2; ++id)
            view->showClassification(id, classifier(0.2, 2, 0));
        QStringList said;
        const auto svg = QString::fromUtf8(svgOf(*view, Theme::light(), cardSize));
        for (auto found = text.globalMatch(svg); found.hasNext();) {
            const auto one = found.next();
            said.append(one.captured(2).trimmed());
            QVERIFY2(one.captured(1).toDouble() < cardSize.height() - 2, qPrintable(said.last()));
        }
        QVERIFY(!said.isEmpty());
        if (kind == ChartKind::Calibration)
            QVERIFY2(said.contains(QStringLiteral("predicted probability →")), qPrintable(said.join(u'|')));
        if (kind == ChartKind::RocPr)
            QVERIFY2(said.contains(QStringLiteral("FPR →")) && said.contains(QStringLiteral("↑ TPR")),
                     qPrintable(said.join(u'|')));
        const auto wide = QString::fromUtf8(svgOf(*view, Theme::light(), {1400, 500}));
        if (kind == ChartKind::RocPr)
            QVERIFY(wide.contains(QStringLiteral("false positive rate →")));
    }
}

void TestEvaluationViews::aLegendShortensNamesAndNeverFigures()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    QPainter painter(&svg);
    paintLegend(painter,
                {{LegendEntry::Key::Line,
                  {},
                  QString(200, u'x'),
                  LegendEntry::Weight::Normal,
                  QStringLiteral("ECE 0.034 · Brier 0.121")}},
                {0, 0, 400, 200}, Theme::light());
    painter.end();
    const auto written = QString::fromUtf8(bytes);
    QVERIFY2(written.contains(QStringLiteral("ECE 0.034 · Brier 0.121<")), bytes.constData());
    QVERIFY(!written.contains(QString(60, u'x')));
}

void TestEvaluationViews::curvesAreHoveredAndSelected()
{
    LinkedRuns linked;
    RocPrView view(fileChart(ChartKind::RocPr), linked);
    view.resize(800, 400);
    view.show();
    view.showRuns(compared(sampleRuns(2)));
    view.showClassification(1, classifier(0.1, 2, 0));
    view.showClassification(2, classifier(0.8, 2, 0));
    const auto marks = view.marks();
    QCOMPARE(marks.size(), std::size_t(4));
    const auto middle = [&](std::size_t i) { return marks[i].line[marks[i].line.size() / 2].toPoint(); };
    QTest::mouseMove(&view, middle(2));
    QCOMPARE(linked.hoveredRun(), std::optional<qint64>(2));
    QVERIFY2(view.readout().contains(QStringLiteral("AUC 0.556")), qPrintable(view.readout()));
    QTest::mouseClick(&view, Qt::LeftButton, {}, middle(0));
    QCOMPARE(linked.selected(), LinkedRuns::Ids({1}));
}

void TestEvaluationViews::tablesHoldWhatIsDrawn()
{
    for (const auto& [kind, name] : kinds) {
        LinkedRuns linked;
        const auto view = makeView(kind, linked);
        view->showRuns(compared(sampleRuns(1)));
        QCOMPARE(view->table().rows, 0);
        view->showClassification(1, classifier(0.25, 3, 0));
        const auto table = view->table();
        QCOMPARE(table.rows, kind == ChartKind::Confusion ? 9 : kind == ChartKind::RocPr ? 202 : 20);
        for (qsizetype i = 0; i < table.rows; ++i)
            QCOMPARE(table.row(i).size(), table.header.size());
        if (kind == ChartKind::RocPr)
            QVERIFY(table.row(0)[1].contains(QStringLiteral("0.800")));
    }
}

void TestEvaluationViews::foreignLabelsAndExtremesAreShown()
{
    auto data = classifier(0.2, 2, 0);
    data.confusion = ConfusionMatrix{{QStringLiteral("<b>x</b>\n&"), QString(300, u'y')}, {0, 0, 1e15, 0.25}};
    data.positive = QStringLiteral("<b>x</b>");
    data.calibration->equalWidth.resize(1);
    for (const auto& [kind, name] : kinds) {
        LinkedRuns linked;
        const auto view = makeView(kind, linked);
        view->showRuns(compared(sampleRuns(60)));
        for (qint64 id = 1; id <= 60; ++id) {
            if (id != 50)
                view->showClassification(id, data);
        }
        const auto picture = grabbed(*view, QStringLiteral("ugly-%1").arg(QLatin1String(name)), {620, 360});
        QVERIFY2(inked(picture, Theme::light()) > 0.01, name);
        for (const QSize size : {QSize(80, 40), QSize(1, 1)})
            grabbed(*view, {}, size);
        QVERIFY(
            !QString::fromUtf8(svgOf(*view, Theme::light())).contains(QStringLiteral("font-weight=\"700\"")));
    }
}

void TestEvaluationViews::gallery_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::addRow("light-card") << false << QSize(620, 360);
    QTest::addRow("dark-card") << true << QSize(620, 360);
    QTest::addRow("light-large") << false << QSize(1200, 760);
}

void TestEvaluationViews::gallery()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    applyTheme(*qApp, dark ? SchemeChoice::Dark : SchemeChoice::Light);
    const auto tag = QString::fromLatin1(QTest::currentDataTag());
    for (const auto& [kind, name] : kinds) {
        for (const int count : {1, 5, 20}) {
            LinkedRuns linked;
            const auto view = makeView(kind, linked);
            view->showRuns(compared(sampleRuns(count)));
            for (qint64 id = 1; id <= count; ++id)
                view->showClassification(
                    id, classifier(0.05 + 0.04 * double(id), count == 5 ? 4 : 2, 0.1 * double(id % 5)));
            view->resize(size);
            if (count == 5)
                QTest::keyClick(view.get(), Qt::Key_Right);
            const double ink = inked(
                grabbed(*view, QStringLiteral("%1-%2-%3").arg(QLatin1String(name)).arg(count).arg(tag), size),
                dark ? Theme::dark() : Theme::light());
            QVERIFY2(ink > 0.01, qPrintable(QString::number(ink)));
        }
    }
    applyTheme(*qApp, SchemeChoice::Light);
}

QTEST_MAIN(TestEvaluationViews)
#include "tst_evaluationviews.moc"
