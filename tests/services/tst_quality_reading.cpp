#include "tests/services/QualitySamples.h"

#include <QCryptographicHash>

#include <cmath>

using namespace ph;
using namespace ph::testing;

namespace {

Result<QualityReport> reading(const QByteArray& bytes)
{
    return readQualityReport(bytes, QStringLiteral("a test"));
}

} // namespace

/// What is a report, and what becomes of files that are damaged, hostile or something else.
class TestQualityReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whereItCameFromIsKept()
    {
        const auto bytes = qualitySample(QStringLiteral("evidently/report-0.7.json"));
        const auto report = readQualityReport(bytes, QStringLiteral("somewhere/a.txt"));
        QVERIFY_RESULT(report);
        QCOMPARE(report->file, QStringLiteral("somewhere/a.txt")); // nothing goes by the name
        QCOMPARE(report->bytes, qint64(bytes.size()));
        QCOMPARE(report->sha256,
                 QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
        QCOMPARE(verdictCounts(*report), (QList<qint64>{0, 4, 0, 0, 1}));
    }

    void anyToolAfterAByteOrderMark_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& name : qualitySamples())
            QTest::newRow(qPrintable(name)) << name;
    }
    void anyToolAfterAByteOrderMark()
    {
        QFETCH(QString, name);
        const auto plain = reading(qualitySample(name));
        QVERIFY_RESULT(plain);
        QVERIFY(!plain->items.isEmpty());
        const auto marked = reading("\xef\xbb\xbf" + qualitySample(name));
        QVERIFY_RESULT(marked);
        QCOMPARE(marked->items, plain->items);
        QCOMPARE(marked->tool, plain->tool);
    }

    void cutShortAnywhereItIsRefused_data() { anyToolAfterAByteOrderMark_data(); }
    void cutShortAnywhereItIsRefused()
    {
        QFETCH(QString, name);
        const auto whole = qualitySample(name).trimmed();
        const auto full = reading(whole);
        QVERIFY_RESULT(full);
        const auto step = std::max<qsizetype>(1, whole.size() / 40);
        for (qsizetype size = 0; size < whole.size() - 1; size += step) {
            const auto cut = reading(whole.left(size));
            if (name.endsWith(QLatin1String(".json")))
                QVERIFY2(!cut, qPrintable(QStringLiteral("%1 bytes").arg(size)));
            else // a table may end with a whole line, or within the last number of one
                QVERIFY2(!cut || cut->items.size() <= full->items.size(), qPrintable(QString::number(size)));
        }
    }

    void whatPeopleHaveAtHandInsteadIsRefusedWithAdvice_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("advice");
        QTest::newRow("Parquet") << QByteArray("PAR1\x15\x04", 6) << QStringLiteral("to_csv");
        QTest::newRow("a whylogs profile")
            << QByteArray("WHY1\x00\x12", 6) << QStringLiteral("generate_constraints");
        QTest::newRow("a pickle") << QByteArray("\x80\x04\x95", 3) << QStringLiteral("runs code");
        QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08", 3) << QStringLiteral("Unpack");
        QTest::newRow("zip") << QByteArray("PK\x03\x04", 4) << QStringLiteral("Unpack");
        QTest::newRow("UTF-16") << QByteArray("\xff\xfe{\x00", 4) << QStringLiteral("UTF-8");
        QTest::newRow("a page") << QByteArray("<!doctype html>") << QStringLiteral("JSON");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("Evidently");
        QTest::newRow("another table") << QByteArray("a,b\n1,2\n") << QStringLiteral("Evidently");
        QTest::newRow("another document")
            << QByteArray("{\"name\": \"fraud\", \"version\": \"2\"}") << QStringLiteral("Evidently");
        QTest::newRow("an empty document") << QByteArray("{}") << QStringLiteral("Evidently");
        QTest::newRow("an empty list") << QByteArray("[]") << QStringLiteral("Evidently");
    }
    void whatPeopleHaveAtHandInsteadIsRefusedWithAdvice()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, advice);
        const auto read = reading(bytes);
        QVERIFY_ERROR(read, ErrorKind::Unsupported);
        QVERIFY2(read.error().detail.contains(advice), qPrintable(read.error().detail));
    }

    void nestingIsBounded()
    {
        const auto nested = [](int depth) {
            return "{'metrics':[{'id':'a','metric_name':'X()','value':" +
                   QByteArray("{'x':").repeated(depth) + '1' + QByteArray("}").repeated(depth) +
                   "}],'tests':[]}";
        };
        const auto report = readText(nested(50));
        QCOMPARE(report.items.size(), 1);
        QVERIFY_ERROR(reading(nested(100'000).replace('\'', '"')), ErrorKind::Unreadable);
        QVERIFY_ERROR(reading(QByteArray(1'000'000, '[')), ErrorKind::Unreadable);
    }

    void sizeIsBounded()
    {
        QVERIFY_ERROR(reading(QByteArray(maxReportBytes + 1, ' ')), ErrorKind::Unreadable);
        const auto report = readText("{'metrics':[{'id':'a','metric_name':'X()','value':'" +
                                     QByteArray(100'000, 'x') + "'}],'tests':[]}");
        QVERIFY(report.items[0].valueText.size() < 5'000);
        QByteArray many = "[";
        for (int i = 0; i < 210'000; ++i)
            many += "['c',1,0],";
        many.back() = ']';
        const auto cut = readText(many);
        QCOMPARE(cut.items.size(), 200'000);
        QCOMPARE(unreadOf(cut), QStringLiteral("10000 items beyond 200000"));
    }

    void namesOfTheUnknownAreBounded()
    {
        QByteArray json = "{'metrics':[{'id':'a','metric_name':'X()','value':1}],'tests':[]";
        for (int i = 0; i < 2'000; ++i)
            json += ",'field" + QByteArray::number(i) + "':1";
        const auto report = readText(json + ",'" + QByteArray(10'000, 'n') + "':1}");
        qint64 counted = 0;
        for (const auto& unread : report.unread) {
            counted += unread.count;
            QVERIFY(unread.name.size() <= 200);
        }
        QCOMPARE(counted, qint64(2'001));
        QVERIFY(report.unread.size() <= 501);
    }

    void wrongTypesAreCountedAndTheRestIsRead()
    {
        const auto report =
            readText("{'success': 'maybe', 'meta': [], 'statistics': 5, 'results': ["
                     "  7, {'success': 'yes', 'expectation_config': {'type': 'expect_x', 'kwargs': []},"
                     "      'result': {'element_count': -3, 'unexpected_percent': []}},"
                     "  {'success': true, 'expectation_config': {'type': 'expect_y', 'kwargs': {}}}]}");
        QCOMPARE(linesOf(report),
                 (QStringList{QStringLiteral(" · other · expect_x · unexpected_percent =  ·  · not judged"),
                              QStringLiteral(" · other · expect_y ·  ·  · pass")}));
        QCOMPARE(
            unreadOf(report),
            QStringLiteral("1 $.meta; 1 $.results[]; 1 $.results[].result.element_count; 1 "
                           "$.results[].result.unexpected_percent; 1 $.results[].success; 1 $.statistics"));
    }

    void hostileTextStaysText()
    {
        const auto report = readText("{'violations': [{'feature_name': '<img src=x>\\u001b[31m\\u202e', "
                                     "'constraint_check_type': '; DROP TABLE', 'description': '=cmd()'}]}");
        QCOMPARE(report.items[0].column, QStringLiteral("<img src=x>\x1b[31m\u202e"));
        QCOMPARE(report.items[0].words, QStringLiteral("=cmd()"));
        QVERIFY_RESULT(reading(QByteArray("{\"violations\": [{\"constraint_check_type\": \"\xff\xfe\"}]}")));
    }

    void notANumberAndTheInfinitiesAreValues()
    {
        const auto report = readText("{'metrics': [{'id': 'a', 'metric_name': 'X()', 'value': NaN},"
                                     " {'id': 'b', 'metric_name': 'X()', 'value': -Infinity}], 'tests': []}");
        QVERIFY(std::isnan(*report.items[0].value));
        QVERIFY(std::isinf(*report.items[1].value) && *report.items[1].value < 0);
        QCOMPARE(report.items[0].verdict, QualityVerdict::NotJudged);
    }

    void aNameTwiceIsSaid()
    {
        const auto report =
            readText("{'violations': [{'constraint_check_type': 'a', 'constraint_check_type': 'b'}]}");
        QCOMPARE(unreadOf(report), QStringLiteral("1 a name twice in one object: constraint_check_type"));
    }

    void tablesHaveToBeWhole()
    {
        const auto header = QByteArray("chunk_key,chunk_period,a_wasserstein_value\n");
        QVERIFY_ERROR(reading(header + "x,analysis\n"), ErrorKind::Unreadable);
        QVERIFY_ERROR(reading(header + "\"x,analysis,1\n"), ErrorKind::Unreadable);
        QVERIFY_ERROR(reading(header + "x,analysis,1" + QByteArray(1'000'000, ',') + '\n'),
                      ErrorKind::Unreadable);
        QCOMPARE(reading(header + "\n\"x, y\",analysis,1\r\n")->items[0].window.name, QStringLiteral("x, y"));
        QVERIFY_ERROR(reading("chunk,chunk\nchunk,chunk\nchunk,chunk\n"), ErrorKind::Unsupported);
    }
};

QTEST_GUILESS_MAIN(TestQualityReading)
#include "tst_quality_reading.moc"
