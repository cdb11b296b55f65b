#include "services/http/Json.h"
#include "services/metrics/CutReply.h"
#include "services/metrics/PrometheusReplies.h"
#include "tests/support/Testing.h"

#include <QFile>

#include <random>

using namespace ph;
using namespace ph::testing;

namespace {

const QString where = QStringLiteral("a test");

std::string matrix(const std::string& result, const std::string& beside = {})
{
    return R"({"status":"success","data":{"resultType":"matrix","result":)" + result + "}" + beside + "}";
}

std::string seriesOf(const std::string& values, const std::string& metric = R"({"a":"b"})")
{
    return matrix("[{\"metric\":" + metric + ",\"values\":" + values + "}]");
}

/// The same JSON with a blank where nothing is cut out then: simdjson reads all of it.
std::string unusual(std::string body)
{
    constexpr std::string_view usual = R"("values":[[)";
    for (auto at = body.find(usual); at != std::string::npos; at = body.find(usual, at))
        body.insert(at + usual.size() - 2, 1, ' ');
    return body;
}

std::size_t cutFrom(const std::string& body)
{
    return prometheus::CutReply(body).runs();
}

std::vector<std::uint64_t> bitsOf(const std::vector<double>& values)
{
    std::vector<std::uint64_t> bits;
    bits.reserve(values.size());
    for (const double value : values)
        bits.push_back(std::bit_cast<std::uint64_t>(value)); // NaN is NaN, and 0 not -0
    return bits;
}

using Reading = Result<Noted<std::vector<MetricSeries>>>;

bool isSame(const Reading& a, const Reading& b)
{
    if (!a || !b)
        return !a && !b && a.error().kind == b.error().kind && a.error().detail == b.error().detail;
    return a->notes == b->notes &&
           std::equal(a->value.begin(), a->value.end(), b->value.begin(), b->value.end(),
                      [](const MetricSeries& one, const MetricSeries& other) {
                          return one.labels == other.labels && one.timesMs == other.timesMs &&
                                 bitsOf(one.values) == bitsOf(other.values);
                      });
}

/// Prints it so that a failure can be repeated.
void verifySame(const std::string& body)
{
    const auto cut = notedSeriesFromReply(body, where);
    const auto whole = notedSeriesFromReply(unusual(body), where);
    QVERIFY2(isSame(cut, whole), body.c_str());
}

} // namespace

/// Samples are cut out of a reply and read by a scanner, the rest by simdjson: together they read the same as
/// simdjson reads of the whole.
class RangeReplyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReplyIsReadTheSameCutOrWhole_data();
    void aReplyIsReadTheSameCutOrWhole();
    void samplesAreWhatIsWritten();
    void whatIsNestedTooDeepStaysSo();
    void aLongReplyIsReadByPartsTheSame();
    void halfAReplyIsNone();
    void aReplyThatIsDamagedIsReadTheSame();
};

