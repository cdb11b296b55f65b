// Logged tables and matrices of classifiers: how they are read, and that the measures are scikit-learn's.
#include "services/analysis/ClassificationFile.h"
#include "services/analysis/ClassificationMeasures.h"
#include "services/frames/LoggedTable.h"
#include "tests/support/Testing.h"

#include <QRandomGenerator>

#include <cmath>

using namespace ph;

namespace {

std::vector<ScoredRow> scored(std::initializer_list<int> truth, std::initializer_list<double> scores)
{
    std::vector<ScoredRow> rows;
    auto score = scores.begin();
    for (const int t : truth)
        rows.push_back({*score++, t == 1});
    return rows;
}

/// The four rows of scikit-learn's documentation of roc_curve, roc_auc_score, precision_recall_curve and
/// average_precision_score.
std::vector<ScoredRow> fourRows()
{
    return scored({0, 0, 1, 1}, {0.1, 0.4, 0.35, 0.8});
}

bool near(double a, double b, double within = 1e-9)
{
    return std::abs(a - b) <= within;
}

Result<ClassificationData> readText(const char* text,
                                    const QString& path = QStringLiteral("eval/predictions.json"))
{
    return readClassification(path, QByteArray(text));
}

const QString csv = QStringLiteral("predictions.csv");

} // namespace

class TestClassification : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rocIsScikitLearns();
    void tiesCountHalf();
    void areaIsTheShareOfOrderedPairs();
    void precisionRecallIsScikitLearns();
    void confusionIsScikitLearns();
    void classScoresAreScikitLearns();
    void brierIsScikitLearns();
    void calibrationCurveIsScikitLearns();
    void calibrationErrorByHand();
    void measuresNeedBothSides();
    void longCurvesAreThinnedButKeepTheirArea();

    void readsWhatMlflowLogs_data();
    void readsWhatMlflowLogs();
    void predictionsAndScoresStandTogether();
    void probabilitiesOfManyClasses();
    void fractionsLoggedAsPredictionAreScores();
    void positiveIsTheWordThatSaysSo();
    void incompleteRowsAreCounted();
    void readsMatrices_data();
    void readsMatrices();
    void saysWhyNot_data();
    void saysWhyNot();
    void damagedFilesNeverCrash();
    void listsFilesThatMayHoldPredictions();
};

void TestClassification::rocIsScikitLearns()
{
    const auto roc = rocCurve(fourRows());
    QVERIFY(roc);
    QCOMPARE(roc->area, 0.75);
    // fpr [0, 0, 0.5, 0.5, 1], tpr [0, 0.5, 0.5, 1, 1], thresholds [inf, 0.8, 0.4, 0.35, 0.1]
    const double expected[][3] = {
        {0, 0, HUGE_VAL}, {0, 0.5, 0.8}, {0.5, 0.5, 0.4}, {0.5, 1, 0.35}, {1, 1, 0.1}};
    QCOMPARE(roc->points.size(), std::size_t(5));
    for (std::size_t i = 0; i < 5; ++i) {
        QCOMPARE(roc->points[i].x, expected[i][0]);
        QCOMPARE(roc->points[i].y, expected[i][1]);
        QCOMPARE(roc->points[i].threshold, expected[i][2]);
    }
}

void TestClassification::tiesCountHalf()
{
    QCOMPARE(rocCurve(scored({0, 1, 0, 1}, {0.5, 0.5, 0.5, 0.5}))->area, 0.5);
    // Positives 1, 1, 2 against negatives 1, 2: (0.5 + 0 + 0.5 + 0 + 1 + 0.5) of 6 pairs.
    QVERIFY(near(rocCurve(scored({1, 1, 1, 0, 0}, {1, 1, 2, 1, 2}))->area, 2.5 / 6));
}

