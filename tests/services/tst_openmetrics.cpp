#include "services/metrics/OpenMetricsFile.h"
#include "services/metrics/SeriesSelector.h"
#include "tests/support/Testing.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>

#include <cmath>
#include <random>

using namespace ph;
using namespace ph::testing;

namespace {

const QString where = QStringLiteral("a test");

/// What a program exposes, with a bit of everything.
const std::string exposed =
    "# TYPE requests counter\n"
    "# HELP requests Of all \\n kinds\n"
    "requests_total{revision=\"fraud-2\",code=\"200\"} 1500 1790000000.5\n"
    "requests_total{revision=\"a\\\"b\\\\c\\nd\",code=\"500\"} 6.2e1\n"
    "requests_created{revision=\"fraud-2\",code=\"200\"} 1789990000\n"
    "# TYPE latency_seconds histogram\n"
    "# UNIT latency_seconds seconds\n"
    "latency_seconds_bucket{le=\"0.1\"} 8 # {trace_id=\"KOO5S4vxi0o\"} 0.067 1790000000\n"
    "latency_seconds_bucket{le=\"+Inf\"} 10\n"
    "latency_seconds_count 10\n"
    "latency_seconds_sum 1.5\n"
    "# TYPE build info\n"
    "build_info{version=\"1.0\"} 1\n"
    "temperature -Inf\n"
    "share NaN\n"
    "# EOF\n";

Result<std::vector<FamilyPoint>> read(const std::string& text,
                                      MetricsTextFormat format = MetricsTextFormat::OpenMetrics)
{
    return readMetricsText(text, format, where);
}

/// As a program replaces it: with a time of its own.
void writeFile(const QString& path, const QByteArray& text, std::int64_t ms)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush() ||
        !file.setFileTime(QDateTime::fromMSecsSinceEpoch(ms), QFileDevice::FileModificationTime))
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

class TestOpenMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pointsCarryNameLabelsValueAndTime()
    {
        const auto points = read(exposed);
        QVERIFY_RESULT(points);
        QCOMPARE(points->size(), std::size_t(10));
        QCOMPARE(points->front(), (FamilyPoint{QStringLiteral("requests_total"),
                                               {{QStringLiteral("revision"), QStringLiteral("fraud-2")},
                                                {QStringLiteral("code"), QStringLiteral("200")}},
                                               1500,
                                               1'790'000'000'500}));
        QCOMPARE(points->at(1).labels.value(QStringLiteral("revision")), QStringLiteral("a\"b\\c\nd"));
        QCOMPARE(points->at(1).value, 62.0);
        QVERIFY(!points->at(1).timeMs);
        QVERIFY(std::isinf(points->at(8).value) && points->at(8).value < 0);
        QVERIFY(std::isnan(points->at(9).value));
        QCOMPARE(read("# EOF")->size(), std::size_t(0));
    }
    void prometheusOwnFormat()
    {
        const auto points =
            read("# a comment\n#TYPE-less\n\n# HELP http_requests_total Of all.\n"
                 "# TYPE http_requests_total counter\n"
                 "http_requests_total { method = \"post\" , code=\"200\", }\t1027 1395066363000\n"
                 "  msdos_file_access_time_seconds{path=\"C:\\\\DIR\\\\\"} +1.458255915e9\n"
                 "metric_without_timestamp 12.47\nsomething_weird +Inf -0\n",
                 MetricsTextFormat::PrometheusText);
        QVERIFY_RESULT(points);
        QCOMPARE(points->size(), std::size_t(4));
        QCOMPARE(points->front().timeMs, std::optional<std::int64_t>(1'395'066'363'000));
        QCOMPARE(points->at(1).labels.first(), QStringLiteral("C:\\DIR\\"));
        QCOMPARE(points->at(3).timeMs, std::optional<std::int64_t>(0));
    }

    void whatBreaksTheFormatIsUnreadable_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const QByteArray& lines) {
            QTest::newRow(name) << lines + "# EOF\n";
        };
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no end") << QByteArray("a 1\n");
        QTest::newRow("half a line") << QByteArray("a 1\n# EO");
        QTest::newRow("more after the end") << QByteArray("# EOF\na 1\n");
        QTest::newRow("two ends") << QByteArray("# EOF\n# EOF\n");
        row("an empty line", "\n");
        row("a comment", "# hello\n");
        row("a page", "<html>\n");
        row("no value", "a\n");
        row("an empty value", "a \n");
        row("two spaces", "a  1\n");
        row("a tab", "a\t1\n");
        row("a space before labels", "a {b=\"c\"} 1\n");
        row("a space at the end", "a 1 \n");
        row("a carriage return", "a 1\r\n");
        row("a word", "a many\n");
        row("two numbers in one", "a 1_000\n");
        row("hexadecimal", "a 0x10\n");
        row("a number that is too large", "a 1e999\n");
        row("a signed NaN", "a -NaN\n");
        row("a name that begins with a digit", "1a 1\n");
        row("a label with a colon", "a{b:c=\"d\"} 1\n");
        row("a label twice", "a{b=\"c\",b=\"d\"} 1\n");
        row("a comma at the end", "a{b=\"c\",} 1\n");
        row("no quotes", "a{b=c} 1\n");
        row("an open quote", "a{b=\"c} 1\n");
        row("an escape of nothing", "a{b=\"\\t\"} 1\n");
        row("open labels", "a{b=\"c\" 1\n");
        row("a time before time", "a 1 -1\n");
        row("a time after time", "a 1 1e300\n");
        row("a time that is none", "a 1 NaN\n");
        row("too many words", "a 1 2 3\n");
        row("an open exemplar", "# TYPE a histogram\na_bucket{le=\"1\"} 1 # {b=\"c\"\n");
        row("a series twice", "a{b=\"c\",d=\"e\"} 1\na{d=\"e\",b=\"c\"} 2\n");
        row("lines that are not together", "a 1\nb 1\na{c=\"d\"} 1\n");
        row("a type after its samples", "a 1\n# TYPE a gauge\n");
        row("a type twice", "# TYPE a gauge\n# TYPE a gauge\n");
        row("an unknown type", "# TYPE a speed\n");
        row("no type", "# TYPE a\n");
        row("more than a type", "# TYPE a gauge really\n");
        row("a counter without _total", "# TYPE a counter\na 1\n");
        row("a counter below 0", "# TYPE a counter\na_total -1\n");
        row("a counter that is no number", "# TYPE a counter\na_total NaN\n");
        row("no UTF-8", "a{b=\"\xff\"} 1\n");
        row("a long name", QByteArray(5'000, 'a') + " 1\n");
        row("a long label", "a{b=\"" + QByteArray(5'000, 'c') + "\"} 1\n");
        QByteArray labels;
        for (int i = 0; i < 65; ++i)
            labels += (i > 0 ? ",l" : "l") + QByteArray::number(i) + "=\"\"";
        row("many labels", "a{" + labels + "} 1\n");
        QByteArray lines;
        for (int i = 0; i < 100'001; ++i)
            lines += "a" + QByteArray::number(i) + " 1\n";
        row("many lines", lines);
        row("many bytes", "# HELP a " + QByteArray(9 << 20, 'x') + "\n");
    }
    void whatBreaksTheFormatIsUnreadable()
    {
        QFETCH(QByteArray, text);
        QVERIFY_ERROR(read(text.toStdString()), ErrorKind::Unreadable);
    }
    void everyTruncationIsUnreadable()
    {
        // What lacks but the last line's end is whole.
        for (std::size_t length = 0; length + 1 < exposed.size(); ++length)
            QVERIFY_ERROR(read(exposed.substr(0, length)), ErrorKind::Unreadable);
    }
    // No mutation crashes it, and whatever it reads obeys what it promises.
    void mutationsAreReadOrRefused()
    {
        std::mt19937 random(17);
        const std::string spice = "{}\"\\=, \n#\t0eE+-.NI\xff\x80:_";
        int understood = 0;
        for (int i = 0; i < times(20'000); ++i) {
            auto text = exposed;
            for (auto changes = 1 + random() % 3; changes > 0; --changes) {
                const auto at = random() % text.size();
                switch (random() % 4) {
                case 0:
                    text.erase(at, 1 + random() % 5);
                    break;
                case 1:
                    text.insert(at, 1, spice[random() % spice.size()]);
                    break;
                case 2:
                    text[at] = spice[random() % spice.size()];
                    break;
                default:
                    text.insert(at, text.substr(random() % text.size(), random() % 40));
                }
            }
            for (const auto format : {MetricsTextFormat::OpenMetrics, MetricsTextFormat::PrometheusText}) {
                const auto points = read(text, format);
                if (!points) {
                    QCOMPARE(points.error().kind, ErrorKind::Unreadable);
                    QVERIFY(!points.error().detail.isEmpty());
                    continue;
                }
                ++understood;
                for (const auto& point : *points)
                    QVERIFY(!point.name.isEmpty() && point.timeMs.value_or(0) >= 0 &&
                            point.labels.size() <= mostMetricLabels);
            }
        }
        QVERIFY(understood > times(20'000) / 20);
    }

    void selectorsAreNamesWithLabels()
    {
        const auto plain = parseSeriesSelector(QStringLiteral(" errors_total "));
        QVERIFY_RESULT(plain);
        QCOMPARE(*plain, (SeriesSelector{QStringLiteral("errors_total"), {}}));
        const auto labelled =
            parseSeriesSelector(QStringLiteral("job:errors{a=\"x,}\\\"\\\\\", b = 'it\\'s' ,c=`\\d`,}"));
        QVERIFY_RESULT(labelled);
        QCOMPARE(labelled->labels.value(QStringLiteral("a")), QStringLiteral("x,}\"\\"));
        QCOMPARE(labelled->labels.value(QStringLiteral("b")), QStringLiteral("it's"));
        QCOMPARE(labelled->labels.value(QStringLiteral("c")), QStringLiteral("\\d"));
        QCOMPARE(parseSeriesSelector(QStringLiteral("a{}"))->labels.size(), 0);
        for (const char* text : {"", "rate(a[5m])", "a[5m]", "a + b", "a{b!=\"c\"}", "a{b=~\"c\"}",
                                 "a{b=\"c\"} offset 5m", "{b=\"c\"}", "a{b=c}", "a{b=\"c\"", "a{,}",
                                 "a{b=\"c\" c=\"d\"}", "a{b=\"\\x\"}", "a{b=\"c\",b=\"d\"}", "1"})
            QVERIFY_ERROR(parseSeriesSelector(QString::fromLatin1(text)), ErrorKind::Unsupported);
    }
    void selectorsMatchNameAndLabels()
    {
        const SeriesSelector selector{
            QStringLiteral("a"),
            {{QStringLiteral("b"), QStringLiteral("c")}, {QStringLiteral("gone"), QString()}}};
        QVERIFY(selector.matches(QStringLiteral("a"), {{QStringLiteral("b"), QStringLiteral("c")},
                                                       {QStringLiteral("d"), QStringLiteral("e")}}));
        QVERIFY(!selector.matches(QStringLiteral("a"), {{QStringLiteral("b"), QStringLiteral("x")}}));
        QVERIFY(!selector.matches(QStringLiteral("x"), {{QStringLiteral("b"), QStringLiteral("c")}}));
        QVERIFY(!selector.matches(QStringLiteral("a"), {{QStringLiteral("b"), QStringLiteral("c")},
                                                        {QStringLiteral("gone"), QStringLiteral("x")}}));
    }

    void aFileIsKeptAsSeriesOverTime()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("metrics.txt"));
        constexpr std::int64_t t0 = 1'790'000'000'000;
        const MetricRange range{t0, t0 + 60'000, 15'000};
        OpenMetricsFile source(path);
        const auto ask = [&](const char* selector) { return source.series(QLatin1String(selector), range); };
        QVERIFY_ERROR(ask("load"), ErrorKind::NotFound);
        writeFile(path, "load{pod=\"a\"} 1\n# EOF\n", t0 - 60'000); // before the window
        QCOMPARE(ask("load")->size(), std::size_t(0));
        writeFile(path, "load{pod=\"a\"} 2\nload{pod=\"b\"} 9\n# EOF\n", t0 + 1'000);
        QCOMPARE(ask("load")->size(), std::size_t(2));
        QCOMPARE(ask("load")->size(), std::size_t(2)); // asked again: nothing new
        writeFile(path, "load{pod=\"a\"} 3\n# EOF\n", t0 + 14'000);
        QVERIFY_RESULT(ask("load"));
        writeFile(path, "load{pod=\"a\"} 4\n# EOF\n", t0 + 45'000);
        const auto found = ask("load{pod=\"a\"}");
        QVERIFY_RESULT(found);
        QCOMPARE(found->size(), std::size_t(1));
        QCOMPARE(found->front().timesMs, (std::vector<std::int64_t>{t0 + 15'000, t0 + 45'000}));
        QCOMPARE(found->front().values, (std::vector<double>{3, 4}));
        QCOMPARE(found->front().labels.value(QStringLiteral("__name__")), QStringLiteral("load"));
        // Half a file says nothing, and takes nothing away.
        writeFile(path, "load{pod=\"a\"} 5\n", t0 + 50'000);
        QVERIFY_ERROR(ask("load"), ErrorKind::Unreadable);
        writeFile(path, "# EOF\n", t0 + 51'000);
        QCOMPARE(ask("load{pod=\"a\"}")->front().values.size(), std::size_t(2));
        QVERIFY_ERROR(ask("sum(load)"), ErrorKind::Unsupported);
        QVERIFY_ERROR(source.series(QStringLiteral("load"), {t0, t0 + 60'000, 0}), ErrorKind::Invalid);
        QVERIFY_ERROR(source.series(QStringLiteral("load"), {t0, t0 + 60'000, 1}), ErrorKind::Invalid);
        QVERIFY_ERROR(OpenMetricsFile(folder.path()).look(), ErrorKind::Unreadable);
    }
    void theFormatFollowsTheName()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("metrics.prom"));
        writeFile(path, "load 1 1790000000000\n", 1'790'000'009'000);
        OpenMetricsFile source(path);
        const auto found =
            source.series(QStringLiteral("load"), {1'790'000'000'000, 1'790'000'060'000, 15'000});
        QVERIFY_RESULT(found);
        QCOMPARE(found->front().timesMs, (std::vector<std::int64_t>{1'790'000'000'000}));
    }
};

QTEST_GUILESS_MAIN(TestOpenMetrics)
#include "tst_openmetrics.moc"