void RangeReplyTest::aReplyIsReadTheSameCutOrWhole_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("cuts");
    QTest::addColumn<bool>("isRead");
    const auto row = [](const char* name, const std::string& body, int cuts, bool isRead) {
        QTest::newRow(name) << QByteArray::fromStdString(body) << cuts << isRead;
    };
    const auto read = [&row](const char* name, const std::string& body, int cuts = 1) {
        row(name, body, cuts, true);
    };
    const auto refused = [&row](const char* name, const std::string& body, int cuts = 0) {
        row(name, body, cuts, false);
    };
    for (const char* name : {"query-range", "range-up"}) {
        QFile file(data(QStringLiteral("prometheus/%1.json").arg(QLatin1String(name))));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto body = file.readAll().toStdString();
        read(name, body, int(body.find("19577") != std::string::npos ? 1 : 2));
    }
    read("no series", matrix("[]"), 0);
    read("numbers that are none", seriesOf(R"([[1,"NaN"],[2,"+Inf"],[3,"-Inf"],[4,"-0"],[5,"-1.5"]])"));
    read("exponents", seriesOf(R"([[1,"1e-7"],[2,"1.5E+300"],[3,"-2e0"],[4,"1e-300"]])"));
    read("many digits", seriesOf(R"([[1,"0.00012345678901234567"],[2,"123456789012345678901234567890"],)"
                                 R"([3,"18446744073709551616.5"],[4,"9223372036854775807"],[5,"000.5"],)"
                                 R"([6,"0.0000000000000000000000000000000001"],[7,"1."],[8,"00"]])"));
    read("times", seriesOf(R"([[1.5,"1"],[1.51,"1"],[1.513,"1"],[253402300799,"1"]])"));
    read("time begins", seriesOf(R"([[0,"1"],[0.001,"1"],[1,"1"]])"), 0);
    read("time by exponent", seriesOf(R"([[1e9,"1"]])"), 0);
    read("time by the microsecond", seriesOf(R"([[1.123456,"1"],[1.1239,"1"]])"), 0);
    read("blanks", seriesOf("[[1, \"1\"],\n[2,\"1\"]]"), 0);
    read("a text by escapes", seriesOf(R"([[1,"\u0031"]])"), 0);
    read("a name by escapes", matrix(R"([{"metric":{},"v\u0061lues":[[1,"1"]]}])"), 0);
    read("labels with quotes",
         seriesOf(R"([[1,"1"]])", R"({"a":"\",\"values\":[[1,\"1\"]]","values":"\\"})"));
    read("a name that ends as samples begin",
         matrix(R"([{"metric":{},"\"values":[[1,"1"]],"values":[[2,"2"]]}])"), 2);
    read("labels that are no UTF-8", seriesOf(R"([[1,"1"]])", "{\"a\":\"\xff\xc3\"}"));
    read("values before labels", matrix(R"([{"values":[[1,"1"],[2,"2"]],"metric":{"a":"b"}}])"));
    read("values twice", matrix(R"([{"values":[[1,"1"]],"values":[[2,"2"]],"metric":{}}])"), 2);
    read("result twice", matrix(R"([{"metric":{},"values":[[1,"1"]]}],"result":[{"values":[[2,"2"]]}])"), 2);
    read("warnings",
         matrix(R"([{"metric":{},"values":[[1,"1"]]}])", R"(,"warnings":["half"],"infos":["x"])"));
    read("warnings that hold samples",
         matrix(R"([{"metric":{},"values":[[1,"1"]]}])", R"(,"warnings":{"values":[[7,"7"]]})"), 2);
    read("samples elsewhere",
         matrix(R"([{"metric":{},"values":[[1,"1"]]}])", R"(,"more":{"values":[[7,"7"]]})"), 2);
    read("a byte order mark", "\xef\xbb\xbf" + seriesOf(R"([[1,"1"]])"));
    read("a null histogram", matrix(R"([{"metric":{},"histograms":null,"values":[[1,"1"]]}])"));

    refused("a histogram", matrix(R"([{"metric":{},"histograms":[[1,{}]],"values":[[1,"1"]]}])"), 1);
    refused("samples as a label", seriesOf(R"([[1,"1"]])", R"({"values":[[1,"1"]]})"), 2);
    refused("a mark", seriesOf(R"([["0"]])"));
    refused("a mark beside samples", matrix(R"([{"values":[["0-0"]],"more":{"values":[[1,"1"]]}}])"), 1);
    refused("no samples", seriesOf("[[]]"));
    refused("nothing", seriesOf("[]"));
    refused("nested", seriesOf(R"([["values":[[1,"1"]]]])"), 1);
    refused("the next is not there", seriesOf(R"([[1,"1"],])"));
    refused("a bare number", seriesOf("[[1,1]]"));
    refused("an overflow", seriesOf(R"([[1,"1e999"]])"));
    refused("words", seriesOf(R"([[1,"inf"]])"));
    refused("plus", seriesOf(R"([[1,"+1"]])"));
    refused("a blank in the text", seriesOf(R"([[1,"1 "]])"));
    refused("hexadecimal", seriesOf(R"([[1,"0x10"]])"));
    refused("an empty text", seriesOf(R"([[1,""]])"));
    refused("a leading zero", seriesOf(R"([[01,"1"]])"));
    refused("half a fraction", seriesOf(R"([[1.,"1"]])"));
    refused("before time", seriesOf(R"([[-1,"1"]])"));
    refused("after time", seriesOf(R"([[253402300799.001,"1"]])"));
    refused("long after time", seriesOf(R"([[18446744073709551617,"1"]])"));
    refused("backwards", seriesOf(R"([[2,"1"],[1.999,"1"]])"));
    refused("twice at one time", seriesOf(R"([[2,"1"],[2.000,"1"]])"));
    refused("something behind", seriesOf(R"([[1,"1"]])") + "x", 1);
    refused("two replies", seriesOf(R"([[1,"1"]])") + seriesOf(R"([[1,"1"]])"), 2);
    refused("a NUL behind", seriesOf(R"([[1,"1"]])") + std::string(1, '\0'), 1);
    refused("a NUL within", seriesOf(R"([[1,"1)" + std::string(1, '\0') + R"("]])"));
    refused("a quote too many", matrix(R"([{"metric":{},"a"values":[[1,"1"]]}])"), 1);
    refused("not in a series", R"({"status":"success","data":{"resultType":"matrix","values":[[1,"1"]]}})",
            1);
}