void TestClassification::areaIsTheShareOfOrderedPairs()
{
    QRandomGenerator random(7);
    std::vector<ScoredRow> rows;
    for (int i = 0; i < 300; ++i)
        rows.push_back({double(random.bounded(40)), random.bounded(3) == 0});
    double ordered = 0, pairs = 0;
    for (const auto& p : rows) {
        for (const auto& n : rows) {
            if (p.positive && !n.positive) {
                ++pairs;
                ordered += p.score > n.score ? 1 : p.score == n.score ? 0.5 : 0;
            }
        }
    }
    QVERIFY(near(rocCurve(rows)->area, ordered / pairs, 1e-12));
}

void TestClassification::precisionRecallIsScikitLearns()
{
    const auto curve = precisionRecallCurve(fourRows());
    QVERIFY(curve);
    QVERIFY(near(curve->averagePrecision, 0.8333333333));
    QCOMPARE(curve->prevalence, 0.5);
    // precision [0.5, 0.66666667, 0.5, 1, 1] at recall [1, 1, 0.5, 0.5, 0], there from the lowest threshold
    // up
    const double expected[][2] = {{0, 1}, {0.5, 1}, {0.5, 0.5}, {1, 2.0 / 3}, {1, 0.5}};
    QCOMPARE(curve->points.size(), std::size_t(5));
    for (std::size_t i = 0; i < 5; ++i) {
        QVERIFY(near(curve->points[i].x, expected[i][0]));
        QVERIFY(near(curve->points[i].y, expected[i][1]));
    }
}

void TestClassification::confusionIsScikitLearns()
{
    // The documentation of confusion_matrix.
    const std::vector<std::uint32_t> truth{2, 0, 2, 2, 0, 1}, predicted{0, 0, 2, 2, 0, 2};
    const QStringList labels{QStringLiteral("ant"), QStringLiteral("bird"), QStringLiteral("cat")};
    const auto matrix = confusionMatrix(labels, truth, predicted);
    QCOMPARE(matrix.counts, (std::vector<double>{2, 0, 0, 0, 0, 1, 1, 0, 2}));
    QCOMPARE(matrix.total(), 6.0);

    const auto read =
        readText("[{\"y_true\": \"cat\", \"y_pred\": \"ant\"}, {\"y_true\": \"ant\", \"y_pred\": \"ant\"},"
                 " {\"y_true\": \"cat\", \"y_pred\": \"cat\"}, {\"y_true\": \"cat\", \"y_pred\": \"cat\"},"
                 " {\"y_true\": \"ant\", \"y_pred\": \"ant\"}, {\"y_true\": \"bird\", \"y_pred\": \"cat\"}]");
    QVERIFY_RESULT(read);
    QCOMPARE(read->confusion->labels, labels);
    QCOMPARE(read->confusion->counts, matrix.counts);
}

void TestClassification::classScoresAreScikitLearns()
{
    // The documentation of classification_report: y_true = [0, 1, 2, 2, 2], y_pred = [0, 0, 2, 2, 1].
    const auto data = readText("label,prediction\n0,0\n1,0\n2,2\n2,2\n2,1\n", csv);
    QVERIFY_RESULT(data);
    const double expected[][4] = {{0.5, 1, 0.67, 1}, {0, 0, 0, 1}, {1, 0.67, 0.80, 3}};
    QCOMPARE(data->classes.size(), std::size_t(3));
    for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY(near(data->classes[i].precision, expected[i][0], 0.005));
        QVERIFY(near(data->classes[i].recall, expected[i][1], 0.005));
        QVERIFY(near(data->classes[i].f1, expected[i][2], 0.005));
        QCOMPARE(data->classes[i].support, expected[i][3]);
    }
    // A class that nobody predicted has no precision.
    const ConfusionMatrix never{{QStringLiteral("a"), QStringLiteral("b")}, {3, 0, 2, 0}};
    QVERIFY(std::isnan(classScores(never)[1].precision));
    QCOMPARE(classScores(never)[1].recall, 0.0);
}

