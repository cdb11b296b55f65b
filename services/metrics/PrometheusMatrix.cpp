#include "services/http/BulkJson.h"
#include "services/metrics/CutReply.h"
#include "services/metrics/MetricsText.h"
#include "services/metrics/PrometheusReading.h"
#include "services/metrics/PrometheusReplies.h"

// Ranges are the large replies, 11,000 points a series. simdjson reads them ten times as fast as a tree of
// nodes would be built, and still takes longer than all the rest: so samples that are written as usual are
// read straight from the bytes, and everything else by simdjson.
namespace ph {

namespace {

namespace dom = simdjson::dom;
using prometheus::CutReply;

QString matrixText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

/// What is no list of texts is told as it came.
QStringList matrixNotes(dom::object reply, std::string_view name)
{
    QStringList notes;
    dom::element found;
    if (reply.at_key(name).get(found) != simdjson::SUCCESS || found.is_null())
        return notes;
    dom::array list;
    if (found.get(list) != simdjson::SUCCESS)
        return {matrixText(simdjson::minify(found))};
    for (const dom::element one : list)
        notes << matrixText(bulkText(one).value_or(simdjson::minify(one)));
    return notes;
}

/// No value where it is anything but an object of texts.
std::optional<MetricLabels> matrixLabels(dom::object series)
{
    MetricLabels labels;
    dom::element found;
    if (series.at_key("metric").get(found) != simdjson::SUCCESS || found.is_null())
        return labels;
    dom::object object;
    if (found.get(object) != simdjson::SUCCESS)
        return std::nullopt;
    for (const auto [name, value] : object) {
        const auto text = bulkText(value);
        if (!text)
            return std::nullopt;
        labels.insert(matrixText(name), matrixText(*text));
    }
    return labels;
}

/// [seconds since 1970, "value"] appended; false where it is not.
bool appendPair(dom::element element, MetricSeries& series)
{
    dom::array pair;
    double seconds = 0;
    std::string_view text;
    if (element.get(pair) != simdjson::SUCCESS || pair.size() != 2 ||
        pair.at(0).get(seconds) != simdjson::SUCCESS || pair.at(1).get(text) != simdjson::SUCCESS)
        return false;
    const auto timeMs = prometheus::timeFrom(seconds);
    const auto value = prometheus::numberFrom(text);
    if (!timeMs || !value)
        return false;
    series.timesMs.push_back(*timeMs);
    series.values.push_back(*value);
    return true;
}

/// What stands in place of samples that were cut out; empty for samples.
std::string_view markIn(dom::array pairs)
{
    dom::array first;
    std::string_view mark;
    const bool isMark = pairs.at(0).get(first) == simdjson::SUCCESS && first.size() == 1 &&
                        first.at(0).get(mark) == simdjson::SUCCESS;
    return isMark ? mark : std::string_view();
}

Result<MetricSeries> matrixSeries(dom::element element, CutReply& cut, const QString& where)
{
    const auto broken = [&where](const char* why) {
        return fail(prometheus::unreadable(where, metricsText(why)));
    };
    dom::object item;
    if (element.get(item) != simdjson::SUCCESS)
        return broken(QT_TRANSLATE_NOOP("ph::MetricsSource", "a series is no object"));
    for (const auto* key : {"histogram", "histograms"}) {
        dom::element histogram;
        if (item.at_key(key).get(histogram) == simdjson::SUCCESS && !histogram.is_null())
            return fail(
                ErrorKind::Invalid, where,
                metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "it gives histograms, not numbers")));
    }
    auto labels = matrixLabels(item);
    if (!labels)
        return broken(QT_TRANSLATE_NOOP("ph::MetricsSource", "a series has labels that are none"));
    dom::array pairs;
    if (item.at_key("values").get(pairs) != simdjson::SUCCESS || pairs.begin() == pairs.end())
        return broken(QT_TRANSLATE_NOOP("ph::MetricsSource", "a series has no values"));
    if (auto* run = cut.run(markIn(pairs))) {
        run->labels = std::move(*labels);
        return std::move(*run);
    }
    MetricSeries series{std::move(*labels), {}, {}};
    series.timesMs.reserve(pairs.size());
    series.values.reserve(pairs.size());
    for (const dom::element pair : pairs) {
        if (!appendPair(pair, series))
            return broken(QT_TRANSLATE_NOOP("ph::MetricsSource", "a sample is no time and number"));
        if (const auto count = series.timesMs.size();
            count > 1 && series.timesMs[count - 1] <= series.timesMs[count - 2])
            return broken(QT_TRANSLATE_NOOP("ph::MetricsSource", "the times of a series do not ascend"));
    }
    return series;
}

/// @param text  the reply, or what is left of it after the cut
Result<Noted<std::vector<MetricSeries>>> matrixIn(const std::string& text, CutReply& cut,
                                                  const QString& where)
{
    BulkJson json;
    const auto root = json.parse(text, where);
    dom::object reply, data;
    if (!root || root->get(reply) != simdjson::SUCCESS || bulkText(reply.at_key("status")) != "success" ||
        reply.at_key("data").get(data) != simdjson::SUCCESS)
        return fail(prometheus::noPrometheus(where));
    Noted<std::vector<MetricSeries>> all;
    all.notes = {matrixNotes(reply, "warnings"), matrixNotes(reply, "infos")};
    dom::array result;
    if (bulkText(data.at_key("resultType")) != "matrix" ||
        data.at_key("result").get(result) != simdjson::SUCCESS)
        return fail(prometheus::unreadable(
            where, metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "the answer holds no series"))));
    for (const dom::element element : result) {
        auto series = matrixSeries(element, cut, where);
        if (!series)
            return fail(std::move(series.error()));
        all.value.push_back(std::move(*series));
    }
    return all;
}

} // namespace

Result<Noted<std::vector<MetricSeries>>> notedSeriesFromReply(const std::string& body, const QString& where)
{
    CutReply cut(body);
    auto read = matrixIn(cut.text(), cut, where);
    return cut.everyRunWasTaken() ? read : matrixIn(body, cut, where);
}

Result<std::vector<MetricSeries>> seriesFromReply(const std::string& body, const QString& where)
{
    return prometheus::whole(notedSeriesFromReply(body, where), where);
}

} // namespace ph