void RangeReplyTest::aReplyIsReadTheSameCutOrWhole()
{
    QFETCH(QByteArray, body);
    QFETCH(int, cuts);
    QFETCH(bool, isRead);
    QCOMPARE(int(cutFrom(body.toStdString())), cuts);
    QCOMPARE(cutFrom(unusual(body.toStdString())), std::size_t(0));
    const auto reading = notedSeriesFromReply(body.toStdString(), where);
    QCOMPARE(reading.has_value(), isRead);
    verifySame(body.toStdString());
}

void RangeReplyTest::samplesAreWhatIsWritten()
{
    const auto body =
        matrix(R"([{"metric":{"pod":"a"},"values":[[1700000000.123,"1.5"],[1700000015,"-0.1"]]},)"
               R"({"metric":{"pod":"b"},"values":[[1700000000,"0.30000000000000004"]]}])");
    QCOMPARE(cutFrom(body), std::size_t(2));
    const auto read = seriesFromReply(body, where);
    QVERIFY_RESULT(read);
    const auto pod = QStringLiteral("pod");
    QVERIFY(*read == (std::vector<MetricSeries>{
                         {{{pod, QStringLiteral("a")}}, {1'700'000'000'123, 1'700'000'015'000}, {1.5, -0.1}},
                         {{{pod, QStringLiteral("b")}}, {1'700'000'000'000}, {0.1 + 0.2}}}));
}

void RangeReplyTest::whatIsNestedTooDeepStaysSo()
{
    const auto nested = [](int depth) {
        const auto levels = std::size_t(depth);
        return matrix(R"([{"metric":{},"values":[[1,"1"]]}])", ",\"more\":" + std::string(levels, '[') +
                                                                   R"({"values":[[1,"1"]]})" +
                                                                   std::string(levels, ']'));
    };
    for (int depth = maxJsonDepth - 6; depth < maxJsonDepth + 3; ++depth)
        verifySame(nested(depth));
    QVERIFY(notedSeriesFromReply(nested(maxJsonDepth - 6), where).has_value());
    QVERIFY_ERROR(notedSeriesFromReply(nested(maxJsonDepth), where), ErrorKind::Unreadable);
}