void TestClassification::brierIsScikitLearns()
{
    // brier_score_loss([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3]) is documented as 0.037…: (0.01 + 0.01 + 0.04 +
    // 0.09) / 4.
    QVERIFY(near(calibrationOf(scored({0, 1, 1, 0}, {0.1, 0.9, 0.8, 0.3}))->brier, 0.0375));
}

void TestClassification::calibrationCurveIsScikitLearns()
{
    // The documentation of calibration_curve with n_bins=3: prob_true [0, 0.5, 1], prob_pred [0.2, 0.525,
    // 0.85].
    const auto rows = scored({0, 0, 0, 0, 1, 1, 1, 1, 1}, {0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1.0});
    const auto bins = calibrationOf(rows, 3)->equalWidth;
    QCOMPARE(bins.size(), std::size_t(3));
    const double rates[] = {0, 0.5, 1}, means[] = {0.2, 0.525, 0.85};
    for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY(near(bins[i].rate, rates[i]));
        QVERIFY(near(bins[i].meanScore, means[i]));
    }
    qint64 all = 0;
    const auto evenly = calibrationOf(rows, 3)->equalCount;
    for (const auto& bin : evenly) {
        QCOMPARE(bin.count, qint64(3));
        all += bin.count;
    }
    QCOMPARE(all, qint64(9));
    // Equal scores are never torn apart.
    QCOMPARE(calibrationOf(scored({0, 1, 1, 0}, {0.4, 0.4, 0.4, 0.4}), 2)->equalCount.size(), std::size_t(1));
}

void TestClassification::calibrationErrorByHand()
{
    // Two bins of two rows: |0.15 - 0.5| and |0.85 - 1|, weighted by halves.
    const auto calibration = calibrationOf(scored({0, 1, 1, 1}, {0.1, 0.2, 0.8, 0.9}), 2);
    QVERIFY(near(calibration->error, 0.25));
    QVERIFY(near(calibrationOf(scored({0, 1}, {0, 1}))->error, 0));
    QVERIFY(!calibrationOf(scored({0, 1}, {-0.1, 1})));
    QVERIFY(!calibrationOf({}));
}

void TestClassification::measuresNeedBothSides()
{
    QVERIFY(!rocCurve(scored({1, 1}, {0.2, 0.3})));
    QVERIFY(!rocCurve({}));
    QVERIFY(!precisionRecallCurve(scored({0, 0}, {0.2, 0.3})));
    QCOMPARE(precisionRecallCurve(scored({1, 1}, {0.2, 0.3}))->averagePrecision, 1.0);
}

void TestClassification::longCurvesAreThinnedButKeepTheirArea()
{
    // Scores i for i < n, positive with chance i / n in an even pattern: the area tends to 2/3 + 1/6.
    constexpr int n = 200'000;
    std::vector<ScoredRow> rows;
    QRandomGenerator random(3);
    for (int i = 0; i < n; ++i)
        rows.push_back({double(i), random.generateDouble() < double(i) / n});
    const auto roc = rocCurve(rows);
    QVERIFY(roc->points.size() <= maxCurvePoints + 2);
    QCOMPARE(roc->points.back().x, 1.0);
    QCOMPARE(roc->points.back().y, 1.0);
    QVERIFY2(near(roc->area, 5.0 / 6, 0.005), qPrintable(QString::number(roc->area)));
}

void TestClassification::readsWhatMlflowLogs_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const char* path, const char* bytes) {
        QTest::addRow("%s", name) << QString::fromLatin1(path) << QByteArray(bytes);
    };
    row("log_table", "t.json",
        R"({"columns": ["y_true", "y_score"], "data": [[0, 0.1], [0, 0.4], [1, 0.35], [1, 0.8]]})");
    row("pandas split with its index", "t.json",
        R"({"index": [0, 1, 2, 3], "columns": ["target", "probability"], "data": [[0, 0.1], [0, 0.4], [1, 0.35], [1, 0.8]]})");
    row("records", "t.json",
        R"([{"label": 0, "score": 0.1}, {"label": 0, "score": 0.4}, {"score": 0.35, "label": 1}, {"label": 1, "score": 0.8}])");
    row("lists", "t.json", R"({"actual": [0, 0, 1, 1], "proba": [0.1, 0.4, 0.35, 0.8]})");
    row("csv", "t.csv", "y_true,y_score\n0,0.1\n0,0.4\n1,0.35\n1,0.8\n");
    row("csv of Windows with a mark and quotes", "t.csv",
        "\xef\xbb\xbf\"Y True\",\"Y-Score\"\r\n\"0\",0.1\r\n0.0,0.4\r\n1,0.35\r\n1.0,\"0.8\"\r\n");
    row("tsv", "t.tsv", "id\ty_true\ty_score\na\tFalse\t0.1\nb\tFalse\t0.4\nc\tTrue\t0.35\nd\tTrue\t0.8");
    row("a probability a class", "t.csv",
        "y_true,proba_0,proba_1\n0,0.9,0.1\n0,0.6,0.4\n1,0.65,0.35\n1,0.2,0.8\n");
}

void TestClassification::readsWhatMlflowLogs()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, bytes);
    const auto data = readClassification(path, bytes);
    QVERIFY_RESULT(data);
    QCOMPARE(data->rows, qint64(4));
    QCOMPARE(data->rowsLeftOut, qint64(0));
    QVERIFY(data->roc && data->precisionRecall && data->calibration && data->confusion);
    QCOMPARE(data->roc->area, 0.75);
    QVERIFY(near(data->precisionRecall->averagePrecision, 0.8333333333));
    QVERIFY(data->positive == QLatin1String("1") || data->positive == QLatin1String("true"));
    // One half is the threshold where no prediction was logged: 0.35 is missed.
    QCOMPARE(data->confusion->counts, (std::vector<double>{2, 0, 1, 1}));
}

void TestClassification::predictionsAndScoresStandTogether()
{
    // At a threshold of 0.3, as the script chose it.
    const auto data = readText("y_true,y_pred,y_score\n0,0,0.1\n0,1,0.4\n1,1,0.35\n1,1,0.8\n", csv);
    QVERIFY_RESULT(data);
    QCOMPARE(data->confusion->counts, (std::vector<double>{1, 1, 0, 2}));
    QCOMPARE(data->roc->area, 0.75);
    QCOMPARE(data->found, QStringLiteral("y_true, y_pred, y_score"));
}

void TestClassification::probabilitiesOfManyClasses()
{
    const auto data =
        readText("label,prob_a,prob_b,prob_c\na,0.8,0.1,0.1\nb,0.2,0.7,0.1\nc,0.5,0.2,0.3\n", csv);
    QVERIFY_RESULT(data);
    QCOMPARE(data->confusion->counts, (std::vector<double>{1, 0, 0, 0, 1, 0, 1, 0, 0}));
    QVERIFY(data->positive.isEmpty());
    // Micro-average: positives 0.8, 0.7, 0.3 against 0.1, 0.1, 0.2, 0.1, 0.5, 0.2: 17 of 18 pairs are in
    // order.
    QVERIFY(near(data->roc->area, 17.0 / 18));
}

void TestClassification::fractionsLoggedAsPredictionAreScores()
{
    const auto data = readText("target,prediction\n0,0.1\n0,0.4\n1,0.35\n1,0.8\n", csv);
    QVERIFY_RESULT(data);
    QCOMPARE(data->roc->area, 0.75);
}