/// Of a megabyte a thread each, which begin to look amid a series or a name.
void RangeReplyTest::aLongReplyIsReadByPartsTheSame()
{
    std::string result = "[";
    constexpr int series = 60;
    for (int i = 0; i < series; ++i) {
        const int samples = i == 20 ? 60'000 : i == 21 ? 1 : 1000 + 37 * i;
        result +=
            (i ? ",{" : "{") + std::string(R"("metric":{"pod":")") + std::to_string(i) + R"("},"values":[)";
        for (int at = 0; at < samples; ++at)
            result += (at ? ",[" : "[") + std::to_string(1'700'000'000 + 15 * at) + ",\"" +
                      std::to_string((at * 7919 + i) % 100'003) + (i == 33 ? "\" ]" : "\"]");
        result += "]}";
    }
    result += "]";
    for (int shift = 0; shift < times(40); ++shift) {
        const auto pad = std::string(std::size_t(shift * 7), ' ');
        const auto body =
            R"({"status":"success",)" + pad + R"("data":{"resultType":"matrix","result":)" + result + "}}";
        QVERIFY(body.size() > 3 << 20);
        QCOMPARE(cutFrom(body), std::size_t(series - 1));
        if (shift % 8 == 0)
            QVERIFY(isSame(notedSeriesFromReply(body, where), notedSeriesFromReply(unusual(body), where)));
    }
}

void RangeReplyTest::halfAReplyIsNone()
{
    const auto body =
        matrix(R"([{"metric":{"pod":"a"},"values":[[1700000000.123,"1.5"],[1700000015,"NaN"]]},)"
               R"({"metric":{},"values":[[1700000000,"2"]]}])");
    QVERIFY_RESULT(seriesFromReply(body, where));
    for (std::size_t length = 0; length < body.size(); ++length)
        QVERIFY_ERROR(seriesFromReply(body.substr(0, length), where), ErrorKind::Unreadable);
}

void RangeReplyTest::aReplyThatIsDamagedIsReadTheSame()
{
    const std::string body = matrix(
        R"([{"metric":{"pod":"a\"b"},"values":[[1700000000.123,"1.5"],[1700000015,"NaN"],[1700000030,"12e1"]]},)"
        R"({"metric":{"values":"c"},"values":[[1700000000,"0.0123456789012345678"],[1700000001,"-2"]]}])",
        R"(,"warnings":["half"])");
    constexpr std::string_view alphabet = "0123456789.-+eE\"\\,:[]{} NaInfvalues\t\n\xff\xc3\x7f";
    std::mt19937 random(20260117);
    const auto below = [&random](std::size_t count) { return random() % count; };
    int cutAndRead = 0, cutAndRefused = 0;
    for (int i = 0; i < times(20'000); ++i) {
        auto damaged = body;
        for (auto left = 1 + below(3); left > 0; --left) {
            const auto at = below(damaged.size());
            const char byte = alphabet[below(alphabet.size())];
            switch (below(5)) {
            case 0:
                damaged.erase(at, 1 + below(3));
                break;
            case 1:
                damaged.insert(at, 1, byte);
                break;
            case 2:
                damaged.insert(at, damaged.substr(below(damaged.size()), 1 + below(40)));
                break;
            default:
                damaged[at] = byte;
            }
            if (damaged.empty())
                damaged = "{";
        }
        verifySame(damaged);
        if (QTest::currentTestFailed())
            return;
        const auto cuts = cutFrom(damaged);
        const bool isRead = notedSeriesFromReply(damaged, where).has_value();
        cutAndRead += cuts > 0 && isRead;
        cutAndRefused += cuts > 0 && !isRead;
    }
    QVERIFY2(cutAndRead > times(200) && cutAndRefused > times(200),
             qPrintable(QStringLiteral("%1 read, %2 refused").arg(cutAndRead).arg(cutAndRefused)));
}

QTEST_GUILESS_MAIN(RangeReplyTest)
#include "tst_range_reply.moc"