void TestClassification::positiveIsTheWordThatSaysSo()
{
    const auto data = readText("label,score\nyes,0.9\nno,0.2\nyes,0.8\nno,0.1\n", csv);
    QVERIFY_RESULT(data);
    QCOMPARE(data->positive, QStringLiteral("yes"));
    QCOMPARE(data->roc->area, 1.0);
    const auto words = readText("label,score\nfraud,0.9\nfair,0.2\n", csv);
    QVERIFY_RESULT(words);
    QCOMPARE(words->positive, QStringLiteral("fraud"));
}

void TestClassification::incompleteRowsAreCounted()
{
    const auto data = readText(R"({"columns": ["y_true", "y_score"],
        "data": [[0, 0.1], [0, 0.4], [1, 0.35], [1, 0.8], [1, NaN], [null, 0.3], [1, Infinity]]})");
    QVERIFY_RESULT(data);
    QCOMPARE(data->rows, qint64(4));
    QCOMPARE(data->rowsLeftOut, qint64(3));
    QCOMPARE(data->roc->area, 0.75);
}

void TestClassification::readsMatrices_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("labels");
    const QStringList words{QStringLiteral("ham"), QStringLiteral("<b>spam</b>")};
    const QStringList numbers{QStringLiteral("0"), QStringLiteral("1")};
    QTest::addRow("bare") << QByteArray("[[50, 3], [7, 40]]") << numbers;
    QTest::addRow("labels") << QByteArray(
                                   R"({"labels": ["ham", "<b>spam</b>"], "matrix": [[50, 3], [7, 40]]})")
                            << words;
    QTest::addRow("as scikit-learn's display")
        << QByteArray(R"({"confusion_matrix": [[50, 3], [7, 40]], "display_labels": ["ham", "<b>spam</b>"]})")
        << words;
    QTest::addRow("numbers as labels")
        << QByteArray(R"({"classes": [0, 1], "data": [[50, 3], [7, 40]]})") << numbers;
}

void TestClassification::readsMatrices()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, labels);
    const auto data = readClassification(QStringLiteral("confusion_matrix.json"), bytes);
    QVERIFY_RESULT(data);
    QCOMPARE(data->confusion->labels, labels);
    QCOMPARE(data->confusion->counts, (std::vector<double>{50, 3, 7, 40}));
    QVERIFY(near(data->classes[1].precision, 40.0 / 43));
    QVERIFY(near(data->classes[1].recall, 40.0 / 47));
    QVERIFY(!data->roc && !data->calibration);
}

void TestClassification::saysWhyNot_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* path, const QByteArray& bytes, const char* said) {
        QTest::addRow("%s", name) << QString::fromLatin1(path) << bytes << QString::fromLatin1(said);
    };
    row("no truth", "t.csv", "feature,importance\nage,0.4\n", "y_true");
    row("names the columns", "t.csv", "feature,importance\nage,0.4\n", "feature, importance");
    row("nothing to hold against it", "t.csv", "label,age\n1,30\n", "predictions or scores beside label");
    row("short row", "t.json", R"({"columns": ["y_true", "y_score"], "data": [[0, 1], [1]]})", "data[1]");
    row("short record", "t.csv", "y_true,y_score\n0,0.1\n1\n", "record 3");
    row("no square", "t.json", "[[1, 2], [3]]", "row 1");
    row("negative count", "t.json", "[[1, 2], [3, -4]]", "row 1, column 1");
    row("labels do not fit", "t.json", R"({"labels": ["a"], "matrix": [[1, 2], [3, 4]]})",
        "1 labels for 2 rows");
    row("not JSON", "t.json", "y_true: 1", "");
    row("a number", "t.json", "7", "neither a table nor a matrix");
    row("empty", "t.csv", "", "header");
    row("only a header", "t.csv", "y_true,y_score\n", "");
    row("one score for three labels", "t.csv", "y_true,y_score\na,0.1\nb,0.2\nc,0.3\n", "3 labels");
    row("deep", "t.json", QByteArray(100'000, '['), "");
    QByteArray regression = "target,prediction\n";
    for (int i = 0; i < 300; ++i)
        regression += QByteArray::number(i * 1.5) + "," + QByteArray::number(i + 2) + "\n";
    row("a regression", "t.csv", regression, "too many to be classes");
}

void TestClassification::saysWhyNot()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, said);
    const auto data = readClassification(path, bytes);
    QVERIFY_ERROR(data, ErrorKind::Unreadable);
    QCOMPARE(data.error().where, path);
    QVERIFY2(data.error().detail.contains(said), qPrintable(data.error().detail));
    QVERIFY_ERROR(readClassification(QStringLiteral("t.parquet"), bytes), ErrorKind::Invalid);
}

void TestClassification::damagedFilesNeverCrash()
{
    const std::pair<const char*, QByteArray> whole[] = {
        {"t.json",
         R"({"columns": ["y_true", "y_pred", "y_score"], "data": [[0, 0, 0.1], [0, 1, 0.4], [1, 1, 0.35]]})"},
        {"t.json",
         R"([{"label": "a", "prob_a": 0.8, "prob_b": 0.2}, {"label": "b", "prob_a": 0.3, "prob_b": 0.7}])"},
        {"t.json", R"({"labels": ["ham", "spam"], "matrix": [[50, 3], [7, 40]]})"},
        {"t.csv", "y_true,y_score\n0,0.1\n\"1\",0.35\n1,\"0.8\"\n"}};
    QRandomGenerator random(20'261'121);
    int readable = 0;
    for (int round = 0; round < 8000; ++round) {
        const auto& [path, bytes] = whole[random.bounded(4)];
        QByteArray damaged = bytes;
        for (int i = random.bounded(1, 5); i > 0 && !damaged.isEmpty(); --i) {
            const auto at = random.bounded(int(damaged.size()));
            switch (random.bounded(4)) {
            case 0:
                damaged[at] = char(random.bounded(256));
                break;
            case 1:
                damaged.remove(at, random.bounded(1, 6));
                break;
            case 2:
                damaged.insert(at, QByteArray(random.bounded(1, 4), "[]{},:\"\n09-eN"[random.bounded(13)]));
                break;
            default:
                damaged.insert(at, damaged.mid(random.bounded(int(damaged.size())), random.bounded(20)));
            }
        }
        const auto data = readClassification(QLatin1String(path), damaged);
        if (!data)
            continue;
        ++readable;
        if (data->roc)
            QVERIFY(data->roc->area >= 0 && data->roc->area <= 1);
        if (data->confusion)
            QCOMPARE(data->confusion->counts.size(), data->confusion->size() * data->confusion->size());
        if (data->calibration)
            QVERIFY(data->calibration->brier >= 0 && data->calibration->brier <= 1);
    }
    QVERIFY2(readable > 100 && readable < 7900, qPrintable(QString::number(readable)));
}

void TestClassification::listsFilesThatMayHoldPredictions()
{
    using Kind = ArtifactEntry::Kind;
    const auto file = [](const char* path, qint64 size = 1000) {
        return ArtifactEntry{QString::fromLatin1(path), Kind::File, size};
    };
    const QStringList found =
        evaluationFiles({file("model/model.pkl"),
                         file("feature_importance.csv"),
                         file("notes.txt"),
                         file("other.csv"),
                         file("eval/predictions.json"),
                         file("confusion_matrix.json"),
                         file("plots/confusion_matrix.png"),
                         file("huge/predictions.csv", maxEvaluationBytes + 1),
                         {QStringLiteral("eval.json"), Kind::Directory, {}},
                         {QStringLiteral("unknown_size/predictions.csv"), Kind::File, {}}});
    QCOMPARE(found, (QStringList{QStringLiteral("eval/predictions.json"),
                                 QStringLiteral("unknown_size/predictions.csv"),
                                 QStringLiteral("confusion_matrix.json"), QStringLiteral("other.csv")}));
}

QTEST_GUILESS_MAIN(TestClassification)
#include "tst_classification.moc"
